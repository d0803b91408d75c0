// SPDX-License-Identifier: GPL-3.0-or-later
// Attached files that another program is to show: copies that only the user may read, kept until the next
// start. What is opened, and by what, is the face's business.
#pragma once

#include "common/protocol/files.h"

#include <QHash>
#include <QObject>

namespace madang {

class Session;

/// Belongs to a session. Only what is looked at, listened to or read is ever copied: what could run something
/// is refused by its name before it is fetched, and by its octets after.
class OpenedFiles : public QObject {
    Q_OBJECT
public:
    /// The oldest go beyond.
    static constexpr int kMost = 20;
    static constexpr qint64 kMostOctets = 512LL * 1024 * 1024;

    explicit OpenedFiles(Session &session, QObject *parent = nullptr);
    ~OpenedFiles() override;

    /// Where they lie; whatever lies there goes first. Empty: nowhere, and none can be opened.
    void setFolder(const QString &folder);
    void removeAll();

    /// Copies a file here, unless it is here already; ready() tells. NotAllowed ("runs-something"), TooLarge
    /// ("opened-file"), StorageFull ("file").
    Done fetch(RoomId room, const files::Attachment &file);

Q_SIGNALS:
    /// With the path, or why not. Asked for several times, it is told once.
    void ready(madang::AttachmentId file, const madang::Result<QString> &path);

private:
    struct Copy {
        AttachmentId file;
        QString path;
        qint64 size = 0;
    };

    void onFinished(qint64 number, const Result<QString> &result);
    void makeRoomFor(qint64 octets);
    void remove(const Copy &copy);

    Session &m_session;
    QString m_folder;
    QList<Copy> m_copies; ///< the oldest first
    QHash<qint64, Copy> m_coming; ///< by number of the download
};

} // namespace madang
