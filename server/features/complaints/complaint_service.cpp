// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/complaints/complaint_service.h"

#include "common/protocol/notifications.h"
#include "server/features/audit/audit.h"
#include "server/features/limits.h"

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;
using complaints::About;
using complaints::Complaint;
using complaints::ProfilePart;
using complaints::Verdict;

namespace {

    constexpr int kMostKeepers = 20;
    constexpr int kToldAtOnce = 200;
    constexpr int kMostInvitations = 200;

    /// Absent for messages, as older programs know them.
    std::optional<About> toldKind(const ComplaintRow &row)
    {
        return row.kind == About::Message ? std::nullopt : std::optional(row.kind);
    }

    QByteArray bodyOf(const ComplaintRow &row, std::optional<Verdict> verdict)
    {
        return toJson(
            complaints::ComplaintBody{row.id, row.room, row.name, row.position, verdict, toldKind(row)});
    }

    complaints::ProfileThen profileThen(const ComplaintRow &row)
    {
        return {row.called, row.said, row.picture};
    }

} // namespace

Result<Nothing> ComplaintService::make(Work &work, const complaints::Complain &request)
{
    TRY(const RoomRights rights, m_rooms.rightsOf(work, request.room));
    TRY(const SaidMessage message, m_chat.message(work, request.room, request.event));
    if (!rights.sees(message.position))
        return Error{Code::NotFound, "event"}.at(u"event"_s);
    if (message.sender == work.caller().user)
        return Error{Code::InvalidValue, "yourself"}.at(u"event"_s);
    TRY(const auto before, m_store.openAbout(work, message.id));
    ComplaintRow row;
    row.room = message.room;
    row.event = message.id;
    row.position = message.position;
    row.author = message.sender;
    row.said = message.text;
    return join(work, before, row, request.reason, request.note);
}

Result<Nothing> ComplaintService::makeAboutPerson(Work &work, const complaints::ComplainAboutPerson &request)
{
    if (!m_profiles)
        return Error{Code::NotSupported, "complaints"};
    TRY(const auto person, m_profiles->named(work, request.username));
    if (!person)
        return Error{Code::NotFound, "person"}.at(u"username"_s);
    if (person->id == work.caller().user)
        return Error{Code::InvalidValue, "yourself"}.at(u"username"_s);
    TRY(const auto before, m_store.openAboutProfile(work, person->id));
    ComplaintRow row;
    row.kind = About::Profile;
    row.author = person->id;
    row.called = person->nickname;
    row.said = person->bio;
    row.picture = person->picture;
    return join(work, before, row, request.reason, request.note);
}

Result<Nothing> ComplaintService::makeAboutInvitation(Work &work,
                                                      const complaints::ComplainAboutInvitation &request)
{
    const Error missing = Error{Code::NotFound, "invitation"}.at(u"room"_s);
    TRY(const QList<RawJson> told, m_store.invitations(work, kMostInvitations));
    std::optional<UserId> inviter;
    for (const RawJson &each : told) {
        const auto body = fromJson<notifications::InvitedBody>(each.text);
        if (body && body->room == request.room) {
            inviter = body->inviter;
            break;
        }
    }
    TRY(const auto words, m_store.wordsOf(work, request.room));
    if (!inviter || !words)
        return missing;
    TRY(const auto before, m_store.openAboutInvitation(work, *inviter, request.room));
    ComplaintRow row;
    row.kind = About::Invitation;
    row.room = request.room;
    row.author = *inviter;
    row.said = words->topic.isEmpty() ? words->name : words->name + u'\n' + words->topic;
    return join(work, before, row, request.reason, request.note);
}

Result<Nothing> ComplaintService::join(Work &work, const std::optional<ComplaintId> &before,
                                       ComplaintRow fresh, complaints::Reason reason,
                                       const std::optional<QString> &note)
{
    ComplaintWords words{reason, {}};
    if (note) {
        TRY(words.note, manyLines(*note, 0, complaints::kLongestNote, "note"));
    }
    if (before) {
        TRY(m_store.put(work, *before, work.caller().user, words));
        return Nothing{};
    }
    fresh.id = work.newId<ComplaintId>();
    fresh.firstAt = work.now();
    TRY(m_store.insert(work, fresh));
    TRY(m_store.put(work, fresh.id, work.caller().user, words));
    TRY(const auto whole, m_store.find(work, fresh.id));
    TRY(tellKeepers(work, whole.value_or(fresh)));
    return Nothing{};
}

/// Once for each complaint: further voices join it.
Done ComplaintService::tellKeepers(Work &work, const ComplaintRow &row)
{
    QList<UserId> keepers;
    if (row.room) {
        TRY(keepers, m_store.owners(work, *row.room, kMostKeepers));
    }
    TRY(const QList<UserId> moderators, m_accounts.moderators(work));
    for (const UserId moderator : moderators) {
        bool decides = true;
        if (row.kind == About::Profile) {
            TRY(decides, m_accounts.mayDecideAbout(work, moderator, row.author));
        }
        if (decides)
            keepers += moderator;
    }
    std::sort(keepers.begin(), keepers.end());
    keepers.erase(std::unique(keepers.begin(), keepers.end()), keepers.end());
    // Who is complained about learns nothing of it, and who complains needs no telling.
    keepers.removeAll(row.author);
    keepers.removeAll(work.caller().user);
    TRY(m_notifications.hold(work, keepers));
    for (const UserId keeper : keepers)
        TRY(m_notifications.notify(work, keeper, u"complaint.made"_s, {bodyOf(row, std::nullopt)}));
    return {};
}

Result<bool> ComplaintService::keepsAll(Work &work)
{
    return work.caller().atMachine() ? Result<bool>(true) : m_accounts.mayModerate(work, work.caller().user);
}

Result<bool> ComplaintService::keeps(Work &work, const ComplaintRow &row)
{
    if (work.caller().atMachine() || row.kind != About::Profile)
        return true;
    return m_accounts.mayDecideAbout(work, work.caller().user, row.author);
}

Result<ComplaintRow> ComplaintService::mine(Work &work, ComplaintId id)
{
    TRY(const auto row, m_store.find(work, id));
    if (!row)
        return Error{Code::NotFound, "complaint"};
    // Nobody decides about what they said themselves.
    if (row->author == work.caller().user)
        return Error{Code::NotFound, "complaint"};
    TRY(const bool keeper, keepsAll(work));
    if (keeper) {
        TRY(const bool may, keeps(work, *row));
        return may ? Result<ComplaintRow>(*row) : Error{Code::NotFound, "complaint"};
    }
    if (!row->room)
        return Error{Code::NotFound, "complaint"};
    TRY(const bool owner, m_store.owns(work, *row->room, work.caller().user));
    return owner ? Result<ComplaintRow>(*row) : Error{Code::NotFound, "complaint"};
}

Result<Complaint> ComplaintService::shown(Work &work, const ComplaintRow &row)
{
    Complaint complaint{
        row.id,       row.room,   row.name, row.position, row.event,   {row.author, row.nickname},
        row.said,     row.people, {},       row.firstAt,  row.verdict, row.decidedBy,
        row.decidedAt};
    complaint.about = toldKind(row);
    if (row.kind == About::Profile) {
        complaint.profile = profileThen(row);
        complaint.said.clear();
    }
    TRY(const auto voices, m_store.voices(work, row.id, complaints::kMostVoices));
    for (const VoiceRow &voice : voices)
        complaint.voices += {{voice.person, voice.nickname}, voice.reason, voice.note, voice.at};
    return complaint;
}

Result<Page<Complaint>> ComplaintService::list(Work &work, const complaints::ListComplaints &request)
{
    TRY(const int limit, pageLimit(request.limit));
    ComplaintScope scope;
    scope.decided = request.decided.value_or(false);
    scope.every = request.every.value_or(false);
    TRY(const bool keeper, keepsAll(work));
    if (!keeper)
        scope.owner = work.caller().user;
    ComplaintId after{scope.decided ? std::numeric_limits<qint64>::max() : 0};
    if (request.after) {
        after = ComplaintId::fromText(*request.after);
        if (after.isNull())
            return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
    }
    TRY(QList<ComplaintRow> rows, m_store.list(work, scope, after, limit + 1));
    Page<Complaint> page;
    if (rows.size() > limit) {
        rows.resize(limit);
        page.next = rows.last().id.text();
    }
    for (const ComplaintRow &row : std::as_const(rows)) {
        if (row.author == work.caller().user)
            continue;
        TRY(const bool may, keeps(work, row));
        if (!may)
            continue;
        TRY(const Complaint complaint, shown(work, row));
        page.items += complaint;
    }
    return page;
}

Result<complaints::Context> ComplaintService::show(Work &work, const complaints::OneComplaint &request)
{
    TRY(const ComplaintRow row, mine(work, request.complaint));
    complaints::Context context;
    TRY(context.complaint, shown(work, row));
    if (row.kind == About::Message && row.room) {
        TRY(context.around, m_chat.around(work, *row.room, row.position, complaints::kAround));
    }
    return context;
}

Result<Complaint> ComplaintService::decide(Work &work, const complaints::Decide &request)
{
    TRY(const ComplaintRow row, mine(work, request.complaint));
    QString reason;
    if (request.reason) {
        TRY(reason, oneLine(*request.reason, complaints::kLongestVerdictReason, "reason"));
    }
    const Caller &caller = work.caller();
    TRY(const bool open,
        m_store.decide(work, row.id, request.verdict,
                       caller.guest() ? std::nullopt : std::optional(caller.user)));
    if (!open)
        return Error{Code::Conflict, "decided"};
    if (request.verdict == Verdict::Removed)
        TRY(takeAway(work, row, request));
    TRY(tellComplainants(work, row, request.verdict));
    QJsonObject details{{u"verdict"_s, QString(json::wordOfEnum(request.verdict))}};
    if (row.room)
        details.insert(u"room"_s, row.room->text());
    if (row.event)
        details.insert(u"event"_s, row.event->text());
    if (row.kind != About::Message) {
        details.insert(u"about"_s, QString(json::wordOfEnum(row.kind)));
        details.insert(u"person"_s, row.author.text());
    }
    if (!reason.isEmpty())
        details.insert(u"reason"_s, reason);
    TRY(audit::record(work, {u"complaint.decide"_s, u"complaint:"_s + row.id.text(), details}));
    TRY(const auto now, m_store.find(work, row.id));
    return shown(work, now.value_or(row));
}

Done ComplaintService::takeAway(Work &work, const ComplaintRow &row, const complaints::Decide &request)
{
    switch (row.kind) {
    case About::Message:
        return row.room && row.event ? m_chat.remove(work, *row.room, *row.event) : Done();
    case About::Invitation:
        return withdraw(work, row);
    case About::Profile:
        break;
    }
    if (!m_profiles)
        return Error{Code::NotSupported, "complaints"};
    const QList<ProfilePart> all{ProfilePart::Nickname, ProfilePart::Picture, ProfilePart::Words};
    return m_profiles->takeAway(work, row.author, profileThen(row), request.parts.value_or(all));
}

Done ComplaintService::withdraw(Work &work, const ComplaintRow &row)
{
    for (UserId after;;) {
        TRY(const QList<UserId> people, m_store.complainants(work, row.id, after, kToldAtOnce));
        for (const UserId person : people) {
            TRY(const auto from, m_rooms.visibleFrom(work, *row.room, person));
            if (from)
                TRY(m_members.dismiss(work, *row.room, person, std::nullopt));
        }
        if (people.size() < kToldAtOnce)
            return {};
        after = people.last();
    }
}

Done ComplaintService::tellComplainants(Work &work, const ComplaintRow &row, Verdict verdict)
{
    for (UserId after;;) {
        TRY(const QList<UserId> people, m_store.complainants(work, row.id, after, kToldAtOnce));
        TRY(m_notifications.hold(work, people));
        for (const UserId person : people)
            TRY(m_notifications.notify(work, person, u"complaint.decided"_s, {bodyOf(row, verdict)}));
        if (people.size() < kToldAtOnce)
            return {};
        after = people.last();
    }
}

} // namespace madang
