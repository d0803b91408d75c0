// SPDX-License-Identifier: GPL-3.0-or-later
// AddressMemory: what was found lately, so that one street is not asked for at every letter of every
// neighbour. It knows a question by its digest only.
#pragma once

#include "common/base/clock.h"
#include "server/features/addresses/address_rules.h"

#include <QHash>

#include <mutex>
#include <optional>

namespace madang {

/// Safe from any thread.
class AddressMemory {
public:
    static constexpr qsizetype kMost = 500;
    static constexpr std::chrono::milliseconds kLives = std::chrono::minutes(10);

    std::optional<QList<AddressHit>> find(const QString &query, Timestamp now) const;
    /// Where there is no room, all of it goes first.
    void keep(const QString &query, const QList<AddressHit> &found, Timestamp now);

private:
    struct Entry {
        QList<AddressHit> found;
        Timestamp until;
    };
    static QByteArray digestOf(const QString &query);

    mutable std::mutex m_mutex; ///< guards m_entries
    QHash<QByteArray, Entry> m_entries;
};

} // namespace madang
