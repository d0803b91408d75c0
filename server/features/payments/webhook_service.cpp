// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/webhook_service.h"

#include "common/base/log.h"
#include "common/base/secret.h"

namespace madang {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using payments::Order;
using payments::OrderStatus;
using Outcome = GatewayAnswer::Outcome;

namespace {

    constexpr qsizetype kLargestBody = 32 * 1024;
    constexpr int kMostWaiting = 10'000;
    constexpr int kWebhooksAtOnce = 50;
    /// A try that is never heard of again (the process died) is made again after this.
    constexpr auto kPatience = 30s;
    constexpr auto kLongestPause = 1h;
    /// About four hours in all. The gateway sends again by itself, and open orders are asked about anyway.
    constexpr int kMostTries = 8;
    /// A refund of ours may be told before its own answer is in our books.
    constexpr int kMostDoubts = 4;
    constexpr auto kMemory = 24h * 30;

    std::chrono::milliseconds pauseAfter(int attempts)
    {
        return attempts >= 6 ? std::chrono::milliseconds(kLongestPause)
                             : std::chrono::milliseconds(10s * (1 << (2 * qMax(0, attempts - 1))));
    }

    bool isOrderId(const QString &text)
    {
        return text.size() >= 6 && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](QChar c) {
                   return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-' || c == u'_');
               });
    }

    /// What a webhook claims to be about. A payment's events carry the payment; a deposit's only its order.
    struct Claim {
        QString type;
        QString orderId;
        QString paymentKey;
    };
    Claim claimOf(const QByteArray &raw)
    {
        const auto parsed = json::parseObject(raw, {.bytes = kLargestBody});
        if (!parsed)
            return {};
        const QJsonObject payment
            = parsed->value("data"_L1).isObject() ? parsed->value("data"_L1).toObject() : *parsed;
        Claim claim;
        claim.type = parsed->value("eventType"_L1).toString();
        if (claim.type.isEmpty() && payment.contains("transactionKey"_L1))
            claim.type = u"DEPOSIT_CALLBACK"_s;
        claim.type.truncate(60);
        claim.orderId = payment.value("orderId"_L1).toString();
        claim.paymentKey = payment.value("paymentKey"_L1).toString().left(200);
        if (!isOrderId(claim.orderId))
            claim.orderId.clear();
        return claim;
    }

    /// Whether the gateway gave money back that our books still hold.
    bool isContradiction(const Order &order, const GatewayAnswer &answer)
    {
        if (order.status != OrderStatus::Done)
            return false;
        return answer.outcome == Outcome::Declined
            || (answer.outcome == Outcome::Approved && answer.amount != order.amount);
    }

} // namespace

WebhookService::WebhookService(WebhookStore &store, OrderService &orders, Lanes &lanes, Metrics &metrics)
    : m_store(store)
    , m_orders(orders)
    , m_lanes(lanes)
    , m_metrics(metrics)
    , m_dead(
          metrics.gauge("madang_payments_dead_webhooks", "Webhooks that were given up; a person must look."))
{
}

void WebhookService::install(Routes &at)
{
    at.page("POST /api/v1/webhooks/toss",
            [this](Work &work, const Params &params) { return answer(work, u"toss"_s, params.raw); })
        .guests()
        .raw()
        .bodyUpTo(kLargestBody)
        .atMost(3000, 10s);
}

Result<Step> WebhookService::answer(Work &work, const QString &gateway, const QByteArray &raw)
{
    TRY(receive(work, gateway, raw));
    Reply reply;
    reply.body = "{}";
    return Step{reply, {}};
}

Done WebhookService::receive(Work &work, const QString &gateway, const QByteArray &raw)
{
    if (raw.isEmpty())
        return Error{Code::Malformed, "body"};
    TRY(const int waiting, m_store.waiting(work, kMostWaiting));
    if (waiting >= kMostWaiting) {
        Error error{Code::RateLimited, "webhooks"};
        error.retryAfter = 60;
        return error;
    }
    const Claim claim = claimOf(raw);
    Webhook webhook;
    webhook.id = work.newId<WebhookId>();
    webhook.gateway = gateway;
    webhook.body = QString::fromLatin1(raw.toBase64());
    webhook.type = claim.type;
    if (!claim.orderId.isEmpty())
        webhook.orderId = OrderId{claim.orderId};
    webhook.attempts = 1;
    webhook.nextAt = work.now().plus(kPatience);
    webhook.receivedAt = work.now();
    TRY(const bool fresh, m_store.insert(work, webhook, secret::fingerprint(webhook.body)));
    m_metrics.counter("madang_payments_webhooks_total", "Webhooks that came, repeats included.").add();
    if (fresh)
        work.afterCommit([this, webhook] { look(webhook); });
    return {};
}

Done WebhookService::lookAgain(Work &work)
{
    TRY(const auto due, m_store.due(work, kWebhooksAtOnce));
    for (const Webhook &webhook : due)
        TRY(tryNow(work, webhook));
    TRY(const int dead, m_store.countDead(work));
    m_dead.set(dead);
    return {};
}

Done WebhookService::tryNow(Work &work, const Webhook &webhook)
{
    const int attempts = webhook.attempts + 1;
    const auto next = std::max<std::chrono::milliseconds>(kPatience, pauseAfter(attempts));
    TRY(const bool mine, m_store.countTry(work, webhook, work.now().plus(next)));
    if (!mine)
        return {};
    Webhook counted = webhook;
    counted.attempts = attempts;
    work.afterCommit([this, counted] { look(counted); });
    return {};
}

void WebhookService::look(const Webhook &webhook)
{
    if (!webhook.orderId) {
        conclude(webhook, WebhookState::Ignored, u"unreadable"_s);
        return;
    }
    m_lanes.post<std::optional<Order>>(
        LaneKind::Write, qHash(webhook.orderId->value), Caller{},
        [this, webhook](Work &work) -> Result<std::optional<Order>> {
            const auto order = m_orders.find(work, *webhook.orderId);
            if (order)
                return std::optional(*order);
            if (order.error().code == Code::NotFound)
                return std::optional<Order>();
            return order.error();
        },
        [this, webhook](const Result<std::optional<Order>> &order) {
            if (order)
                lookAt(webhook, *order);
            else
                judge(webhook, order.error(), {});
        });
}

void WebhookService::lookAt(const Webhook &webhook, const std::optional<Order> &order)
{
    if (order && order->gateway != webhook.gateway) {
        lookAtStranger(webhook, u"other-gateway"_s);
        return;
    }
    if (order) {
        m_orders.askAbout(*order, [this, webhook](const Result<Order> &settled, const GatewayAnswer &answer) {
            judge(webhook, settled, answer);
        });
        return;
    }
    lookAtStranger(webhook, u"unknown-order"_s);
}

/// Nobody here made that order at that gateway. If it holds money for it all the same, a person has to know.
void WebhookService::lookAtStranger(const Webhook &webhook, const QString &otherwise)
{
    const QString claimed = claimOf(webhook.raw()).paymentKey;
    const GatewayPayment stranger{*webhook.orderId, claimed, {}};
    m_orders.askGateway(webhook.gateway, stranger,
                        [this, webhook, claimed, otherwise](const GatewayAnswer &answer) {
                            if (answer.outcome == Outcome::Unknown)
                                return judge(webhook, Order{}, answer);
                            if (answer.outcome != Outcome::Approved)
                                return conclude(webhook, WebhookState::Ignored, otherwise);
                            const QString said = answer.paymentKey.isEmpty() ? claimed : answer.paymentKey;
                            UnmatchedRow found;
                            found.kind = Misfit::NoOrder;
                            found.gateway = webhook.gateway;
                            found.paymentKey = said.isEmpty() ? webhook.orderId->value : said;
                            found.order = *webhook.orderId;
                            found.captured = answer.amount;
                            conclude(webhook, WebhookState::Settled, u"no-order"_s, found);
                        });
}

void WebhookService::judge(const Webhook &webhook, const Result<Order> &order, const GatewayAnswer &answer)
{
    if (order && isContradiction(*order, answer)) {
        conclude(webhook, webhook.attempts >= kMostDoubts ? WebhookState::Dead : WebhookState::Waiting,
                 u"returned-at-gateway"_s);
        return;
    }
    if (order && answer.outcome != Outcome::Unknown) {
        conclude(webhook, WebhookState::Settled, {});
        return;
    }
    conclude(webhook, webhook.attempts >= kMostTries ? WebhookState::Dead : WebhookState::Waiting,
             order ? u"gateway-silent"_s : u"store"_s);
}

void WebhookService::conclude(const Webhook &webhook, WebhookState state, const QString &reason,
                              const std::optional<UnmatchedRow> &found)
{
    if (state == WebhookState::Dead)
        qCWarning(lcPayments) << "a webhook is given up, a person must look" << webhook.id.number << reason;
    if (found)
        qCWarning(lcPayments) << "money of no order of ours, a person must look" << found->gateway
                              << forLog(found->order.value) << found->captured.won;
    struct Ended { };
    m_lanes.post<Ended>(
        LaneKind::Write, qHash(webhook.id.number), Caller{},
        [this, webhook, state, reason, found](Work &work) -> Result<Ended> {
            if (found)
                TRY(m_unmatched.note(work, *found));
            const std::optional<QString> why = reason.isEmpty() ? std::nullopt : std::optional(reason);
            if (state == WebhookState::Waiting)
                TRY(m_store.note(work, webhook.id, reason));
            else
                TRY(m_store.end(work, webhook.id, state, why));
            return Ended{};
        },
        [](const Result<Ended> &) {}); // not stored: it is waiting, and tried again
}

Result<QList<Webhook>> WebhookService::dead(Work &work, WebhookId after, int limit)
{
    return m_store.dead(work, after, limit);
}

Result<int> WebhookService::countDead(Work &work)
{
    return m_store.countDead(work);
}

Result<QList<Webhook>> WebhookService::of(Work &work, const OrderId &order, int limit)
{
    return m_store.of(work, order, limit);
}

Result<Webhook> WebhookService::replay(Work &work, WebhookId id)
{
    TRY(const bool revived, m_store.revive(work, id));
    TRY(const auto webhook, m_store.find(work, id));
    if (!webhook)
        return Error{Code::NotFound, "webhook"};
    if (!revived)
        return Error{Code::Conflict, "webhook"};
    TRY(tryNow(work, *webhook));
    return *webhook;
}

Done WebhookService::forget(Work &work)
{
    TRY(m_store.forget(work, work.now().plus(-kMemory)));
    return {};
}

} // namespace madang
