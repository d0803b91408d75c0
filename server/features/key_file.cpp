// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/key_file.h"

#include "common/base/log.h"
#include "common/base/secret.h"

#include <QFile>
#include <QSaveFile>

namespace madang {

using namespace Qt::StringLiterals;

Result<QByteArray> readKeyFile(const QString &path, int octets, const QString &name)
{
    QFile file(path);
    if (!file.exists()) {
        QSaveFile fresh(path);
        const QByteArray key = secret::randomBytes(octets);
        if (!fresh.open(QIODevice::WriteOnly) || !fresh.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
            || fresh.write(key.toBase64() + '\n') < 0 || !fresh.commit()) {
            qCCritical(lcStore) << "cannot write the key" << path;
            return Error{Code::Unavailable, name};
        }
        return key;
    }
    constexpr auto kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (file.permissions() & kOthers) {
        qCCritical(lcStore) << "others can read the key; make it private with: chmod 600" << path;
        return Error{Code::NotAllowed, name + u"-permissions"_s};
    }
    if (!file.open(QIODevice::ReadOnly))
        return Error{Code::Unavailable, name};
    const QByteArray key = QByteArray::fromBase64(file.read(200).trimmed());
    if (key.size() != octets)
        return Error{Code::Malformed, name};
    return key;
}

} // namespace madang
