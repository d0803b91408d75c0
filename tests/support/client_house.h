// SPDX-License-Identifier: GPL-3.0-or-later
// A client without a face, as tests need it: fake clock, memory for secrets and settings, and a fake server.
#pragma once

#include "common/client/session.h"
#include "tests/support/fake_alarm_clock.h"
#include "tests/support/fake_server.h"
#include "tests/support/patience.h"

#include <QTemporaryDir>
#include <QTest>

namespace madang::test {

/// Waits for a future's result; nothing when it does not come within five seconds.
template <typename T> std::optional<T> waitFor(const QFuture<T> &future)
{
    if (!test::eventually([&future] { return future.isFinished(); }) || future.resultCount() == 0)
        return std::nullopt;
    return future.result();
}

/// One program of one person: what survives a restart, and the session that does not.
struct ClientHouse {
    FakeAlarmClock clock;
    MemorySecretStore secrets;
    Preferences preferences{QString()};
    QTemporaryDir folder;
    ArchiveLimits limits;
    std::unique_ptr<Session> session;

    explicit ClientHouse(ArchiveLimits bounds = {})
        : limits(bounds)
    {
        start();
    }
    /// The program starts (again).
    void start()
    {
        session.reset();
        session = std::make_unique<Session>(SessionParts{clock, secrets, preferences, folder.path(), limits});
    }
    /// Signs in and waits until the room list is fresh.
    bool enter(const FakeServer &server, const QString &username = QStringLiteral("mina"))
    {
        session->setServer(server.address());
        const auto done = waitFor(session->signIn(username, QStringLiteral("password")));
        return done && *done && comeOnline();
    }
    bool comeOnline()
    {
        return test::eventually([this] { return session->mirror().isFresh(); });
    }
};

} // namespace madang::test
