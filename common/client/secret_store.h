// SPDX-License-Identifier: GPL-3.0-or-later
// Where refresh tokens are kept: the desktop's keyring, an encrypted file, or memory. Nothing here logs a
// secret.
#pragma once

#include "common/base/result.h"

#include <QFuture>
#include <QHash>
#include <QString>

#include <memory>

namespace madang {

/// Keeps small secrets by key. NotFound: there is none; Unavailable: the place cannot be used now.
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

private:
    QHash<QString, QString> m_secrets;
};

/// The desktop's keyring through QtKeychain, service "madang". Needs a running event loop.
class KeyringSecretStore final : public SecretStore {
public:
    explicit KeyringSecretStore(const QString &service = QStringLiteral("madang"));
    QFuture<Result<QString>> read(const QString &key) override;
    QFuture<Done> write(const QString &key, const QString &secret) override;
    QFuture<Done> remove(const QString &key) override;
    /// Whether the keyring really works: writes, reads and removes a probe. A locked keyring looks empty when
    /// it is only read.
    QFuture<Done> probe();

private:
    QString m_service;
};

/// A file of mode 0600, sealed by secretbox under an argon2id key of a passphrase. Replaced by write, fsync,
/// rename.
class FileSecretStore final : public SecretStore {
public:
    /// Work of the key derivation; tests use less.
    struct Cost {
        unsigned long long operations = 2;
        size_t memoryBytes = 64u << 20;
    };
    explicit FileSecretStore(const QString &path);
    FileSecretStore(const QString &path, Cost cost);
    ~FileSecretStore() override;
    /// Whether there is a file that a passphrase has to open.
    bool exists() const;
    /// Opens the file, or starts a new one. WrongCredentials: not its passphrase. Slow on purpose (about 0.1
    /// s).
    Done unlock(const QString &passphrase);
    bool isUnlocked() const;
    /// Unavailable while locked.
    QFuture<Result<QString>> read(const QString &key) override;
    QFuture<Done> write(const QString &key, const QString &secret) override;
    QFuture<Done> remove(const QString &key) override;

private:
    struct Contents;
    Done save() const;

    QString m_path;
    Cost m_cost;
    std::unique_ptr<Contents> m_contents;
};

} // namespace madang
