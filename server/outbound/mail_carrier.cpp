// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/mail_carrier.h"

#include <QDir>
#include <QSaveFile>

namespace madang::outbound {

using namespace Qt::StringLiterals;

Carried FolderCarrier::carry(const Parcel &parcel, const std::atomic_bool &)
{
    const auto mine = QFile::ReadOwner | QFile::WriteOwner;
    if (!QDir().exists(m_folder) && QDir().mkpath(m_folder))
        QFile::setPermissions(m_folder, mine | QFile::ExeOwner);
    QSaveFile file(m_folder + u'/' + QString::fromLatin1(parcel.name) + u".eml"_s);
    const bool kept = file.open(QIODevice::WriteOnly) && file.setPermissions(mine)
        && file.write(parcel.octets) == parcel.octets.size() && file.commit();
    return kept ? Carried{} : Carried{Carried::Outcome::Later, "the mail folder cannot be written"};
}

} // namespace madang::outbound
