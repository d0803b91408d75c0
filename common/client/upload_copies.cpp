// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/upload_copies.h"

#include "common/base/log.h"
#include "common/base/secret.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    bool liesIn(const QString &path, const QString &place)
    {
        const QString whole = QFileInfo(place).canonicalFilePath();
        return !whole.isEmpty() && path.startsWith(whole + u'/');
    }

} // namespace

void UploadCopies::setFolder(const QString &folder)
{
    m_folder = folder;
    count();
}

void UploadCopies::count()
{
    m_octets = 0;
    m_count = 0;
    if (m_folder.isEmpty())
        return;
    for (const QFileInfo &file : QDir(m_folder).entryInfoList(QDir::Files | QDir::Hidden)) {
        m_octets += file.size();
        ++m_count;
    }
}

bool UploadCopies::outlive(const QString &path) const
{
    if (m_folder.isEmpty())
        return false;
    const QString file = QFileInfo(path).canonicalFilePath();
    // The folder itself may not be there yet; the archive beside it is.
    const QString account = QFileInfo(QFileInfo(m_folder).absolutePath()).canonicalFilePath() + u'/';
    for (const QString &place : {QDir::tempPath(), u"/tmp"_s, qEnvironmentVariable("XDG_RUNTIME_DIR")}) {
        if (liesIn(file, place) && !liesIn(account, place))
            return true;
    }
    return false;
}

std::optional<QString> UploadCopies::keep(QIODevice &source)
{
    const qint64 size = source.size();
    if (m_folder.isEmpty() || size > kLargest || m_count >= kMost || m_octets + size > kMostOctets)
        return std::nullopt;
    if (!QDir(m_folder).exists()) {
        QDir().mkpath(m_folder);
        QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    const QString name = secret::randomToken(16);
    QFile copy(pathOf(name));
    // Without waiting for the disk: what a power cut takes has another size then, and is not sent.
    const QByteArray octets = source.read(kLargest);
    const bool isWhole
        = copy.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner)
        && octets.size() == size && copy.write(octets) == size && copy.flush();
    if (!isWhole) {
        qCWarning(lcClient) << "no copy of what is to be sent" << copy.error();
        copy.remove();
        return std::nullopt;
    }
    m_octets += size;
    ++m_count;
    return name;
}

QString UploadCopies::pathOf(const QString &name) const
{
    return m_folder + u'/' + name;
}

void UploadCopies::remove(const QString &name)
{
    QFile::remove(pathOf(name));
    count();
}

void UploadCopies::removeOthersThan(const QSet<QString> &names)
{
    if (m_folder.isEmpty())
        return;
    for (const QString &name : QDir(m_folder).entryList(QDir::Files | QDir::Hidden)) {
        if (!names.contains(name))
            QFile::remove(pathOf(name));
    }
    count();
}

void UploadCopies::removeAll()
{
    if (!m_folder.isEmpty())
        QDir(m_folder).removeRecursively();
    count();
}

} // namespace madang
