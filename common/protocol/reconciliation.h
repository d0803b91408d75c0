// SPDX-License-Identifier: GPL-3.0-or-later
// Reconciliation: what a gateway says it settled, line by line, beside what our orders and books say. Only
// for who may move money.
#pragma once

#include "common/protocol/payments.h"

namespace madang {

using SettlementFileId = Id<struct SettlementFileKind>;
using SettlementLineId = Id<struct SettlementLineKind>;

} // namespace madang

namespace madang::reconciliation {

inline constexpr int kLongestReason = 200;
/// Of a file that comes with a request; `madangd reconcile` reads larger ones.
inline constexpr int kLongestContent = 4 * 1024 * 1024;

enum class Verdict {
    Matches, ///< posted to the books
    NoOrder, ///< we never made that order at that gateway
    NotPaid, ///< our order has no money
    OtherAmount,
    OtherPayment, ///< our order was paid by another payment
    NotReturned, ///< more was taken back than we gave back
    NotThere, ///< we have the money in our books, the file does not
};
constexpr auto enumWords(Verdict *)
{
    return std::array{std::pair{Verdict::Matches, QLatin1StringView("matches")},
                      std::pair{Verdict::NoOrder, QLatin1StringView("no-order")},
                      std::pair{Verdict::NotPaid, QLatin1StringView("not-paid")},
                      std::pair{Verdict::OtherAmount, QLatin1StringView("other-amount")},
                      std::pair{Verdict::OtherPayment, QLatin1StringView("other-payment")},
                      std::pair{Verdict::NotReturned, QLatin1StringView("not-returned")},
                      std::pair{Verdict::NotThere, QLatin1StringView("not-there")}};
}

enum class State {
    Open, ///< somebody has to look
    Explained, ///< a person said why
    Settled, ///< it fits, or a later file brought what was missing
};
constexpr auto enumWords(State *)
{
    return std::array{std::pair{State::Open, QLatin1StringView("open")},
                      std::pair{State::Explained, QLatin1StringView("explained")},
                      std::pair{State::Settled, QLatin1StringView("settled")}};
}

/// A line that does not fit.
struct Difference {
    std::optional<SettlementLineId> id; ///< absent in a dry run
    QString gateway;
    Verdict verdict = Verdict::NoOrder;
    QString order;
    QString paymentKey;
    Money theirs; ///< zero when the file does not have it
    Money ours; ///< zero when we do not
    Timestamp at; ///< of the payment, as exact as is known
    State state = State::Open;
    std::optional<QString> reason;
    std::optional<QString> explainedBy;
    std::optional<Timestamp> explainedAt;
};
PROTOCOL_FIELDS(Difference, id, gateway, verdict, order, paymentKey, theirs, ours, at, state, reason,
                explainedBy, explainedAt)

struct Reconciliation {
    std::optional<SettlementFileId> file; ///< absent in a dry run
    bool again = false; ///< the same file was taken before
    int lines = 0;
    int matched = 0; ///< now, and posted
    int known = 0; ///< matched by an earlier file
    Money amount; ///< of what matched now
    Money fee; ///< of it, kept by the gateway
    Money payOut; ///< of it, on its way to the bank
    int differing = 0; ///< lines that do not fit, with those that are missing
    QList<Difference> differences; ///< the first 500
};
PROTOCOL_FIELDS(Reconciliation, file, again, lines, matched, known, amount, fee, payOut, differing,
                differences)

/// Takes a settlement file: CSV with a line of heads, or the JSON of Toss Payments' settlement query. The
/// same file again changes nothing. Malformed "line-<n>" names what cannot be read; then nothing is taken.
struct Import {
    QString gateway;
    QString name; ///< of the file, up to 80 characters
    QString content;
    std::optional<bool> dryRun; ///< true: says what would happen, and nothing does
};
PROTOCOL_FIELDS(Import, gateway, name, content, dryRun)

struct ListDifferences {
    std::optional<State> state; ///< Open when absent
    std::optional<QString> after;
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListDifferences, state, after, limit)

struct Explain {
    SettlementLineId line;
    QString reason; ///< 1 to 200 characters
};
PROTOCOL_FIELDS(Explain, line, reason)

inline constexpr Command<Import, Reconciliation> importFile{"reconciliation.import",
                                                            "POST /api/v1/reconciliations"};
/// Oldest first.
inline constexpr Command<ListDifferences, Page<Difference>> differences{"reconciliation.differences",
                                                                        "GET /api/v1/reconciliations/lines"};
/// Conflict "not-open".
inline constexpr Command<Explain, Difference> explain{"reconciliation.explain",
                                                      "POST /api/v1/reconciliations/lines/{line}/explain"};

} // namespace madang::reconciliation
