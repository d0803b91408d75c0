// SPDX-License-Identifier: GPL-3.0-or-later
// Census: how many connections there are, in all, by peer address and by account, over all door threads.
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
    /// Counts one more, unless that is too many. Addresses that are not `counted` (proxies) only count in
    /// all.
    bool enter(const QByteArray &address, bool counted)
    {
        const std::lock_guard lock(m_mutex);
        if (m_all >= m_most || (counted && !addOne(m_byAddress, address, m_mostPerAddress)))
            return false;
        ++m_all;
        return true;
    }
    void leave(const QByteArray &address, bool counted)
    {
        const std::lock_guard lock(m_mutex);
        --m_all;
        if (counted)
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

/// One connection's place among those of its account; given back when this goes.
class AccountPlace {
public:
    AccountPlace() = default;
    AccountPlace(AccountPlace &&other) noexcept
        : m_census(std::exchange(other.m_census, nullptr))
        , m_account(other.m_account)
    {
    }
    AccountPlace &operator=(AccountPlace other) noexcept
    {
        std::swap(m_census, other.m_census);
        std::swap(m_account, other.m_account);
        return *this;
    }
    ~AccountPlace() { leave(); }

    /// False when the account has as many as it may. A guest needs none.
    bool take(Census &census, UserId account)
    {
        leave();
        if (account.isNull())
            return true;
        if (!census.enter(account))
            return false;
        m_census = &census;
        m_account = account;
        return true;
    }
    void leave()
    {
        if (Census *census = std::exchange(m_census, nullptr))
            census->leave(m_account);
    }

private:
    Census *m_census = nullptr;
    UserId m_account;
};

} // namespace madang::door
