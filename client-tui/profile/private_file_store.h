// SPDX-License-Identifier: GPL-3.0-or-later
// Secrets in a file that only its owner may read: for scripts on machines without a keyring, and only when
// somebody asked for it. Not sealed: who can read the account's files can read them.
#pragma once

#include "common/client/secret_store.h"

namespace madang::tui {

/// JSON, mode 0600, replaced as a whole. A file that others may read is refused (NotAllowed) until it is put
/// right.
class PrivateFileStore final : public SecretStore {
public:
    explicit PrivateFileStore(QString path)
        : m_path(std::move(path))
    {
    }
    QFuture<Result<QString>> read(const QString &key) override;
    QFuture<Done> write(const QString &key, const QString &secret) override;
    QFuture<Done> remove(const QString &key) override;

private:
    Result<QHash<QString, QString>> load() const;
    Done save(const QHash<QString, QString> &secrets) const;

    QString m_path;
};

} // namespace madang::tui
