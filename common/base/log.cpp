// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/log.h"

#include <atomic>
#include <cstdio>

namespace madang {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcServer, "madang.server", QtInfoMsg)
Q_LOGGING_CATEGORY(lcDoor, "madang.door", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStore, "madang.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcAccounts, "madang.accounts", QtInfoMsg)
Q_LOGGING_CATEGORY(lcRooms, "madang.rooms", QtInfoMsg)
Q_LOGGING_CATEGORY(lcPayments, "madang.payments", QtInfoMsg)
Q_LOGGING_CATEGORY(lcMail, "madang.mail", QtInfoMsg)
Q_LOGGING_CATEGORY(lcClient, "madang.client", QtInfoMsg)
Q_LOGGING_CATEGORY(lcFace, "madang.face", QtInfoMsg)

namespace {

    // A message handler is a plain function: there is nowhere else to count.
    struct Written {
        std::atomic<qint64> warnings{0};
        std::atomic<qint64> errors{0};
        std::atomic<qint64> lastError{0};
    };
    Written writtenSoFar;

    void tally(QtMsgType type, Timestamp now)
    {
        if (type == QtWarningMsg)
            writtenSoFar.warnings.fetch_add(1, std::memory_order_relaxed);
        if (type != QtCriticalMsg && type != QtFatalMsg)
            return;
        writtenSoFar.errors.fetch_add(1, std::memory_order_relaxed);
        writtenSoFar.lastError.store(now.ms, std::memory_order_relaxed);
    }

    bool mustEscape(char16_t c)
    {
        return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x061c || (c >= 0x200b && c <= 0x200f)
            || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;
    }

    QString escaped(QStringView text)
    {
        QString out;
        out.reserve(text.size());
        for (const QChar c : text) {
            if (mustEscape(c.unicode()))
                out += u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, '0'_L1);
            else
                out += c;
        }
        return out;
    }

    void writeLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
    {
        const char *level = type == QtDebugMsg ? "debug"
            : type == QtInfoMsg                ? "info"
            : type == QtWarningMsg             ? "warning"
            : type == QtCriticalMsg            ? "critical"
                                               : "fatal";
        const Timestamp now = SystemClock().now();
        tally(type, now);
        const QByteArray line = now.text().toLatin1() + ' ' + level + ' '
            + (context.category ? context.category : "default") + ' ' + escaped(message).toUtf8() + '\n';
        // One fwrite per line: stdio locks the stream, so lines of several threads never mix.
        std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
    }

} // namespace

void installLogFormat()
{
    qInstallMessageHandler(writeLine);
}

LogTally logTally()
{
    return {writtenSoFar.warnings.load(std::memory_order_relaxed),
            writtenSoFar.errors.load(std::memory_order_relaxed),
            {writtenSoFar.lastError.load(std::memory_order_relaxed)}};
}

QString forLog(QStringView foreign)
{
    const QString text = escaped(foreign.left(200));
    return foreign.size() > 200 ? text + u"…"_s : text;
}

} // namespace madang
