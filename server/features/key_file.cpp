// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/key_file.h"

#include "common/base/log.h"
#include "common/base/secret.h"
#include "common/base/whole_file.h"

#include <QFile>
#include <QSaveFile>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr qint64 kLongestLine = 200;

} // namespace

Done writeKeyFile(const QString &path, const QByteArray &key, const QString &name, const QByteArray &note)
{
    QSaveFile fresh(path);
    if (fresh.open(QIODevice::WriteOnly) && fresh.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && fresh.write(key.toBase64() + '\n' + (note.isEmpty() ? note : note + '\n')) > 0
        && commitWhole(fresh))
        return {};
    qCCritical(lcStore) << "cannot write the key" << path;
    return Error{Code::Unavailable, name};
}

QByteArray keyFileNote(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    (void)file.readLine(kLongestLine);
    return file.readLine(kLongestLine).trimmed();
}

Result<QByteArray> readKeyFile(const QString &path, int octets, const QString &name)
{
    QFile file(path);
    if (!file.exists()) {
        const QByteArray key = secret::randomBytes(octets);
        TRY(writeKeyFile(path, key, name));
        return key;
    }
    constexpr auto kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (file.permissions() & kOthers) {
        qCCritical(lcStore) << "others can read the key; make it private with: chmod 600" << path;
        return Error{Code::NotAllowed, name + u"-permissions"_s};
    }
    if (!file.open(QIODevice::ReadOnly))
        return Error{Code::Unavailable, name};
    const QByteArray key = QByteArray::fromBase64(file.readLine(kLongestLine).trimmed());
    if (key.size() != octets)
        return Error{Code::Malformed, name};
    return key;
}

} // namespace madang
