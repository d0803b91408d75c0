// SPDX-License-Identifier: GPL-3.0-or-later
// KeptSheet: which page lay over the window when the server ended the session, so that it lies there again
// once the same person has signed in again. Only pages that a command opens without a further word: it is
// opened anew, what was typed in it is gone, and none in which money is moved is among them.
#pragma once

#include "common/client/session.h"

#include <functional>

namespace madang::gui {

class SheetPlace;

/// Of one run of the program: nothing of it is stored.
class KeptSheet : public QObject {
    Q_OBJECT

public:
    /// `open` runs a command, called by its id in the table of Shortcuts. It is asked for later than the
    /// session enters: the window shows the rooms first. Session and place outlive it.
    KeptSheet(const Session &session, const SheetPlace &place, std::function<void(QLatin1StringView)> open,
              QObject *parent);

private:
    void onState(Session::State state);

    const Session &m_session;
    const SheetPlace &m_place;
    const std::function<void(QLatin1StringView)> m_open;
    QString m_server; ///< of whoever is in, or was the last
    UserId m_user;
    // Commands; empty: none.
    QLatin1StringView m_shown; ///< of the page that lies there
    QLatin1StringView m_left; ///< of the one that went with the session, however that ended
    QLatin1StringView m_kept; ///< of the one that comes back
};

} // namespace madang::gui
