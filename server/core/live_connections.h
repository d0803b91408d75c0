// SPDX-License-Identifier: GPL-3.0-or-later
// LiveConnections: who is connected to this node right now, in memory, for whoever looks after it. The door
// writes it; who may read it is the business of a feature.
#pragma once

#include "common/base/clock.h"
#include "common/base/id.h"

#include <QByteArray>
#include <QList>

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace madang {

/// What is known of one connection that stays open.
struct LiveConnection {
    enum class Protocol : quint8 { Stomp, Events };

    UserId user; ///< null for a guest
    SessionId session; ///< null for a guest
    QString address; ///< of the client, also behind a configured proxy
    QByteArray agent; ///< as the program calls itself; may be empty
    Protocol protocol = Protocol::Stomp;
    Timestamp since;
    quint64 number = 0; ///< ascending from 1 in the order they came; given by LiveConnections
    int rooms = 0; ///< whose events it is told
    qint64 waiting = 0; ///< octets that the client has not read, when the kernel last took none
};

/// Safe from any thread. Asked once per sign-in and closing; what changes meanwhile is atomic.
class LiveConnections {
public:
    /// What an agent is cut to.
    static constexpr qsizetype kLongestAgent = 100;

    /// Which are wanted.
    struct Wanted {
        std::optional<UserId> user = {}; ///< null: guests; absent: everybody
        quint64 before = 0; ///< only those with a lower number; 0: all
        int limit = 40;
    };
    /// The latest first.
    QList<LiveConnection> list(const Wanted &wanted) const
    {
        const std::lock_guard lock(m_mutex);
        QList<LiveConnection> found;
        auto at = wanted.before == 0 ? m_all.end() : m_all.lower_bound(wanted.before);
        while (at != m_all.begin() && found.size() < wanted.limit) {
            const Entry &entry = *(--at)->second;
            if (wanted.user && entry.who.user != *wanted.user)
                continue;
            LiveConnection who = entry.who;
            who.rooms = entry.rooms.load(std::memory_order_relaxed);
            who.waiting = entry.waiting.load(std::memory_order_relaxed);
            found.append(who);
        }
        return found;
    }

private:
    friend class LivePlace;
    struct Entry {
        LiveConnection who; ///< never changed once it is listed
        std::atomic<int> rooms = 0;
        std::atomic<qint64> waiting = 0;
    };

    Entry *add(LiveConnection who)
    {
        auto entry = std::make_unique<Entry>();
        who.agent.truncate(kLongestAgent);
        entry->who = std::move(who);
        const std::lock_guard lock(m_mutex);
        entry->who.number = ++m_last;
        return m_all.emplace(m_last, std::move(entry)).first->second.get();
    }
    void remove(const Entry &entry)
    {
        const std::lock_guard lock(m_mutex);
        m_all.erase(entry.who.number);
    }

    mutable std::mutex m_mutex; ///< guards m_all and m_last, not what the entries count
    std::map<quint64, std::unique_ptr<Entry>> m_all; ///< by number
    quint64 m_last = 0;
};

/// One connection's line in the list; taken out when this goes. Belongs to one thread.
class LivePlace {
public:
    LivePlace() = default;
    LivePlace(const LivePlace &) = delete;
    LivePlace &operator=(const LivePlace &) = delete;
    ~LivePlace() { leave(); }

    /// `list` may be absent: then nobody is told.
    void take(LiveConnections *list, LiveConnection who)
    {
        leave();
        if (!list)
            return;
        m_entry = list->add(std::move(who));
        m_list = list;
    }
    void leave()
    {
        if (LiveConnections *list = std::exchange(m_list, nullptr))
            list->remove(*std::exchange(m_entry, nullptr));
    }
    void setRooms(int rooms)
    {
        if (m_entry)
            m_entry->rooms.store(rooms, std::memory_order_relaxed);
    }
    void setWaiting(qint64 octets)
    {
        if (m_entry)
            m_entry->waiting.store(octets, std::memory_order_relaxed);
    }

private:
    LiveConnections *m_list = nullptr;
    LiveConnections::Entry *m_entry = nullptr;
};

} // namespace madang
