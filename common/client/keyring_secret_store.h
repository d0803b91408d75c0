// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's keyring as a SecretStore, through QtKeychain. Whether it works at all is found out by
// chosen_secret_store.
#pragma once

#include "common/client/secret_store.h"

namespace madang {

/// Secrets in the keyring of the desktop session. Needs a running event loop. A locked or absent keyring
/// answers Unavailable when written and may answer NotFound when read: it looks empty.
class KeyringSecretStore final : public SecretStore {
public:
    explicit KeyringSecretStore(const QString &service = QStringLiteral("madang"));
    QFuture<Result<QString>> read(const QString &key) override;
    QFuture<Done> write(const QString &key, const QString &secret) override;
    QFuture<Done> remove(const QString &key) override;

private:
    QString m_service;
};

} // namespace madang
