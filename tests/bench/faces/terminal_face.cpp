// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/faces/terminal_face.h"

#include "tests/bench/machine.h"

#include <QFile>

#include <chrono>
#include <csignal>
#include <vector>

#include <pty.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace madang::bench {

namespace {

    constexpr int kPatience = 30; ///< seconds
    constexpr qsizetype kMost = 1 << 20;

    /// What a terminal is asked, and what a plain one says (ECMA-48 DSR, DEC DA).
    struct Question {
        QByteArrayView asked;
        QByteArrayView said;
    };
    constexpr Question kQuestions[] = {{"\033[5n", "\033[0n"},
                                       {"\033[6n", "\033[1;1R"},
                                       {"\033[c", "\033[?62;c"},
                                       {"\033[>c", "\033[>1;0;0c"}};

} // namespace

TerminalFace::TerminalFace(const Setup &setup)
{
    // Everything the child needs is made before the fork: after it only what is safe there may be called.
    std::vector<QByteArray> words{QFile::encodeName(setup.program)};
    for (const QString &word : setup.arguments)
        words.push_back(word.toLocal8Bit());
    std::vector<QByteArray> variables;
    for (const QString &variable : setup.environment.toStringList())
        variables.push_back(variable.toLocal8Bit());
    const auto pointers = [](std::vector<QByteArray> &texts) {
        std::vector<char *> list;
        for (QByteArray &text : texts)
            list.push_back(text.data());
        list.push_back(nullptr);
        return list;
    };
    std::vector<char *> argv = pointers(words);
    std::vector<char *> envp = pointers(variables);
    winsize size{};
    size.ws_col = static_cast<unsigned short>(setup.size.width());
    size.ws_row = static_cast<unsigned short>(setup.size.height());
    m_startedAt = nowNs();
    m_process = forkpty(&m_terminal, nullptr, nullptr, &size);
    if (m_process < 0)
        qFatal("no terminal");
    if (m_process == 0) {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        execve(argv.front(), argv.data(), envp.data());
        _exit(127);
    }
    m_reader = std::thread([this] { readAll(); });
}

TerminalFace::~TerminalFace()
{
    kill(m_process, SIGTERM);
    m_reader.join(); // the terminal closes with the program
    waitpid(m_process, nullptr, 0);
    close(m_terminal);
}

void TerminalFace::readAll()
{
    char octets[65536];
    for (ssize_t count = 0; (count = read(m_terminal, octets, sizeof octets)) > 0;) {
        const QByteArray chunk(octets, count);
        answer(chunk);
        const std::lock_guard lock(m_mutex);
        m_readAt = nowNs();
        m_written += chunk;
        if (m_written.size() > kMost)
            m_written.remove(0, m_written.size() - kMost);
        ++m_frames;
        m_more.notify_all();
    }
    const std::lock_guard lock(m_mutex);
    m_ended = true;
    m_more.notify_all();
}

void TerminalFace::answer(const QByteArray &octets)
{
    for (qsizetype at = octets.indexOf('\033'); at >= 0; at = octets.indexOf('\033', at + 1)) {
        for (const Question &question : kQuestions) {
            if (QByteArrayView(octets).sliced(at).startsWith(question.asked))
                type(question.said.toByteArray());
        }
    }
}

void TerminalFace::type(const QByteArray &octets)
{
    if (write(m_terminal, octets.constData(), size_t(octets.size())) != octets.size())
        qFatal("the terminal takes no keys");
}

void TerminalFace::forget()
{
    const std::lock_guard lock(m_mutex);
    m_written.clear();
    m_frames = 0;
}

qint64 TerminalFace::seen(const QByteArray &text)
{
    std::unique_lock lock(m_mutex);
    const bool written = m_more.wait_for(lock, std::chrono::seconds(kPatience),
                                         [&] { return m_ended || m_written.contains(text); });
    if (!written || !m_written.contains(text))
        qFatal("%s %s. It wrote:\n%s", text.constData(),
               m_ended ? "was not written before the end" : "did not come",
               m_written.right(4000).constData());
    return m_readAt;
}

int TerminalFace::frames()
{
    const std::lock_guard lock(m_mutex);
    return m_frames;
}

} // namespace madang::bench
