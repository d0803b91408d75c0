// SPDX-License-Identifier: GPL-3.0-or-later
// DiskBlobs: files in a folder of this machine, under names of our own, spread over 256 folders.
#pragma once

#include "server/features/files/blobs.h"

namespace madang {

class DiskBlobs final : public Blobs {
public:
    /// The folder is made when it is first needed.
    explicit DiskBlobs(QString folder)
        : m_folder(std::move(folder))
    {
    }
    Result<bool> write(AttachmentId id, qint64 offset, QByteArrayView octets, qint64 size) override;
    Done keepThumbnail(AttachmentId id, const QByteArray &octets) override;
    Result<QByteArray> read(AttachmentId id, Kind kind, qint64 at, qint64 most) override;
    Result<QString> localFile(AttachmentId id) override;
    Done remove(AttachmentId id) override;
    QList<AttachmentId> shelf(int number, int most) override;

    /// Where octets lie or would lie: for backups, which copy what is whole.
    QString pathOf(AttachmentId id, Kind kind) const;

private:
    QString shelfOf(int number) const;
    QString shelfOf(AttachmentId id) const;

    const QString m_folder;
};

} // namespace madang
