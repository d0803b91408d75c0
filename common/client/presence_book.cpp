// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/presence_book.h"

#include "common/base/when_done.h"
#include "common/client/session.h"

namespace madang {

using namespace Qt::StringLiterals;

PresenceBook::PresenceBook(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&m_session.stream(), &Stream::online, this, &PresenceBook::onOnline);
    connect(&m_session.stream(), &Stream::linkChanged, this, &PresenceBook::onLink);
    connect(&m_session, &Session::stateChanged, this, &PresenceBook::onReset);
    connect(&m_session.mirror(), &Mirror::presenceChanged, this, &PresenceBook::changed);
}

void PresenceBook::onReset()
{
    if (m_session.state() != Session::State::SignedOut)
        return;
    m_session.stream().unsubscribe(std::exchange(m_queue, 0));
    m_mine.reset();
    Q_EMIT mineChanged();
}

void PresenceBook::onLink()
{
    if (m_session.stream().isOnline() || m_pairs.isEmpty())
        return;
    m_pairs.clear();
    Q_EMIT pairChanged({});
}

void PresenceBook::onOnline()
{
    if (m_session.state() != Session::State::SignedIn)
        return;
    if (m_queue == 0) {
        StreamTopic topic;
        topic.destination = QLatin1StringView(presence::mineChanged.topic);
        topic.owner = this;
        topic.onMessage = [this](const StreamMessage &message) { onMessage(message); };
        m_queue = m_session.stream().subscribe(topic);
    }
    if (m_idle) // a new connection counts as touched
        m_session.stream().tell(presence::report, {true});
    whenDone(m_session.call(presence::mine, {}), this, [this](const Result<presence::Mine> &mine) {
        if (mine)
            takeMine(*mine);
    });
    whenDone(m_session.call(presence::ofPairs, {}), this,
             [this](const Result<Page<presence::Changed>> &pairs) {
                 if (!pairs)
                     return;
                 m_pairs.clear();
                 for (const presence::Changed &pair : pairs->items)
                     m_pairs.insert(pair.room, pair.state);
                 Q_EMIT pairChanged({});
             });
}

void PresenceBook::onMessage(const StreamMessage &message)
{
    if (message.event == QLatin1StringView(presence::mineChanged.name)) {
        if (const auto mine = fromJson<presence::Mine>(message.body))
            takeMine(*mine);
    } else if (message.event == QLatin1StringView(presence::pairChanged.name)) {
        const auto change = fromJson<presence::Changed>(message.body);
        if (!change)
            return;
        m_pairs.insert(change->room, change->state);
        Q_EMIT pairChanged(change->room);
        Q_EMIT changed(*change);
    }
}

void PresenceBook::takeMine(const presence::Mine &mine)
{
    m_mine = mine;
    Q_EMIT mineChanged();
}

QFuture<Result<presence::Mine>> PresenceBook::choose(presence::Choice choice)
{
    // Our own queue tells it back, here and on every other device.
    return m_session.call(presence::choose, {choice, std::nullopt});
}

QFuture<Result<presence::Mine>> PresenceBook::shareReading(bool shared)
{
    return m_session.call(presence::choose, {std::nullopt, shared});
}

void PresenceBook::setIdle(bool idle)
{
    if (std::exchange(m_idle, idle) != idle && m_session.state() == Session::State::SignedIn)
        m_session.stream().tell(presence::report, {idle});
}

} // namespace madang
