// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/blocked_people.h"

#include "common/base/when_done.h"

#include <algorithm>

namespace madang::views {

namespace {

    constexpr int kBlockedPerPage = 200;

} // namespace

BlockedPeople::BlockedPeople(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    StreamTopic topic;
    topic.destination = QLatin1StringView(blocks::changed.topic);
    topic.owner = this;
    topic.onMessage = [this](const StreamMessage &message) {
        if (const auto change = fromJson<blocks::BlockChanged>(message.body))
            take(*change);
    };
    m_subscription = m_session.stream().subscribe(topic);
    connect(&m_session.stream(), &Stream::online, this, &BlockedPeople::refresh);
}

BlockedPeople::~BlockedPeople()
{
    m_session.stream().unsubscribe(m_subscription);
}

void BlockedPeople::refresh()
{
    if (m_session.state() == Session::State::SignedIn)
        read({}, {});
}

void BlockedPeople::read(const std::optional<QString> &after, QList<accounts::Person> before)
{
    m_loading = true;
    m_error.reset();
    Q_EMIT changed();
    whenDone(m_session.call(blocks::list, {after, kBlockedPerPage}), this,
             [this, question = ++m_question, before](const Result<Page<accounts::Person>> &page) mutable {
                 if (question != m_question)
                     return;
                 m_loading = false;
                 if (!page) {
                     m_error = page.error();
                     return Q_EMIT changed(); // what was known goes on to count
                 }
                 before += page->items;
                 if (page->next && before.size() < blocks::kMostBlocked)
                     return read(page->next, before);
                 m_known = true;
                 m_people = before;
                 m_ids.clear();
                 for (const accounts::Person &person : std::as_const(m_people))
                     m_ids.insert(person.id);
                 Q_EMIT changed();
             });
}

void BlockedPeople::take(const blocks::BlockChanged &change)
{
    ++m_question; // a list that is on its way may be older
    m_loading = false;
    const auto isIt = [&change](const accounts::Person &person) { return person.id == change.person.id; };
    m_people.removeIf(isIt);
    m_ids.remove(change.person.id);
    if (change.blocked) {
        const auto place = std::lower_bound(
            m_people.cbegin(), m_people.cend(), change.person,
            [](const accounts::Person &one, const accounts::Person &other) { return one.id < other.id; });
        m_people.insert(place, change.person);
        m_ids.insert(change.person.id);
    }
    Q_EMIT changed();
}

QFuture<Result<Nothing>> BlockedPeople::block(UserId user)
{
    return m_session.call(blocks::block, {user});
}

QFuture<Result<Nothing>> BlockedPeople::unblock(UserId user)
{
    return m_session.call(blocks::unblock, {user});
}

} // namespace madang::views
