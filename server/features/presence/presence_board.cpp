// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/presence/presence_board.h"

#include <algorithm>

namespace madang {

using presence::Choice;
using presence::State;

namespace {

    /// A device that came says within that time whether it is idle.
    constexpr std::chrono::milliseconds kSettling{300};

} // namespace

void PresenceBoard::came(UserId user, SessionId session)
{
    const std::lock_guard lock(m_mutex);
    Person &person = m_people[user];
    // Who comes back within the grace is as idle as before, until they say otherwise.
    ++person.devices[session].connections;
    makeDue(user, person, m_clock.steady() + kSettling.count());
}

void PresenceBoard::went(UserId user, SessionId session)
{
    const std::lock_guard lock(m_mutex);
    const auto person = m_people.find(user);
    if (person == m_people.end())
        return;
    const auto device = person->devices.find(session);
    if (device == person->devices.end() || --device->connections > 0)
        return;
    device->goneAt = m_clock.steady() + std::chrono::milliseconds(kGrace).count();
    // What else waits to be told of them is told first.
    if (person->due == 0)
        makeDue(user, *person, device->goneAt);
}

void PresenceBoard::report(UserId user, SessionId session, bool idle)
{
    const std::lock_guard lock(m_mutex);
    const auto person = m_people.find(user);
    if (person == m_people.end())
        return;
    const auto device = person->devices.find(session);
    if (device == person->devices.end() || std::exchange(device->idle, idle) == idle)
        return;
    makeDue(user, *person, m_clock.steady());
}

void PresenceBoard::choose(UserId user, Choice choice)
{
    const std::lock_guard lock(m_mutex);
    const auto person = m_people.find(user);
    if (person == m_people.end())
        return;
    person->choice = choice;
    makeDue(user, *person, m_clock.steady());
}

State PresenceBoard::seen(UserId user) const
{
    const std::lock_guard lock(m_mutex);
    const auto person = m_people.constFind(user);
    // Whose choice is not known yet may want to be invisible.
    return person == m_people.constEnd() || !person->choice ? State::Offline
                                                            : stateOf(*person, *person->choice);
}

State PresenceBoard::seen(UserId user, Choice choice) const
{
    const std::lock_guard lock(m_mutex);
    const auto person = m_people.constFind(user);
    return person == m_people.constEnd() ? State::Offline : stateOf(*person, choice);
}

State PresenceBoard::stateOf(const Person &person, Choice choice) const
{
    if (choice == Choice::Invisible)
        return State::Offline;
    const qint64 now = m_clock.steady();
    bool here = false;
    bool active = false;
    for (const Device &device : person.devices) {
        if (device.connections == 0 && device.goneAt <= now)
            continue;
        here = true;
        active = active || !device.idle;
    }
    if (!here)
        return State::Offline;
    if (choice == Choice::Busy)
        return State::Busy;
    return active ? State::Online : State::Away;
}

void PresenceBoard::makeDue(UserId user, Person &person, qint64 at)
{
    at = std::max(at, person.notBefore);
    if (person.due != 0 && person.due <= at)
        return;
    if (person.due != 0)
        m_due.erase({person.due, user});
    person.due = at;
    m_due.insert({at, user});
}

QList<PresenceBoard::Waiting> PresenceBoard::waiting(int most) const
{
    const std::lock_guard lock(m_mutex);
    const qint64 now = m_clock.steady();
    QList<Waiting> all;
    for (auto at = m_due.begin(); at != m_due.end() && at->first <= now && all.size() < most; ++at) {
        const Person &person = *m_people.constFind(at->second);
        all.append({at->second, person.choice, person.told});
    }
    return all;
}

void PresenceBoard::told(const Waiting &of, Choice choice, State state)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_people.find(of.user);
    if (found == m_people.end())
        return;
    Person &person = *found;
    const qint64 now = m_clock.steady();
    if (!person.choice)
        person.choice = choice; // chosen anew meanwhile: that one counts
    if (std::exchange(person.told, state) != state)
        person.notBefore = now + std::chrono::milliseconds(kBetween).count();
    m_due.erase({person.due, of.user});
    person.due = 0;
    if (stateOf(person, *person.choice) != person.told)
        makeDue(of.user, person, now);
    forgetGone(of.user, person);
}

/// Devices whose grace is over go; those in their grace are looked at when it ends.
void PresenceBoard::forgetGone(UserId user, Person &person)
{
    const qint64 now = m_clock.steady();
    person.devices.removeIf([now](const std::pair<const SessionId &, Device &> each) {
        return each.second.connections == 0 && each.second.goneAt <= now;
    });
    for (const Device &device : std::as_const(person.devices)) {
        if (device.connections == 0)
            makeDue(user, person, device.goneAt);
    }
    if (person.devices.isEmpty() && person.due == 0)
        m_people.remove(user); // `person` is gone now
}

} // namespace madang
