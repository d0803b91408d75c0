// SPDX-License-Identifier: GPL-3.0-or-later
// AddressBans: which addresses may not come in, in memory, so that the door can ask at every request. Who
// bans whom, and why, is the business of the feature.
#pragma once

#include "common/base/clock.h"
#include "server/core/address_range.h"

#include <QList>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace madang {

/// Addresses that are banned until a time, or for good.
struct AddressBan {
    AddressRange range;
    std::optional<Timestamp> until = {};
};

/// Many bans, never changed once made: an address is looked for once for each length that there is.
class BanTable {
public:
    explicit BanTable(const QList<AddressBan> &bans = {});
    bool covers(const AddressRange &address, Timestamp now) const;
    bool isEmpty() const { return m_bans.isEmpty(); }
    const QList<AddressBan> &bans() const { return m_bans; }

private:
    struct Entry {
        AddressRange::Bits first;
        qint64 until = 0; ///< milliseconds
    };
    struct Level {
        int length = 0;
        std::vector<Entry> entries; ///< ascending
    };
    QList<AddressBan> m_bans;
    std::vector<Level> m_levels;
};

/// Safe from any thread.
class AddressBans {
public:
    /// Whether whoever comes from there is to be refused; no for what is no address.
    bool covers(const QString &address, Timestamp now) const;

    /// In place of what was said of the same range before.
    void add(const AddressBan &ban);
    void remove(const AddressRange &range);
    /// Counts what add() and remove() did: asked before the store is read.
    quint64 version() const;
    /// Takes what was read from the store, unless something has changed since version() was `seen`: then the
    /// next reading will do.
    void replace(const QList<AddressBan> &bans, quint64 seen);
    /// Runs, on the thread that changes them, when more may be banned than before. Before the door opens.
    void onMore(std::function<void()> call) { m_watchers.push_back(std::move(call)); }

private:
    std::shared_ptr<const BanTable> table() const;
    void take(std::shared_ptr<const BanTable> table);
    void tellMore();

    mutable std::mutex m_mutex; ///< guards m_table, the pointer and not what it points to, and m_version
    std::shared_ptr<const BanTable> m_table = std::make_shared<const BanTable>();
    quint64 m_version = 0;
    std::atomic_bool m_any = false; ///< nearly always false: then nobody waits for the mutex
    std::vector<std::function<void()>> m_watchers;
};

} // namespace madang
