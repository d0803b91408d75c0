// SPDX-License-Identifier: GPL-3.0-or-later
// Every logging category of the house, in one list, and the formatter that makes one safe line per event.
#pragma once

#include "common/base/clock.h"

#include <QLoggingCategory>

namespace madang {

Q_DECLARE_LOGGING_CATEGORY(lcServer) // madang.server    start, stop, configuration
Q_DECLARE_LOGGING_CATEGORY(lcDoor) // madang.door      connections, requests, refusals
Q_DECLARE_LOGGING_CATEGORY(lcStore) // madang.store     database, migrations
Q_DECLARE_LOGGING_CATEGORY(lcAccounts) // madang.accounts  sign-in, sessions
Q_DECLARE_LOGGING_CATEGORY(lcRooms) // madang.rooms     rooms and members
Q_DECLARE_LOGGING_CATEGORY(lcPayments) // madang.payments  orders, gateways, ledger
Q_DECLARE_LOGGING_CATEGORY(lcMail) // madang.mail      what is sent, and what is not
Q_DECLARE_LOGGING_CATEGORY(lcClient) // madang.client    the client library
Q_DECLARE_LOGGING_CATEGORY(lcFace) // madang.face      desktop and terminal programs

enum class LogFormat {
    Text, ///< `time level category message request=ID`; the last is there while a request is worked on
    Json, ///< an object with these: time, level, category, request, text
};

/// Installs the line format: one line per event, control characters, line breaks and bidirectional marks
/// escaped, so that nothing a stranger typed can forge a line. Text, until told.
void installLogFormat();
/// From now on, for lines of every thread. Safe from any thread.
void setLogFormat(LogFormat format);
/// A line as it is written by this thread, with its end.
QByteArray logLine(LogFormat format, QtMsgType type, const char *category, const QString &message,
                   Timestamp at);

/// What this thread writes while one of them lives is said to be for that request: they end in reverse order.
/// An empty id is none.
class LogRequest {
public:
    /// `id` outlives this.
    explicit LogRequest(const QString &id);
    ~LogRequest();
    LogRequest(const LogRequest &) = delete;
    LogRequest &operator=(const LogRequest &) = delete;

private:
    const QString *const m_before;
};

/// How much of it needs a look, since the program started; zero where another format was installed.
struct LogTally {
    qint64 warnings = 0;
    qint64 errors = 0; ///< critical lines
    Timestamp lastError; ///< null: there was none
};
/// Safe from any thread.
LogTally logTally();
/// A foreign text as it may appear in a log line: escaped, cut at 200 characters.
QString forLog(QStringView foreign);

} // namespace madang
