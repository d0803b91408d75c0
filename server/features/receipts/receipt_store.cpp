// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/receipts/receipt_store.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    const QString &receiptSelection()
    {
        static const QString text = uR"(
        SELECT r.id, r.organisation, r.year, r.number, r.donation, r.donor, r.name, r.amount, r.issuer, r.issued_at,
               r.voided_at, r.void_reason, r.replaced_by, d.campaign, c.title, c.beneficiary, d.settled_at
          FROM receipt r
          JOIN donation d ON d.id = r.donation
          JOIN campaign c ON c.id = d.campaign)"_s;
        return text;
    }

    constexpr qint64 kLast = std::numeric_limits<qint64>::max();

} // namespace

Done ReceiptStore::holdSeries(Work &work, const QString &organisation, int year)
{
    TRY(work.db().run(uR"(
        INSERT INTO receipt_series (organisation, year, latest)
        VALUES (:organisation, :year, 0)
        ON CONFLICT (organisation, year) DO UPDATE SET latest = receipt_series.latest)"_s,
                      bind("organisation", organisation), bind("year", year)));
    return {};
}

Result<qint64> ReceiptStore::nextNumber(Work &work, const QString &organisation, int year)
{
    return work.db().only<qint64>(uR"(
        UPDATE receipt_series
           SET latest = latest + 1
         WHERE organisation = :organisation AND year = :year
        RETURNING latest)"_s,
                                  bind("organisation", organisation), bind("year", year));
}

Done ReceiptStore::insert(Work &work, const ReceiptRow &receipt)
{
    TRY(work.db().run(uR"(
        INSERT INTO receipt (id, organisation, year, number, donation, donor, name, amount, issuer, issued_at)
        VALUES (:id, :organisation, :year, :number, :donation, :donor, :name, :amount, :issuer, :issuedAt))"_s,
                      bind("id", receipt.id), bind("organisation", receipt.organisation),
                      bind("year", receipt.year), bind("number", receipt.number),
                      bind("donation", receipt.donation), bind("donor", receipt.donor),
                      bind("name", receipt.name), bind("amount", receipt.amount),
                      bind("issuer", receipt.issuer), bind("issuedAt", receipt.issuedAt)));
    return {};
}

Result<bool> ReceiptStore::makeVoid(Work &work, ReceiptId id, receipts::VoidReason reason)
{
    TRY(const int rows,
        work.db().run(
            u"UPDATE receipt SET voided_at = :at, void_reason = :reason WHERE id = :id AND voided_at IS NULL"_s,
            bind("at", work.now()), bind("reason", reason), bind("id", id)));
    return rows == 1;
}

Done ReceiptStore::noteReplacement(Work &work, ReceiptId id, const QString &number)
{
    TRY(work.db().run(u"UPDATE receipt SET replaced_by = :number WHERE id = :id"_s, bind("number", number),
                      bind("id", id)));
    return {};
}

Result<std::optional<ReceiptRow>> ReceiptStore::find(Work &work, ReceiptId id)
{
    static const QString text = receiptSelection() + u" WHERE r.id = :id"_s;
    return work.db().one<ReceiptRow>(text, bind("id", id));
}

Result<QList<ReceiptRow>> ReceiptStore::ofDonation(Work &work, DonationId donation, int limit)
{
    static const QString text
        = receiptSelection() + u" WHERE r.donation = :donation ORDER BY r.id DESC LIMIT :limit"_s;
    return work.db().all<ReceiptRow>(text, bind("donation", donation), bind("limit", limit));
}

Result<QList<ReceiptRow>> ReceiptStore::ofDonor(Work &work, UserId donor, const std::optional<int> &year,
                                                ReceiptId before, int limit)
{
    static const QString text = receiptSelection() + uR"(
         WHERE r.donor = :donor AND r.id < :before AND (:every = 1 OR r.year = :year)
         ORDER BY r.id DESC
         LIMIT :limit)"_s;
    const ReceiptId bound = before.isNull() ? ReceiptId{kLast} : before;
    return work.db().all<ReceiptRow>(text, bind("donor", donor), bind("before", bound),
                                     bind("every", year ? 0 : 1), bind("year", year.value_or(0)),
                                     bind("limit", limit));
}

Result<QList<ReceiptRow>> ReceiptStore::inForce(Work &work, const QString &organisation, Timestamp from,
                                                Timestamp until, ReceiptId after, int limit)
{
    static const QString text = receiptSelection() + uR"(
         WHERE r.id > :after AND r.organisation = :organisation AND r.voided_at IS NULL
           AND d.settled_at >= :from AND d.settled_at < :until
           AND d.visibility <> 'hidden-from-recipient'
         ORDER BY r.id
         LIMIT :limit)"_s;
    return work.db().all<ReceiptRow>(text, bind("after", after), bind("organisation", organisation),
                                     bind("from", from), bind("until", until), bind("limit", limit));
}

Result<QList<YearLine>> ReceiptStore::gifts(Work &work, UserId donor, Timestamp from, Timestamp until,
                                            int limit)
{
    return work.db().all<YearLine>(uR"(
        SELECT d.settled_at, c.title, COALESCE(r.year, 0), COALESCE(r.number, 0), d.amount,
               (SELECT CAST(COALESCE(SUM(b.amount), 0) AS BIGINT) FROM donation_return b WHERE b.donation = d.id)
          FROM donation d
          JOIN campaign c ON c.id = d.campaign
          LEFT JOIN receipt r ON r.donation = d.id AND r.voided_at IS NULL
         WHERE d.donor = :donor AND d.settled_at >= :from AND d.settled_at < :until
         ORDER BY d.settled_at, d.id
         LIMIT :limit)"_s,
                                   bind("donor", donor), bind("from", from), bind("until", until),
                                   bind("limit", limit));
}

Result<QString> ReceiptStore::nickname(Work &work, UserId person)
{
    return work.db().only<QString>(u"SELECT nickname FROM account WHERE id = :id"_s, bind("id", person));
}

} // namespace madang
