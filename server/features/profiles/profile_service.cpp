// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/profiles/profile_service.h"

#include "server/features/accounts/credentials.h"
#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// Who is in more rooms is told of in the latest of them.
    constexpr int kMostToldRooms = 200;
    /// Names of a room that a new one is compared with.
    constexpr int kMostCompared = 2000;

    Error taken()
    {
        return Error{Code::InvalidValue, "nickname-taken"}.at(u"nickname"_s);
    }

} // namespace

Result<profiles::Profile> ProfileService::own(Work &work, const Nothing &)
{
    TRY(const auto row, m_store.byId(work, work.caller().user));
    if (!row)
        return Error{Code::NotFound, "person"};
    TRY(const accounts::MailLanguage language, m_accounts.chosenLanguage(work));
    return profiles::Profile{row->nickname, row->bio, row->picture, language};
}

Result<profiles::Profile> ProfileService::change(Work &work, const profiles::ChangeOwnProfile &request)
{
    const UserId me = work.caller().user;
    if (request.bio) {
        TRY(const QString bio, manyLines(*request.bio, 0, profiles::kLongestBio, "bio"));
        TRY(m_store.setBio(work, me, bio));
    }
    if (request.language)
        TRY(m_accounts.chooseLanguage(work, *request.language));
    if (request.nickname) {
        TRY(m_accounts.rename(work, *request.nickname));
        TRY(tell(work, me));
    }
    return own(work, {});
}

Result<profiles::RoomNickname> ProfileService::setRoomNickname(Work &work,
                                                               const profiles::SetRoomNickname &request)
{
    TRY(const RoomRights rights, m_rooms.memberRightsOf(work, request.room));
    if (rights.visibility == rooms::Visibility::Direct)
        return Error{Code::Conflict, "direct-room"};
    const UserId me = work.caller().user;
    profiles::RoomNickname now{request.room, std::nullopt, {}};
    std::optional<QString> look;
    if (request.nickname && !request.nickname->trimmed().isEmpty()) {
        TRY(now.nickname, m_accounts.nickname(work, *request.nickname));
        TRY(look, freeLook(work, request.room, *now.nickname));
    }
    TRY(const bool free, m_store.setNickname(work, request.room, me, now.nickname, look));
    if (!free)
        return taken();
    TRY(const auto row, m_store.byId(work, me));
    if (!row)
        return Error{Code::NotFound, "person"};
    now.shown = now.nickname.value_or(row->nickname);
    work.tell(profiles::changed, {request.room, row->face(), now.shown}, Published::Kind::Ephemeral);
    return now;
}

/// What a name looks like, unless somebody else in the room looks called like it. In larger rooms only the
/// longest-standing accounts are looked at, and all who have a nickname there.
Result<QString> ProfileService::freeLook(Work &work, RoomId room, const QString &nickname)
{
    const QString look = keptLookOf(nickname);
    TRY(const QList<QString> others, m_store.othersIn(work, room, work.caller().user, kMostCompared));
    for (const QString &other : others) {
        if (other == nickname || lookOf(other) == look)
            return taken();
    }
    return look;
}

Result<bool> ProfileService::maySee(Work &work, UserId person)
{
    return work.caller().guest() ? m_store.isInPublic(work, person) : Result<bool>(true);
}

Result<profiles::PersonCard> ProfileService::card(Work &work, const profiles::OneProfile &request)
{
    TRY(const auto row, m_store.byId(work, request.user));
    return cardOf(work, row, "user");
}

Result<profiles::PersonCard> ProfileService::cardNamed(Work &work, const profiles::NamedProfile &request)
{
    TRY(const auto row, m_store.named(work, nameAsTyped(request.username)));
    return cardOf(work, row, "username");
}

Result<profiles::PersonCard> ProfileService::cardOf(Work &work, const std::optional<ProfileRow> &row,
                                                    const char *field)
{
    const Error unknown = Error(Code::NotFound, "person").at(QString::fromLatin1(field));
    if (!row)
        return unknown;
    TRY(const bool visible, maySee(work, row->id));
    if (!visible)
        return unknown;
    profiles::PersonCard card{row->id,      row->username, row->nickname,  row->bio,
                              row->picture, row->badge(),  row->createdAt, {},
                              {},           false};
    if (m_verification) {
        TRY(const bool isVerified, m_verification->bearsBadge(work, row->id));
        if (isVerified)
            card.verified = true;
    }
    const UserId me = work.caller().user;
    if (me.isNull())
        return card;
    TRY(const bool near, m_store.shareRoom(work, me, row->id));
    if (near || me == row->id) {
        TRY(card.presence, m_presence.seenByCaller(work, row->id));
    }
    if (me == row->id)
        return card;
    TRY(card.rooms, m_store.commonRooms(work, me, row->id, profiles::kMostCommonRooms));
    TRY(card.blocked, m_rooms.hasBlocked(work, row->id));
    return card;
}

Result<Page<profiles::Face>> ProfileService::faces(Work &work, const profiles::AskFaces &request)
{
    if (request.people.size() > profiles::kMostFaces)
        return Error{Code::TooMany, "people"}.at(u"people"_s);
    Page<profiles::Face> page;
    for (const UserId person : request.people) {
        TRY(const auto row, m_store.byId(work, person));
        if (!row)
            continue;
        TRY(const bool visible, maySee(work, person));
        if (visible)
            page.items.append(row->face());
    }
    return page;
}

Done ProfileService::tell(Work &work, UserId person)
{
    TRY(const auto row, m_store.byId(work, person));
    if (!row)
        return {};
    TRY(const QList<CalledRow> rooms, m_store.rooms(work, person, kMostToldRooms));
    for (const CalledRow &called : rooms)
        work.tell(profiles::changed, {called.room, row->face(), called.shown}, Published::Kind::Ephemeral);
    return {};
}

} // namespace madang
