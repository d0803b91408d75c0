// SPDX-License-Identifier: GPL-3.0-or-later
// Payouts: what a campaign received goes to who is helped: asked for, agreed to by a second person, paid. The
// books say so; the transfer itself is made at the bank by a person.
#pragma once

#include "common/protocol/campaigns.h"

namespace madang {

using PayoutId = Id<struct PayoutKind>;

} // namespace madang

namespace madang::payouts {

inline constexpr int kLongestAccount = 120;
inline constexpr int kLongestReason = 200;

enum class State {
    Requested, ///< waits for a second person
    Approved, ///< the amount left the campaign; to be paid on its day
    Paid,
    Refused,
    Withdrawn, ///< by who asked, before it was approved
};
constexpr auto enumWords(State *)
{
    return std::array{std::pair{State::Requested, QLatin1StringView("requested")},
                      std::pair{State::Approved, QLatin1StringView("approved")},
                      std::pair{State::Paid, QLatin1StringView("paid")},
                      std::pair{State::Refused, QLatin1StringView("refused")},
                      std::pair{State::Withdrawn, QLatin1StringView("withdrawn")}};
}

/// What a payout of an amount would come to if it was asked for now.
struct Terms {
    CampaignId campaign;
    Money held; ///< what came in, without refunds and earlier payouts
    Money reserved; ///< of it, asked for and not decided yet
    Money available;
    Money amount; ///< looked at: what was asked about, or all that is available
    Money fee;
    Money net; ///< what arrives
    Timestamp payableAt; ///< the day on which it is paid
};
PROTOCOL_FIELDS(Terms, campaign, held, reserved, available, amount, fee, net, payableAt)

struct Payout {
    PayoutId id;
    CampaignId campaign;
    QString title; ///< of the campaign
    Money amount; ///< leaves the campaign
    Money fee;
    Money net; ///< arrives
    QString account; ///< where it goes: bank, number, holder
    State state = State::Requested;
    QString requestedBy; ///< nickname
    Timestamp requestedAt;
    Timestamp payableAt;
    std::optional<QString> decidedBy;
    std::optional<Timestamp> decidedAt;
    std::optional<Timestamp> paidAt;
    std::optional<QString> reason; ///< why it was refused
    std::optional<QString> reference; ///< of the bank's transfer
};
PROTOCOL_FIELDS(Payout, id, campaign, title, amount, fee, net, account, state, requestedBy, requestedAt,
                payableAt, decidedBy, decidedAt, paidAt, reason, reference)

/// Body of a room event of type "campaign.payout".
struct PaidBody {
    CampaignId campaign;
    QString title;
    Money amount;
    Money fee;
    Money net;
};
PROTOCOL_FIELDS(PaidBody, campaign, title, amount, fee, net)

struct AskTerms {
    CampaignId campaign;
    std::optional<int> won; ///< absent: all that is available
};
PROTOCOL_FIELDS(AskTerms, campaign, won)

/// `tag` is the idempotency key. Conflict "not-held" when the campaign does not hold that much.
struct Request {
    CampaignId campaign;
    ClientTag tag;
    Money amount;
    QString account; ///< 1 to 120 characters
};
PROTOCOL_FIELDS(Request, campaign, tag, amount, account)

struct OnePayout {
    PayoutId payout;
};
PROTOCOL_FIELDS(OnePayout, payout)

struct Refuse {
    PayoutId payout;
    QString reason; ///< 1 to 200 characters
};
PROTOCOL_FIELDS(Refuse, payout, reason)

struct MarkPaid {
    PayoutId payout;
    QString reference; ///< 1 to 200 characters: what the bank calls the transfer
};
PROTOCOL_FIELDS(MarkPaid, payout, reference)

struct ListPayouts {
    std::optional<State> state; ///< absent: all
    std::optional<QString> after;
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListPayouts, state, after, limit)

/// Only for who made the campaign, as everything here but what says otherwise.
inline constexpr Command<AskTerms, Terms> terms{"payouts.terms",
                                                "GET /api/v1/campaigns/{campaign}/payouts/terms"};
inline constexpr Command<Request, Payout> request{
    .name = "payouts.request",
    .rest = "POST /api/v1/campaigns/{campaign}/payouts",
    .send = nullptr,
    .idempotent = true,
};
/// Newest first, at most 200; also for who may move money. As a table: .../payouts.csv
inline constexpr Command<campaigns::OneCampaign, Page<Payout>> ofCampaign{
    "payouts.of-campaign", "GET /api/v1/campaigns/{campaign}/payouts"};
inline constexpr Command<OnePayout, Payout> withdraw{"payouts.withdraw",
                                                     "POST /api/v1/payouts/{payout}/withdraw"};
/// Newest first; those below are for who may move money. As a table: GET /api/v1/payouts.csv
inline constexpr Command<ListPayouts, Page<Payout>> list{"payouts.list", "GET /api/v1/payouts"};
/// NotAllowed "second-person" for who asked for it.
inline constexpr Command<OnePayout, Payout> approve{"payouts.approve",
                                                    "POST /api/v1/payouts/{payout}/approve"};
inline constexpr Command<Refuse, Payout> refuse{"payouts.refuse", "POST /api/v1/payouts/{payout}/refuse"};
/// After the transfer at the bank. Conflict "not-yet" before its day.
inline constexpr Command<MarkPaid, Payout> markPaid{"payouts.mark-paid",
                                                    "POST /api/v1/payouts/{payout}/paid"};

} // namespace madang::payouts
