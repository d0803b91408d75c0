// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/backup_folder.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace madang::backup {

using namespace Qt::StringLiterals;

namespace {

    constexpr auto kManifest = "manifest.json"_L1;
    constexpr auto kManifestDigest = "manifest.sha256"_L1;
    constexpr auto kKeys = "keys/"_L1;
    constexpr qsizetype kPiece = 1 << 20;
    /// A line of 150 octets for each attached file.
    constexpr JsonLimits kManifestLimits{.bytes = 512 << 20, .depth = 8, .values = 1 << 24};

    class OpenFile {
    public:
        OpenFile(const QString &path, int flags)
            : m_fd(::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC, 0600))
        {
        }
        ~OpenFile()
        {
            if (m_fd >= 0)
                ::close(m_fd);
        }
        OpenFile(const OpenFile &) = delete;
        OpenFile &operator=(const OpenFile &) = delete;
        bool isOpen() const { return m_fd >= 0; }
        int number() const { return m_fd; }

    private:
        const int m_fd;
    };

    Error cannot(const char *what, const QString &path)
    {
        const bool full = errno == ENOSPC || errno == EDQUOT || errno == EFBIG;
        return Error{full ? Code::StorageFull : Code::Unavailable, full ? "disk" : what}.at(path);
    }

    Done writeAll(int file, QByteArrayView octets, const QString &path)
    {
        while (!octets.isEmpty()) {
            const ssize_t count = ::write(file, octets.data(), size_t(octets.size()));
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0)
                return cannot("write", path);
            octets = octets.sliced(count);
        }
        return {};
    }

    /// Reads a file to its end, piece by piece.
    template <typename Take>
    Result<FileEntry> readThrough(const QString &from, const QString &path, Take take)
    {
        const OpenFile source(from, O_RDONLY);
        if (!source.isOpen())
            return cannot("read", from);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        QByteArray piece(kPiece, Qt::Uninitialized);
        FileEntry entry{path, 0, {}};
        for (;;) {
            const ssize_t count = ::read(source.number(), piece.data(), size_t(piece.size()));
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                return cannot("read", from);
            if (count == 0)
                break;
            const QByteArrayView octets = QByteArrayView(piece).first(count);
            hash.addData(octets);
            entry.size += count;
            TRY(take(octets));
        }
        entry.sha256 = QString::fromLatin1(hash.result().toHex());
        return entry;
    }

    Done writeFile(const QString &path, const QByteArray &content)
    {
        const OpenFile file(path, O_WRONLY | O_CREAT | O_EXCL);
        if (!file.isOpen())
            return cannot("write", path);
        TRY(writeAll(file.number(), content, path));
        return ::fsync(file.number()) == 0 ? Done() : Done(cannot("write", path));
    }

    Result<QByteArray> contentOf(const QString &path)
    {
        QByteArray content;
        TRY(readThrough(path, path, [&content](QByteArrayView octets) -> Done {
            content += octets;
            return content.size() <= kManifestLimits.bytes ? Done() : Done(Error{Code::TooLarge, "manifest"});
        }));
        return content;
    }

    QByteArray digestLine(const QByteArray &manifest)
    {
        return QCryptographicHash::hash(manifest, QCryptographicHash::Sha256).toHex() + "  "
            + QByteArray(kManifest.data(), kManifest.size()) + '\n';
    }

    /// A manifest may come from anywhere: it names nothing outside of where things go.
    bool isOurs(const QString &path)
    {
        static const QRegularExpression shape(
            u"\\A(madang\\.db|madang\\.dump|keys/[^/]+\\.key|files/[0-9a-f]{2}/[0-9]+(\\.small)?)\\z"_s);
        return shape.match(path).hasMatch();
    }

} // namespace

NewFile::NewFile(int fd, QString file, const QString &path)
    : m_fd(fd)
    , m_file(std::move(file))
    , m_hash(QCryptographicHash::Sha256)
    , m_entry{path, 0, {}}
{
}

NewFile::~NewFile()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<std::unique_ptr<NewFile>> NewFile::make(const QString &folder, const QString &path)
{
    const QString file = folder + u'/' + path;
    const int fd = ::open(QFile::encodeName(file).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return cannot("write", file);
    return std::unique_ptr<NewFile>(new NewFile(fd, file, path));
}

Done NewFile::write(QByteArrayView octets)
{
    m_pending.append(octets.data(), octets.size());
    return m_pending.size() < kPiece ? Done() : flush();
}

Done NewFile::flush()
{
    TRY(writeAll(m_fd, m_pending, m_file));
    m_hash.addData(m_pending);
    m_entry.size += m_pending.size();
    m_pending.resize(0);
    return {};
}

Result<FileEntry> NewFile::finish()
{
    TRY(flush());
    if (::fsync(m_fd) != 0)
        return cannot("write", m_file);
    ::close(std::exchange(m_fd, -1));
    m_entry.sha256 = QString::fromLatin1(m_hash.result().toHex());
    return m_entry;
}

Result<FileEntry> copyFile(const QString &from, const QString &to, const QString &path)
{
    TRY(makeFolder(QFileInfo(to).absolutePath()));
    const OpenFile target(to, O_WRONLY | O_CREAT | O_EXCL);
    if (!target.isOpen())
        return cannot("write", to);
    TRY(const FileEntry entry, readThrough(from, path, [&](QByteArrayView octets) {
            return writeAll(target.number(), octets, to);
        }));
    if (::fsync(target.number()) != 0)
        return cannot("write", to);
    return entry;
}

Result<FileEntry> digestOf(const QString &file, const QString &path)
{
    return readThrough(file, path, [](QByteArrayView) { return Done(); });
}

Done syncFile(const QString &path)
{
    const OpenFile file(path, O_RDONLY);
    if (!file.isOpen() || ::fsync(file.number()) != 0)
        return cannot("write", path);
    return {};
}

Done makeFolder(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return {};
    if (!QDir().mkpath(folder))
        return cannot("write", folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {};
}

Done syncFolders(const QString &folder)
{
    QDirIterator below(folder, QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories);
    while (below.hasNext())
        TRY(syncFile(below.next()));
    return syncFile(folder);
}

Done moveTo(const QString &from, const QString &to)
{
    if (::renameat2(AT_FDCWD, QFile::encodeName(from).constData(), AT_FDCWD,
                    QFile::encodeName(to).constData(), RENAME_NOREPLACE)
        != 0) {
        if (errno == EEXIST || errno == ENOTEMPTY)
            return Error{Code::AlreadyExists, "exists"}.at(to);
        // Some file systems cannot promise it: then what is there is looked for first.
        if (errno != EINVAL && errno != ENOSYS)
            return cannot("write", to);
        if (QFileInfo::exists(to))
            return Error{Code::AlreadyExists, "exists"}.at(to);
        if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
            return cannot("write", to);
    }
    return syncFile(QFileInfo(to).absolutePath());
}

Done copyKeys(const QString &data, const QString &folder, Manifest &manifest)
{
    for (const QString &name :
         QDir(data).entryList({u"*.key"_s}, QDir::Files | QDir::CaseSensitive, QDir::Name)) {
        const QString path = kKeys + name;
        TRY(const FileEntry entry, copyFile(data + u'/' + name, folder + u'/' + path, path));
        manifest.files += entry;
    }
    return {};
}

Done writeManifest(const QString &folder, const Manifest &manifest)
{
    const QByteArray text = toJson(manifest) + '\n';
    TRY(writeFile(folder + u'/' + kManifest, text));
    return writeFile(folder + u'/' + kManifestDigest, digestLine(text));
}

Result<Manifest> readManifest(const QString &folder)
{
    const QString path = folder + u'/' + kManifest;
    if (!QFileInfo::exists(path))
        return Error{Code::NotFound, "no-backup"}.at(folder);
    TRY(const QByteArray text, contentOf(path));
    const Result<QByteArray> digest = contentOf(folder + u'/' + kManifestDigest);
    if (!digest || *digest != digestLine(text))
        return Error{Code::Conflict, "changed"}.at(QString(kManifest));
    const Result<Manifest> manifest = fromJson<Manifest>(text, kManifestLimits);
    if (!manifest)
        return Error{Code::Malformed, "manifest"}.at(path);
    if (manifest->format != kFormat)
        return Error{Code::NotSupported, "format"}.at(path);
    for (const FileEntry &entry : manifest->files) {
        if (!isOurs(entry.path))
            return Error{Code::Malformed, "manifest"}.at(path);
    }
    return manifest;
}

QStringList strangersIn(const QString &folder, const Manifest &manifest)
{
    QSet<QString> known{QString(kManifest), QString(kManifestDigest)};
    for (const FileEntry &entry : manifest.files)
        known += entry.path;
    QStringList strangers;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next().mid(folder.size() + 1);
        if (!known.contains(path))
            strangers += path;
    }
    return strangers;
}

QString placeOf(const QString &path)
{
    return path.startsWith(kKeys) ? path.mid(kKeys.size()) : path;
}

Result<QStringList> unpack(const QString &folder, const Manifest &manifest, const QString &into)
{
    QStringList wrong;
    for (const FileEntry &entry : manifest.files) {
        const QString from = folder + u'/' + entry.path;
        if (!QFileInfo::exists(from)) {
            wrong += entry.path;
            continue;
        }
        TRY(const FileEntry copied, copyFile(from, into + u'/' + placeOf(entry.path), entry.path));
        if (copied.size != entry.size || copied.sha256 != entry.sha256)
            wrong += entry.path;
    }
    return wrong;
}

} // namespace madang::backup
