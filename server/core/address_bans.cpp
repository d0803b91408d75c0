// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/address_bans.h"

#include <algorithm>
#include <limits>

namespace madang {

BanTable::BanTable(const QList<AddressBan> &bans)
    : m_bans(bans)
{
    for (const AddressBan &ban : bans) {
        const int length = ban.range.length();
        auto level = std::find_if(m_levels.begin(), m_levels.end(),
                                  [length](const Level &each) { return each.length == length; });
        if (level == m_levels.end())
            level = m_levels.insert(m_levels.end(), Level{length, {}});
        level->entries.push_back(
            {ban.range.firstAddress(), ban.until ? ban.until->ms : std::numeric_limits<qint64>::max()});
    }
    for (Level &level : m_levels)
        std::sort(level.entries.begin(), level.entries.end(),
                  [](const Entry &a, const Entry &b) { return a.first < b.first; });
}

bool BanTable::covers(const AddressRange &address, Timestamp now) const
{
    return std::any_of(m_levels.begin(), m_levels.end(), [&](const Level &level) {
        if (address.length() < level.length)
            return false;
        const AddressRange::Bits first = address.firstAddress().first(level.length);
        auto entry = std::lower_bound(
            level.entries.begin(), level.entries.end(), first,
            [](const Entry &each, const AddressRange::Bits &at) { return each.first < at; });
        for (; entry != level.entries.end() && entry->first == first; ++entry) {
            if (now.ms < entry->until)
                return true;
        }
        return false;
    });
}

bool AddressBans::covers(const QString &address, Timestamp now) const
{
    if (!m_any.load(std::memory_order_acquire))
        return false;
    const std::optional<AddressRange> range = AddressRange::fromText(address);
    return range && table()->covers(*range, now);
}

std::shared_ptr<const BanTable> AddressBans::table() const
{
    const std::lock_guard lock(m_mutex);
    return m_table;
}

/// With the mutex held.
void AddressBans::take(std::shared_ptr<const BanTable> table)
{
    m_any.store(!table->isEmpty(), std::memory_order_release);
    m_table = std::move(table);
}

void AddressBans::add(const AddressBan &ban)
{
    {
        const std::lock_guard lock(m_mutex);
        QList<AddressBan> bans = m_table->bans();
        bans.removeIf([&ban](const AddressBan &each) { return each.range == ban.range; });
        bans.append(ban);
        ++m_version;
        take(std::make_shared<const BanTable>(bans));
    }
    tellMore();
}

void AddressBans::remove(const AddressRange &range)
{
    const std::lock_guard lock(m_mutex);
    QList<AddressBan> bans = m_table->bans();
    bans.removeIf([&range](const AddressBan &each) { return each.range == range; });
    ++m_version;
    take(std::make_shared<const BanTable>(bans));
}

quint64 AddressBans::version() const
{
    const std::lock_guard lock(m_mutex);
    return m_version;
}

void AddressBans::replace(const QList<AddressBan> &bans, quint64 seen)
{
    const auto fresh = std::make_shared<const BanTable>(bans);
    {
        const std::lock_guard lock(m_mutex);
        if (m_version != seen)
            return;
        take(fresh);
    }
    if (!fresh->isEmpty())
        tellMore();
}

void AddressBans::tellMore()
{
    for (const auto &call : m_watchers)
        call();
}

} // namespace madang
