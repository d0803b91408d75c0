// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/sandbox_cards.h"

namespace madang::sandbox {

using namespace Qt::StringLiterals;

namespace {

    const QString &sandboxCardSelection()
    {
        static const QString text = uR"(
        SELECT billing_key, auth_key, customer_key, decision, asked, charges, created_at
          FROM sandbox_card)"_s;
        return text;
    }

} // namespace

Done CardBook::insert(Work &work, const RegisteredCard &card)
{
    TRY(work.db().run(uR"(
        INSERT INTO sandbox_card (billing_key, auth_key, customer_key, decision, asked, charges, created_at)
        VALUES (:key, :auth, :customer, :decision, 0, 0, :at))"_s,
                      bind("key", card.billingKey), bind("auth", card.authKey),
                      bind("customer", card.customerKey), bind("decision", card.decision),
                      bind("at", card.createdAt)));
    return {};
}

Result<std::optional<RegisteredCard>> CardBook::find(Work &work, const QString &billingKey)
{
    static const QString text = sandboxCardSelection() + u" WHERE billing_key = :key"_s;
    return work.db().one<RegisteredCard>(text, bind("key", billingKey));
}

Result<std::optional<RegisteredCard>> CardBook::byAuthKey(Work &work, const QString &authKey)
{
    static const QString text = sandboxCardSelection() + u" WHERE auth_key = :key"_s;
    return work.db().one<RegisteredCard>(text, bind("key", authKey));
}

Done CardBook::update(Work &work, const RegisteredCard &card)
{
    TRY(work.db().run(
        u"UPDATE sandbox_card SET asked = :asked, charges = :charges WHERE billing_key = :key"_s,
        bind("asked", card.asked), bind("charges", card.charges), bind("key", card.billingKey)));
    return {};
}

Done CardBook::remove(Work &work, const QString &billingKey)
{
    TRY(work.db().run(u"DELETE FROM sandbox_card WHERE billing_key = :key"_s, bind("key", billingKey)));
    return {};
}

} // namespace madang::sandbox
