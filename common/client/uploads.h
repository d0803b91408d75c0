// SPDX-License-Identifier: GPL-3.0-or-later
// Files on their way to the server: few at a time, piece by piece, on from where they were after a cut, and
// after a restart. What they are attached to is FileMessages' business.
#pragma once

#include "common/client/alarm_clock.h"
#include "common/client/local_database.h"
#include "common/protocol/files.h"

#include <QFuture>
#include <QHash>
#include <QObject>

#include <memory>
#include <vector>

class QIODevice;

namespace madang {

class Session;
class UploadCopies;

/// A file on its way.
struct UploadItem {
    enum class State {
        Waiting, ///< for others before it, or for the network
        Sending,
        There, ///< `attachment` is at the server
        Failed, ///< `failure` says why; retry() or cancel()
    };
    /// What becomes of it.
    enum class Goes {
        WithMessage, ///< it belongs to what is being written in its room
        InMessage, ///< it is sent in a message of its own: FileMessages
        Alone, ///< whoever added it posts it
    };
    qint64 number = 0; ///< the same after a restart
    RoomId room;
    QString name;
    QString path; ///< where it is read from; empty: it is in memory alone, and gone with the program
    qint64 size = 0;
    qint64 sent = 0;
    State state = State::Waiting;
    Goes goes = Goes::WithMessage;
    std::optional<files::Attachment> attachment;
    std::optional<Error> failure;
};

/// Belongs to a session, and to the account in it. What goes into messages is remembered with how far it
/// came: after a restart it goes on from what the server has, as long as size and time of the file are what
/// they were; else it has failed. What was pasted, or lies in a temporary place, is copied for that
/// (UploadCopies) until it is sent or dropped; where it cannot be, and when whoever added it posts it, it is
/// gone with the program.
class Uploads : public QObject {
    Q_OBJECT
public:
    static constexpr int kAtOnce = 2;
    static constexpr int kMost = 50;
    /// What one request carries: small enough that a slow line needs no half minute for it.
    static constexpr qint64 kPiece = 256 * 1024;

    Uploads(Session &session, LocalDatabase &database, UploadCopies &copies, QObject *parent = nullptr);
    ~Uploads() override;

    /// Queues a file; its number. InvalidValue ("not-a-file", "empty" at "size"), NotAllowed
    /// ("file-unreadable"), TooMany
    /// ("uploads").
    Result<qint64> add(RoomId room, const QString &path,
                       UploadItem::Goes goes = UploadItem::Goes::WithMessage);
    /// Queues octets that are no file, such as a picture from the clipboard.
    Result<qint64> add(RoomId room, const QString &name, const QByteArray &octets);
    void retry(qint64 number);
    /// Stops and forgets it, at the server too.
    void cancel(qint64 number);
    /// Forgets it here: it was given to a message.
    void handOver(qint64 number);

    /// Forgets it on disk alone, within what is being written there.
    Done unremember(qint64 number);

    /// All of them, in order.
    QList<UploadItem> all() const;
    /// Whether something of a room has failed.
    bool hasFailed(RoomId room) const;
    /// Those that go with the message that is being written there.
    QList<UploadItem> items(RoomId room) const;
    std::optional<UploadItem> item(qint64 number) const;

Q_SIGNALS:
    void changed(const madang::UploadItem &item);
    void removed(madang::RoomId room, qint64 number);
    /// So many files of an earlier run go on now.
    void resumed(int count);

private:
    struct Job;

    Result<qint64> queue(std::unique_ptr<Job> job);
    /// Whether one more of that size may wait.
    Done admit(qint64 size) const;
    /// Has it read from a copy, where there can be one.
    void copy(Job &job);
    void pump();
    void begin(Job &job);
    void sendPiece(Job &job);
    void ask(Job &job);
    /// The server says how far it came.
    void take(Job &job, const Result<files::Upload> &answer);
    void refused(Job &job, const Error &error);
    void rest(Job &job, int seconds);
    void fail(Job &job, const Error &error);
    Job *find(qint64 number) const;
    /// Calls back with the job, if it is still the same try then.
    template <typename T>
    void follow(Job &job, const QFuture<T> &answer, void (Uploads::*next)(Job &, const T &));
    void forgetAll();
    void load();
    void onOnline();
    void setAlarm(Job &job);
    bool isRemembered(const Job &job) const;
    void remember(const Job &job);
    void keepProgress(const Job &job);
    /// Opens its file where that is not done yet; otherwise it has failed.
    bool opens(Job &job);

    Session &m_session;
    LocalDatabase &m_database;
    UploadCopies &m_copies;
    std::vector<std::unique_ptr<Job>> m_jobs; ///< in order
    qint64 m_last = 0;
    bool m_loading = false; ///< nothing goes out meanwhile
    int m_resumed = 0; ///< since the file was opened, and not told yet
};

} // namespace madang
