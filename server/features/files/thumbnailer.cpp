// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/files/thumbnailer.h"

#include "common/base/log.h"
#include "server/thumbnail/exits.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>

#include <csignal>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    const Error kUnreadable{Code::InvalidValue, "picture-unreadable"};
    const Error kSlow{Code::InvalidValue, "picture-slow"};
    const Error kLarge{Code::InvalidValue, "picture-large"};

    /// Why there is no picture, of a child that ended by itself or was killed by the system.
    Error failureOf(const QProcess &child)
    {
        if (child.exitStatus() == QProcess::NormalExit)
            return child.exitCode() == int(ThumbnailExit::TooLarge) ? kLarge : kUnreadable;
        switch (child.exitCode()) { // the signal
        case SIGXCPU:
            return kSlow;
        case SIGKILL: // where memory is short for everybody
            return kLarge;
        default:
            return kUnreadable;
        }
    }

    /// "<width> <height> <type>\n", then the picture.
    Result<Thumbnail> thumbnailFrom(const QByteArray &said)
    {
        const qsizetype end = said.indexOf('\n');
        const QList<QByteArray> words = said.first(qMax<qsizetype>(end, 0)).split(' ');
        if (end < 0 || words.size() != 3)
            return kUnreadable;
        const Thumbnail made{words[0].toInt(), words[1].toInt(), QString::fromLatin1(words[2]),
                             said.mid(end + 1)};
        const bool isPicture = made.type == "image/png"_L1 || made.type == "image/jpeg"_L1;
        if (made.width < 1 || made.height < 1 || !isPicture || made.octets.isEmpty())
            return kUnreadable;
        return made;
    }

    /// Lets a child say what it has to, for so long and so much.
    Result<Thumbnail> answerOf(QProcess &child, const QString &program, const QStringList &arguments,
                               const QByteArray &input)
    {
        QProcessEnvironment environment;
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        child.setProcessEnvironment(environment); // nothing of ours is its business
        child.setWorkingDirectory(u"/"_s);
        child.setStandardErrorFile(QProcess::nullDevice());
        QElapsedTimer timer;
        timer.start();
        child.start(program, arguments);
        if (!input.isEmpty()) {
            child.write(input); // leaves while we wait for the answer
            child.closeWriteChannel();
        }
        QByteArray said;
        while (child.state() != QProcess::NotRunning) {
            const qint64 left = Thumbnailer::kPatience.count() - timer.elapsed();
            if (left <= 0 || said.size() > Thumbnailer::kLargestThumbnail) {
                child.kill();
                child.waitForFinished();
                qCInfo(lcServer) << "thumbnail program killed after" << timer.elapsed() << "ms";
                return left <= 0 ? kSlow : kUnreadable;
            }
            child.waitForReadyRead(int(left));
            said += child.readAllStandardOutput();
        }
        said += child.readAllStandardOutput();
        if (child.exitStatus() != QProcess::NormalExit || child.exitCode() != int(ThumbnailExit::Made)) {
            qCInfo(lcServer) << "no thumbnail:" << child.exitStatus() << child.exitCode();
            return failureOf(child);
        }
        if (said.size() > Thumbnailer::kLargestThumbnail)
            return kUnreadable;
        return thumbnailFrom(said);
    }

} // namespace

Thumbnailer::Thumbnailer(QString program)
    : m_program(std::move(program))
{
    if (!m_program.isEmpty())
        m_thread = std::thread([this] { run(); });
}

Thumbnailer::~Thumbnailer()
{
    stop();
}

bool Thumbnailer::make(const QString &file, Answer answer)
{
    if (QFileInfo(file).size() > kLargestPicture)
        return false;
    return take({file, {}, std::move(answer)});
}

bool Thumbnailer::makeSquare(const QByteArray &octets, Answer answer)
{
    if (octets.isEmpty() || octets.size() > kLargestPicture)
        return false;
    return take({{}, octets, std::move(answer)});
}

bool Thumbnailer::take(Wish wish)
{
    if (m_program.isEmpty())
        return false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping || m_wishes.size() >= kMostWaiting)
            return false;
        m_wishes.push_back(std::move(wish));
    }
    m_wake.notify_one();
    return true;
}

void Thumbnailer::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void Thumbnailer::run()
{
    for (;;) {
        Wish wish;
        bool stopping = false;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_wishes.empty(); });
            if (m_wishes.empty())
                return;
            wish = std::move(m_wishes.front());
            m_wishes.pop_front();
            stopping = m_stopping;
        }
        if (stopping)
            wish.answer(Error{Code::Unavailable, "busy"}.after(2));
        else
            wish.answer(wish.file.isEmpty() ? madeSquare(m_program, wish.octets)
                                            : made(m_program, wish.file));
    }
}

Result<Thumbnail> Thumbnailer::made(const QString &program, const QString &file)
{
    QProcess child;
    child.setStandardInputFile(file);
    return answerOf(child, program, {}, {});
}

Result<Thumbnail> Thumbnailer::madeSquare(const QString &program, const QByteArray &octets)
{
    QProcess child;
    return answerOf(child, program, {u"square"_s}, octets);
}

} // namespace madang
