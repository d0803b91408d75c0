// SPDX-License-Identifier: GPL-3.0-or-later
// PresenceBoard: who is connected, what their devices say, and of whom something is to be told. In memory, of
// this node only.
#pragma once

#include "common/base/clock.h"
#include "common/protocol/presence.h"
#include "server/core/attendance.h"

#include <QHash>

#include <mutex>
#include <optional>
#include <set>

namespace madang {

/// Safe from any thread. It holds nobody longer than their connections and the grace after them.
class PresenceBoard final : public Attendance {
public:
    /// A connection that ended may be back so soon that nobody need notice.
    static constexpr std::chrono::seconds kGrace{4};
    /// At most one change of a person in that time is told.
    static constexpr std::chrono::seconds kBetween{1};

    explicit PresenceBoard(const Clock &clock)
        : m_clock(clock)
    {
    }

    void came(UserId user, SessionId session) override;
    void went(UserId user, SessionId session) override;
    /// What a device says; nothing changes when its session has no connection.
    void report(UserId user, SessionId session, bool idle);
    void choose(UserId user, presence::Choice choice);

    /// As others see them now.
    presence::State seen(UserId user) const;
    /// As others would see them with that choice.
    presence::State seen(UserId user, presence::Choice choice) const;

    /// Somebody of whom there may be something to tell.
    struct Waiting {
        UserId user;
        std::optional<presence::Choice> choice; ///< absent: to be read from the store
        presence::State told = presence::State::Offline; ///< what was told last
    };
    /// Those who have waited longest. Changes nothing: ask again until told() was called.
    QList<Waiting> waiting(int most) const;
    /// That was told; who changed meanwhile goes on waiting.
    void told(const Waiting &of, presence::Choice choice, presence::State state);

private:
    struct Device {
        int connections = 0;
        bool idle = false;
        qint64 goneAt = 0; ///< when the grace ends, steady; without a connection only
    };
    struct Person {
        QHash<SessionId, Device> devices;
        std::optional<presence::Choice> choice;
        presence::State told = presence::State::Offline;
        qint64 notBefore = 0; ///< nothing is told before, steady
        qint64 due = 0; ///< place in m_due; 0: none
    };
    presence::State stateOf(const Person &person, presence::Choice choice) const;
    void makeDue(UserId user, Person &person, qint64 at);
    void forgetGone(UserId user, Person &person);

    const Clock &m_clock;
    mutable std::mutex m_mutex; ///< guards the members below
    QHash<UserId, Person> m_people;
    std::set<std::pair<qint64, UserId>> m_due; ///< steady time, person
};

} // namespace madang
