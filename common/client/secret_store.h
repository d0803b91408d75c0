// SPDX-License-Identifier: GPL-3.0-or-later
// SecretStore: where refresh tokens are kept. The places are keyring_, file_ and chosen_secret_store; memory
// is here.
#pragma once

#include "common/base/result.h"

#include <QFuture>
#include <QHash>
#include <QPromise>
#include <QString>

#include <utility>

namespace madang {

/// Keeps small secrets by key. NotFound: there is none; Unavailable: the place cannot be used now. Never logs
/// one.
class SecretStore {
public:
    virtual ~SecretStore() = default;
    virtual QFuture<Result<QString>> read(const QString &key) = 0;
    virtual QFuture<Done> write(const QString &key, const QString &secret) = 0;
    virtual QFuture<Done> remove(const QString &key) = 0;
};

/// Forgets everything at the end of the program: for tests, and for "do not remember me".
class MemorySecretStore final : public SecretStore {
public:
    QFuture<Result<QString>> read(const QString &key) override;
    QFuture<Done> write(const QString &key, const QString &secret) override;
    QFuture<Done> remove(const QString &key) override;
    /// Hands over everything and forgets it.
    QHash<QString, QString> takeAll() { return std::exchange(m_secrets, {}); }

private:
    QHash<QString, QString> m_secrets;
};

/// A future that has its value already.
template <typename T> QFuture<T> readyFuture(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

} // namespace madang
