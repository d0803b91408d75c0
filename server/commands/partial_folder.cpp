// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/partial_folder.h"

#include "server/commands/backup_folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace madang::backup {

using namespace Qt::StringLiterals;

namespace {

    /// A folder that is open, and whether somebody else has it in hand.
    struct Hold {
        int number = -1; ///< -1: it is not there, or not the one of that name any more
        bool isLocked = false; ///< false also where the file system knows no locks on folders
    };

    Hold holdFolder(const QString &path)
    {
        const QByteArray name = QFile::encodeName(path);
        const int number = ::open(name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (number < 0)
            return {};
        const bool isLocked = ::flock(number, LOCK_EX | LOCK_NB) == 0;
        const bool isTaken = !isLocked && errno == EWOULDBLOCK;
        // Whoever clears leftovers may have taken it away between its making and our lock.
        struct stat held = {};
        struct stat there = {};
        if (!isTaken && ::fstat(number, &held) == 0 && ::lstat(name.constData(), &there) == 0
            && held.st_ino == there.st_ino && held.st_dev == there.st_dev)
            return {number, isLocked};
        ::close(number);
        return {};
    }

    /// A name is no proof: nothing goes that a backup or an export would not have made.
    bool holdsOnlyOurs(const QString &path)
    {
        static const QRegularExpression ours(u"\\A(manifest\\.(json|sha256)|madang\\.(db(-[a-z]+)?|dump)|"
                                             u"README\\.txt|[a-z]+\\.(jsonl|csv|list)|"
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
        QByteArray path
            = QFile::encodeName(place.absolutePath() + "/."_L1 + place.fileName() + ".partial-XXXXXX"_L1);
        if (!::mkdtemp(path.data())) {
            if (errno == ENOSPC || errno == EDQUOT)
                return Error{Code::StorageFull, "disk"}.at(place.absolutePath());
            break;
        }
        const QString made = QFile::decodeName(path);
        if (const Hold hold = holdFolder(made); hold.number >= 0)
            return std::unique_ptr<PartialFolder>(
                new PartialFolder(place.absoluteFilePath(), made, hold.number));
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
        const Hold hold = holdFolder(path);
        if (hold.number < 0)
            continue;
        const bool gone = hold.isLocked && holdsOnlyOurs(path) && QDir(path).removeRecursively();
        (gone ? found.removed : found.stuck) += path;
        ::close(hold.number);
    }
    return found;
}

} // namespace madang::backup
