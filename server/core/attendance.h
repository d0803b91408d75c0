// SPDX-License-Identifier: GPL-3.0-or-later
// Attendance: who is told by the door that a signed-in person's live connection began or ended.
#pragma once

#include "common/base/id.h"

#include <utility>

namespace madang {

/// Implementations are safe from any thread and quick: the door calls them between two reads.
class Attendance {
public:
    virtual ~Attendance() = default;
    virtual void came(UserId user, SessionId session) = 0;
    /// Once for each came(), however the connection ended.
    virtual void went(UserId user, SessionId session) = 0;
};

/// One live connection; told as ended when this goes.
class Attending {
public:
    Attending() = default;
    Attending(const Attending &) = delete;
    Attending &operator=(const Attending &) = delete;
    ~Attending() { end(); }

    /// `attendance` may be absent: then nobody is told. A guest is nobody.
    void begin(Attendance *attendance, UserId user, SessionId session)
    {
        end();
        if (!attendance || user.isNull())
            return;
        m_attendance = attendance;
        m_user = user;
        m_session = session;
        m_attendance->came(m_user, m_session);
    }
    void end()
    {
        if (Attendance *attendance = std::exchange(m_attendance, nullptr))
            attendance->went(m_user, m_session);
    }

private:
    Attendance *m_attendance = nullptr;
    UserId m_user;
    SessionId m_session;
};

} // namespace madang
