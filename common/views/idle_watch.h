// SPDX-License-Identifier: GPL-3.0-or-later
// IdleWatch: notices that nobody touches this device any more, and tells the session's presence.
#pragma once

#include "common/client/session.h"

namespace madang::views {

/// A face calls touched() for every key, click, movement and wheel; that is cheap.
class IdleWatch : public QObject {
public:
    explicit IdleWatch(Session &session, QObject *parent = nullptr);

    void touched();

private:
    void onRing();

    Session &m_session;
    std::unique_ptr<Alarm> m_ring;
    qint64 m_touched = 0; ///< steady, of the last touch
};

} // namespace madang::views
