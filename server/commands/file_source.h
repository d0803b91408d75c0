// SPDX-License-Identifier: GPL-3.0-or-later
// FileSource: where attached files come from for who copies them: from the folder beside the store, or else
// from the bucket that the configuration names.
#pragma once

#include "server/commands/backup_folder.h"
#include "server/corridor.h"
#include "server/features/files/bucket_blobs.h"

namespace madang::commands {

/// The files of a data folder with the bucket beside it; absent: there is none, and files lie on the disk
/// only.
Result<std::unique_ptr<BucketBlobs>> openBucket(const Config &config, const QString &data, const Clock &clock,
                                                BucketWanted wanted);

class FileSource {
public:
    /// `bucket` may be absent, and outlives this.
    FileSource(const QString &data, BucketBlobs *bucket)
        : m_data(data)
        , m_disk(data + QStringLiteral("/files"))
        , m_bucket(bucket)
    {
    }
    /// Below a data folder.
    QString placeOf(AttachmentId id, Blobs::Kind kind) const
    {
        return m_disk.pathOf(id, kind).mid(m_data.size() + 1);
    }
    /// Copies one durably to `path` below `folder`, where nothing is; its size and digest, which is the one
    /// it was put into a bucket with. NotFound when it lies nowhere, and then nothing is left there.
    Result<backup::FileEntry> copy(AttachmentId id, Blobs::Kind kind, const QString &folder,
                                   const QString &path) const;

private:
    const QString m_data;
    const DiskBlobs m_disk;
    BucketBlobs *m_bucket;
};

} // namespace madang::commands
