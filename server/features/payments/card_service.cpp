// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/card_service.h"

#include "common/base/log.h"

#include <QUuid>

namespace madang {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using payments::Card;
using payments::CardStatus;

namespace {

    constexpr int kTokenOctets = 20;
    constexpr qsizetype kLongestKey = 300;
    /// After this long without an answer we ask again; longer than any gateway may take to say Unknown.
    constexpr auto kPatience = 20s;
    constexpr int kCardsAtOnce = 100;
    constexpr Timestamp kWheneverDue{std::numeric_limits<qint64>::max()};

    bool isOver(const Card &card)
    {
        return card.status == CardStatus::Declined || card.status == CardStatus::Expired
            || card.status == CardStatus::Retired;
    }

    bool isKey(const QString &text)
    {
        return !text.isEmpty() && text.size() <= kLongestKey
            && std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
    }

} // namespace

Result<Card> CardService::open(Work &work, const QString &gateway, const payments::NewCard &wanted)
{
    if (!m_gateways.contains(gateway))
        return Error{Code::Unavailable, "billing"};
    Card card;
    card.id = work.newId<CardId>();
    card.token = QString::fromLatin1(secret::randomBytes(kTokenOctets).toHex());
    card.subject = wanted.subject;
    card.owner = wanted.owner;
    card.title = wanted.title;
    card.amount = wanted.amount;
    card.gateway = gateway;
    // Toss Payments asks for 2 to 50 characters that nobody can guess; a UUID is its own example. Ours is
    // random from the same source as every other secret.
    card.customerKey = QUuid::fromRfc4122(secret::randomBytes(16)).toString(QUuid::WithoutBraces);
    card.createdAt = work.now();
    card.expiresAt = work.now().plus(m_lifetime);
    TRY(m_store.insert(work, card));
    return card;
}

Result<Card> CardService::find(Work &work, CardId id)
{
    TRY(const auto card, m_store.find(work, id));
    if (!card)
        return Error{Code::NotFound, "card"};
    return *card;
}

Result<Card> CardService::byToken(Work &work, const QString &token)
{
    TRY(const auto card, m_store.byToken(work, token));
    if (!card)
        return Error{Code::NotFound, "card"};
    return *card;
}

Result<std::optional<Card>> CardService::openFor(Work &work, qint64 subject)
{
    TRY(const QList<Card> cards, m_store.ofSubject(work, subject));
    for (auto card = cards.crbegin(); card != cards.crend(); ++card) {
        if (card->status == CardStatus::Ready && card->expiresAt > work.now())
            return std::optional(*card);
    }
    return std::optional<Card>();
}

Result<Later<Card>> CardService::confirm(Work &work, const CardReturn &back)
{
    TRY(Card card, byToken(work, back.token));
    if (!isKey(back.authKey))
        return Error{Code::Malformed, "auth-key"}.at(u"authKey"_s);
    if (back.customerKey != card.customerKey) {
        qCWarning(lcPayments) << "refused: a card came back for another customer" << card.id.number
                              << "request" << work.caller().requestId;
        return Error{Code::Malformed, "customer-key"}.at(u"customerKey"_s);
    }
    const auto asItIs = [](const Card &known) -> Later<Card> {
        return [known](const std::function<void(Result<Card>)> &finish) { finish(known); };
    };
    if (card.status != CardStatus::Ready)
        return asItIs(card);
    if (card.expiresAt <= work.now())
        return Error{Code::Expired, "card"};
    TRY(const bool started, m_store.startAsking(work, card.id, back.authKey, work.now().plus(kPatience)));
    TRY(card, find(work, card.id));
    if (!started)
        return asItIs(card);
    return Later<Card>([this, card](const std::function<void(Result<Card>)> &finish) {
        ask(card, [card, finish](const Result<Card> &settled) { finish(settled ? *settled : card); });
    });
}

void CardService::ask(const Card &card, const Answered &answered)
{
    BillingGateway *gateway = m_gateways.value(card.gateway);
    if (!gateway) {
        qCCritical(lcPayments) << "no such gateway any more" << card.gateway << "of card" << card.id.number;
        answered(card);
        return;
    }
    gateway->issue(card.authKey.value_or(QString()), card.customerKey, card.token,
                   [this, card, answered](const IssueAnswer &answer) {
                       m_lanes.post<Card>(
                           LaneKind::Write, qHash(card.id), Caller{},
                           [this, card, answer](Work &work) { return settle(work, card, answer); }, answered);
                   });
}

Result<Card> CardService::settle(Work &work, const Card &asked, const IssueAnswer &answer)
{
    TRY(const Card card, find(work, asked.id));
    if (card.status != CardStatus::Asked) {
        // Given up while the answer was on its way: nobody will need that key.
        if (isOver(card) && answer.outcome == IssueAnswer::Outcome::Issued)
            TRY(m_removals.add(work, card, m_vault.seal(answer.billingKey)));
        return card;
    }
    switch (answer.outcome) {
    case IssueAnswer::Outcome::Issued: {
        TRY(const bool mine,
            m_store.markRegistered(work, card.id, m_vault.seal(answer.billingKey), answer.label));
        if (!mine)
            return find(work, card.id);
        TRY(const Card registered, find(work, card.id));
        if (m_purpose)
            TRY(m_purpose->cardRegistered(work, registered));
        work.afterCommit([card] { qCInfo(lcPayments) << "card registered" << card.id.number; });
        break;
    }
    case IssueAnswer::Outcome::Declined:
        TRY(end(work, card, CardStatus::Declined, answer.reason));
        work.afterCommit([card, answer] {
            qCInfo(lcPayments) << "card declined" << card.gateway << card.id.number << forLog(answer.reason);
        });
        break;
    case IssueAnswer::Outcome::Unknown:
        // An authorisation lives for minutes: one that stays unclear for hours is none any more.
        if (card.expiresAt.plus(m_lifetime) <= work.now())
            TRY(end(work, card, CardStatus::Expired, std::nullopt));
        break;
    }
    return find(work, card.id);
}

Done CardService::end(Work &work, const Card &card, CardStatus to, const std::optional<QString> &reason)
{
    TRY(const bool mine, m_store.markEnded(work, card.id, card.status, to, reason));
    if (!mine || !m_purpose)
        return {};
    TRY(const Card ended, find(work, card.id));
    return m_purpose->cardRefused(work, ended);
}

Done CardService::retireAll(Work &work, qint64 subject, CardId keep)
{
    TRY(const QList<Card> cards, m_store.ofSubject(work, subject));
    for (const Card &card : cards) {
        if (card.id == keep || isOver(card))
            continue;
        TRY(const bool mine,
            m_store.markEnded(work, card.id, card.status, CardStatus::Retired, std::nullopt));
        if (mine && card.sealedKey)
            TRY(m_removals.add(work, card, *card.sealedKey));
    }
    return {};
}

void CardService::withCard(const OrderId &order, const std::function<void(const Result<Opened> &)> &then)
{
    m_lanes.post<Opened>(
        LaneKind::Write, qHash(order.value), Caller{},
        [this, order](Work &work) -> Result<Opened> {
            TRY(const auto card, m_store.ofOrder(work, order));
            if (!card)
                return Error{Code::NotFound, "card"};
            Opened opened{*card, {}};
            if (card->sealedKey) {
                TRY(opened.billingKey, m_vault.unseal(*card->sealedKey));
            }
            return opened;
        },
        then);
}

void CardService::charge(const OrderId &order, Money amount, BillingGateway::Answer answer)
{
    withCard(order, [this, order, amount, answer = std::move(answer)](const Result<Opened> &opened) {
        if (!opened) {
            qCWarning(lcPayments) << "a card cannot be charged" << order.value << wordOf(opened.error().code)
                                  << opened.error().about;
            answer({});
            return;
        }
        BillingGateway *gateway = m_gateways.value(opened->card.gateway);
        if (!gateway)
            answer({});
        else if (opened->billingKey.isEmpty())
            answer({GatewayAnswer::Outcome::NotCaptured, {}, {}});
        else
            gateway->charge({order, amount, opened->card.title, opened->billingKey, opened->card.customerKey},
                            answer);
    });
}

void CardService::query(const OrderId &order, Money amount, BillingGateway::Answer answer)
{
    withCard(order, [this, order, amount, answer = std::move(answer)](const Result<Opened> &opened) {
        BillingGateway *gateway = opened ? m_gateways.value(opened->card.gateway) : nullptr;
        if (gateway)
            gateway->query(order, amount, answer);
        else
            answer({});
    });
}

Done CardService::recheck(Work &work)
{
    const bool starting = m_starting.exchange(false);
    TRY(const QList<Card> cards, m_store.toCheck(work, starting ? kWheneverDue : work.now(), kCardsAtOnce));
    for (const Card &card : cards) {
        TRY(const bool mine, m_store.countQuestion(work, card, work.now().plus(kPatience)));
        if (mine)
            work.afterCommit([this, card] { ask(card, [](const Result<Card> &) {}); });
    }
    return {};
}

Done CardService::expire(Work &work)
{
    TRY(const QList<Card> cards, m_store.overdue(work, kCardsAtOnce));
    for (const Card &card : cards)
        TRY(end(work, card, CardStatus::Expired, std::nullopt));
    return {};
}

} // namespace madang
