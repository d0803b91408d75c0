// SPDX-License-Identifier: GPL-3.0-or-later
// Attached files on their way to this disk: in ranges, so that little of them is held and a cut costs little.
// A file appears under its name when it is whole.
#pragma once

#include "common/client/alarm_clock.h"
#include "common/protocol/files.h"

#include <QObject>

#include <memory>
#include <vector>

class QSaveFile;

namespace madang {

class Session;

class Downloads : public QObject {
    Q_OBJECT
public:
    static constexpr int kAtOnce = 2;
    static constexpr int kMost = 50;
    static constexpr qint64 kPiece = 1024 * 1024;

    explicit Downloads(Session &session, QObject *parent = nullptr);
    ~Downloads() override;

    /// Saves a file; the number of the download. StorageFull ("file") when it cannot be written, TooMany
    /// ("downloads").
    Result<qint64> save(RoomId room, const files::Attachment &file, const QString &path);
    void cancel(qint64 number);

    /// A file that can be written here without taking another one's place: "name (2).pdf" when "name.pdf" is
    /// there.
    static QString freePath(const QString &folder, const QString &name);

Q_SIGNALS:
    void progressed(qint64 number, qint64 done, qint64 size);
    /// With the path, or why not.
    void finished(qint64 number, const madang::Result<QString> &result);

private:
    struct Job;

    void pump();
    void readPiece(Job &job);
    void take(qint64 number, qint64 expected, const Result<QByteArray> &octets);
    void end(qint64 number, const Result<QString> &result);
    Job *find(qint64 number) const;

    Session &m_session;
    std::vector<std::unique_ptr<Job>> m_jobs;
    qint64 m_last = 0;
};

} // namespace madang
