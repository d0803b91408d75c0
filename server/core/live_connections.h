// SPDX-License-Identifier: GPL-3.0-or-later
// LiveConnections: who is connected to this node right now, in memory, for whoever looks after it. The door
// writes it; who may read it is the business of a feature.
#pragma once

#include "common/base/clock.h"
#include "common/base/id.h"

#include <QByteArray>
#include <QList>

#include <atomic>
#include <limits>
#include <list>
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
        for (auto at = m_all.rbegin(); at != m_all.rend() && found.size() < wanted.limit; ++at) {
            if (wanted.before != 0 && at->number >= wanted.before)
                continue;
            if (wanted.user && at->user != *wanted.user)
                continue;
            found.append(at->told());
        }
        return found;
    }

private:
    friend class LivePlace;
    /// Small: there is one for each connection. Only the counts change once it is listed.
    struct Entry {
        Entry(LiveConnection &&who, quint64 itsNumber)
            : user(who.user)
            , session(who.session)
            , address(std::move(who.address))
            , agent(std::move(who.agent))
            , since(who.since)
            , number(itsNumber)
            , protocol(who.protocol)
        {
            agent.truncate(kLongestAgent);
        }
        LiveConnection told() const
        {
            return {user,
                    session,
                    address,
                    agent,
                    protocol,
                    since,
                    number,
                    int(rooms.load(std::memory_order_relaxed)),
                    qint64(waiting.load(std::memory_order_relaxed))};
        }

        UserId user;
        SessionId session;
        QString address;
        QByteArray agent;
        Timestamp since;
        quint64 number;
        std::atomic<quint32> waiting = 0;
        std::atomic<quint16> rooms = 0;
        LiveConnection::Protocol protocol;
    };
    using Entries = std::list<Entry>;

    Entries::iterator add(LiveConnection who)
    {
        const std::lock_guard lock(m_mutex);
        ++m_last;
        return m_all.emplace(m_all.end(), std::move(who), m_last);
    }
    void remove(Entries::iterator entry)
    {
        const std::lock_guard lock(m_mutex);
        m_all.erase(entry);
    }

    mutable std::mutex m_mutex; ///< guards m_all and m_last, not what the entries count
    Entries m_all; ///< by number
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
            list->remove(m_entry);
    }
    void setRooms(int rooms)
    {
        if (m_list)
            m_entry->rooms.store(capped<quint16>(rooms), std::memory_order_relaxed);
    }
    void setWaiting(qint64 octets)
    {
        if (m_list)
            m_entry->waiting.store(capped<quint32>(octets), std::memory_order_relaxed);
    }

private:
    template <typename Small> static Small capped(qint64 count)
    {
        return Small(qBound<qint64>(0, count, std::numeric_limits<Small>::max()));
    }

    LiveConnections *m_list = nullptr;
    LiveConnections::Entries::iterator m_entry; ///< while there is a list
};

} // namespace madang
