// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/complaints/complaint_service.h"

#include "server/features/audit/audit.h"
#include "server/features/limits.h"

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;
using complaints::Complaint;
using complaints::Verdict;

namespace {

    constexpr int kMostKeepers = 20;
    constexpr int kToldAtOnce = 200;

    QByteArray bodyOf(const ComplaintRow &row, std::optional<Verdict> verdict)
    {
        return toJson(complaints::ComplaintBody{row.id, row.room, row.name, row.position, verdict});
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
    complaints::Complain wish = request;
    if (wish.note) {
        TRY(wish.note, manyLines(*wish.note, 0, complaints::kLongestNote, "note"));
    }
    TRY(const auto before, m_store.openAbout(work, message.id));
    ComplaintRow row;
    row.id = before.value_or(ComplaintId());
    if (!before) {
        row.id = work.newId<ComplaintId>();
        row.room = message.room;
        row.event = message.id;
        row.position = message.position;
        row.author = message.sender;
        row.said = message.text;
        row.firstAt = work.now();
        TRY(m_store.insert(work, row));
    }
    TRY(m_store.put(work, row.id, work.caller().user, wish));
    if (before)
        return Nothing{};
    TRY(const auto whole, m_store.find(work, row.id));
    TRY(tellKeepers(work, whole.value_or(row)));
    return Nothing{};
}

/// Once for each complaint: further voices join it.
Done ComplaintService::tellKeepers(Work &work, const ComplaintRow &row)
{
    TRY(QList<UserId> keepers, m_store.owners(work, row.room, kMostKeepers));
    TRY(const QList<UserId> moderators, m_accounts.moderators(work));
    keepers += moderators;
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

Result<ComplaintRow> ComplaintService::mine(Work &work, ComplaintId id)
{
    TRY(const auto row, m_store.find(work, id));
    if (!row)
        return Error{Code::NotFound, "complaint"};
    // Nobody decides about what they said themselves.
    if (row->author == work.caller().user)
        return Error{Code::NotFound, "complaint"};
    TRY(const bool keeper, keepsAll(work));
    if (keeper)
        return *row;
    TRY(const bool owner, m_store.owns(work, row->room, work.caller().user));
    return owner ? Result<ComplaintRow>(*row) : Error{Code::NotFound, "complaint"};
}

Result<Complaint> ComplaintService::shown(Work &work, const ComplaintRow &row)
{
    Complaint complaint{
        row.id,       row.room,   row.name, row.position, row.event,   {row.author, row.nickname},
        row.said,     row.people, {},       row.firstAt,  row.verdict, row.decidedBy,
        row.decidedAt};
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
    TRY(context.around, m_chat.around(work, row.room, row.position, complaints::kAround));
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
        TRY(m_chat.remove(work, row.room, row.event));
    TRY(tellComplainants(work, row, request.verdict));
    QJsonObject details{{u"room"_s, row.room.text()},
                        {u"event"_s, row.event.text()},
                        {u"verdict"_s, QString(json::wordOfEnum(request.verdict))}};
    if (!reason.isEmpty())
        details.insert(u"reason"_s, reason);
    TRY(audit::record(work, {u"complaint.decide"_s, u"complaint:"_s + row.id.text(), details}));
    TRY(const auto now, m_store.find(work, row.id));
    return shown(work, now.value_or(row));
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
