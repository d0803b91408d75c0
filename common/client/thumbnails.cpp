// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/thumbnails.h"

#include "common/base/when_done.h"
#include "common/base/whole_file.h"
#include "common/client/session.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr qint64 kLargestThumbnail = 2 * 1024 * 1024;
    constexpr qsizetype kMostMissing = 1000;

} // namespace

Thumbnails::Thumbnails(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session.stream(), &Stream::online, this, [this] { m_missing.clear(); });
}

Thumbnails::~Thumbnails() = default;

QString Thumbnails::pathOf(AttachmentId file) const
{
    return m_folder + u'/' + file.text();
}

void Thumbnails::setFolder(const QString &folder)
{
    m_folder = folder;
    m_memory.clear();
    m_waiting.clear();
    m_missing.clear();
    m_onDisk = 0;
    for (const QFileInfo &file : QDir(folder).entryInfoList(QDir::Files))
        m_onDisk += folder.isEmpty() ? 0 : file.size();
}

void Thumbnails::removeAll()
{
    if (!m_folder.isEmpty())
        QDir(m_folder).removeRecursively();
    m_memory.clear();
    m_onDisk = 0;
}

QByteArray Thumbnails::of(RoomId room, AttachmentId file)
{
    return at(u"/api/v1/rooms/%1/attachments/%2/thumbnail"_s.arg(room.text(), file.text()), file);
}

QByteArray Thumbnails::at(const QString &address, AttachmentId file)
{
    if (const QByteArray *known = m_memory.object(file))
        return *known;
    if (m_missing.contains(file) || m_asked.contains(file))
        return {};
    QFile kept(pathOf(file));
    if (!m_folder.isEmpty() && kept.open(QIODevice::ReadOnly)) {
        const QByteArray octets = kept.read(kLargestThumbnail);
        if (!octets.isEmpty()) {
            m_memory.insert(file, new QByteArray(octets), int(octets.size() / 1024) + 1);
            return octets;
        }
    }
    m_asked.insert(file);
    m_waiting.prepend({address, file});
    while (m_waiting.size() > kMostWaiting)
        m_asked.remove(m_waiting.takeLast().file);
    pump();
    return {};
}

void Thumbnails::pump()
{
    while (!m_waiting.isEmpty() && m_asked.size() - m_waiting.size() < kAtOnce) {
        const Wish wish = m_waiting.takeFirst();
        whenDone(m_session.fetch(wish.address), this,
                 [this, file = wish.file](const Result<QByteArray> &octets) {
                     m_asked.remove(file);
                     if (octets && !octets->isEmpty() && octets->size() <= kLargestThumbnail)
                         keep(file, *octets);
                     else if (m_missing.size() < kMostMissing)
                         m_missing.insert(file);
                     Q_EMIT arrived(file);
                     pump();
                 });
    }
}

void Thumbnails::keep(AttachmentId file, const QByteArray &octets)
{
    m_memory.insert(file, new QByteArray(octets), int(octets.size() / 1024) + 1);
    if (m_folder.isEmpty())
        return;
    if (!QDir(m_folder).exists()) {
        QDir().mkpath(m_folder);
        QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    QSaveFile target(pathOf(file));
    if (target.open(QIODevice::WriteOnly) && target.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && target.write(octets) == octets.size() && commitWhole(target))
        m_onDisk += octets.size();
    if (m_onDisk > kMostOnDisk)
        makeRoom();
}

/// The oldest go, down to three quarters.
void Thumbnails::makeRoom()
{
    const QFileInfoList oldestFirst = QDir(m_folder).entryInfoList(QDir::Files, QDir::Time | QDir::Reversed);
    m_onDisk = 0;
    for (const QFileInfo &file : oldestFirst)
        m_onDisk += file.size();
    for (const QFileInfo &file : oldestFirst) {
        if (m_onDisk <= kMostOnDisk / 4 * 3)
            return;
        if (QFile::remove(file.filePath()))
            m_onDisk -= file.size();
    }
}

} // namespace madang
