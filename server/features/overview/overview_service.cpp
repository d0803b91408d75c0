// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/overview/overview_service.h"

#include <QStorageInfo>

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using overview::Durations;
using overview::HouseCheck;
using overview::HouseState;
using overview::Verdict;

namespace {

    /// Below the first `madangd check` fails, too.
    constexpr qint64 kDiskFull = 256ll << 20;
    constexpr qint64 kDiskLow = 2ll << 30;
    /// Gateways answer within seconds; after minutes somebody may look, after an hour they must.
    constexpr auto kStuckSoon = 3min;
    constexpr auto kStuckLong = 1h;
    constexpr auto kMoneyIsForgotten = 24h; ///< it is somebody's, and they may be waiting
    constexpr auto kProofIsOld = 24h; ///< it is made anew every six hours
    constexpr auto kDiedLately = 24h; ///< dead mails are kept for weeks; only fresh ones are news
    constexpr auto kMailIsLate = 1h;
    constexpr auto kClockIsBehind = 5min; ///< a mail of this house is younger than now otherwise
    constexpr std::chrono::milliseconds kJumpIsNews = 24h;
    constexpr auto kErrorIsNews = 1h;
    constexpr qint64 kManyUnits = 1'000;
    constexpr qint64 kTooManyUnits = 10'000; ///< half of what a lane takes before it refuses
    constexpr qint64 kSlowCommit = 500'000; ///< microseconds
    constexpr qint64 kSlowAnswer = 1'000'000;
    constexpr qint64 kBucketIsAway = 3; ///< it is asked several times a minute
    constexpr qint64 kEnoughToJudge = 20; ///< one slow answer among three says nothing

    HouseCheck good(const QString &name, qint64 value)
    {
        return {name, Verdict::Good, value, {}};
    }

    HouseCheck check(const QString &name, qint64 value, Verdict verdict, const QString &reason)
    {
        return {name, verdict, value, verdict == Verdict::Good ? std::nullopt : std::optional(reason)};
    }

    HouseCheck diskCheck(qint64 free)
    {
        if (free >= 0 && free < kDiskFull)
            return check(u"disk"_s, free, Verdict::Bad, u"disk-full"_s);
        return check(u"disk"_s, free, free >= 0 && free < kDiskLow ? Verdict::Watch : Verdict::Good,
                     u"disk-low"_s);
    }

    HouseCheck booksCheck(const std::optional<ProofRow> &proof, Timestamp now)
    {
        if (proof && !proof->holds)
            return check(u"books"_s, proof->wrong, Verdict::Bad, u"books-broken"_s);
        const bool fresh = proof && proof->at >= now.plus(-kProofIsOld);
        return check(u"books"_s, 0, fresh ? Verdict::Good : Verdict::Watch, u"books-unproven"_s);
    }

    HouseCheck stuckCheck(const QString &name, int value, bool soon, bool longSince)
    {
        return check(name, value,
                     longSince  ? Verdict::Bad
                         : soon ? Verdict::Watch
                                : Verdict::Good,
                     name + u"-stuck"_s);
    }

    HouseCheck lanesCheck(qint64 waiting)
    {
        return check(u"lanes"_s, waiting,
                     waiting >= kTooManyUnits    ? Verdict::Bad
                         : waiting >= kManyUnits ? Verdict::Watch
                                                 : Verdict::Good,
                     u"lanes-crowded"_s);
    }

    HouseCheck slowCheck(const QString &name, const std::optional<Durations> &times, qint64 limit)
    {
        if (!times)
            return good(name, 0);
        const bool slow = times->count >= kEnoughToJudge && times->p99Microseconds > limit;
        return check(name, times->p99Microseconds, slow ? Verdict::Watch : Verdict::Good, name + u"-slow"_s);
    }

    /// What waits for somebody's decision: nothing breaks, but they should know.
    HouseCheck waitingCheck(const QString &name, int value, const QString &reason)
    {
        return check(name, value, value > 0 ? Verdict::Watch : Verdict::Good, reason);
    }

    qint64 valueOf(const Gauge *gauge)
    {
        return gauge ? gauge->value() : 0;
    }

    /// Where files lie on the disk nobody counts, and all is well.
    HouseCheck bucketCheck(qint64 failed)
    {
        return check(u"files"_s, failed,
                     failed >= kBucketIsAway ? Verdict::Bad
                         : failed > 0        ? Verdict::Watch
                                             : Verdict::Good,
                     u"files-away"_s);
    }

} // namespace

Surroundings Surroundings::of(const QString &dataFolder)
{
    return {[dataFolder] {
                const QStorageInfo volume(dataFolder);
                return DiskRoom{volume.bytesAvailable(), volume.bytesTotal()};
            },
            [] { return logTally(); }, [] { return isClockKept(); }};
}

OverviewService::OverviewService(OverviewStore &store, const TrafficWindow &traffic, ClockWatch &clocks,
                                 AccountAccess &accounts, const House &house, Surroundings surroundings)
    : m_store(store)
    , m_traffic(traffic)
    , m_clocks(clocks)
    , m_accounts(accounts)
    , m_metrics(house.metrics)
    , m_deposits(house.metrics.gauge("madang_payments_unpaid", "Orders that wait for a deposit."))
    , m_unmatched(house.metrics.gauge("madang_payments_unmatched",
                                      "Money that fits no order; a person must say what became of it."))
    , m_mails(house.metrics.gauge("madang_mails_waiting", "Mails that are not sent yet."))
    , m_clock(house.clock)
    , m_surroundings(std::move(surroundings))
    , m_startedAt(house.clock.now())
    , m_started(house.clock.steady())
{
}

Done OverviewService::judge(Work &work)
{
    return m_accounts.judgeAdmin(work);
}

void OverviewService::count(Work &work, HouseState &state) const
{
    state.at = work.now();
    state.version = QLatin1StringView(MADANG_VERSION);
    state.engine = work.db().engine() == Engine::Sqlite ? u"sqlite"_s : u"postgres"_s;
    state.startedAt = m_startedAt;
    state.uptimeSeconds = (m_clock.steady() - m_started) / 1000;
    state.connections = valueOf(m_metrics.findGauge("madang_door_connections"));
    state.webSockets = valueOf(m_metrics.findGauge("madang_door_websockets"));
    state.subscriptions = valueOf(m_metrics.findGauge("madang_door_subscriptions"));
    state.unitsWaiting = valueOf(m_metrics.findGauge("madang_lanes_waiting"));
    state.traffic = m_traffic.recent();
    const DiskRoom disk = m_surroundings.disk();
    state.diskFree = disk.free;
    state.diskSize = disk.size;
}

Done OverviewService::judgeMoney(Work &work, HouseState &state)
{
    const Timestamp now = work.now();
    TRY(const auto proof, m_store.lastProof(work));
    if (proof) {
        state.booksHold = proof->holds;
        state.booksProvenAt = proof->at;
    }
    state.checks += booksCheck(proof, now);
    TRY(state.webhooksDead, m_store.webhooksDead(work));
    state.checks += check(u"webhooks"_s, state.webhooksDead,
                          state.webhooksDead > 0 ? Verdict::Bad : Verdict::Good, u"webhooks-dead"_s);
    TRY(state.paymentsInDoubt, m_store.paymentsInDoubt(work));
    TRY(const bool paymentSoon, m_store.isAPaymentInDoubtSince(work, now.plus(-kStuckSoon)));
    TRY(const bool paymentLong, m_store.isAPaymentInDoubtSince(work, now.plus(-kStuckLong)));
    state.checks += stuckCheck(u"payments"_s, state.paymentsInDoubt, paymentSoon, paymentLong);
    TRY(state.returnsInDoubt, m_store.returnsInDoubt(work));
    TRY(const bool returnSoon, m_store.isAReturnInDoubtSince(work, now.plus(-kStuckSoon)));
    TRY(const bool returnLong, m_store.isAReturnInDoubtSince(work, now.plus(-kStuckLong)));
    state.checks += stuckCheck(u"returns"_s, state.returnsInDoubt, returnSoon, returnLong);
    TRY(const int unmatched, m_store.unmatchedMoney(work));
    TRY(const bool forgotten, m_store.isMoneyUnmatchedSince(work, now.plus(-kMoneyIsForgotten)));
    state.unmatchedMoney = unmatched;
    state.checks += check(u"unmatched"_s, unmatched,
                          forgotten           ? Verdict::Bad
                              : unmatched > 0 ? Verdict::Watch
                                              : Verdict::Good,
                          u"unmatched-waiting"_s);
    TRY(state.depositsWaiting, m_store.depositsWaiting(work));
    return {};
}

Done OverviewService::judgeMails(Work &work, HouseState &state)
{
    const Timestamp now = work.now();
    TRY(state.mailsWaiting, m_store.mailsWaiting(work));
    TRY(state.mailsDead, m_store.mailsDead(work));
    TRY(const bool diedLately, m_store.didAMailDieSince(work, now.plus(-kDiedLately)));
    TRY(const auto oldest, m_store.oldestMail(work));
    const bool late = oldest && Timestamp{*oldest} < now.plus(-kMailIsLate);
    if (diedLately)
        state.checks += check(u"mails"_s, state.mailsDead, Verdict::Bad, u"mails-dead"_s);
    else
        state.checks
            += check(u"mails"_s, state.mailsWaiting, late ? Verdict::Watch : Verdict::Good, u"mails-late"_s);
    return {};
}

Done OverviewService::judgeClock(Work &work, HouseState &state)
{
    // Mails wait for moments that were told by this clock: set back, it lets them wait.
    TRY(const auto oldest, m_store.oldestMail(work));
    if (oldest && Timestamp{*oldest} > work.now().plus(kClockIsBehind)) {
        state.checks += check(u"clock"_s, (*oldest - work.now().ms) / 1000, Verdict::Bad, u"clock-behind"_s);
        return {};
    }
    m_clocks.look();
    const auto jump = m_clocks.lastJump();
    if (jump && m_clock.steady() - jump->at < kJumpIsNews.count()) {
        state.checks += check(u"clock"_s, jump->ms / 1000, Verdict::Watch, u"clock-jumped"_s);
        return {};
    }
    const auto isKept = m_surroundings.clockIsKept ? m_surroundings.clockIsKept() : std::nullopt;
    state.checks
        += check(u"clock"_s, 0, isKept.value_or(true) ? Verdict::Good : Verdict::Watch, u"clock-unkept"_s);
    return {};
}

Done OverviewService::countQueues(Work &work)
{
    TRY(const int deposits, m_store.depositsWaiting(work));
    TRY(const int unmatched, m_store.unmatchedMoney(work));
    TRY(const int mails, m_store.mailsWaiting(work));
    m_deposits.set(deposits);
    m_unmatched.set(unmatched);
    m_mails.set(mails);
    return {};
}

Result<HouseState> OverviewService::read(Work &work, const Nothing &)
{
    TRY(judge(work));
    HouseState state;
    count(work, state);
    TRY(state.schema, m_store.schema(work));
    TRY(state.storeSize, m_store.size(work));
    state.checks += diskCheck(state.diskFree);
    TRY(judgeMoney(work, state));
    TRY(judgeMails(work, state));
    state.checks += lanesCheck(state.unitsWaiting);
    const overview::Traffic traffic = state.traffic.value_or(overview::Traffic());
    state.checks += slowCheck(u"commits"_s, traffic.commits, kSlowCommit);
    state.checks += slowCheck(u"answers"_s, traffic.answers, kSlowAnswer);
    TRY(state.complaintsOpen, m_store.complaintsOpen(work));
    state.checks += waitingCheck(u"complaints"_s, state.complaintsOpen, u"complaints-open"_s);
    TRY(state.applicantsWaiting, m_store.applicantsWaiting(work));
    state.checks += waitingCheck(u"applicants"_s, state.applicantsWaiting, u"applicants-waiting"_s);
    const LogTally log = m_surroundings.log();
    state.warningsLogged = log.warnings;
    state.errorsLogged = log.errors;
    const bool news = log.errors > 0 && log.lastError >= work.now().plus(-kErrorIsNews);
    state.checks += check(u"log"_s, log.errors, news ? Verdict::Watch : Verdict::Good, u"errors-logged"_s);
    state.checks += bucketCheck(valueOf(m_metrics.findGauge("madang_files_bucket_failing")));
    TRY(judgeClock(work, state));
    for (const HouseCheck &each : std::as_const(state.checks))
        state.verdict = std::max(state.verdict, each.verdict);
    return state;
}

} // namespace madang
