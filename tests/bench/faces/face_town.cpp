// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/faces/face_town.h"

#include "client-tui/profile/profile.h"
#include "common/client/session.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>

namespace madang::bench {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kPatience = 60'000; ///< milliseconds
    constexpr int kPage = 200; ///< the most that the server gives at once

    void waitUntil(const char *what, const std::function<bool()> &done)
    {
        for (QDeadlineTimer deadline(kPatience); !done();) {
            if (deadline.hasExpired())
                qFatal("the town: %s did not come", what);
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
        }
    }

    template <typename Reply> Reply answerOf(const char *what, const QFuture<Result<Reply>> &asked)
    {
        waitUntil(what, [&] { return asked.isFinished(); });
        if (!asked.result())
            qFatal("the town: %s: %s", what, qPrintable(asked.result().error().about));
        return *asked.result();
    }

    /// Everything of a room that an archive keeps, newest first.
    void keep(Session &session, RoomId room)
    {
        chat::ReadHistory wanted;
        wanted.room = room;
        wanted.limit = kPage;
        for (int kept = 0; kept < session.archive().limits().eventsPerRoom;) {
            const chat::History page = answerOf("a page", session.call(chat::history, wanted));
            session.archive().putEvents(room, page.epoch, page.items, session.user());
            kept += int(page.items.size());
            if (!page.hasOlder || page.items.isEmpty())
                break;
            wanted.before = page.items.first().position;
        }
        if (const auto newest = session.archive().newestPosition(room))
            session.archive().setReadPosition(room, newest);
    }

} // namespace

FaceTown::FaceTown(const QString &program, const QList<qint64> &rooms)
{
    DaemonSetup setup;
    setup.program = program;
    setup.data = m_folder.filePath(u"data"_s);
    m_store = fillRooms(setup, rooms);
    m_daemon = std::make_unique<BenchDaemon>(setup);
    m_token = m_daemon->signIn(m_store.owner);
}

void FaceTown::furnish(const QString &folder)
{
    const Result<std::unique_ptr<tui::Profile>> opened = tui::Profile::open(folder);
    if (!opened)
        qFatal("no profile in %s", qPrintable(folder));
    tui::Profile &profile = **opened;
    profile.choosePlace(tui::SecretPlaces::Place::File);
    const RoomId first = RoomId::fromText(QString::fromLatin1(m_store.rooms.first()));
    {
        SystemAlarmClock clock;
        Session session({clock, profile.secrets(), profile.preferences(), profile.folder()});
        session.setServer(*ServerAddress::fromText(server()));
        (void)answerOf("the sign-in", session.signIn(m_store.owner, BenchDaemon::password()));
        waitUntil("the list of rooms",
                  [&] { return session.archive().rooms().size() >= m_store.rooms.size(); });
        for (const QByteArray &room : m_store.rooms)
            keep(session, RoomId::fromText(QString::fromLatin1(room)));
        waitUntil("the sign-in's file", [&] { return !profile.secrets().isWriting(); });
        profile.preferences().setLastRoom(first);
    }
    // The desktop keeps the same settings in a file of another name.
    QFile::copy(folder + "/preferences.ini"_L1, folder + "/settings.ini"_L1);
}

} // namespace madang::bench
