// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/mail_carrier.h"
#include "common/base/whole_file.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QSaveFile>

namespace madang::outbound {

using namespace Qt::StringLiterals;

QString FolderCarrier::pathOf(const QByteArray &name) const
{
    return m_folder + u'/' + QString::fromLatin1(name) + u".eml"_s;
}

Carried FolderCarrier::carry(const Parcel &parcel, const std::atomic_bool &)
{
    const auto mine = QFile::ReadOwner | QFile::WriteOwner;
    if (!QDir().exists(m_folder) && QDir().mkpath(m_folder))
        QFile::setPermissions(m_folder, mine | QFile::ExeOwner);
    QSaveFile file(pathOf(parcel.name));
    const bool kept = file.open(QIODevice::WriteOnly) && file.setPermissions(mine)
        && file.write(parcel.octets) == parcel.octets.size() && commitWhole(file);
    return kept ? Carried{} : Carried{Carried::Outcome::Later, "the mail folder cannot be written"};
}

void FolderCarrier::forget(const QByteArray &name)
{
    QFile::remove(pathOf(name));
}

void FolderCarrier::forgetBefore(Timestamp before)
{
    // With those that a crash left half written.
    static const QRegularExpression kOurs(uR"(\A[0-9A-Za-z]+\.eml(\.\w+)?\z)"_s);
    QDirIterator each(m_folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks);
    while (each.hasNext()) {
        const QString path = each.next();
        if (kOurs.match(each.fileName()).hasMatch()
            && each.fileInfo().lastModified().toMSecsSinceEpoch() < before.ms)
            QFile::remove(path);
    }
}

} // namespace madang::outbound
