// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/profile/hidden_prompt.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <termios.h>
#include <unistd.h>

namespace madang::tui {

namespace {

    constexpr qsizetype kLongest = 4096;

    /// Not an octet more than the line, without its end; nothing when nothing is left.
    std::optional<QByteArray> lineFrom(int fd)
    {
        QByteArray text;
        char c = 0;
        while (text.size() < kLongest) {
            const ssize_t count = ::read(fd, &c, 1);
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0)
                return text.isEmpty() ? std::nullopt : std::optional(text);
            if (c == '\n')
                break;
            text += c;
        }
        return text;
    }

    /// The controlling terminal with echo off, for as long as this lives.
    class QuietTty {
    public:
        QuietTty()
            : m_fd(::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC))
        {
            if (m_fd < 0 || tcgetattr(m_fd, &m_saved) != 0)
                return;
            termios quiet = m_saved;
            quiet.c_lflag &= ~tcflag_t(ECHO);
            m_quiet = tcsetattr(m_fd, TCSAFLUSH, &quiet) == 0;
        }
        ~QuietTty()
        {
            if (m_quiet)
                tcsetattr(m_fd, TCSAFLUSH, &m_saved);
            if (m_fd >= 0)
                ::close(m_fd);
        }
        Q_DISABLE_COPY_MOVE(QuietTty)

        bool isReady() const { return m_quiet; }
        void say(const QByteArray &text) const
        {
            (void)!::write(m_fd, text.constData(), size_t(text.size()));
        }
        QByteArray line() const { return lineFrom(m_fd).value_or(QByteArray()); }

    private:
        int m_fd;
        termios m_saved{};
        bool m_quiet = false;
    };

} // namespace

Result<QString> askHidden(const QString &question)
{
    const QuietTty tty;
    if (!tty.isReady())
        return Error{Code::Unavailable, "terminal"};
    tty.say(question.toUtf8());
    const QByteArray answer = tty.line();
    tty.say("\n");
    return QString::fromUtf8(answer);
}

Result<QString> secretFromInput(const QString &question)
{
    if (::isatty(STDIN_FILENO))
        return askHidden(question);
    std::optional<QByteArray> line = lineFrom(STDIN_FILENO);
    if (!line)
        return Error{Code::NotFound, "input"};
    if (line->endsWith('\r'))
        line->chop(1);
    return QString::fromUtf8(*line);
}

Result<QString> secretFromFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return Error{Code::NotFound, "password-file"};
    if (file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther))
        return Error{Code::NotAllowed, "file-mode"};
    QByteArray line = file.readLine(kLongest);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line);
}

} // namespace madang::tui
