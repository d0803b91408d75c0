// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/bans/ban_service.h"

#include "common/base/log.h"
#include "server/features/audit/audit.h"
#include "server/features/limits.h"

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;
using bans::Ban;

namespace {

    bool touches(const AddressRange &range, const QString &other)
    {
        const auto known = AddressRange::fromText(other);
        return known && range.overlaps(*known);
    }

    bool isTooWide(const AddressRange &range)
    {
        if (range.isIpv4())
            return range.prefix() < bans::kWidestIpv4;
        // All of IPv4 lies in a corner of IPv6 that is narrow there.
        const auto allOfIpv4 = AddressRange::fromText(u"0.0.0.0/0"_s);
        return range.prefix() < bans::kWidestIpv6 || (allOfIpv4 && range.contains(*allOfIpv4));
    }

    Error refusedAddress(const char *why)
    {
        return Error(Code::InvalidValue, why).at(u"address"_s);
    }

} // namespace

BanService::BanService(BanStore &store, AccountAccess &accounts, AddressBans &door,
                       const QList<QByteArray> &proxies)
    : m_store(store)
    , m_accounts(accounts)
    , m_door(door)
{
    for (const QByteArray &proxy : proxies) {
        if (const auto range = AddressRange::fromText(QString::fromLatin1(proxy)))
            m_proxies += *range;
    }
}

Done BanService::judge(Work &work)
{
    if (work.caller().atMachine())
        return {};
    return m_accounts.judgeAdmin(work);
}

Result<AddressRange> BanService::rangeFrom(const Caller &caller, const QString &typed) const
{
    const auto range = AddressRange::fromText(typed);
    if (!range)
        return refusedAddress("address");
    if (touches(*range, u"127.0.0.0/8"_s) || touches(*range, u"::1"_s))
        return refusedAddress("loopback");
    if (isTooWide(*range))
        return refusedAddress("too-wide");
    if (std::any_of(m_proxies.begin(), m_proxies.end(),
                    [&range](const AddressRange &proxy) { return range->overlaps(proxy); }))
        return refusedAddress("trusted-proxy");
    if (touches(*range, caller.address))
        return refusedAddress("yourself");
    return *range;
}

Result<Page<Ban>> BanService::list(Work &work, const bans::ListBans &request)
{
    TRY(judge(work));
    TRY(const int limit, pageLimit(request.limit));
    BanId before{std::numeric_limits<qint64>::max()};
    if (request.after) {
        before = BanId::fromText(*request.after);
        if (before.isNull())
            return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
    }
    TRY(QList<Ban> rows, m_store.list(work, before, limit + 1));
    Page<Ban> page;
    if (rows.size() > limit) {
        rows.resize(limit);
        page.next = rows.last().id.text();
    }
    page.items = std::move(rows);
    return page;
}

Result<Later<Ban>> BanService::add(Work &work, const bans::NewBan &request)
{
    TRY(judge(work));
    TRY(const AddressRange range, rangeFrom(work.caller(), request.address));
    Ban made;
    made.id = work.newId<BanId>();
    made.address = range.text();
    made.madeAt = work.now();
    if (request.days) {
        if (*request.days < 1 || *request.days > bans::kMostBanDays)
            return Error(Code::InvalidValue, "range").at(u"days"_s);
        made.until = work.now().plus(std::chrono::hours(24) * *request.days);
    }
    const QString reason = request.reason.value_or(QString()).trimmed();
    if (!reason.isEmpty()) {
        TRY(made.reason, oneLine(reason, bans::kLongestBanReason, "reason"));
    }
    if (!work.caller().guest()) {
        TRY(made.maker, m_accounts.username(work, work.caller().user));
    }
    TRY(const int already, m_store.inForce(work));
    if (already >= bans::kMostBans)
        return Error{Code::Conflict, "too-many-bans"};
    TRY(const bool fresh, m_store.insert(work, made));
    if (!fresh)
        return Error{Code::AlreadyExists, "ban"}.at(u"address"_s);
    work.afterCommit([address = made.address] { qCInfo(lcAccounts) << "banned" << address; });
    TRY(audit::record(
        work,
        {u"ban.add"_s,
         u"ban:"_s + made.id.text(),
         {{u"address"_s, made.address}, {u"reason"_s, made.reason}, {u"days"_s, request.days.value_or(0)}}}));
    return Later<Ban>(
        [this, made, ban = AddressBan{range, made.until}](const std::function<void(Result<Ban>)> &finish) {
            m_door.add(ban);
            finish(made);
        });
}

Result<Later<Nothing>> BanService::remove(Work &work, const bans::OneBan &request)
{
    TRY(judge(work));
    TRY(const auto network, m_store.network(work, request.ban));
    TRY(const bool was, m_store.remove(work, request.ban));
    if (!was || !network)
        return Error{Code::NotFound, "ban"};
    work.afterCommit([address = *network] { qCInfo(lcAccounts) << "no longer banned" << address; });
    TRY(audit::record(work, {u"ban.remove"_s, u"ban:"_s + request.ban.text(), {{u"address"_s, *network}}}));
    return Later<Nothing>([this, address = *network](const std::function<void(Result<Nothing>)> &finish) {
        if (const auto range = AddressRange::fromText(address))
            m_door.remove(*range);
        finish(Nothing{});
    });
}

Done BanService::refresh(Work &work)
{
    const quint64 seen = m_door.version();
    // Beside this daemon's own there may be some that another one took in meanwhile.
    TRY(const auto rows, m_store.ranges(work, 2 * bans::kMostBans));
    QList<AddressBan> all;
    for (const BanRange &row : rows) {
        if (const auto range = AddressRange::fromText(row.network))
            all += AddressBan{*range, row.endsAt};
    }
    m_door.replace(all, seen);
    return {};
}

} // namespace madang
