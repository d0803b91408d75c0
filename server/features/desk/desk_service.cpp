// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/desk/desk_service.h"

#include "common/base/log.h"
#include "server/features/audit/audit.h"
#include "server/features/limits.h"

namespace madang {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using desk::Item;
using desk::LedgerCheck;
using desk::Overview;
using desk::Section;
using desk::StoryLine;
using payments::Order;

namespace {

    /// After this long in doubt a person should look.
    constexpr auto kStuckAfter = 3min;
    constexpr auto kProofLasts = 6h;
    constexpr int kMostWebhooks = 50;
    constexpr DeedId kNewest{std::numeric_limits<qint64>::max()};

    Timestamp stuckBefore(const Work &work)
    {
        return work.now().plus(-std::chrono::milliseconds(kStuckAfter));
    }

    Item itemOf(const Webhook &letter)
    {
        Item item;
        item.section = Section::Dead;
        item.key = letter.id.text();
        item.order = letter.orderId;
        item.gateway = letter.gateway;
        item.state = letter.type;
        item.reason = letter.reason;
        item.since = letter.receivedAt;
        item.attempts = letter.attempts;
        return item;
    }

    /// What is written down of a deed beside its target.
    template <typename T> QJsonObject detailsOf(const QString &about, const T &done)
    {
        QJsonObject details{{u"about"_s, about}};
        if constexpr (std::is_same_v<T, desk::NotedTransfer>) {
            details.insert(u"amount"_s, QString::number(done.amount.won));
            details.insert(u"verdict"_s, QString(json::wordOfEnum(done.verdict)));
        }
        return details;
    }

    /// Cuts what was read one too far, and says where the next page begins.
    template <typename T, typename KeyOf> Page<T> pageOf(QList<T> rows, int limit, KeyOf keyOf)
    {
        Page<T> page;
        if (rows.size() > limit) {
            rows.resize(limit);
            page.next = keyOf(rows.last());
        }
        page.items = std::move(rows);
        return page;
    }

} // namespace

DeskService::DeskService(DeskStore &store, BooksService &books, const DeskNeighbours &neighbours,
                         Lanes &lanes, Metrics &metrics)
    : m_store(store)
    , m_books(books)
    , m_accounts(neighbours.accounts)
    , m_orders(neighbours.orders)
    , m_webhooks(neighbours.webhooks)
    , m_transfers(neighbours.transfers)
    , m_refunds(neighbours.refunds)
    , m_lanes(lanes)
    , m_holds(metrics.gauge("madang_ledger_holds", "1 when the last proof of the books found nothing wrong."))
{
}

// --- who may

Result<DeskService::Operator> DeskService::operatorOf(Work &work)
{
    // The door gives no peer that address, and lets no guest come here.
    if (work.caller().guest() && work.caller().address == kSocketAddress)
        return Operator{{}, u"operator@socket"_s, work.caller()};
    TRY(m_accounts.judgeTreasurer(work));
    TRY(const QString name, m_accounts.username(work, work.caller().user));
    return Operator{work.caller().user, name, work.caller()};
}

Result<DeskService::Operator> DeskService::personOf(Work &work)
{
    TRY(const Operator who, operatorOf(work));
    if (who.account.isNull())
        return Error{Code::NotAllowed, "account-needed"};
    return who;
}

// --- looking

Result<Overview> DeskService::counted(Work &work)
{
    Overview overview;
    TRY(overview.stuck, m_store.countStuck(work, stuckBefore(work)));
    TRY(overview.unmatched, m_store.countUnmatched(work));
    TRY(overview.dead, m_webhooks.countDead(work));
    TRY(overview.refunds, m_store.countRefunds(work, stuckBefore(work)));
    TRY(overview.deposits, m_store.countDeposits(work));
    TRY(overview.lastCheck, m_store.lastProof(work));
    return overview;
}

Result<Overview> DeskService::overview(Work &work, const Nothing &)
{
    TRY(operatorOf(work));
    return counted(work);
}

Result<Page<Item>> DeskService::list(Work &work, const desk::ListSection &request)
{
    TRY(const Operator reader, operatorOf(work));
    TRY(const int limit, pageLimit(request.limit));
    const QString after = request.after.value_or(QString());
    const auto page = [limit](QList<Item> rows) {
        return pageOf(std::move(rows), limit, [](const Item &item) { return item.key; });
    };
    switch (request.section) {
    case Section::Stuck: {
        TRY(const auto rows, m_store.stuck(work, stuckBefore(work), after, limit + 1));
        return page(rows);
    }
    case Section::Unmatched: {
        TRY(const auto rows, m_store.unmatched(work, UnmatchedId::fromText(after), limit + 1));
        return page(rows);
    }
    case Section::Deposits: {
        TRY(const auto rows, m_store.deposits(work, after, limit + 1));
        return page(rows);
    }
    case Section::Dead: {
        TRY(const auto letters, m_webhooks.dead(work, WebhookId::fromText(after), limit + 1));
        QList<Item> rows;
        for (const Webhook &letter : letters)
            rows += itemOf(letter);
        return page(rows);
    }
    case Section::Refunds: {
        TRY(const auto rows,
            m_store.refunds(work, stuckBefore(work), reader.account, RefundId::fromText(after), limit + 1));
        return page(rows);
    }
    }
    return Page<Item>();
}

Result<desk::Story> DeskService::order(Work &work, const desk::OneOrder &request)
{
    TRY(operatorOf(work));
    TRY(const auto found, m_store.order(work, request.order));
    if (!found)
        return Error{Code::NotFound, "order"}.at(u"order"_s);
    desk::Story story = found->story;
    TRY(story.deposit, m_store.depositOf(work, story.order));
    TRY(const Order order, m_orders.find(work, story.order));
    if (order.wasPaid()) {
        TRY(story.remaining, m_orders.returns().remaining(work, order));
    }
    TRY(addLines(work, story, found->subject));
    return story;
}

Done DeskService::addLines(Work &work, desk::Story &story, qint64 subject)
{
    QList<StoryLine> &lines = story.lines;
    lines += StoryLine{story.createdAt, u"made"_s, {}, story.amount, {}, 1, {}};
    TRY(addPaymentLines(work, story));
    TRY(addRefundLines(work, story, subject));
    TRY(const auto postings, m_store.postings(work, story.purpose, QString::number(subject)));
    lines += postings;
    TRY(const auto deeds, m_store.deedsOn(work, story.order.value));
    lines += deeds;
    if (story.decidedAt)
        lines += StoryLine{*story.decidedAt,
                           u"decided"_s,
                           QString(json::wordOfEnum(story.status)),
                           std::nullopt,
                           story.reason.value_or(QString()),
                           1,
                           {}};
    std::stable_sort(lines.begin(), lines.end(),
                     [](const StoryLine &a, const StoryLine &b) { return a.at < b.at; });
    return {};
}

/// What gateways said, what they sent, what came to the bank, what did not fit.
Done DeskService::addPaymentLines(Work &work, desk::Story &story)
{
    QList<StoryLine> &lines = story.lines;
    TRY(const auto answers, m_answers.of(work, story.order));
    for (const AnswerRow &answer : answers) {
        lines += StoryLine{answer.firstAt,
                           u"answer"_s,
                           answer.question + u'.' + answer.outcome,
                           answer.amount == Money{} ? std::nullopt : std::optional(answer.amount),
                           answer.reason,
                           answer.times,
                           answer.times > 1 ? std::optional(answer.lastAt) : std::nullopt};
    }
    TRY(const auto misfits, m_unmatched.of(work, story.order));
    for (const UnmatchedRow &misfit : misfits) {
        lines += StoryLine{misfit.foundAt,
                           u"unmatched"_s,
                           QString(json::wordOfEnum(misfit.kind)),
                           misfit.captured,
                           {},
                           1,
                           {}};
        if (misfit.resolvedAt)
            lines += StoryLine{*misfit.resolvedAt,
                               u"unmatched"_s,
                               u"resolved"_s,
                               std::nullopt,
                               misfit.resolution.value_or(QString()),
                               1,
                               {}};
    }
    TRY(const auto webhooks, m_webhooks.of(work, story.order, kMostWebhooks));
    for (const Webhook &webhook : webhooks) {
        const QString state = QString(json::wordOfEnum(webhook.state));
        lines += StoryLine{webhook.receivedAt,
                           u"webhook"_s,
                           webhook.reason ? state + u'.' + *webhook.reason : state,
                           std::nullopt,
                           webhook.type,
                           1 + webhook.repeats,
                           {}};
        TRY(const auto deeds, m_store.deedsOn(work, webhook.id.text()));
        lines += deeds;
    }
    TRY(const auto transfers, m_store.transfers(work, story.order));
    lines += transfers;
    return {};
}

Done DeskService::addRefundLines(Work &work, desk::Story &story, qint64 subject)
{
    if (story.purpose == "donation"_L1) {
        TRY(const auto steps, m_store.refundSteps(work, subject));
        // Newest first as they are read; those of one moment in their order.
        for (auto step = steps.crbegin(); step != steps.crend(); ++step)
            story.lines += *step;
    }
    TRY(const auto returned, m_store.returnPostings(work, story.order));
    story.lines += returned;
    return {};
}

Result<Page<desk::Deed>> DeskService::deeds(Work &work, const desk::ListDeeds &request)
{
    TRY(operatorOf(work));
    TRY(const int limit, pageLimit(request.limit));
    const DeedId before = request.after ? DeedId::fromText(*request.after) : kNewest;
    if (before.isNull())
        return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
    TRY(const auto rows, m_store.deeds(work, before, limit + 1));
    return pageOf(rows, limit, [](const desk::Deed &deed) { return deed.id.text(); });
}

Result<TopicPage> DeskService::open(Work &work, const Nothing &, const TopicCursor &)
{
    TRY(operatorOf(work));
    TRY(const Overview now, counted(work));
    TopicPage page;
    page.events += std::make_shared<const Published>(Work::published(desk::changed, now));
    return page;
}

// --- doing

template <typename T> QString DeskService::outcomeOf(const Result<T> &result)
{
    if (!result)
        return QString(wordOf(result.error().code));
    if constexpr (std::is_same_v<T, LedgerCheck>)
        return result->holds ? u"done"_s : u"broken"_s;
    return u"done"_s;
}

template <typename T>
void DeskService::unit(std::function<Result<T>(Work &)> run, const Finish<T> &finish, const Caller &caller)
{
    m_lanes.post<T>(LaneKind::Write, 0, caller, std::move(run), finish);
}

template <typename T>
Result<Later<T>> DeskService::act(Work &work, const QString &deed, const QString &target,
                                  const QString &about,
                                  std::function<void(const Operator &, const Finish<T> &)> run)
{
    TRY(const Operator who, operatorOf(work));
    TRY(const DeedId id, m_store.begin(work, {who.account, who.who, deed, target, about}));
    return Later<T>([this, who, id, deed, target, run](const std::function<void(Result<T>)> &finish) {
        run(who, [this, who, id, deed, target, finish](const Result<T> &result) {
            const QString outcome = outcomeOf(result);
            qCInfo(lcPayments) << "operator" << who.who << deed << forLog(target) << outcome;
            unit<Nothing>(
                [this, id, outcome](Work &next) -> Result<Nothing> {
                    TRY(m_store.end(next, id, outcome));
                    return Nothing{};
                },
                [finish, result](const Result<Nothing> &) { finish(result); });
        });
    });
}

template <typename T>
Result<Later<T>> DeskService::actAtOnce(Work &work, const QString &deed, const QString &target,
                                        const QString &about,
                                        std::function<Result<T>(Work &, const Operator &)> run)
{
    return act<T>(work, deed, target, about,
                  [this, run, deed, target, about](const Operator &who, const Finish<T> &finish) {
                      unit<T>(
                          [run, who, deed, target, about](Work &next) -> Result<T> {
                              TRY(const T done, run(next, who));
                              TRY(audit::record(next, {u"desk."_s + deed, target, detailsOf(about, done)}));
                              return done;
                          },
                          finish, who.caller);
                  });
}

Result<Later<refunds::Refund>>
DeskService::actOnRefund(Work &work, const QString &deed, const QString &target, const QString &about,
                         std::function<Result<Later<refunds::Refund>>(Work &)> run)
{
    using refunds::Refund;
    TRY(personOf(work));
    return act<Refund>(work, deed, target, about,
                       [this, run](const Operator &who, const Finish<Refund> &finish) {
                           unit<Later<Refund>>(
                               run,
                               [finish](const Result<Later<Refund>> &going) {
                                   if (!going)
                                       return finish(going.error());
                                   (*going)([finish](const Result<Refund> &refund) { finish(refund); });
                               },
                               who.caller);
                       });
}

Result<Later<desk::Requeried>> DeskService::requery(Work &work, const desk::OneOrder &request)
{
    return act<desk::Requeried>(
        work, u"requery"_s, request.order.value, {},
        [this, request](const Operator &, const Finish<desk::Requeried> &finish) {
            unit<Later<Order>>([this, request](Work &next) { return m_orders.requery(next, request.order); },
                               [finish](const Result<Later<Order>> &asking) {
                                   if (!asking)
                                       return finish(asking.error());
                                   (*asking)([finish](const Result<Order> &order) {
                                       if (order)
                                           finish(desk::Requeried{order->id, order->status, order->reason});
                                       else
                                           finish(order.error());
                                   });
                               });
        });
}

Result<Later<Nothing>> DeskService::resolve(Work &work, const desk::Resolve &request)
{
    TRY(const QString reason, oneLine(request.reason, desk::kLongestReason, "reason"));
    return actAtOnce<Nothing>(work, u"resolve"_s, request.unmatched.text(), reason,
                              [this, request, reason](Work &next, const Operator &who) -> Result<Nothing> {
                                  TRY(m_orders.resolve(next, request.unmatched, who.who, reason));
                                  return Nothing{};
                              });
}

Result<Later<Nothing>> DeskService::replay(Work &work, const desk::OneWebhook &request)
{
    return actAtOnce<Nothing>(work, u"replay"_s, request.webhook.text(), {},
                              [this, request](Work &next, const Operator &) -> Result<Nothing> {
                                  TRY(m_webhooks.replay(next, request.webhook));
                                  return Nothing{};
                              });
}

Result<desk::NotedTransfer> DeskService::shown(Work &work, const SeenTransfer &seen, bool repeated)
{
    desk::NotedTransfer noted;
    noted.transaction = seen.bankTransaction;
    noted.amount = seen.amount;
    noted.reference = seen.reference;
    noted.verdict = seen.verdict;
    noted.order = seen.orderId;
    noted.repeated = repeated;
    noted.seenBy = seen.seenBy;
    noted.seenAt = seen.seenAt;
    if (!seen.orderId)
        return noted;
    TRY(const auto order, m_store.order(work, *seen.orderId));
    if (order) {
        noted.title = order->story.title;
        noted.payer = order->story.payer;
        noted.expected = order->story.amount;
    }
    return noted;
}

Result<Later<desk::NotedTransfer>> DeskService::noteTransfer(Work &work, const desk::NoteTransfer &request)
{
    using desk::NotedTransfer;
    TRY(const Operator who, operatorOf(work));
    SeenTransfer seen;
    seen.bankTransaction = request.transaction;
    seen.amount = request.amount;
    seen.reference = request.reference;
    seen.cameAt = request.cameAt;
    seen.holder = request.holder;
    seen.seenBy = who.who;
    TRY(const SeenTransfer weighed, m_transfers.weigh(work, seen));
    if (request.dryRun.value_or(false) || !weighed.id.isNull()) {
        TRY(const NotedTransfer known, shown(work, weighed, !weighed.id.isNull()));
        return Later<NotedTransfer>(
            [known](const std::function<void(Result<NotedTransfer>)> &finish) { finish(known); });
    }
    const QString target = weighed.orderId ? weighed.orderId->value : weighed.bankTransaction;
    return actAtOnce<NotedTransfer>(work, u"deposit"_s, target, weighed.bankTransaction,
                                    [this, seen](Work &next, const Operator &) -> Result<NotedTransfer> {
                                        TRY(const SeenTransfer noted, m_transfers.note(next, seen));
                                        return shown(next, noted, false);
                                    });
}

Result<Later<refunds::Refund>> DeskService::refund(Work &work, const desk::RefundOrder &request)
{
    TRY(personOf(work));
    TRY(const QString reason, oneLine(request.reason, desk::kLongestReason, "reason"));
    TRY(const Order order, m_orders.find(work, request.order));
    if (order.purpose != "donation"_L1)
        return Error{Code::Conflict, "not-paid"};
    const refunds::AskRefund wanted{{order.subject}, request.tag, request.amount, reason, request.dryRun};
    if (request.dryRun.value_or(false))
        return m_refunds.ask(work, wanted);
    return actOnRefund(work, u"refund"_s, order.id.value, reason,
                       [this, wanted](Work &next) { return m_refunds.ask(next, wanted); });
}

Result<Later<refunds::Refund>> DeskService::approve(Work &work, const desk::ApproveRefund &request)
{
    return actOnRefund(work, u"approve"_s, request.refund.text(),
                       request.note.value_or(QString()).left(desk::kLongestReason),
                       [this, request](Work &next) {
                           return m_refunds.approve(next, {request.refund, request.note});
                       });
}

Result<Later<refunds::Refund>> DeskService::reject(Work &work, const desk::EndRefund &request)
{
    using refunds::Refund;
    TRY(const QString reason, oneLine(request.reason, desk::kLongestReason, "reason"));
    return actOnRefund(work, u"reject"_s, request.refund.text(), reason,
                       [this, request, reason](Work &next) -> Result<Later<Refund>> {
                           TRY(const Refund refund, m_refunds.reject(next, {request.refund, reason}));
                           return Later<Refund>([refund](const std::function<void(Result<Refund>)> &finish) {
                               finish(refund);
                           });
                       });
}

Result<Later<Nothing>> DeskService::sentBack(Work &work, const desk::SentBack &request)
{
    TRY(const QString transaction, oneLine(request.transaction, desk::kLongestTransaction, "transaction"));
    return actAtOnce<Nothing>(
        work, u"sent-back"_s, request.refund.text(), transaction,
        [this, request, transaction](Work &next, const Operator &who) -> Result<Nothing> {
            TRY(m_refunds.confirmSent(next, request.refund, transaction, who.who));
            return Nothing{};
        });
}

Result<Later<Nothing>> DeskService::dismiss(Work &work, const desk::EndRefund &request)
{
    TRY(const QString reason, oneLine(request.reason, desk::kLongestReason, "reason"));
    return actAtOnce<Nothing>(work, u"dismiss"_s, request.refund.text(), reason,
                              [this, request, reason](Work &next, const Operator &who) -> Result<Nothing> {
                                  const auto actor
                                      = who.account.isNull() ? std::nullopt : std::optional(who.account);
                                  TRY(m_refunds.dismiss(next, request.refund, actor, reason));
                                  return Nothing{};
                              });
}

Result<Later<LedgerCheck>> DeskService::checkLedger(Work &work, const Nothing &)
{
    return act<LedgerCheck>(
        work, u"ledger-check"_s, {}, {},
        [this](const Operator &, const Finish<LedgerCheck> &finish) { proveNow(finish); });
}

/// The books are read on a lane that only reads; what came of it is written by another unit.
void DeskService::proveNow(const Finish<LedgerCheck> &finish)
{
    m_lanes.post<LedgerCheck>(
        LaneKind::Read, 0, Caller{}, [this](Work &work) { return m_books.prove(work); },
        [this, finish](const Result<LedgerCheck> &check) {
            if (!check)
                return finish(check.error());
            int wrong = 0;
            for (const desk::Proof &proof : check->proofs) {
                wrong += proof.wrong;
                if (!proof.holds)
                    qCCritical(lcPayments) << "the books do not hold:" << proof.word << proof.wrong
                                           << forLog(proof.examples.value(0));
            }
            m_holds.set(check->holds ? 1 : 0);
            const desk::CheckSummary summary{check->at, check->holds, wrong};
            unit<Nothing>(
                [this, summary](Work &next) -> Result<Nothing> {
                    TRY(m_store.remember(next, summary));
                    return Nothing{};
                },
                [finish, check](const Result<Nothing> &) { finish(check); });
        });
}

// --- by the clock

Done DeskService::watch(Work &work)
{
    TRY(const Overview now, counted(work));
    if (m_told && toJson(*m_told) == toJson(now))
        return {};
    work.tell(desk::changed, now);
    work.afterCommit([this, now] { m_told = now; });
    return {};
}

Done DeskService::prove(Work &work)
{
    TRY(const auto last, m_store.lastProof(work));
    if (!last || last->at <= work.now().plus(-std::chrono::milliseconds(kProofLasts)))
        work.afterCommit([this] { proveNow([](const Result<LedgerCheck> &) {}); });
    return {};
}

} // namespace madang
