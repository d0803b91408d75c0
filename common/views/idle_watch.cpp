// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/idle_watch.h"

namespace madang::views {

IdleWatch::IdleWatch(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_ring(session.alarms().makeAlarm([this] { onRing(); }))
{
    touched();
}

void IdleWatch::touched()
{
    // The alarm is left where it stands: moving it for every movement of the mouse would cost more than
    // letting it ring once too early.
    m_touched = m_session.clock().steady();
    if (!m_ring->isSet())
        m_ring->start(presence::kIdleAfter);
    m_session.presence().setIdle(false);
}

void IdleWatch::onRing()
{
    const std::chrono::milliseconds rested(m_session.clock().steady() - m_touched);
    if (rested < presence::kIdleAfter)
        m_ring->start(presence::kIdleAfter - rested);
    else
        m_session.presence().setIdle(true);
}

} // namespace madang::views
