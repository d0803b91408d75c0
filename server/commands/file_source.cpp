// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/file_source.h"

#include <QFileInfo>

namespace madang::commands {

using namespace Qt::StringLiterals;
using backup::FileEntry;

Result<std::unique_ptr<BucketBlobs>> openBucket(const Config &config, const QString &data, const Clock &clock,
                                                BucketWanted wanted)
{
    TRY(const auto address, bucketAddressOf(config, wanted));
    if (!address)
        return std::unique_ptr<BucketBlobs>();
    return std::make_unique<BucketBlobs>(data + "/files"_L1, std::make_unique<Bucket>(*address, clock),
                                         clock);
}

Result<FileEntry> FileSource::copy(AttachmentId id, Blobs::Kind kind, const QString &folder,
                                   const QString &path) const
{
    const QString to = folder + u'/' + path;
    const QString from = m_disk.pathOf(id, kind);
    // It may be taken away at any moment, and carried from one place to the other.
    for (const bool isLast : {false, true}) {
        if (QFileInfo::exists(from)) {
            auto copied = backup::copyFile(from, to, path);
            if (copied || copied.error().about != "read"_L1 || QFileInfo::exists(from))
                return copied;
            QFile::remove(to);
        }
        if (!m_bucket || isLast)
            break;
        TRY(backup::makeFolder(QFileInfo(to).absolutePath()));
        Result<FileEntry> entry = Error{Code::NotFound, "attachment"};
        {
            TRY(const auto file, backup::NewFile::make(folder, path));
            const Done done
                = m_bucket->fetch(id, kind, [&file](QByteArrayView octets) { return file->write(octets); });
            entry = done ? file->finish() : Result<FileEntry>(done.error());
        }
        if (entry)
            return entry;
        QFile::remove(to);
        if (entry.error().code != Code::NotFound)
            return entry.error().field.isEmpty() ? entry.error().at(path) : entry.error();
    }
    return Error{Code::NotFound, "attachment"};
}

} // namespace madang::commands
