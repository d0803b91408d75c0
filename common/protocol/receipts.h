// SPDX-License-Identifier: GPL-3.0-or-later
// Receipts: the numbered papers of a donor's own gifts. What a donor hides from others is on them all the
// same.
#pragma once

#include "common/protocol/campaigns.h"

namespace madang {

using ReceiptId = Id<struct ReceiptKind>;

} // namespace madang

namespace madang::receipts {

inline constexpr int kLongestName = 80;

enum class VoidReason {
    Returned, ///< all of the gift was given back
    Replaced, ///< another receipt of the same gift took its place
};
constexpr auto enumWords(VoidReason *)
{
    return std::array{std::pair{VoidReason::Returned, QLatin1StringView("returned")},
                      std::pair{VoidReason::Replaced, QLatin1StringView("replaced")}};
}

/// A receipt. Its number is one more than that of the receipt before it in the same Korean year; none is
/// missing and none is used again, also when it is void.
struct Receipt {
    ReceiptId id;
    QString number; ///< 2026-000123
    DonationId donation;
    CampaignId campaign;
    QString title; ///< of the campaign
    QString name; ///< the donor's, as printed
    Money amount; ///< of the gift without what was given back by then
    Timestamp givenAt;
    Timestamp issuedAt;
    std::optional<Timestamp> voidedAt; ///< absent while it is good
    std::optional<VoidReason> voidReason;
    std::optional<QString> replacedBy; ///< a number
    QString path; ///< of the PDF on this server; only for the donor
};
PROTOCOL_FIELDS(Receipt, id, number, donation, campaign, title, name, amount, givenAt, issuedAt, voidedAt,
                voidReason, replacedBy, path)

/// Issues the receipt of a confirmed gift, or answers the one in force. Another name than that one's replaces
/// it.
struct Issue {
    DonationId donation;
    std::optional<QString> name; ///< up to 80 characters, kept with the receipt only; absent: the nickname
};
PROTOCOL_FIELDS(Issue, donation, name)

struct OneReceipt {
    ReceiptId receipt;
};
PROTOCOL_FIELDS(OneReceipt, receipt)

struct ListReceipts {
    std::optional<int> year; ///< of their numbers; absent: all
    std::optional<QString> after;
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListReceipts, year, after, limit)

/// Conflict "gift-not-paid" before the gift is confirmed, "gift-returned" when nothing is left of it. The PDF
/// of the newest one: GET /api/v1/donations/{donation}/receipt, which issues it when there was none.
inline constexpr Command<Issue, Receipt> issue{"receipts.issue",
                                               "POST /api/v1/donations/{donation}/receipts"};
/// Every receipt of one gift, void ones too, newest first.
inline constexpr Command<campaigns::OneDonation, Page<Receipt>> ofDonation{
    "receipts.of-donation", "GET /api/v1/donations/{donation}/receipts"};
/// One's own, newest first. The gifts of a year on one sheet, as PDF: GET /api/v1/me/receipts/{year}
inline constexpr Command<ListReceipts, Page<Receipt>> mine{"receipts.mine", "GET /api/v1/me/receipts"};
/// Sends the donor a notice of type "receipt.issued" with it. Its PDF: GET /api/v1/receipts/{receipt}
inline constexpr Command<OneReceipt, Receipt> resend{"receipts.resend",
                                                     "POST /api/v1/receipts/{receipt}/resend"};

/// What the receipts in force for the gifts of a year say, for who may move money: a table in the columns of
/// the Korean form for donation receipts, whose resident numbers and addresses the organisation adds itself.
struct AskTaxTable {
    int year = 0; ///< in which the gifts were made
};
PROTOCOL_FIELDS(AskTaxTable, year)
inline constexpr auto kTaxTablePath = QLatin1StringView("/api/v1/tax-receipts.csv");

} // namespace madang::receipts
