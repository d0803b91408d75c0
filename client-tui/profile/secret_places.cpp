// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/profile/secret_places.h"

#include "common/base/when_done.h"

#include <array>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    constexpr std::array kPlaceWords{std::pair{SecretPlaces::Place::Keyring, "keyring"_L1},
                                     std::pair{SecretPlaces::Place::Sealed, "sealed"_L1},
                                     std::pair{SecretPlaces::Place::File, "file"_L1},
                                     std::pair{SecretPlaces::Place::Memory, "none"_L1}};

} // namespace

SecretPlaces::SecretPlaces(const QString &folder, const QString &name)
    : m_keyring(name)
    , m_sealed(folder + u"/sealed-secrets"_s)
    , m_file(folder + u"/secrets.json"_s)
    , m_probe(m_keyring, m_sealed, m_clock)
{
}

SecretStore &SecretPlaces::chosen()
{
    switch (m_place) {
    case Place::Keyring:
        return m_keyring;
    case Place::Sealed:
        return m_sealed;
    case Place::File:
        return m_file;
    case Place::Memory:
        break;
    }
    return m_memory;
}

void SecretPlaces::whenKeyringIsKnown(QObject *owner, const std::function<void(bool works)> &then)
{
    whenDone(m_probe.choose(), owner,
             [then](ChosenSecretStore::Place place) { then(place == ChosenSecretStore::Place::Keyring); });
}

QFuture<Done> SecretPlaces::write(const QString &key, const QString &secret)
{
    const QFuture<Done> writing = chosen().write(key, secret);
    ++m_writing;
    whenDone(writing, this, [this](const Done &) {
        if (--m_writing == 0)
            Q_EMIT written();
    });
    return writing;
}

QString SecretPlaces::wordOf(Place place)
{
    for (const auto &[candidate, word] : kPlaceWords) {
        if (candidate == place)
            return word;
    }
    return {};
}

std::optional<SecretPlaces::Place> SecretPlaces::placeOf(const QString &word)
{
    for (const auto &[place, candidate] : kPlaceWords) {
        if (candidate == word)
            return place;
    }
    return std::nullopt;
}

} // namespace madang::tui
