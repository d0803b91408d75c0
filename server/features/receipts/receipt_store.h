// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of receipts and of the series their numbers come from. No rules.
#pragma once

#include "common/protocol/receipts.h"
#include "server/core/work.h"
#include "server/features/receipts/sheets.h"

namespace madang {

/// One receipt as its row holds it, with what its gift says.
struct ReceiptRow {
    ReceiptId id;
    QString organisation; ///< whose series the number is of
    int year = 0;
    qint64 number = 0;
    DonationId donation;
    UserId donor;
    QString name;
    Money amount;
    RawJson issuer; ///< an Issuer, as it was then
    Timestamp issuedAt;
    Timestamp voidedAt;
    std::optional<receipts::VoidReason> voidReason;
    std::optional<QString> replacedBy;
    CampaignId campaign;
    QString title; ///< of the campaign
    QString beneficiary;
    Timestamp givenAt;

    QString shownNumber() const { return receiptNumber(year, number); }
};
PROTOCOL_FIELDS(ReceiptRow, id, organisation, year, number, donation, donor, name, amount, issuer, issuedAt,
                voidedAt, voidReason, replacedBy, campaign, title, beneficiary, givenAt)

class ReceiptStore {
public:
    /// Makes everybody else who wants a number of that series wait for our COMMIT.
    Done holdSeries(Work &work, const QString &organisation, int year);
    Result<qint64> nextNumber(Work &work, const QString &organisation, int year);
    Done insert(Work &work, const ReceiptRow &receipt);
    /// False when it was void before.
    Result<bool> makeVoid(Work &work, ReceiptId id, receipts::VoidReason reason);
    Done noteReplacement(Work &work, ReceiptId id, const QString &number);

    Result<std::optional<ReceiptRow>> find(Work &work, ReceiptId id);
    /// Of one gift, newest first.
    Result<QList<ReceiptRow>> ofDonation(Work &work, DonationId donation, int limit);
    /// Of one donor, newest first, ids below `before`; of every year when it is absent.
    Result<QList<ReceiptRow>> ofDonor(Work &work, UserId donor, const std::optional<int> &year,
                                      ReceiptId before, int limit);
    /// A donor's confirmed gifts within a period, oldest first.
    Result<QList<YearLine>> gifts(Work &work, UserId donor, Timestamp from, Timestamp until, int limit);
    /// The receipts in force of an organisation for gifts of a period, with ids above `after`, in the order
    /// they were issued; without those whose donors hide from the recipient.
    Result<QList<ReceiptRow>> inForce(Work &work, const QString &organisation, Timestamp from,
                                      Timestamp until, ReceiptId after, int limit);
    Result<QString> nickname(Work &work, UserId person);
};

} // namespace madang
