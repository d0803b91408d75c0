// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/opened_files.h"

#include "common/base/file_name.h"
#include "common/base/file_type.h"
#include "common/client/session.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr QFile::Permissions kOnlyMyFolder = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

    /// A folder for this user only.
    bool makePrivateFolder(const QString &path)
    {
        return QDir().mkpath(path) && QFile::setPermissions(path, kOnlyMyFolder);
    }

} // namespace

OpenedFiles::OpenedFiles(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session.downloads(), &Downloads::finished, this, &OpenedFiles::onFinished);
}

OpenedFiles::~OpenedFiles() = default;

void OpenedFiles::setFolder(const QString &folder)
{
    m_folder = folder;
    removeAll();
}

void OpenedFiles::removeAll()
{
    const QList<qint64> numbers = m_coming.keys();
    m_coming.clear();
    for (const qint64 number : numbers)
        m_session.downloads().cancel(number);
    m_copies.clear();
    if (!m_folder.isEmpty())
        QDir(m_folder).removeRecursively();
}

Done OpenedFiles::fetch(RoomId room, const files::Attachment &file)
{
    if (!mayBeOpened(file.type, file.name))
        return Error{Code::NotAllowed, "runs-something"};
    if (file.size > kMostOctets)
        return Error{Code::TooLarge, "opened-file"};
    const auto there = std::find_if(m_copies.cbegin(), m_copies.cend(),
                                    [&file](const Copy &copy) { return copy.file == file.id; });
    if (there != m_copies.cend() && QFile::exists(there->path)) {
        const Copy copy = *there;
        QMetaObject::invokeMethod(
            this, [this, copy] { Q_EMIT ready(copy.file, copy.path); }, Qt::QueuedConnection);
        return {};
    }
    for (const Copy &coming : std::as_const(m_coming)) {
        if (coming.file == file.id)
            return {};
    }
    // Each in a folder of its own: two may have one name, and the program shows it.
    const QString folder = m_folder + u'/' + file.id.text();
    if (m_folder.isEmpty() || !makePrivateFolder(m_folder) || !makePrivateFolder(folder))
        return Error{Code::StorageFull, "file"};
    makeRoomFor(file.size);
    const Copy copy{file.id, folder + u'/' + cleanFileName(file.name), file.size};
    TRY(const qint64 number, m_session.downloads().save(room, file, copy.path));
    m_coming.insert(number, copy);
    return {};
}

void OpenedFiles::onFinished(qint64 number, const Result<QString> &result)
{
    const auto found = m_coming.constFind(number);
    if (found == m_coming.constEnd())
        return;
    const Copy copy = *found;
    m_coming.erase(found);
    if (!result) {
        remove(copy);
        Q_EMIT ready(copy.file, result);
        return;
    }
    QFile file(copy.path);
    const QByteArray head = file.open(QIODevice::ReadOnly) ? file.read(kTypeHead) : QByteArray();
    file.close();
    // What the server said of it proves nothing.
    if (!mayBeOpened(fileType(head, copy.path), copy.path)) {
        remove(copy);
        Q_EMIT ready(copy.file, Error{Code::NotAllowed, "runs-something"});
        return;
    }
    QFile::setPermissions(copy.path, QFile::ReadOwner);
    m_copies.append(copy);
    Q_EMIT ready(copy.file, copy.path);
}

/// With those that are still coming.
void OpenedFiles::makeRoomFor(qint64 octets)
{
    qint64 all = octets;
    for (const Copy &copy : std::as_const(m_copies))
        all += copy.size;
    for (const Copy &coming : std::as_const(m_coming))
        all += coming.size;
    while (!m_copies.isEmpty() && (m_copies.size() + m_coming.size() >= kMost || all > kMostOctets)) {
        const Copy oldest = m_copies.takeFirst();
        all -= oldest.size;
        remove(oldest);
    }
}

void OpenedFiles::remove(const Copy &copy)
{
    QDir(QFileInfo(copy.path).absolutePath()).removeRecursively();
}

} // namespace madang
