// SPDX-License-Identifier: GPL-3.0-or-later
// The house at one glance: what it does now, and whether anything of it needs a person. Only for owners and
// admins.
#pragma once

#include "common/protocol/command.h"

namespace madang::overview {

/// Ascending: the worst of several is the greatest.
enum class Verdict {
    Good,
    Watch, ///< goes on, but somebody should look
    Bad, ///< something is broken or lost unless somebody acts
};
constexpr auto enumWords(Verdict *)
{
    return std::array{std::pair{Verdict::Good, QLatin1StringView("good")},
                      std::pair{Verdict::Watch, QLatin1StringView("watch")},
                      std::pair{Verdict::Bad, QLatin1StringView("bad")}};
}

/// At most so many waiting things are counted: the figure then means "that many or more".
inline constexpr int kMostCounted = 10'000;

/// One thing that can go wrong, judged by the server.
struct HouseCheck {
    QString name; ///< "disk", "books", "webhooks", "payments", "returns", "unmatched", "mails", "lanes",
                  ///< "commits", "answers", "complaints", "applicants", "log", "files"; clients show those
                  ///< they do not know
    Verdict verdict = Verdict::Good;
    qint64 value = 0; ///< "disk": octets free; "commits", "answers": microseconds of the p99; "books": things
                      ///< that do not fit; else how many
    std::optional<QString> reason; ///< why it is not good: "disk-full", "disk-low", "books-broken",
                                   ///< "books-unproven", "webhooks-dead", "payments-stuck", "returns-stuck",
                                   ///< "unmatched-waiting", "mails-dead", "mails-late", "lanes-crowded",
                                   ///< "commits-slow", "answers-slow", "complaints-open",
                                   ///< "applicants-waiting", "errors-logged", "files-away"
};
PROTOCOL_FIELDS(HouseCheck, name, verdict, value, reason)

/// How long something took, over the last minute. The server keeps buckets and no single times, so both are
/// estimates: evenly spread inside their bucket (bounds at 0.1, 0.5, 1, 2.5, 5, 10, 50, 100, 500 ms, 1 and
/// 10 s).
struct Durations {
    qint64 count = 0;
    qint64 medianMicroseconds = 0;
    qint64 p99Microseconds = 0; ///< beyond the last bound: that bound
};
PROTOCOL_FIELDS(Durations, count, medianMicroseconds, p99Microseconds)

/// What happened in the last minute, or since the start when that is less.
struct Traffic {
    int seconds = 0; ///< how long that is
    qint64 messages = 0; ///< of people, in rooms
    qint64 deliveries = 0; ///< of anything to a subscriber
    std::optional<Durations> answers; ///< of HTTP; absent: there were none
    std::optional<Durations> commits; ///< of the store; absent: there were none
};
PROTOCOL_FIELDS(Traffic, seconds, messages, deliveries, answers, commits)

/// The figures of this node and of the store it works on.
struct HouseState {
    Timestamp at;
    Verdict verdict = Verdict::Good; ///< the worst of the checks
    QList<HouseCheck> checks; ///< always all of them, in the same order

    QString version; ///< of the daemon
    int schema = 0; ///< number of the last step of the store's schema
    QString engine; ///< "sqlite" or "postgres"
    Timestamp startedAt;
    qint64 uptimeSeconds = 0;

    qint64 connections = 0;
    qint64 webSockets = 0;
    qint64 subscriptions = 0;
    std::optional<Traffic> traffic; ///< absent in the first seconds: a rate needs two samples
    qint64 unitsWaiting = 0; ///< in the lanes

    int mailsWaiting = 0;
    int mailsDead = 0;
    int paymentsInDoubt = 0;
    int returnsInDoubt = 0;
    int webhooksDead = 0;
    std::optional<int> unmatchedMoney = {}; ///< that fits no order; absent: an older server
    std::optional<int> depositsWaiting = {}; ///< orders whose money is to be transferred; the same
    std::optional<bool> booksHold; ///< at the last proof; absent: never proven
    std::optional<Timestamp> booksProvenAt;
    int complaintsOpen = 0;
    int applicantsWaiting = 0;

    qint64 diskFree = 0; ///< octets, where the data folder lies
    qint64 diskSize = 0;
    qint64 storeSize = 0; ///< octets
    qint64 warningsLogged = 0; ///< since the start
    qint64 errorsLogged = 0;
};
PROTOCOL_FIELDS(HouseState, at, verdict, checks, version, schema, engine, startedAt, uptimeSeconds,
                connections, webSockets, subscriptions, traffic, unitsWaiting, mailsWaiting, mailsDead,
                paymentsInDoubt, returnsInDoubt, webhooksDead, unmatchedMoney, depositsWaiting, booksHold,
                booksProvenAt, complaintsOpen, applicantsWaiting, diskFree, diskSize, storeSize,
                warningsLogged, errorsLogged)

/// NotAllowed ("admin-only") for everybody else.
inline constexpr Command<Nothing, HouseState> read{"overview.read", "GET /api/v1/overview"};

} // namespace madang::overview
