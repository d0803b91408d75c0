// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/log.h"

#include <atomic>
#include <cstdio>
#include <utility>

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

    // As above: a message handler has no object that could know.
    std::atomic<LogFormat> formatNow{LogFormat::Text};
    thread_local const QString *requestNow = nullptr;

    const char *levelOf(QtMsgType type)
    {
        return type == QtDebugMsg   ? "debug"
            : type == QtInfoMsg     ? "info"
            : type == QtWarningMsg  ? "warning"
            : type == QtCriticalMsg ? "critical"
                                    : "fatal";
    }

    /// A text of JSON: what is escaped elsewhere is so here, too, for whoever looks at the line as it is.
    QByteArray quoted(const QString &text)
    {
        QString out;
        out.reserve(text.size() + 2);
        out += u'"';
        for (const QChar c : text) {
            if (c == u'"' || c == u'\\')
                out += u'\\';
            if (mustEscape(c.unicode()))
                out += u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, '0'_L1);
            else
                out += c;
        }
        out += u'"';
        return out.toUtf8();
    }

    void writeLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
    {
        const Timestamp now = SystemClock().now();
        tally(type, now);
        const QByteArray line = logLine(formatNow.load(std::memory_order_relaxed), type,
                                        context.category ? context.category : "default", message, now);
        // One fwrite per line: stdio locks the stream, so lines of several threads never mix.
        std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
    }

} // namespace

void installLogFormat()
{
    qInstallMessageHandler(writeLine);
}

void setLogFormat(LogFormat format)
{
    formatNow.store(format, std::memory_order_relaxed);
}

QByteArray logLine(LogFormat format, QtMsgType type, const char *category, const QString &message,
                   Timestamp at)
{
    const QString request = requestNow ? *requestNow : QString();
    if (format == LogFormat::Json)
        return "{\"time\":\"" + at.text().toLatin1() + "\",\"level\":\"" + levelOf(type)
            + "\",\"category\":" + quoted(QString::fromLatin1(category))
            + (request.isEmpty() ? QByteArray() : ",\"request\":" + quoted(request))
            + ",\"text\":" + quoted(message) + "}\n";
    QByteArray line
        = at.text().toLatin1() + ' ' + levelOf(type) + ' ' + category + ' ' + escaped(message).toUtf8();
    if (!request.isEmpty() && !message.contains(request))
        line += " request=" + escaped(request).toUtf8();
    return line + '\n';
}

LogRequest::LogRequest(const QString &id)
    : m_before(std::exchange(requestNow, &id))
{
}

LogRequest::~LogRequest()
{
    requestNow = m_before;
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
