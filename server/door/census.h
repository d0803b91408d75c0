// SPDX-License-Identifier: GPL-3.0-or-later
// Census: how many connections there are, in all, by address and by account, over all door threads. Whoever
// asks says what an address is counted under.
#pragma once

#include "common/base/id.h"

#include <QByteArray>
#include <QHash>

#include <mutex>
#include <utility>

namespace madang::door {

/// Safe from any thread; asked once per accepting, signing in and closing.
class Census {
public:
    Census(int most, int mostPerAddress, int mostPerAccount)
        : m_most(most)
        , m_mostPerAddress(mostPerAddress)
        , m_mostPerAccount(mostPerAccount)
    {
    }
    enum class Admission : quint8 { Welcome, HouseFull, AddressFull };
    /// Counts one more connection, unless that is too many. Without an address (a proxy) it only counts in
    /// all.
    Admission accept(const QByteArray &address)
    {
        const std::lock_guard lock(m_mutex);
        if (m_all >= m_most)
            return Admission::HouseFull;
        if (!address.isNull() && !addOne(m_byAddress, address, m_mostPerAddress))
            return Admission::AddressFull;
        ++m_all;
        return Admission::Welcome;
    }
    void closed(const QByteArray &address)
    {
        const std::lock_guard lock(m_mutex);
        --m_all;
        if (!address.isNull())
            takeOne(m_byAddress, address);
    }

    /// Whether an address may have one more connection through a proxy, which counts in all already; then it
    /// counts until leave().
    bool enter(const QByteArray &address)
    {
        const std::lock_guard lock(m_mutex);
        return addOne(m_byAddress, address, m_mostPerAddress);
    }
    void leave(const QByteArray &address)
    {
        const std::lock_guard lock(m_mutex);
        takeOne(m_byAddress, address);
    }

    /// Whether an account may have one more connection, which then counts until leave().
    bool enter(UserId account)
    {
        const std::lock_guard lock(m_mutex);
        return addOne(m_byAccount, account, m_mostPerAccount);
    }
    void leave(UserId account)
    {
        const std::lock_guard lock(m_mutex);
        takeOne(m_byAccount, account);
    }

private:
    template <typename Key> static bool addOne(QHash<Key, int> &counts, const Key &key, int most)
    {
        int &here = counts[key];
        if (here >= most)
            return false;
        ++here;
        return true;
    }
    template <typename Key> static void takeOne(QHash<Key, int> &counts, const Key &key)
    {
        if (const auto found = counts.find(key); found != counts.end() && --*found <= 0)
            counts.erase(found);
    }

    const int m_most;
    const int m_mostPerAddress;
    const int m_mostPerAccount;
    std::mutex m_mutex; ///< guards the counts
    int m_all = 0;
    QHash<QByteArray, int> m_byAddress;
    QHash<UserId, int> m_byAccount;
};

/// One connection's place among those of the same owner; given back when this goes.
template <typename Owner> class Place {
public:
    Place() = default;
    Place(Place &&other) noexcept
        : m_census(std::exchange(other.m_census, nullptr))
        , m_owner(other.m_owner)
    {
    }
    Place &operator=(Place other) noexcept
    {
        std::swap(m_census, other.m_census);
        std::swap(m_owner, other.m_owner);
        return *this;
    }
    ~Place() { leave(); }

    /// False when the owner has as many as they may. Nobody (a guest, a peer without a proxy) needs none.
    bool take(Census &census, const Owner &owner)
    {
        leave();
        if (owner.isNull())
            return true;
        if (!census.enter(owner))
            return false;
        m_census = &census;
        m_owner = owner;
        return true;
    }
    void leave()
    {
        if (Census *census = std::exchange(m_census, nullptr))
            census->leave(m_owner);
    }

private:
    Census *m_census = nullptr;
    Owner m_owner;
};
using AccountPlace = Place<UserId>;
using AddressPlace = Place<QByteArray>; ///< of whom a proxy forwards

} // namespace madang::door
