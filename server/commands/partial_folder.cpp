// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/partial_folder.h"

#include "server/commands/backup_folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace madang::backup {

using namespace Qt::StringLiterals;

namespace {

    /// A lock on a folder that nobody else has, or -1.
    int lockFolder(const QString &path)
    {
        const QByteArray name = QFile::encodeName(path);
        const int lock = ::open(name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (lock < 0)
            return -1;
        // Whoever clears leftovers may have taken it away between its making and our lock.
        struct stat held = {};
        struct stat there = {};
        if (::flock(lock, LOCK_EX | LOCK_NB) == 0 && ::fstat(lock, &held) == 0
            && ::lstat(name.constData(), &there) == 0 && held.st_ino == there.st_ino
            && held.st_dev == there.st_dev)
            return lock;
        ::close(lock);
        return -1;
    }

    /// A name is no proof: nothing goes that a backup or an export would not have made.
    bool holdsOnlyOurs(const QString &path)
    {
        static const QRegularExpression ours(
            u"\\A(manifest\\.(json|sha256)|madang\\.(db(-[a-z]+)?|dump)|README\\.txt|[a-z]+\\.(jsonl|csv|list)|"
            "keys|files|rooms)\\z"_s);
        const QStringList names
            = QDir(path).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
        return std::all_of(names.begin(), names.end(),
                           [](const QString &name) { return ours.match(name).hasMatch(); });
    }

} // namespace

Result<std::unique_ptr<PartialFolder>> PartialFolder::make(const QString &name)
{
    const QFileInfo place(name);
    for (int tries = 0; tries < 10; ++tries) {
        QByteArray path = QFile::encodeName(place.absolutePath() + "/."_L1 + place.fileName()
                                            + ".partial-XXXXXX"_L1);
        if (!::mkdtemp(path.data()))
            break;
        const QString made = QFile::decodeName(path);
        if (const int lock = lockFolder(made); lock >= 0)
            return std::unique_ptr<PartialFolder>(
                new PartialFolder(place.absoluteFilePath(), made, lock));
    }
    return Error{Code::Unavailable, "write"}.at(place.absolutePath());
}

PartialFolder::~PartialFolder()
{
    if (!m_isKept)
        QDir(m_path).removeRecursively();
    ::close(m_lock);
}

Done PartialFolder::keep()
{
    TRY(moveTo(m_path, m_name));
    m_isKept = true;
    return {};
}

Leftovers clearLeftovers(const QString &folder)
{
    static const QRegularExpression shape(u"\\A\\..+\\.partial-[A-Za-z0-9]{6}\\z"_s);
    Leftovers found;
    for (const QFileInfo &each :
         QDir(folder).entryInfoList({u".*.partial-*"_s}, QDir::Dirs | QDir::Hidden, QDir::Name)) {
        if (!shape.match(each.fileName()).hasMatch() || each.isSymLink() || each.ownerId() != ::geteuid())
            continue;
        const QString path = each.absoluteFilePath();
        const int lock = lockFolder(path);
        if (lock < 0)
            continue;
        const bool gone = holdsOnlyOurs(path) && QDir(path).removeRecursively();
        (gone ? found.removed : found.stuck) += path;
        ::close(lock);
    }
    return found;
}

} // namespace madang::backup
