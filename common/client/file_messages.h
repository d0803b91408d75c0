// SPDX-License-Identifier: GPL-3.0-or-later
// Messages that wait for their files: kept on disk with them, and given to the outbox once, under one tag,
// when the server has every file.
#pragma once

#include "common/client/local_database.h"
#include "common/client/uploads.h"

namespace madang {

/// A message that waits.
struct FileMessage {
    RoomId room;
    ClientTag tag;
    QString text;
    std::optional<EventId> replyTo;
    qint64 upload = 0; ///< the one file it brings; 0: all those that go with what is written in its room
    QStringList names = {}; ///< of its files, once it is sent
};

/// Belongs to a session. A message goes also when nobody looks at its room, and after a restart; one with a
/// file that is in memory alone (too large to be copied) is forgotten with the program.
class FileMessages : public QObject {
    Q_OBJECT
public:
    FileMessages(Session &session, LocalDatabase &database, QObject *parent = nullptr);
    ~FileMessages() override;

    /// Sends this with all files of the room that go with its message, as soon as they are there.
    void wait(RoomId room, const QString &text, std::optional<EventId> replyTo);
    /// Sends one file that was added to go in a message of its own.
    void waitFor(qint64 upload, const QString &text);
    /// Whether what is written in a room waits for its files.
    bool isWaiting(RoomId room) const;
    /// What a file of its own is sent with.
    std::optional<FileMessage> find(qint64 upload) const;

Q_SIGNALS:
    /// It is in the outbox now.
    void sent(const madang::FileMessage &message);
    /// It waits no longer: a file failed and somebody has to decide, or there is a reason why it cannot go.
    void stopped(const madang::FileMessage &message, const std::optional<madang::Error> &reason);

private:
    void load();
    void add(const FileMessage &message);
    void lookAtAll();
    void look(const FileMessage &message);
    QList<UploadItem> filesOf(const FileMessage &message) const;
    void post(const FileMessage &message, const QList<UploadItem> &files);
    /// Whether it was among those that wait.
    bool take(const ClientTag &tag);
    void clearDraft(const FileMessage &message);

    Session &m_session;
    LocalDatabase &m_database;
    QList<FileMessage> m_waiting;
};

} // namespace madang
