// SPDX-License-Identifier: GPL-3.0-or-later
// TerminalFace: a program on a terminal of its own, seen through what it writes there. The terminal answers
// what a plain one would be asked, types, and notes when something was written; it draws nothing.
#pragma once

#include <QByteArray>
#include <QProcessEnvironment>
#include <QSize>
#include <QStringList>

#include <condition_variable>
#include <mutex>
#include <thread>

#include <sys/types.h>

namespace madang::bench {

class TerminalFace {
public:
    struct Setup {
        QString program;
        QStringList arguments;
        QProcessEnvironment environment;
        QSize size{120, 40}; ///< cells
    };

    explicit TerminalFace(const Setup &setup);
    /// Ends the program.
    ~TerminalFace();
    TerminalFace(const TerminalFace &) = delete;
    TerminalFace &operator=(const TerminalFace &) = delete;

    pid_t process() const { return m_process; }
    /// nowNs() when the program was started.
    qint64 startedAt() const { return m_startedAt; }
    /// Presses keys: octets as a terminal sends them.
    void type(const QByteArray &octets);
    /// Looks only at what is written from now on.
    void forget();
    /// Waits until a text has been written since forget() was called last; nowNs() when its last octet was
    /// read. Ends the process when it is not within half a minute.
    qint64 seen(const QByteArray &text);
    /// Times something was written since forget().
    int frames();

private:
    void readAll();
    void answer(const QByteArray &octets);

    int m_terminal = -1;
    pid_t m_process = -1;
    qint64 m_startedAt = 0;
    std::thread m_reader;
    std::mutex m_mutex;
    std::condition_variable m_more;
    QByteArray m_written; ///< since forget(), its last megabyte
    qint64 m_readAt = 0;
    int m_frames = 0;
    bool m_ended = false;
};

} // namespace madang::bench
