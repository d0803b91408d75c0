// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/secret_store.h"

namespace madang {

QFuture<Result<QString>> MemorySecretStore::read(const QString &key)
{
    const auto found = m_secrets.constFind(key);
    if (found == m_secrets.constEnd())
        return readyFuture<Result<QString>>(Error{Code::NotFound, "secret"});
    return readyFuture<Result<QString>>(*found);
}

QFuture<Done> MemorySecretStore::write(const QString &key, const QString &secret)
{
    m_secrets.insert(key, secret);
    return readyFuture<Done>({});
}

QFuture<Done> MemorySecretStore::remove(const QString &key)
{
    m_secrets.remove(key);
    return readyFuture<Done>({});
}

} // namespace madang
