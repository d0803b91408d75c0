// SPDX-License-Identifier: GPL-3.0-or-later
// Pledges: a gift that repeats every month, charged to a card its donor registered. Dates are days of the
// calendar of the server's zone (Asia/Seoul unless configured): "2026-12-25".
#pragma once

#include "common/protocol/campaigns.h"

namespace madang {

using PledgeId = Id<struct PledgeKind>;

} // namespace madang

namespace madang::pledges {

/// As a day of the month: the last one, whatever its number.
inline constexpr int kLastDay = 31;
/// The largest other one: every month has it.
inline constexpr int kLatestDay = 28;

enum class State {
    Pending, ///< no card is registered yet
    Active,
    Paused, ///< by the donor; dates pass without a charge
    Suspended, ///< the card was refused too often; ends by itself at `endsAt`
    Ended,
};
constexpr auto enumWords(State *)
{
    return std::array{std::pair{State::Pending, QLatin1StringView("pending")},
                      std::pair{State::Active, QLatin1StringView("active")},
                      std::pair{State::Paused, QLatin1StringView("paused")},
                      std::pair{State::Suspended, QLatin1StringView("suspended")},
                      std::pair{State::Ended, QLatin1StringView("ended")}};
}

enum class Ending {
    Cancelled, ///< by the donor
    CampaignOver,
    NotRenewed, ///< suspended for too long
    NeverBegun, ///< no card was registered in time
};
constexpr auto enumWords(Ending *)
{
    return std::array{std::pair{Ending::Cancelled, QLatin1StringView("cancelled")},
                      std::pair{Ending::CampaignOver, QLatin1StringView("campaign-over")},
                      std::pair{Ending::NotRenewed, QLatin1StringView("not-renewed")},
                      std::pair{Ending::NeverBegun, QLatin1StringView("never-begun")}};
}

enum class ChargeState {
    Asked, ///< the gateway was asked; the outcome is not known yet
    Retrying, ///< refused; tried again at `nextTryAt`
    Paid, ///< a gift like any other
    Failed, ///< refused, and not tried again
    Skipped, ///< by the donor
    Missed, ///< the server was away or the account disabled; charged neither then nor later
    Stopped, ///< paused, ended or replaced before it was tried again
};
constexpr auto enumWords(ChargeState *)
{
    return std::array{std::pair{ChargeState::Asked, QLatin1StringView("asked")},
                      std::pair{ChargeState::Retrying, QLatin1StringView("retrying")},
                      std::pair{ChargeState::Paid, QLatin1StringView("paid")},
                      std::pair{ChargeState::Failed, QLatin1StringView("failed")},
                      std::pair{ChargeState::Skipped, QLatin1StringView("skipped")},
                      std::pair{ChargeState::Missed, QLatin1StringView("missed")},
                      std::pair{ChargeState::Stopped, QLatin1StringView("stopped")}};
}

/// A date to come.
struct Upcoming {
    QString date;
    Timestamp at; ///< when the card is charged
    bool skipped = false;
};
PROTOCOL_FIELDS(Upcoming, date, at, skipped)

/// What became of one date.
struct Charge {
    QString date;
    Money amount;
    ChargeState state = ChargeState::Asked;
    int tries = 0;
    std::optional<DonationId> donation; ///< of the last try
    std::optional<QString> reason; ///< why the last try was refused: the gateway's word
    std::optional<Timestamp> nextTryAt;
    std::optional<Timestamp> decidedAt;
};
PROTOCOL_FIELDS(Charge, date, amount, state, tries, donation, reason, nextTryAt, decidedAt)

/// A donor's own view of a monthly gift. Nobody else sees it; its gifts are gifts like any other.
struct Pledge {
    PledgeId id;
    CampaignId campaign;
    QString title; ///< of the campaign
    Money amount;
    int day = 1; ///< 1 to 28, or 31: the last day of each month
    QString message;
    campaigns::GiftVisibility visibility = campaigns::GiftVisibility::Public;
    State state = State::Pending;
    std::optional<QString> card; ///< how its owner recognises it: "현대 4330****123*"
    QList<Upcoming> next; ///< until three of them will be charged; while active
    std::optional<Charge> latest; ///< the date that came last
    std::optional<Timestamp> endsAt; ///< pending and suspended: when it ends by itself
    std::optional<Ending> ending;
    Timestamp createdAt;
    std::optional<Timestamp> endedAt;
};
PROTOCOL_FIELDS(Pledge, id, campaign, title, amount, day, message, visibility, state, card, next, latest,
                endsAt, ending, createdAt, endedAt)

/// `tag` is the idempotency key, as in campaigns::Donate. The limits are those of a single gift.
struct Create {
    CampaignId campaign;
    ClientTag tag;
    Money amount;
    int day = 1;
    std::optional<QString> message;
    std::optional<campaigns::GiftVisibility> visibility;
    std::optional<bool>
        now; ///< also give once as soon as the card is registered; then from the next month on
};
PROTOCOL_FIELDS(Create, campaign, tag, amount, day, message, visibility, now)

struct Pledging {
    Pledge pledge;
    QString registrationUrl; ///< absolute; for the donor's browser
};
PROTOCOL_FIELDS(Pledging, pledge, registrationUrl)

struct OnePledge {
    PledgeId pledge;
};
PROTOCOL_FIELDS(OnePledge, pledge)

struct ListPledges {
    std::optional<QString> after;
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListPledges, after, limit)

/// From the next charge on.
struct Change {
    PledgeId pledge;
    std::optional<Money> amount;
    std::optional<int> day;
    std::optional<QString> message;
    std::optional<campaigns::GiftVisibility> visibility;
};
PROTOCOL_FIELDS(Change, pledge, amount, day, message, visibility)

/// One of the dates in `next`, or of the twelve that follow now.
struct OneDate {
    PledgeId pledge;
    QString date;
};
PROTOCOL_FIELDS(OneDate, pledge, date)

struct ListCharges {
    PledgeId pledge;
    std::optional<QString> after;
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListCharges, pledge, after, limit)

/// Body of the notices "pledge.started", ".card-declined", ".failed", ".suspended" and ".ended".
struct PledgeBody {
    PledgeId pledge;
    CampaignId campaign;
    QString title; ///< of the campaign
    Money amount;
    std::optional<QString> date; ///< started: the next one; failed, suspended: the one that was refused
    std::optional<QString> reason; ///< the gateway's word
    std::optional<Timestamp> nextTryAt; ///< failed: absent when it is not tried again
    std::optional<Timestamp> endsAt; ///< suspended: when it ends by itself
    std::optional<Ending> ending;
};
PROTOCOL_FIELDS(PledgeBody, pledge, campaign, title, amount, date, reason, nextTryAt, endsAt, ending)

inline constexpr Command<Create, Pledging> create{
    .name = "pledges.create",
    .rest = "POST /api/v1/campaigns/{campaign}/pledges",
    .send = nullptr,
    .idempotent = true,
};
/// The caller's own, newest first.
inline constexpr Command<ListPledges, Page<Pledge>> list{"pledges.list", "GET /api/v1/pledges"};
inline constexpr Command<OnePledge, Pledge> show{"pledges.show", "GET /api/v1/pledges/{pledge}"};
inline constexpr Command<Change, Pledge> change{"pledges.change", "PATCH /api/v1/pledges/{pledge}"};
inline constexpr Command<OnePledge, Pledge> pause{"pledges.pause", "POST /api/v1/pledges/{pledge}/pause"};
/// Also of a suspended one: from the next date on. What was refused is not charged any more.
inline constexpr Command<OnePledge, Pledge> resume{"pledges.resume", "POST /api/v1/pledges/{pledge}/resume"};
/// Nothing is charged after that. An answer that is still awaited is told when it comes.
inline constexpr Command<OnePledge, Pledge> cancel{"pledges.cancel", "POST /api/v1/pledges/{pledge}/cancel"};
inline constexpr Command<OneDate, Pledge> skip{"pledges.skip", "PUT /api/v1/pledges/{pledge}/skips/{date}"};
inline constexpr Command<OneDate, Pledge> unskip{"pledges.unskip",
                                                 "DELETE /api/v1/pledges/{pledge}/skips/{date}"};
/// Another card in place of the present one, which stays until then.
inline constexpr Command<OnePledge, Pledging> registerCard{"pledges.register-card",
                                                           "POST /api/v1/pledges/{pledge}/card"};
/// Newest date first.
inline constexpr Command<ListCharges, Page<Charge>> charges{"pledges.charges",
                                                            "GET /api/v1/pledges/{pledge}/charges"};

} // namespace madang::pledges
