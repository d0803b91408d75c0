// SPDX-License-Identifier: GPL-3.0-or-later
// The payments desk: what operators look at and do when money is stuck, does not fit, or must be proven. Only
// for those who may move money; the same commands are reached over the socket in the daemon's data folder.
#pragma once

#include "common/protocol/payments.h"
#include "common/protocol/rooms.h"

namespace madang {

using UnmatchedId = Id<struct UnmatchedKind>;
using DeedId = Id<struct DeedKind>;

} // namespace madang

namespace madang::desk {

inline constexpr int kLongestReason = 200;

enum class Section {
    Stuck, ///< orders whose outcome has been unknown for minutes
    Unmatched, ///< money at a gateway that fits no order of ours
    Dead, ///< webhooks that were given up
    Refunds, ///< asked for, waiting for a second person
    Deposits, ///< transfers that a person must see on the bank account
};
constexpr auto enumWords(Section *)
{
    return std::array{std::pair{Section::Stuck, QLatin1StringView("stuck")},
                      std::pair{Section::Unmatched, QLatin1StringView("unmatched")},
                      std::pair{Section::Dead, QLatin1StringView("dead")},
                      std::pair{Section::Refunds, QLatin1StringView("refunds")},
                      std::pair{Section::Deposits, QLatin1StringView("deposits")}};
}

/// The last proof of the books in one line.
struct CheckSummary {
    Timestamp at;
    bool holds = true;
    int wrong = 0; ///< things that do not fit
};
PROTOCOL_FIELDS(CheckSummary, at, holds, wrong)

/// How much waits for a person. Told on the topic whenever it changes, and once at subscribing.
struct Overview {
    int stuck = 0;
    int unmatched = 0;
    int dead = 0;
    int refunds = 0;
    int deposits = 0;
    std::optional<CheckSummary> lastCheck; ///< absent: never proven
};
PROTOCOL_FIELDS(Overview, stuck, unmatched, dead, refunds, deposits, lastCheck)

/// One line of a section.
struct Item {
    Section section = Section::Stuck;
    QString
        key; ///< what the section's commands take: an order, or the id of what is unmatched, dead, asked for
    std::optional<OrderId> order;
    QString title; ///< what is paid for
    QString payer; ///< nickname; empty when nobody is known
    Money amount; ///< by our order; zero without one
    std::optional<Money> captured; ///< at the gateway, where it matters
    QString gateway;
    QString state; ///< an order's status, what kind of misfit ("other-amount", "no-order", "no-taker",
                   ///< "after-end"), or a webhook's type
    std::optional<QString> reason; ///< the gateway's word, or the last failure
    Timestamp since;
    std::optional<Timestamp> nextAt; ///< when something is tried again by itself
    int attempts = 0;
};
PROTOCOL_FIELDS(Item, section, key, order, title, payer, amount, captured, gateway, state, reason, since,
                nextAt, attempts)

/// Something that happened to an order.
struct StoryLine {
    Timestamp at;
    QString type; ///< "made", "answer", "webhook", "refund", "ledger", "unmatched", "deed" or "decided"
    QString word; ///< what of it: an answer's outcome, a ledger entry's kind, a status
    std::optional<Money> amount;
    QString about; ///< foreign text: a gateway's reason, an operator's words
    int times = 1; ///< the same answer came that often in a row
    std::optional<Timestamp> until; ///< the last of them
};
PROTOCOL_FIELDS(StoryLine, at, type, word, amount, about, times, until)

/// Everything that is known of an order, oldest first.
struct Story {
    OrderId order;
    QString purpose;
    QString title;
    QString payer;
    Money amount;
    QString gateway;
    payments::OrderStatus status = payments::OrderStatus::Ready;
    std::optional<QString> paymentKey;
    std::optional<QString> reason;
    int attempts = 0;
    Timestamp createdAt;
    Timestamp expiresAt;
    std::optional<Timestamp> nextCheckAt;
    std::optional<Timestamp> decidedAt;
    QList<StoryLine> lines;
};
PROTOCOL_FIELDS(Story, order, purpose, title, payer, amount, gateway, status, paymentKey, reason, attempts,
                createdAt, expiresAt, nextCheckAt, decidedAt, lines)

/// All accounts of one kind together.
struct KindBalance {
    QString kind;
    qint64 accounts = 0;
    Money balance;
};
PROTOCOL_FIELDS(KindBalance, kind, accounts, balance)

/// One sentence about the books, and whether it is true.
struct Proof {
    QString word; ///< "sum-is-zero", "entries-balance", "no-empty-entries", "transfers-are-sound",
                  ///< "guards-stand", "gifts-are-posted", "orders-are-settled", "gateways-agree",
                  ///< "campaigns-agree", "sandbox-agrees"
    bool holds = true;
    int wrong = 0; ///< how many things do not fit
    QList<QString> examples; ///< at most ten of them, in plain English with their ids
};
PROTOCOL_FIELDS(Proof, word, holds, wrong, examples)

struct LedgerCheck {
    Timestamp at;
    bool holds = true;
    qint64 entries = 0;
    qint64 transfers = 0;
    QList<Proof> proofs;
    QList<KindBalance> balances; ///< by kind
};
PROTOCOL_FIELDS(LedgerCheck, at, holds, entries, transfers, proofs, balances)

/// What an operator did, as it stays on record: never changed, never deleted.
struct Deed {
    DeedId id;
    Timestamp at;
    QString who; ///< a user name, or "operator@socket"
    QString
        deed; ///< "requery", "replay", "ledger-check", "resolve", "deposit", "refund", "approve", "reject"
    QString target; ///< the order, webhook, refund or misfit
    QString about; ///< the reason given
    std::optional<QString>
        outcome; ///< "done", or the code of a refusal; absent while it runs, or when it was cut
    std::optional<Timestamp> endedAt;
};
PROTOCOL_FIELDS(Deed, id, at, who, deed, target, about, outcome, endedAt)

struct ListSection {
    Section section = Section::Stuck;
    std::optional<QString> after;
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListSection, section, after, limit)

struct ListDeeds {
    std::optional<QString> after;
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListDeeds, after, limit)

struct OneOrder {
    OrderId order;
};
PROTOCOL_FIELDS(OneOrder, order)

/// How an order stands after an operator had the gateway asked.
struct Requeried {
    OrderId order;
    payments::OrderStatus status = payments::OrderStatus::InProgress;
    std::optional<QString> reason;
};
PROTOCOL_FIELDS(Requeried, order, status, reason)

/// Says what became of money that fitted nowhere; it leaves the list and stays on record.
struct Resolve {
    UnmatchedId unmatched;
    QString reason; ///< 1 to 200 characters
};
PROTOCOL_FIELDS(Resolve, unmatched, reason)

inline constexpr Command<Nothing, Overview> overview{"desk.overview", "GET /api/v1/desk"};
/// Longest waiting first.
inline constexpr Command<ListSection, Page<Item>> list{"desk.list", "GET /api/v1/desk/sections/{section}"};
inline constexpr Command<OneOrder, Story> order{"desk.order", "GET /api/v1/desk/orders/{order}"};
/// Asks the gateway now. Conflict ("order-decided") when there is nothing to ask.
inline constexpr Command<OneOrder, Requeried> requery{"desk.requery",
                                                      "POST /api/v1/desk/orders/{order}/requery"};
inline constexpr Command<Resolve, Nothing> resolve{"desk.resolve",
                                                   "POST /api/v1/desk/unmatched/{unmatched}/resolve"};
/// Proves the books now, and remembers the outcome.
inline constexpr Command<Nothing, LedgerCheck> checkLedger{"desk.check-ledger",
                                                           "POST /api/v1/desk/ledger-checks"};
/// Newest first.
inline constexpr Command<ListDeeds, Page<Deed>> deeds{"desk.deeds", "GET /api/v1/desk/deeds"};

/// Only for those who may open the desk.
inline constexpr Event<Overview> changed{"desk.changed", "/topic/desk"};

} // namespace madang::desk
