// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/saved_book.h"

#include "common/base/when_done.h"
#include "common/client/session.h"

namespace madang {

SavedBook::SavedBook(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&m_session.stream(), &Stream::online, this, &SavedBook::onOnline);
    connect(&m_session, &Session::stateChanged, this, &SavedBook::onReset);
}

void SavedBook::onReset()
{
    if (m_session.state() != Session::State::SignedOut)
        return;
    m_session.stream().unsubscribe(std::exchange(m_queue, 0));
    ++m_question;
    m_reading = false;
    m_events.clear();
}

void SavedBook::onOnline()
{
    if (m_session.state() != Session::State::SignedIn)
        return;
    if (m_queue == 0) {
        StreamTopic topic;
        topic.destination = QLatin1StringView(saved::changed.topic);
        topic.owner = this;
        topic.onMessage = [this](const StreamMessage &message) {
            if (const auto change = fromJson<saved::SavedChange>(message.body))
                take(change->event, change->saved);
        };
        m_queue = m_session.stream().subscribe(topic);
    }
    read();
}

void SavedBook::read()
{
    m_reading = true;
    whenDone(m_session.call(saved::events, Nothing()), this,
             [this, question = ++m_question](const Result<saved::SavedEvents> &all) {
                 if (question != m_question)
                     return;
                 m_reading = false;
                 if (!all)
                     return; // what was known goes on to count
                 const QSet<EventId> now(all->events.cbegin(), all->events.cend());
                 if (std::exchange(m_events, now) != now)
                     Q_EMIT changed();
             });
}

void SavedBook::take(EventId event, bool saved)
{
    if (saved)
        m_events.insert(event);
    else
        m_events.remove(event);
    // The list that is on its way may be older than this.
    if (m_reading)
        read();
    Q_EMIT moved(event, saved);
    Q_EMIT changed();
}

QFuture<Result<saved::SavedMessage>> SavedBook::save(EventId event)
{
    const auto asked = m_session.call(saved::save, {event});
    whenDone(asked, this, [this, event](const Result<saved::SavedMessage> &done) {
        if (done)
            take(event, true);
    });
    return asked;
}

QFuture<Result<Nothing>> SavedBook::remove(EventId event)
{
    const auto asked = m_session.call(saved::remove, {event});
    whenDone(asked, this, [this, event](const Result<Nothing> &done) {
        if (done)
            take(event, false);
    });
    return asked;
}

} // namespace madang
