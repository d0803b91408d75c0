// SPDX-License-Identifier: GPL-3.0-or-later
// The payments desk: what operators look at and do when money is stuck, does not fit, or must be proven. Only
// for those who may move money; the same commands are reached over the socket in the daemon's data folder.
#pragma once

#include "common/protocol/payments.h"
#include "common/protocol/refunds.h"

namespace madang {

using UnmatchedId = Id<struct UnmatchedKind>;
using WebhookId = Id<struct WebhookKind>;
using DeedId = Id<struct DeedKind>;

} // namespace madang

namespace madang::desk {

inline constexpr int kLongestReason = 200;
inline constexpr int kLongestTransaction = 60; ///< the bank's number of a transfer

enum class Section {
    Stuck, ///< orders whose outcome has been unknown for minutes
    Unmatched, ///< money at a gateway that fits no order of ours
    Dead, ///< webhooks that were given up
    Refunds, ///< that wait for a decision or for a transfer by hand, do not come through, or were refused
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
                   ///< "after-end", "again"), a webhook's type, or a refund's state with its hurdle behind a
                   ///< dot ("waiting.second-person")
    std::optional<QString> reason; ///< the gateway's word, the last failure, or why somebody wants money back
    Timestamp since;
    std::optional<Timestamp> nextAt; ///< when something is tried again by itself
    int attempts = 0;
    std::optional<QString> reference; ///< what has to stand beside a transfer, or stood there
    std::optional<QString> bank; ///< of a transfer: our account it has to come to, or came to
    std::optional<QString> holder; ///< who transferred the money, as the bank named them
    std::optional<QString> transaction; ///< the bank's number of the transfer that came
    std::optional<QString> askedBy; ///< of a refund: a nickname
    std::optional<bool> mine; ///< who reads it asked for that refund: somebody else decides
};
PROTOCOL_FIELDS(Item, section, key, order, title, payer, amount, captured, gateway, state, reason, since,
                nextAt, attempts, reference, bank, holder, transaction, askedBy, mine)

/// Something that happened to an order.
struct StoryLine {
    Timestamp at;
    QString type; ///< "made", "answer", "webhook", "transfer", "refund", "ledger", "unmatched", "deed" or
                  ///< "decided"
    QString word; ///< what of it: an answer's outcome, a ledger entry's kind, a status, a webhook's state
                  ///< with its reason behind a dot
    std::optional<Money> amount;
    QString about; ///< foreign text: a gateway's reason, an operator's words, a webhook's type
    int times = 1; ///< the same answer came that often in a row
    std::optional<Timestamp> until; ///< the last of them; of a transfer: when the bank booked it
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
    std::optional<Money> remaining; ///< of a paid order: what can still be given back
    std::optional<payments::Deposit> deposit; ///< where a transfer has to go, or went
};
PROTOCOL_FIELDS(Story, order, purpose, title, payer, amount, gateway, status, paymentKey, reason, attempts,
                createdAt, expiresAt, nextCheckAt, decidedAt, lines, remaining, deposit)

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
                  ///< "campaigns-agree", "returns-are-posted", "sandbox-agrees"
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
    QString deed; ///< "requery", "replay", "ledger-check", "resolve", "deposit", "refund", "approve",
                  ///< "reject", "sent-back", "dismiss"
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

/// A webhook that was given up.
struct OneWebhook {
    WebhookId webhook;
};
PROTOCOL_FIELDS(OneWebhook, webhook)

/// Somebody saw a transfer on the bank account.
struct NoteTransfer {
    QString transaction; ///< the bank's number of it: the same again changes nothing
    Money amount;
    QString reference; ///< as written beside it; spaces, dashes and small letters do not matter
    std::optional<Timestamp> cameAt; ///< when the bank booked it; absent: now
    std::optional<QString> holder; ///< who sent it, as the bank names them
    std::optional<bool> dryRun; ///< true: says what would come of it, and nothing is noted
};
PROTOCOL_FIELDS(NoteTransfer, transaction, amount, reference, cameAt, holder, dryRun)

enum class TransferVerdict {
    Matched, ///< the order's amount: it is paid
    OtherAmount, ///< the order waits on; a person has to give the money back or ask for the rest
    NoOrder, ///< nobody was told that reference
    Again, ///< the order was paid before: this money is one too much
};
constexpr auto enumWords(TransferVerdict *)
{
    return std::array{std::pair{TransferVerdict::Matched, QLatin1StringView("matched")},
                      std::pair{TransferVerdict::OtherAmount, QLatin1StringView("other-amount")},
                      std::pair{TransferVerdict::NoOrder, QLatin1StringView("no-order")},
                      std::pair{TransferVerdict::Again, QLatin1StringView("again")}};
}

/// What came of a transfer. What is not Matched is listed as unmatched until a person resolves it.
struct NotedTransfer {
    QString transaction;
    Money amount;
    QString reference; ///< as it is compared
    TransferVerdict verdict = TransferVerdict::Matched;
    std::optional<OrderId> order;
    QString title; ///< of the order
    QString payer;
    std::optional<Money> expected; ///< by the order
    bool repeated = false; ///< it had been noted before: nothing was done again
    QString seenBy; ///< who noted it first
    Timestamp seenAt;
};
PROTOCOL_FIELDS(NotedTransfer, transaction, amount, reference, verdict, order, title, payer, expected,
                repeated, seenBy, seenAt)

/// As refunds::AskRefund, of an order.
struct RefundOrder {
    OrderId order;
    ClientTag tag; ///< the idempotency key
    std::optional<Money> amount; ///< absent: all that remains
    QString reason; ///< 1 to 200 characters
    std::optional<bool> dryRun;
};
PROTOCOL_FIELDS(RefundOrder, order, tag, amount, reason, dryRun)

struct ApproveRefund {
    RefundId refund;
    std::optional<QString> note; ///< up to 200 characters; who asked reads it
};
PROTOCOL_FIELDS(ApproveRefund, refund, note)

/// Of one that waits for a decision, or that cannot be transferred by hand; or: what was done about one that
/// was refused.
struct EndRefund {
    RefundId refund;
    QString reason; ///< 1 to 200 characters
};
PROTOCOL_FIELDS(EndRefund, refund, reason)

/// Money was transferred back by hand.
struct SentBack {
    RefundId refund;
    QString transaction; ///< the bank's number of the transfer: one pays one refund
};
PROTOCOL_FIELDS(SentBack, refund, transaction)

inline constexpr Command<Nothing, Overview> overview{"desk.overview", "GET /api/v1/desk"};
/// Longest waiting first.
inline constexpr Command<ListSection, Page<Item>> list{"desk.list", "GET /api/v1/desk/sections/{section}"};
inline constexpr Command<OneOrder, Story> order{"desk.order", "GET /api/v1/desk/orders/{order}"};
/// Asks the gateway now. Conflict ("order-decided") when there is nothing to ask.
inline constexpr Command<OneOrder, Requeried> requery{"desk.requery",
                                                      "POST /api/v1/desk/orders/{order}/requery"};
inline constexpr Command<Resolve, Nothing> resolve{"desk.resolve",
                                                   "POST /api/v1/desk/unmatched/{unmatched}/resolve"};
/// Tries a dead webhook again from the start. Conflict ("webhook") when it is not dead.
inline constexpr Command<OneWebhook, Nothing> replay{"desk.replay",
                                                     "POST /api/v1/desk/webhooks/{webhook}/replay"};
/// KeyReused ("transaction") when that number was noted with something else.
inline constexpr Command<NoteTransfer, NotedTransfer> noteTransfer{"desk.note-transfer",
                                                                   "POST /api/v1/desk/transfers"};
/// By the rules of refunds: a large one waits for a second person. Only for an account: over the socket
/// nobody is known, so NotAllowed ("account-needed").
inline constexpr Command<RefundOrder, refunds::Refund> refund{
    .name = "desk.refund",
    .rest = "POST /api/v1/desk/orders/{order}/refunds",
    .send = nullptr,
    .idempotent = true,
};
/// Not by who asked; only for an account.
inline constexpr Command<ApproveRefund, refunds::Refund> approve{
    "desk.approve", "POST /api/v1/desk/refunds/{refund}/approve"};
/// Of one that waits for a decision, or of one that waits for a transfer by hand that cannot be made: then
/// the gift stays as it is. Only for an account.
inline constexpr Command<EndRefund, refunds::Refund> reject{"desk.reject",
                                                            "POST /api/v1/desk/refunds/{refund}/reject"};
/// The money of a refund by hand was sent: now it is posted, once. Conflict ("not-by-hand"); KeyReused
/// ("sent") when that transfer paid another refund, or another one paid this.
inline constexpr Command<SentBack, Nothing> sentBack{"desk.sent-back",
                                                     "POST /api/v1/desk/refunds/{refund}/sent"};
/// Says what was done about a refund that was refused; it leaves the list and stays on record. Conflict
/// ("not-refused").
inline constexpr Command<EndRefund, Nothing> dismiss{"desk.dismiss",
                                                     "POST /api/v1/desk/refunds/{refund}/dismiss"};
/// Proves the books now, and remembers the outcome.
inline constexpr Command<Nothing, LedgerCheck> checkLedger{"desk.check-ledger",
                                                           "POST /api/v1/desk/ledger-checks"};
/// Newest first.
inline constexpr Command<ListDeeds, Page<Deed>> deeds{"desk.deeds", "GET /api/v1/desk/deeds"};

/// Only for those who may open the desk.
inline constexpr Event<Overview> changed{"desk.changed", "/topic/desk"};

} // namespace madang::desk
