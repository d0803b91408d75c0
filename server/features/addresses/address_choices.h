// SPDX-License-Identifier: GPL-3.0-or-later
// AddressChoices: where home is, from a place that was looked up and chosen. What a client sends back is
// sealed here, so that nobody writes coordinates into it; nothing is kept.
#pragma once

#include "common/base/clock.h"
#include "common/base/coordinates.h"
#include "common/protocol/details.h"

#include <QByteArray>

namespace madang {

class AddressChoices {
public:
    /// Nothing is looked up, and coordinates are typed.
    AddressChoices() = default;
    /// Sealed under `key` (secret::kSealKeyOctets octets).
    explicit AddressChoices(QByteArray key)
        : m_key(std::move(key))
    {
    }
    /// Whether coordinates come from places only.
    bool isNeeded() const { return !m_key.isEmpty(); }

    QString choiceOf(const Coordinates &where, Timestamp now) const;
    /// Expired ("address-choice") at "latitude" for what is too old, or was made under another key.
    Result<Coordinates> chosen(const QString &choice, Timestamp now) const;
    /// What was sent, with where home is in place of a choice. `before` is what was kept: what stays as it
    /// was need not be looked up again.
    Result<details::Details> settled(details::Details sent, const details::Details &before,
                                     Timestamp now) const;

private:
    QByteArray m_key;
};

} // namespace madang
