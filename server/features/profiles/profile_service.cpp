// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/profiles/profile_service.h"

#include "server/features/accounts/credentials.h"
#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// Who is in more rooms is told of in the latest of them.
    constexpr int kMostToldRooms = 200;

} // namespace

Result<profiles::Profile> ProfileService::own(Work &work, const Nothing &)
{
    TRY(const auto row, m_store.byId(work, work.caller().user));
    if (!row)
        return Error{Code::NotFound, "person"};
    return profiles::Profile{row->nickname, row->bio, row->picture};
}

Result<profiles::Profile> ProfileService::change(Work &work, const profiles::ChangeOwnProfile &request)
{
    const UserId me = work.caller().user;
    if (request.bio) {
        TRY(const QString bio, manyLines(*request.bio, 0, profiles::kLongestBio, "bio"));
        TRY(m_store.setBio(work, me, bio));
    }
    if (request.nickname) {
        TRY(m_accounts.rename(work, *request.nickname));
        TRY(tell(work, me));
    }
    return own(work, {});
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
    TRY(const QList<RoomId> rooms, m_store.rooms(work, person, kMostToldRooms));
    for (const RoomId room : rooms)
        work.tell(profiles::changed, {room, row->face()}, Published::Kind::Ephemeral);
    return {};
}

} // namespace madang
