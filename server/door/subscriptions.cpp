// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/subscriptions.h"

#include "server/door/stomp_answers.h"

namespace madang::door {

namespace {

    /// "/topic/rooms/7", and not what is fleeting of it.
    bool isOfRoom(const QByteArray &destination)
    {
        constexpr QByteArrayView kRooms("/topic/rooms/");
        return destination.startsWith(kRooms) && destination.indexOf('/', kRooms.size()) < 0;
    }

} // namespace

Subscriptions::~Subscriptions()
{
    // Not through the reactor: they know their connection, which goes now.
    for (const auto &each : m_all)
        each->end();
}

std::shared_ptr<Subscription> Subscriptions::find(const QByteArray &id, const QByteArray &destination) const
{
    for (const auto &each : m_all) {
        if (each->id() == id && (!id.isEmpty() || each->destination() == destination))
            return each;
    }
    return nullptr;
}

void Subscriptions::add(std::shared_ptr<Subscription> subscription)
{
    if (subscription->destination() == kErrorQueue)
        m_errors = subscription.get();
    m_rooms += isOfRoom(subscription->destination()) ? 1 : 0;
    m_all.push_back(std::move(subscription));
}

void Subscriptions::remove(Subscription &subscription)
{
    subscription.end();
    if (m_errors == &subscription)
        m_errors = nullptr;
    for (auto each = m_all.begin(); each != m_all.end(); ++each) {
        if (each->get() == &subscription) {
            m_rooms -= isOfRoom(subscription.destination()) ? 1 : 0;
            m_reactor.discard(std::move(*each));
            m_all.erase(each);
            return;
        }
    }
}

void Subscriptions::clear()
{
    m_errors = nullptr;
    m_rooms = 0;
    for (auto &each : std::exchange(m_all, {})) {
        each->end();
        m_reactor.discard(std::move(each));
    }
}

void Subscriptions::resume(const std::function<bool()> &isFull)
{
    // By index: resuming one may end others.
    for (size_t i = 0; i < m_all.size() && !isFull(); ++i)
        m_all[i]->resume();
}

std::optional<Subscriptions::Settled> Subscriptions::settle(const QByteArray &ack,
                                                            const QByteArray *subscription)
{
    for (const auto &each : m_all) {
        if (subscription && each->id() != *subscription)
            continue;
        if (std::optional<QList<QByteArray>> settled = each->settle(ack))
            return Settled{each, *std::move(settled)};
    }
    return std::nullopt;
}

} // namespace madang::door
