// SPDX-License-Identifier: GPL-3.0-or-later
// Small pictures of attached ones: asked for once, kept on disk within a limit. What is in them is decoded
// elsewhere.
#pragma once

#include "common/base/id.h"

#include <QCache>
#include <QList>
#include <QObject>
#include <QSet>

namespace madang {

class Session;

class Thumbnails : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 kMostOnDisk = 64 * 1024 * 1024;
    static constexpr int kMostInMemoryKib = 16 * 1024;
    static constexpr int kAtOnce = 3;
    static constexpr int kMostWaiting = 200;

    explicit Thumbnails(Session &session, QObject *parent = nullptr);
    ~Thumbnails() override;

    /// Where they are kept from now on; empty: nowhere.
    void setFolder(const QString &folder);
    /// Takes all of them away from the disk.
    void removeAll();

    /// The octets, if they are here; else they are asked for and arrived() tells.
    QByteArray of(RoomId room, AttachmentId file);
    /// The same of a small picture at an address of its own; `key` names it here.
    QByteArray at(const QString &address, AttachmentId key);
    /// Whether the server has been asked in vain.
    bool isMissing(AttachmentId file) const { return m_missing.contains(file); }

Q_SIGNALS:
    void arrived(madang::AttachmentId file);

private:
    struct Wish {
        QString address;
        AttachmentId file;
    };
    void pump();
    void keep(AttachmentId file, const QByteArray &octets);
    void makeRoom();
    QString pathOf(AttachmentId file) const;

    Session &m_session;
    QString m_folder;
    qint64 m_onDisk = 0;
    QCache<AttachmentId, QByteArray> m_memory{kMostInMemoryKib};
    QList<Wish> m_waiting; ///< the latest is asked for first: it is looked at
    QSet<AttachmentId> m_asked;
    QSet<AttachmentId> m_missing;
};

} // namespace madang
