// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/link_status.h"

#include "common/views/wording.h"

namespace madang::views {

using namespace std::chrono_literals;

namespace {

    /// A connection that comes up within this time was never a matter worth a bar.
    constexpr auto kGrace = 1500ms;

} // namespace

bool isCutOff(const LinkState &link)
{
    switch (link.phase) {
    case LinkState::Phase::Online:
        return false;
    case LinkState::Phase::Connecting:
        return link.attempts > 0;
    case LinkState::Phase::Off:
    case LinkState::Phase::Waiting:
        break;
    }
    return true;
}

LinkStatus::LinkStatus(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_tick(session.alarms().makeAlarm([this] {
        if (secondsToNextTry() > 0)
            m_tick->start(1s);
        Q_EMIT changed();
    }))
    , m_grace(session.alarms().makeAlarm([this] {
        m_patient = false;
        Q_EMIT changed();
    }))
{
    connect(&m_session.stream(), &Stream::linkChanged, this, &LinkStatus::onLink);
    onLink();
}

LinkStatus::~LinkStatus() = default;

const LinkState &LinkStatus::link() const
{
    return m_session.stream().link();
}

int LinkStatus::secondsToNextTry() const
{
    if (link().phase != LinkState::Phase::Waiting)
        return 0;
    const qint64 left = link().nextTryAt - m_session.clock().steady();
    return int(qMax<qint64>(0, (left + 999) / 1000));
}

bool LinkStatus::needsAttention() const
{
    switch (link().phase) {
    case LinkState::Phase::Off:
    case LinkState::Phase::Online:
        return false;
    case LinkState::Phase::Connecting:
    case LinkState::Phase::Waiting:
        break;
    }
    return !m_patient;
}

QString LinkStatus::text() const
{
    return wording::of(link(), secondsToNextTry());
}

void LinkStatus::retryNow()
{
    m_session.stream().retryNow();
}

void LinkStatus::onLink()
{
    switch (link().phase) {
    case LinkState::Phase::Off:
    case LinkState::Phase::Online:
        m_patient = true;
        m_grace->stop();
        m_tick->stop();
        break;
    case LinkState::Phase::Connecting:
    case LinkState::Phase::Waiting:
        if (m_patient && !m_grace->isSet())
            m_grace->start(kGrace);
        if (link().phase == LinkState::Phase::Waiting)
            m_tick->start(1s);
        else
            m_tick->stop();
        break;
    }
    Q_EMIT changed();
}

} // namespace madang::views
