// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/files/disk_blobs.h"

#include "common/base/log.h"
#include "common/base/whole_file.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    class Descriptor {
    public:
        Descriptor(const QString &path, int flags)
            : m_fd(::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC | O_NOFOLLOW, 0600))
        {
        }
        ~Descriptor()
        {
            if (m_fd >= 0)
                ::close(m_fd);
        }
        Descriptor(const Descriptor &) = delete;
        Descriptor &operator=(const Descriptor &) = delete;
        bool isOpen() const { return m_fd >= 0; }
        int number() const { return m_fd; }

    private:
        const int m_fd;
    };

    Error failed(const char *what, int cause)
    {
        if (cause == ENOSPC || cause == EDQUOT || cause == EFBIG)
            return Error{Code::StorageFull, "files"};
        qCWarning(lcStore) << "files:" << what << "failed, errno" << cause;
        return Error{Code::Unavailable, "files"};
    }

    /// A name is durable only when its folder is.
    Done syncFolder(const QString &path)
    {
        const Descriptor folder(path, O_RDONLY | O_DIRECTORY);
        if (!folder.isOpen() || ::fsync(folder.number()) != 0)
            return failed("fsync of a folder", errno);
        return {};
    }

    Done makeFolder(const QString &path)
    {
        if (QFileInfo(path).isDir())
            return {};
        if (!QDir().mkpath(path))
            return failed("mkdir", errno);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return syncFolder(QFileInfo(path).absolutePath());
    }

    Done writeAll(int file, QByteArrayView octets, qint64 at)
    {
        while (!octets.isEmpty()) {
            const ssize_t count = ::pwrite(file, octets.data(), size_t(octets.size()), at);
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0)
                return failed("write", count < 0 ? errno : ENOSPC);
            octets = octets.sliced(count);
            at += count;
        }
        return {};
    }

    QString partOf(const QString &path)
    {
        return path + ".part"_L1;
    }

} // namespace

QString DiskBlobs::shelfOf(int number) const
{
    return u"%1/%2"_s.arg(m_folder).arg(number, 2, 16, QChar(u'0'));
}

/// By the milliseconds in the id: the bits below are the same for nearly all of them.
QString DiskBlobs::shelfOf(AttachmentId id) const
{
    return shelfOf(int((id.number >> 22) % kShelves));
}

QString DiskBlobs::pathOf(AttachmentId id, Kind kind) const
{
    return shelfOf(id) + u'/' + id.text() + (kind == Kind::Thumbnail ? ".small"_L1 : ""_L1);
}

Result<bool> DiskBlobs::write(AttachmentId id, qint64 offset, QByteArrayView octets, qint64 size)
{
    const QString whole = pathOf(id, Kind::File);
    const QString part = partOf(whole);
    if (offset == 0)
        TRY(makeFolder(shelfOf(id)));
    if (QFileInfo(whole).size() == size)
        return true; // a repeat, or the store was not told before a crash
    const Descriptor file(part, O_RDWR | (offset == 0 ? O_CREAT : 0));
    if (!file.isOpen())
        return errno == ENOENT ? Error{Code::NotFound, "upload"} : failed("open", errno);
    if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0)
        return Error{Code::Conflict, "busy"}.after(1);
    // Who waited for nothing may still hold a file that became whole meanwhile.
    struct stat held = {};
    struct stat named = {};
    if (::fstat(file.number(), &held) != 0 || ::stat(QFile::encodeName(part).constData(), &named) != 0
        || held.st_ino != named.st_ino)
        return Error{Code::Conflict, "busy"}.after(1);
    if (held.st_size < offset)
        return Error{Code::NotFound, "upload"};
    TRY(writeAll(file.number(), octets, offset));
    const bool isWhole = offset + octets.size() == size;
    // What lies beyond an earlier piece is overwritten by the next one; cutting it off could cut off what a
    // quicker repeat of this piece was followed by.
    if ((isWhole && ::ftruncate(file.number(), size) != 0) || ::fsync(file.number()) != 0)
        return failed("fsync", errno);
    if (isWhole && ::rename(QFile::encodeName(part).constData(), QFile::encodeName(whole).constData()) != 0)
        return failed("rename", errno);
    if (isWhole || offset == 0)
        TRY(syncFolder(shelfOf(id)));
    return isWhole;
}

Done DiskBlobs::keepThumbnail(AttachmentId id, const QByteArray &octets)
{
    TRY(makeFolder(shelfOf(id)));
    QSaveFile file(pathOf(id, Kind::Thumbnail));
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(octets) != octets.size() || !commitWhole(file))
        return failed("writing a small picture", errno);
    return syncFolder(shelfOf(id));
}

Result<QByteArray> DiskBlobs::read(AttachmentId id, Kind kind, qint64 at, qint64 most)
{
    const Descriptor file(pathOf(id, kind), O_RDONLY);
    if (!file.isOpen())
        return errno == ENOENT ? Error{Code::NotFound, "attachment"} : failed("open", errno);
    QByteArray octets(most, Qt::Uninitialized);
    qsizetype length = 0;
    while (length < most) {
        const ssize_t count
            = ::pread(file.number(), octets.data() + length, size_t(most - length), at + length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return failed("read", errno);
        if (count == 0)
            break;
        length += count;
    }
    octets.truncate(length);
    return octets;
}

Result<QString> DiskBlobs::localFile(AttachmentId id)
{
    const QString path = pathOf(id, Kind::File);
    if (!QFileInfo::exists(path))
        return Error{Code::NotFound, "attachment"};
    return path;
}

Done DiskBlobs::remove(AttachmentId id)
{
    const QString whole = pathOf(id, Kind::File);
    for (const QString &path : {partOf(whole), whole, pathOf(id, Kind::Thumbnail)}) {
        if (::unlink(QFile::encodeName(path).constData()) != 0 && errno != ENOENT)
            return failed("unlink", errno);
    }
    return {};
}

QList<AttachmentId> DiskBlobs::shelf(int number, int most)
{
    QList<AttachmentId> ids;
    QDirIterator files(shelfOf(number), QDir::Files | QDir::Hidden);
    while (files.hasNext() && ids.size() < most) {
        files.next();
        const AttachmentId id = AttachmentId::fromText(files.fileName().section(u'.', 0, 0));
        if (!id.isNull() && !ids.contains(id))
            ids += id;
    }
    return ids;
}

} // namespace madang
