// SPDX-License-Identifier: GPL-3.0-or-later
// Census: how many connections there are, in all and by peer address, over all door threads.
#pragma once

#include <QByteArray>
#include <QHash>

#include <mutex>

namespace madang::door {

/// Safe from any thread; asked once per accepting and closing.
class Census {
public:
    Census(int most, int mostPerAddress)
        : m_most(most)
        , m_mostPerAddress(mostPerAddress)
    {
    }
    /// Counts one more, unless that is too many. Addresses that are not `counted` (proxies) only count in
    /// all.
    bool enter(const QByteArray &address, bool counted)
    {
        const std::lock_guard lock(m_mutex);
        if (m_all >= m_most)
            return false;
        if (counted) {
            int &here = m_byAddress[address];
            if (here >= m_mostPerAddress)
                return false;
            ++here;
        }
        ++m_all;
        return true;
    }
    void leave(const QByteArray &address, bool counted)
    {
        const std::lock_guard lock(m_mutex);
        --m_all;
        if (!counted)
            return;
        if (const auto found = m_byAddress.find(address); found != m_byAddress.end() && --*found <= 0)
            m_byAddress.erase(found);
    }

private:
    const int m_most;
    const int m_mostPerAddress;
    std::mutex m_mutex; ///< guards the counts
    int m_all = 0;
    QHash<QByteArray, int> m_byAddress;
};

} // namespace madang::door
