// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/addresses/address_memory.h"

#include <QCryptographicHash>

namespace madang {

QByteArray AddressMemory::digestOf(const QString &query)
{
    return QCryptographicHash::hash(query.toCaseFolded().toUtf8(), QCryptographicHash::Sha256);
}

std::optional<QList<AddressHit>> AddressMemory::find(const QString &query, Timestamp now) const
{
    const std::lock_guard lock(m_mutex);
    const auto entry = m_entries.constFind(digestOf(query));
    if (entry == m_entries.constEnd() || now >= entry->until)
        return std::nullopt;
    return entry->found;
}

void AddressMemory::keep(const QString &query, const QList<AddressHit> &found, Timestamp now)
{
    const std::lock_guard lock(m_mutex);
    if (m_entries.size() >= kMost)
        m_entries.removeIf(
            [now](const std::pair<const QByteArray &, Entry &> entry) { return now >= entry.second.until; });
    if (m_entries.size() >= kMost)
        m_entries.clear();
    m_entries.insert(digestOf(query), {found, now.plus(kLives)});
}

} // namespace madang
