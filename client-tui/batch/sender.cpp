// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/batch/sender.h"

#include "common/base/secret.h"

#include <cerrno>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    constexpr qsizetype kLongestInput
        = 4 * 1024 * 1024; // of a line, or of --whole: the server's limit is far below
    constexpr qsizetype kMostWaiting = 256; // lines read ahead

} // namespace

Sender::Sender(BatchRun &run, RoomId room)
    : QObject(&run)
    , m_run(run)
    , m_room(room)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &Sender::attempt);
}

void Sender::sendOne(const QString &text)
{
    m_lines.append(text);
    next();
}

void Sender::sendInput(bool whole)
{
    m_whole = whole;
    m_inputEnded = false;
    m_readable = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &Sender::readInput);
}

void Sender::readInput()
{
    char octets[16 * 1024];
    const ssize_t count = ::read(STDIN_FILENO, octets, sizeof octets);
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (count > 0)
        m_input.append(octets, count);
    m_inputEnded = count <= 0;
    if (m_input.size() > kLongestInput)
        return m_run.fail(Error{Code::TooLong, "text"});
    takeLines();
    m_readable->setEnabled(!m_inputEnded && m_lines.size() < kMostWaiting);
    if (!m_posting)
        next();
}

void Sender::takeLines()
{
    if (m_whole) {
        if (m_inputEnded)
            m_lines.append(QString::fromUtf8(std::exchange(m_input, {})));
        return;
    }
    qsizetype start = 0;
    for (qsizetype end = m_input.indexOf('\n'); end >= 0; end = m_input.indexOf('\n', start)) {
        m_lines.append(QString::fromUtf8(m_input.mid(start, end - start)));
        start = end + 1;
    }
    m_input.remove(0, start);
    if (m_inputEnded && !m_input.isEmpty())
        m_lines.append(QString::fromUtf8(std::exchange(m_input, {})));
}

void Sender::next()
{
    while (!m_lines.isEmpty() && m_lines.first().trimmed().isEmpty() && !m_whole)
        m_lines.removeFirst(); // empty lines say nothing
    if (m_lines.isEmpty()) {
        if (m_inputEnded)
            m_run.finish();
        else
            m_readable->setEnabled(true);
        return;
    }
    QString text = m_lines.takeFirst();
    while (text.endsWith(u'\n') || text.endsWith(u'\r'))
        text.chop(1);
    post(text);
    if (m_readable && !m_inputEnded)
        m_readable->setEnabled(m_lines.size() < kMostWaiting);
}

void Sender::post(const QString &text)
{
    m_posting = true;
    m_tries = 0;
    m_message.room = m_room;
    m_message.tag.value = secret::randomToken(16);
    m_message.text = text;
    attempt();
}

void Sender::attempt()
{
    ++m_tries;
    whenDone(m_run.session().call(chat::post, m_message), this,
             [this](const Result<rooms::RoomEvent> &reply) { onReply(reply); });
}

void Sender::onReply(const Result<rooms::RoomEvent> &reply)
{
    if (!reply) {
        const Error &error = reply.error();
        const bool lost = error.code == Code::Timeout || error.code == Code::Unavailable;
        if (lost && m_tries < kMostTries) {
            m_again.start(500 << m_tries);
            return;
        }
        if (error.code == Code::RateLimited && error.about != "calls"_L1 && error.retryAfter <= kLongestWait
            && m_tries < 100) {
            m_again.start(qMax(1, error.retryAfter) * 1000);
            return;
        }
        m_posting = false;
        return m_run.fail(error);
    }
    m_posting = false;
    m_run.out().json("event", *reply);
    if (!m_run.out().flush())
        return m_run.finish();
    next();
}

} // namespace madang::tui
