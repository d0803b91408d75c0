// SPDX-License-Identifier: GPL-3.0-or-later
// Refunds: money of a gift goes back, in whole or in part: who asked, who decided, what became of it.
#pragma once

#include "common/protocol/campaigns.h"

namespace madang {

using RefundId = Id<struct RefundKind>;

} // namespace madang

namespace madang::refunds {

inline constexpr int kLongestReason = 200;

enum class State {
    Waiting, ///< for somebody who may decide about it
    Underway, ///< the gateway is asked; its answer may not be known yet
    ByHand, ///< agreed to; a person has to transfer the money back
    Returned, ///< the money went back
    Rejected, ///< by who decided, or because nothing was left
    Refused, ///< by the gateway, or it could not be transferred by hand
};
constexpr auto enumWords(State *)
{
    return std::array{std::pair{State::Waiting, QLatin1StringView("waiting")},
                      std::pair{State::Underway, QLatin1StringView("underway")},
                      std::pair{State::ByHand, QLatin1StringView("by-hand")},
                      std::pair{State::Returned, QLatin1StringView("returned")},
                      std::pair{State::Rejected, QLatin1StringView("rejected")},
                      std::pair{State::Refused, QLatin1StringView("refused")}};
}

/// Why a refund is not made at once.
enum class Hurdle {
    Late, ///< the time in which a donor may cancel without asking is over
    CampaignSettled, ///< the use of the money has been reported
    SecondPerson, ///< so large that a second person has to agree
};
constexpr auto enumWords(Hurdle *)
{
    return std::array{std::pair{Hurdle::Late, QLatin1StringView("late")},
                      std::pair{Hurdle::CampaignSettled, QLatin1StringView("campaign-settled")},
                      std::pair{Hurdle::SecondPerson, QLatin1StringView("second-person")}};
}

/// One line of a refund's log.
struct RefundChange {
    Timestamp at;
    std::optional<QString> by; ///< a nickname; absent: the gateway or the server, or a donor who is hidden
    std::optional<State> before; ///< absent: it was asked for
    State after = State::Waiting;
    QString note;
};
PROTOCOL_FIELDS(RefundChange, at, by, before, after, note)

struct Refund {
    std::optional<RefundId> id; ///< absent in a dry run
    DonationId donation;
    CampaignId campaign;
    QString title; ///< of the campaign
    Money given; ///< the whole gift
    Money amount; ///< of it, to go back
    Money remaining; ///< of the gift, if this one goes through
    QString reason;
    State state = State::Waiting;
    std::optional<Hurdle> hurdle;
    bool byDonor = false;
    std::optional<QString> askedBy; ///< a nickname; absent when hidden from who reads it
    std::optional<QString> decidedBy;
    QString note; ///< of who decided
    std::optional<QString> refusal; ///< the gateway's word
    Timestamp createdAt;
    Timestamp decidedAt; ///< when it was Returned, Rejected or Refused
    bool mayDecide = false; ///< who reads it may approve or reject it
    QList<RefundChange> changes; ///< oldest first
};
PROTOCOL_FIELDS(Refund, id, donation, campaign, title, given, amount, remaining, reason, state, hurdle,
                byDonor, askedBy, decidedBy, note, refusal, createdAt, decidedAt, mayDecide, changes)

/// `tag` is the idempotency key. A donor gets it at once within the time to cancel; later, and from a settled
/// campaign, they ask. Who made the campaign, and who may move money here, decide by asking. From a certain
/// amount on a second person has to agree. Never more than what remains: InvalidValue "remaining-<won>".
struct AskRefund {
    DonationId donation;
    ClientTag tag;
    std::optional<Money> amount; ///< absent: all that remains
    QString reason; ///< 1 to 200 characters
    std::optional<bool> dryRun; ///< true: says what would happen, and nothing does
};
PROTOCOL_FIELDS(AskRefund, donation, tag, amount, reason, dryRun)

struct OneRefund {
    RefundId refund;
};
PROTOCOL_FIELDS(OneRefund, refund)

struct DecideRefund {
    RefundId refund;
    std::optional<QString> note; ///< up to 200 characters; who asked reads it
};
PROTOCOL_FIELDS(DecideRefund, refund, note)

struct ListRefunds {
    std::optional<State> state; ///< absent: those that wait
    std::optional<QString> after;
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListRefunds, state, after, limit)

/// Body of a room event of type "donation.refunded". What the donor hid is absent here too.
struct RefundedBody {
    CampaignId campaign;
    campaigns::Gift gift; ///< as it is now: its amount is what remains
    std::optional<Money> amount; ///< what went back
    bool whole = false; ///< nothing remains: it is no gift any more
    std::optional<Money> total; ///< right after it; absent when the amount is hidden
    Money goal;
};
PROTOCOL_FIELDS(RefundedBody, campaign, gift, amount, whole, total, goal)

inline constexpr Command<AskRefund, Refund> ask{
    .name = "refunds.ask",
    .rest = "POST /api/v1/donations/{donation}/refunds",
    .send = nullptr,
    .idempotent = true,
};
/// Of one gift, oldest first, at most 200: for its donor, who made the campaign, who may move money.
inline constexpr Command<campaigns::OneDonation, Page<Refund>> ofDonation{
    "refunds.of-donation", "GET /api/v1/donations/{donation}/refunds"};
/// Oldest first: all for who may move money, for others those of campaigns they made.
inline constexpr Command<ListRefunds, Page<Refund>> list{"refunds.list", "GET /api/v1/refunds"};
inline constexpr Command<OneRefund, Refund> show{"refunds.show", "GET /api/v1/refunds/{refund}"};
/// Not by who asked. The money goes back at once.
inline constexpr Command<DecideRefund, Refund> approve{"refunds.approve",
                                                       "POST /api/v1/refunds/{refund}/approve"};
/// Who asked may take it back by rejecting it.
inline constexpr Command<DecideRefund, Refund> reject{"refunds.reject",
                                                      "POST /api/v1/refunds/{refund}/reject"};

} // namespace madang::refunds
