// SPDX-License-Identifier: GPL-3.0-or-later
// The fallback for desktops without a keyring: one sealed file. Does not ask for the passphrase; a face does.
#pragma once

#include "common/client/secret_store.h"

#include <memory>

namespace madang {

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
    /// Opens the file, or begins a new one. WrongCredentials: not its passphrase; Malformed: not such a file,
    /// or changed by someone. Slow on purpose (about 0.1 s).
    Done unlock(const QString &passphrase);
    bool isUnlocked() const { return m_open != nullptr; }

    /// All three answer Unavailable while locked.
    QFuture<Result<QString>> read(const QString &key) override;
    QFuture<Done> write(const QString &key, const QString &secret) override;
    QFuture<Done> remove(const QString &key) override;

private:
    struct Open;
    Done save() const;

    QString m_path;
    Cost m_cost;
    std::unique_ptr<Open> m_open;
};

} // namespace madang
