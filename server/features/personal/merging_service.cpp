// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/personal/merging_service.h"

#include "common/base/log.h"
#include "server/features/accounts/credentials.h"
#include "server/features/limits.h"

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;
using accounts::Deed;
using users::MergePlan;
using users::User;

Merging MergingService::mergingOf(const MergePlan &plan)
{
    Merging merging{plan.givenUp.id, plan.kept.id};
    merging.fromUsername = plan.givenUp.username;
    merging.fromNickname = plan.givenUp.nickname;
    merging.intoUsername = plan.kept.username;
    merging.intoNickname = plan.kept.nickname;
    merging.keepsWaysIn = plan.keepsWaysIn;
    return merging;
}

Result<User> MergingService::look(Work &work, const QString &username, const QString &field)
{
    const Result<User> user = m_users.mine(work, username);
    // Whoever merged somebody into themselves would read what only that one was told, in every private room.
    return user || user.error().field.isEmpty() ? user : Error(user.error()).at(field);
}

Result<MergePlan> MergingService::judge(Work &work, const QString &kept, const QString &givenUp)
{
    TRY(m_users.judge(work));
    if (nameAsTyped(kept) == nameAsTyped(givenUp))
        return Error{Code::InvalidValue, "same-account"}.at(u"givenUp"_s);
    MergePlan plan;
    TRY(plan.kept, look(work, kept, u"username"_s));
    TRY(plan.givenUp, look(work, givenUp, u"givenUp"_s));
    if (accounts::roleOf(plan.givenUp.role) == accounts::Role::Owner)
        return Error{Code::Conflict, "owner-given-up"}.at(u"givenUp"_s);
    // What opens the one would open the other: over the network that would be a way into an account that
    // decides about money or words, past the second person such decisions take.
    plan.keepsWaysIn
        = UserService::isAtMachine(work.caller()) || !accounts::may(plan.kept.role, Deed::BearBadge);
    const Merging merging = mergingOf(plan);
    for (PersonalData *part : m_parts)
        TRY(part->judgeMerging(work, merging));
    TRY(plan.belongings, belongingsOf(work, m_parts, plan.givenUp.id));
    return plan;
}

Result<MergePlan> MergingService::preview(Work &work, const users::PreviewMerge &request)
{
    return judge(work, request.username, request.givenUp);
}

Result<MergePlan> MergingService::merge(Work &work, const users::MergeAccounts &request)
{
    TRY(const QString reason, oneLine(request.reason, users::kLongestMergeReason, "reason"));
    TRY(MergePlan plan, judge(work, request.username, request.givenUp));
    Merging merging = mergingOf(plan);
    TRY(m_store.begin(work, merging));
    for (PersonalData *part : m_parts)
        TRY(part->merge(work, merging));
    for (PersonalData *part : m_parts)
        TRY(part->clear(work, merging));
    // In one order for everybody: two units never wait for each other's rooms.
    QList<RoomId> rooms(merging.rooms.begin(), merging.rooms.end());
    std::sort(rooms.begin(), rooms.end(), [](RoomId a, RoomId b) { return a.number < b.number; });
    for (const RoomId room : std::as_const(rooms))
        TRY(m_rooms.renew(work, room));
    const users::MergedBody body{merging.fromUsername, merging.fromNickname};
    TRY(m_notifications.notify(work, merging.into, u"account.merged"_s, {toJson(body)}));
    TRY(m_store.end(work, merging));
    QJsonObject moved;
    for (const users::BelongingCount &each : std::as_const(plan.belongings))
        moved.insert(QString(json::wordOfEnum(each.what)), each.count);
    TRY(m_users.record(work, "account.merge", plan.kept,
                       {{u"givenUp"_s, merging.fromUsername},
                        {u"account"_s, merging.from.text()},
                        {u"reason"_s, reason},
                        {u"moved"_s, moved}}));
    work.afterCommit([this, from = merging.from, into = merging.into] {
        m_exports.drop(from);
        m_exports.drop(into);
        qCInfo(lcAccounts) << "account merged:" << from.number << "into" << into.number;
    });
    TRY(plan.kept, m_users.find(work, plan.kept.username));
    return plan;
}

} // namespace madang
