// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/card_store.h"

namespace madang {

using namespace Qt::StringLiterals;
using payments::Card;
using payments::CardStatus;

namespace {

    const QString &cardSelection()
    {
        static const QString text = uR"(
        SELECT id, token, subject, owner, title, amount, gateway, customer_key, status, auth_key, sealed_key, label,
               reason, attempts, next_check_at, created_at, expires_at
          FROM billing_card)"_s;
        return text;
    }

    Result<bool> one(const Result<int> &rows)
    {
        if (!rows)
            return rows.error();
        return *rows == 1;
    }

} // namespace

Done CardStore::insert(Work &work, const Card &card)
{
    TRY(work.db().run(uR"(
        INSERT INTO billing_card (id, token, subject, owner, title, amount, gateway, customer_key, status, attempts,
                                  created_at, expires_at)
        VALUES (:id, :token, :subject, :owner, :title, :amount, :gateway, :customerKey, :status, 0, :createdAt,
                :expiresAt))"_s,
                      bind("id", card.id), bind("token", card.token), bind("subject", card.subject),
                      bind("owner", card.owner), bind("title", card.title), bind("amount", card.amount),
                      bind("gateway", card.gateway), bind("customerKey", card.customerKey),
                      bind("status", card.status), bind("createdAt", card.createdAt),
                      bind("expiresAt", card.expiresAt)));
    return {};
}

Result<std::optional<Card>> CardStore::find(Work &work, CardId id)
{
    static const QString text = cardSelection() + u" WHERE id = :id"_s;
    return work.db().one<Card>(text, bind("id", id));
}

Result<std::optional<Card>> CardStore::byToken(Work &work, const QString &token)
{
    static const QString text = cardSelection() + u" WHERE token = :token"_s;
    return work.db().one<Card>(text, bind("token", token));
}

Result<bool> CardStore::startAsking(Work &work, CardId id, const QString &authKey, Timestamp nextCheck)
{
    return one(work.db().run(uR"(
        UPDATE billing_card
           SET status = 'asked', auth_key = :key, attempts = 1, next_check_at = :next
         WHERE id = :id AND status = 'ready')"_s,
                             bind("key", authKey), bind("next", nextCheck), bind("id", id)));
}

Result<bool> CardStore::markRegistered(Work &work, CardId id, const QString &sealedKey, const QString &label)
{
    return one(work.db().run(uR"(
        UPDATE billing_card
           SET status = 'registered', sealed_key = :sealed, label = :label, auth_key = NULL, next_check_at = NULL
         WHERE id = :id AND status = 'asked')"_s,
                             bind("sealed", sealedKey), bind("label", label), bind("id", id)));
}

Result<bool> CardStore::markEnded(Work &work, CardId id, CardStatus from, CardStatus to,
                                  const std::optional<QString> &reason)
{
    return one(work.db().run(uR"(
        UPDATE billing_card
           SET status = :to, reason = :reason, sealed_key = NULL, auth_key = NULL, next_check_at = NULL
         WHERE id = :id AND status = :from)"_s,
                             bind("to", to), bind("reason", reason), bind("id", id), bind("from", from)));
}

Result<bool> CardStore::countQuestion(Work &work, const Card &seen, Timestamp next)
{
    return one(work.db().run(uR"(
        UPDATE billing_card
           SET next_check_at = :next, attempts = attempts + 1
         WHERE id = :id AND status = 'asked' AND attempts = :attempts)"_s,
                             bind("next", next), bind("id", seen.id), bind("attempts", seen.attempts)));
}

Result<QList<Card>> CardStore::toCheck(Work &work, Timestamp until, int limit)
{
    static const QString text
        = cardSelection() + u" WHERE next_check_at <= :until ORDER BY next_check_at, id LIMIT :limit"_s;
    return work.db().all<Card>(text, bind("until", until), bind("limit", limit));
}

Result<QList<Card>> CardStore::overdue(Work &work, int limit)
{
    static const QString text = cardSelection()
        + u" WHERE status = 'ready' AND expires_at <= :now ORDER BY expires_at, id LIMIT :limit"_s;
    return work.db().all<Card>(text, bind("now", work.now()), bind("limit", limit));
}

Result<QList<Card>> CardStore::ofSubject(Work &work, qint64 subject)
{
    static const QString text = cardSelection() + u" WHERE subject = :subject ORDER BY id"_s;
    return work.db().all<Card>(text, bind("subject", subject));
}

Result<std::optional<Card>> CardStore::ofOrder(Work &work, const OrderId &order)
{
    static const QString text
        = cardSelection() + u" WHERE id = (SELECT card FROM payment_order WHERE id = :order)"_s;
    return work.db().one<Card>(text, bind("order", order));
}

} // namespace madang
