// SPDX-License-Identifier: GPL-3.0-or-later
// The places where this profile may keep its sign-in, and the one in use. Forwards; keeps nothing itself.
#pragma once

#include "client-tui/profile/private_file_store.h"

#include "common/client/chosen_secret_store.h"
#include "common/client/file_secret_store.h"
#include "common/client/keyring_secret_store.h"

#include <QObject>

#include <functional>
#include <optional>

namespace madang::tui {

class SecretPlaces final : public QObject, public SecretStore {
    Q_OBJECT
public:
    enum class Place {
        Keyring, ///< the desktop's keyring
        Sealed, ///< a file sealed by a passphrase
        File, ///< a private file: chosen explicitly
        Memory, ///< forgotten at the end
    };

    /// `folder` holds the files; `name` tells keyring entries of several profiles apart.
    SecretPlaces(const QString &folder, const QString &name);

    void use(Place place) { m_place = place; }
    Place place() const { return m_place; }
    FileSecretStore &sealed() { return m_sealed; }
    /// Tells whether the keyring really works; a locked one looks empty when it is only read.
    void whenKeyringIsKnown(QObject *owner, const std::function<void(bool works)> &then);

    QFuture<Result<QString>> read(const QString &key) override { return chosen().read(key); }
    QFuture<Done> write(const QString &key, const QString &secret) override;
    QFuture<Done> remove(const QString &key) override { return chosen().remove(key); }
    /// Whether something is still being written: a program that ends now would lose its sign-in.
    bool isWriting() const { return m_writing > 0; }

    static QString wordOf(Place place);
    static std::optional<Place> placeOf(const QString &word);

Q_SIGNALS:
    /// Nothing is being written any more.
    void written();

private:
    SecretStore &chosen();

    KeyringSecretStore m_keyring;
    FileSecretStore m_sealed;
    PrivateFileStore m_file;
    MemorySecretStore m_memory;
    SystemAlarmClock m_clock;
    ChosenSecretStore m_probe;
    Place m_place = Place::Memory;
    int m_writing = 0;
};

} // namespace madang::tui
