// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/batch/follower.h"

#include "client-tui/batch/event_printer.h"

#include "common/views/wording.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace madang::tui {

Follower::Follower(BatchRun &run, RoomId room, qint64 position, const QString &epoch)
    : QObject(&run)
    , m_run(run)
    , m_room(room)
    , m_stream(run.clock())
    , m_position(position)
    , m_epoch(epoch)
{
    m_stream.setServer(run.session().server());
    m_stream.setTokenSource([this] { return m_run.session().freshToken(); });
    connect(&m_stream, &Stream::linkChanged, this, &Follower::onLink);
    connect(&run.session(), &Session::ended, this, [this](const Error &reason) { m_run.fail(reason); });
    connect(&m_tokens, &QTimer::timeout, this, &Follower::presentToken);
    m_tokens.start(20s);
    StreamTopic topic;
    topic.destination = u"/topic/rooms/"_s + room.text();
    topic.owner = this;
    topic.onMessage = [this](const StreamMessage &message) { onMessage(message); };
    topic.resume = [this] { return ResumePoint{m_position, m_epoch}; };
    topic.onRefused = [this](const Error &error) { m_run.fail(error); };
    m_subscription = m_stream.subscribe(topic);
    m_stream.start();
    run.onInterrupt([this] { m_run.finish(ExitCode::Ok); });
}

/// A connection outlives its token only by presenting a new one.
void Follower::presentToken()
{
    whenDone(m_run.session().freshToken(), this, [this](const Result<QString> &token) {
        if (!token || *token == m_token)
            return;
        if (!m_token.isEmpty())
            m_stream.renewToken(*token);
        m_token = *token;
    });
}

void Follower::onMessage(const StreamMessage &message)
{
    if (message.event == "reload"_L1) {
        const Result<rooms::Reload> reload = fromJson<rooms::Reload>(message.body);
        if (!reload)
            return;
        m_run.out().note(tr("The room's history was rebuilt; going on from its end."));
        m_epoch = reload->epoch;
        m_position = reload->position;
        return m_stream.resubscribe(m_subscription);
    }
    const Result<rooms::RoomEvent> event = fromJson<rooms::RoomEvent>(message.body);
    if (!event || event->position <= m_position)
        return;
    if (event->position > m_position + 1) // something is missing: ask for it
        return m_stream.resubscribe(m_subscription);
    m_position = event->position;
    printEvent(m_run, *event);
    if (!m_run.out().flush())
        m_run.finish();
}

void Follower::onLink(const LinkState &link)
{
    if (link.phase == LinkState::Phase::Online && std::exchange(m_cut, false))
        m_run.out().note(tr("Connected again."));
    if (link.phase != LinkState::Phase::Waiting || std::exchange(m_cut, true))
        return;
    m_run.out().note(link.reason ? views::wording::of(*link.reason)
                                 : tr("The connection was lost. Trying again."));
}

} // namespace madang::tui
