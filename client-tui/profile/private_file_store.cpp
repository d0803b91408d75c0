// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/profile/private_file_store.h"
#include "common/base/whole_file.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPromise>
#include <QSaveFile>

namespace madang::tui {

namespace {

    constexpr qint64 kLargest = 1 << 20;
    constexpr QFile::Permissions kForOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

    template <typename T> QFuture<T> ready(T value)
    {
        QPromise<T> promise;
        promise.start();
        promise.addResult(std::move(value));
        promise.finish();
        return promise.future();
    }

} // namespace

Result<QHash<QString, QString>> PrivateFileStore::load() const
{
    QHash<QString, QString> secrets;
    QFile file(m_path);
    if (!file.exists())
        return secrets;
    if (file.permissions() & kForOthers)
        return Error{Code::NotAllowed, "file-mode"};
    if (!file.open(QFile::ReadOnly))
        return Error{Code::Unavailable, "secret-file"};
    const QJsonDocument document = QJsonDocument::fromJson(file.read(kLargest));
    if (!document.isObject())
        return Error{Code::Malformed, "secret-file"};
    const QJsonObject object = document.object();
    for (auto at = object.begin(); at != object.end(); ++at)
        secrets.insert(at.key(), at->toString());
    return secrets;
}

Done PrivateFileStore::save(const QHash<QString, QString> &secrets) const
{
    QJsonObject object;
    for (auto at = secrets.begin(); at != secrets.end(); ++at)
        object.insert(at.key(), at.value());
    QSaveFile file(m_path);
    // The permissions are set before the first octet is written.
    if (!file.open(QFile::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return Error{Code::Unavailable, "secret-file"};
    file.write(QJsonDocument(object).toJson(QJsonDocument::Compact));
    return commitWhole(file) ? Done() : Done(Error{Code::StorageFull, "secret-file"});
}

QFuture<Result<QString>> PrivateFileStore::read(const QString &key)
{
    const auto secrets = load();
    if (!secrets)
        return ready<Result<QString>>(secrets.error());
    const auto at = secrets->constFind(key);
    return at == secrets->constEnd() ? ready<Result<QString>>(Error{Code::NotFound, "secret"})
                                     : ready<Result<QString>>(*at);
}

QFuture<Done> PrivateFileStore::write(const QString &key, const QString &secret)
{
    auto secrets = load();
    if (!secrets)
        return ready<Done>(secrets.error());
    secrets->insert(key, secret);
    return ready<Done>(save(*secrets));
}

QFuture<Done> PrivateFileStore::remove(const QString &key)
{
    auto secrets = load();
    if (!secrets)
        return ready<Done>(secrets.error());
    return secrets->remove(key) > 0 ? ready<Done>(save(*secrets)) : ready<Done>(Done());
}

} // namespace madang::tui
