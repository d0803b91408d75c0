// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/personal/erasing_service.h"

#include "common/base/log.h"
#include "server/features/limits.h"

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;

Done ErasingService::judge(Work &work, UserId person)
{
    for (PersonalData *part : m_parts)
        TRY(part->judgeErasing(work, person));
    return {};
}

Done ErasingService::erase(Work &work, const PersonRow &person, accounts::Writings messages,
                           const QString &reason)
{
    TRY(judge(work, person.id));
    Erasure erasure{person.id, messages, person.username, {person.nickname}};
    erasure.reason = reason;
    TRY(const QList<MergedRow> merged, m_store.mergedInto(work, person.id));
    for (const MergedRow &row : merged) {
        erasure.merged += row.account;
        erasure.names += row.username;
        erasure.names += row.nickname;
    }
    TRY(m_store.begin(work, erasure));
    for (size_t i = 0; i + 1 < m_parts.size(); ++i)
        TRY(m_parts[i]->erase(work, erasure));
    // In one order for everybody: two units never wait for each other's rooms.
    QList<RoomId> rooms(erasure.rooms.begin(), erasure.rooms.end());
    std::sort(rooms.begin(), rooms.end(), [](RoomId a, RoomId b) { return a.number < b.number; });
    for (const RoomId room : std::as_const(rooms))
        TRY(m_rooms.renew(work, room));
    if (!m_parts.empty())
        TRY(m_parts.back()->erase(work, erasure));
    TRY(m_store.end(work, person.id));
    work.afterCommit([this, id = person.id] {
        m_exports.drop(id);
        m_merging = false;
        qCInfo(lcAccounts) << "account erased:" << id.number;
    });
    return {};
}

Result<Later<Nothing>> ErasingService::eraseMe(Work &work, const accounts::EraseAccount &request)
{
    // Before the password is asked for in vain; and again in the unit that erases.
    TRY(judge(work, work.caller().user));
    return m_accounts.afterProof(work, request.password, request.code,
                                 [this, messages = request.messages](Work &next) -> Result<Nothing> {
                                     TRY(const auto person, m_store.person(next, next.caller().user));
                                     if (!person)
                                         return Error{Code::NotSignedIn, "account"};
                                     TRY(erase(next, *person, messages));
                                     return Nothing{};
                                 });
}

Result<Nothing> ErasingService::eraseUser(Work &work, const users::EraseUser &request)
{
    // First: of two owners who erase each other, the second is not the last one's end.
    TRY(m_users.holdRoles(work));
    TRY(const users::User user, m_users.mine(work, request.username));
    QString reason;
    if (request.reason || !UserService::isAtMachine(work.caller())) {
        TRY(reason, oneLine(request.reason.value_or(QString()), users::kLongestActReason, "reason"));
    }
    TRY(const auto person, m_store.named(work, user.username));
    if (!person)
        return Error{Code::NotFound, "user"}.at(u"username"_s);
    const Done erased = erase(work, *person, request.messages, reason);
    // What is in the way is theirs, not the caller's.
    if (!erased)
        return erased.error().code == Code::Conflict ? Error(erased.error()).at(u"username"_s)
                                                     : erased.error();
    return Nothing{};
}

Done ErasingService::settle(Work &work)
{
    m_exports.forgetOld();
    TRY(const bool waits, m_store.unsettled(work));
    if (!waits)
        return {};
    TRY(const bool filesWait, m_store.filesWait(work));
    if (filesWait)
        TRY(m_tidy.run(work));
    TRY(const bool merging, m_index.settle(work, !m_merging.exchange(true)));
    if (!filesWait && !merging)
        work.afterCommit([this, db = &work.db(), now = work.now()] { emptyLog(*db, now); });
    return {};
}

/// On the writing lane, between two transactions.
void ErasingService::emptyLog(Database &db, Timestamp until)
{
    const Result<bool> emptied = db.emptyLog();
    if (!emptied || !*emptied)
        return; // somebody was reading: the schedule comes again
    m_lanes.post<Nothing>(
        LaneKind::Write, 0, Caller{},
        [this, until](Work &work) -> Result<Nothing> {
            TRY(m_store.settled(work, until));
            return Nothing{};
        },
        [](const Result<Nothing> &) {});
}

} // namespace madang
