// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/payment_records.h"

namespace madang {

using namespace Qt::StringLiterals;
using users::Belonging;

QList<PersonalColumn> PaymentRecords::columns() const
{
    return {{"payment_order", "payer", Fate::Nameless, Belonging::Payments},
            {"billing_card", "owner", Fate::Emptied, Belonging::Payments},
            {"seen_transfer", "seen_by", Fate::Emptied, Belonging::Duties, Joining::Renamed},
            {"order_return", "sent_by", Fate::Emptied, Belonging::Duties, Joining::Renamed}};
}

QList<PersonalSection> PaymentRecords::sections() const
{
    return {
        {"orders", uR"(
        SELECT o.subject AS cursor, o.id AS order_id, o.purpose, o.title, o.amount, o.gateway, o.status, o.reason, o.created_at, o.decided_at
          FROM payment_order o
         WHERE o.payer = :person AND o.subject > :after
         ORDER BY o.subject
         LIMIT :limit)"_s},
        {"transfersSeen", uR"(
        SELECT t.id AS cursor, t.reference, t.amount, t.holder, t.came_at, t.seen_at
          FROM seen_transfer t
          JOIN payment_order o ON o.id = t.order_id
         WHERE o.payer = :person AND t.id > :after
         ORDER BY t.id
         LIMIT :limit)"_s},
        {"cards", uR"(
        SELECT id AS cursor, title, gateway, status, label, created_at
          FROM billing_card
         WHERE owner = :person AND id > :after
         ORDER BY id
         LIMIT :limit)"_s},
    };
}

Done PaymentRecords::erase(Work &work, Erasure &erasure)
{
    const QString number = u"account "_s + erasure.person.text();
    TRY(work.db().run(u"UPDATE seen_transfer SET seen_by = :number WHERE seen_by = :name"_s,
                      bind("number", number), bind("name", erasure.username)));
    TRY(work.db().run(u"UPDATE order_return SET sent_by = :number WHERE sent_by = :name"_s,
                      bind("number", number), bind("name", erasure.username)));
    // The key of a card goes with its pledge, by way of its gateway.
    TRY(work.db().run(uR"(
        UPDATE billing_card SET label = NULL, auth_key = NULL WHERE owner = :person AND status <> 'asked')"_s,
                      bind("person", erasure.person)));
    TRY(work.db().run(uR"(
        UPDATE seen_transfer
           SET holder = NULL
         WHERE order_id IN (SELECT id FROM payment_order WHERE payer = :person))"_s,
                      bind("person", erasure.person)));
    TRY(work.db().run(uR"(
        UPDATE payment_webhook
           SET body = ''
         WHERE order_id IN (SELECT id FROM payment_order WHERE payer = :person) AND state <> 'waiting')"_s,
                      bind("person", erasure.person)));
    return {};
}

} // namespace madang
