// SPDX-License-Identifier: GPL-3.0-or-later
// An overview as a server answers it, for tests of what shows it.
#pragma once

#include "common/protocol/overview.h"

namespace madang::test {

/// Nothing needs anybody.
inline overview::HouseState anOrderlyHouse()
{
    using overview::Verdict;
    overview::HouseState state;
    state.at = {1'772'420'400'000};
    for (const char *name : {"disk", "books", "webhooks", "payments", "returns", "mails", "lanes", "commits",
                             "answers", "complaints", "applicants", "log"})
        state.checks += overview::HouseCheck{QString::fromLatin1(name), Verdict::Good, 0, {}};
    state.checks[0].value = 120'000'000'000;
    state.checks[7].value = 2'400;
    state.checks[8].value = 8'100;
    state.version = QStringLiteral("1.2.3");
    state.schema = 39;
    state.engine = QStringLiteral("sqlite");
    state.startedAt = {1'772'400'000'000};
    state.uptimeSeconds = 3 * 86'400 + 4 * 3'600;
    state.connections = 212;
    state.webSockets = 180;
    state.subscriptions = 940;
    state.traffic = overview::Traffic{60, 90, 5'400, overview::Durations{300, 900, 8'100},
                                      overview::Durations{120, 1'100, 2'400}};
    state.booksHold = true;
    state.booksProvenAt = Timestamp{1'772'419'000'000};
    state.diskFree = 120'000'000'000;
    state.diskSize = 250'000'000'000;
    state.storeSize = 1'200'000'000;
    state.warningsLogged = 3;
    return state;
}

/// The books do not hold, and somebody waits for an account.
inline overview::HouseState aTroubledHouse()
{
    using overview::Verdict;
    overview::HouseState state = anOrderlyHouse();
    state.verdict = Verdict::Bad;
    state.checks[1] = {QStringLiteral("books"), Verdict::Bad, 3, QStringLiteral("books-broken")};
    state.checks[10]
        = {QStringLiteral("applicants"), Verdict::Watch, 2, QStringLiteral("applicants-waiting")};
    state.booksHold = false;
    state.applicantsWaiting = 2;
    return state;
}

} // namespace madang::test
