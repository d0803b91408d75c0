// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/block_book.h"

#include "common/base/when_done.h"
#include "common/client/session.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kBlocksPerPage = 200;

} // namespace

BlockBook::BlockBook(Session &session, LocalDatabase &database, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_database(database)
{
    connect(&m_database, &LocalDatabase::opened, this, &BlockBook::load);
    connect(&m_session.stream(), &Stream::online, this, &BlockBook::onOnline);
    connect(&m_session, &Session::stateChanged, this, &BlockBook::onReset);
}

void BlockBook::load()
{
    m_blocked.clear();
    m_database.read(u"SELECT person FROM blocked"_s, {}, [this](const QSqlQuery &row) {
        m_blocked.insert({row.value(0).toLongLong()});
        return m_blocked.size() < blocks::kMostBlocked;
    });
}

void BlockBook::onReset()
{
    if (m_session.state() != Session::State::SignedOut)
        return;
    m_session.stream().unsubscribe(std::exchange(m_queue, 0));
    ++m_question;
    m_blocked.clear();
}

void BlockBook::onOnline()
{
    if (m_session.state() != Session::State::SignedIn)
        return;
    if (m_queue == 0) {
        StreamTopic topic;
        topic.destination = QLatin1StringView(blocks::changed.topic);
        topic.owner = this;
        topic.onMessage = [this](const StreamMessage &message) {
            const auto change = fromJson<blocks::BlockChanged>(message.body);
            if (!change)
                return;
            ++m_question;
            QSet<UserId> now = m_blocked;
            if (change->blocked)
                now.insert(change->person.id);
            else
                now.remove(change->person.id);
            take(now);
            m_session.mirror().refreshRooms(); // what is unread is counted in another way now
        };
        m_queue = m_session.stream().subscribe(topic);
    }
    read({}, {});
}

void BlockBook::read(const std::optional<QString> &after, QSet<UserId> before)
{
    whenDone(m_session.call(blocks::list, {after, kBlocksPerPage}), this,
             [this, question = ++m_question, before](const Result<Page<accounts::Person>> &page) mutable {
                 if (question != m_question || !page)
                     return; // what was known goes on to count
                 for (const accounts::Person &person : page->items)
                     before.insert(person.id);
                 if (page->next && before.size() < blocks::kMostBlocked)
                     return read(page->next, before);
                 take(before);
             });
}

void BlockBook::take(const QSet<UserId> &now)
{
    if (now == m_blocked)
        return;
    (void)m_database.write(u"DELETE FROM blocked"_s);
    for (const UserId person : now)
        (void)m_database.write(u"INSERT INTO blocked (person) VALUES (:person)"_s,
                               {{":person"_L1, person.number}});
    m_blocked = now;
    Q_EMIT changed();
}

} // namespace madang
