// SPDX-License-Identifier: GPL-3.0-or-later
// The offer to undo what was deleted last, for the few seconds in which that can be done.
#pragma once

#include "common/client/session.h"

namespace madang::views {

/// Of all rooms of a session, the latest deletion first: once it is undone, or its time is over, the one
/// before it is offered.
class DeletionUndo : public QObject {
    Q_OBJECT
public:
    explicit DeletionUndo(Session &session, QObject *parent = nullptr);

    bool isOffered() const;
    /// "Deleted: “…”", with the beginning of what it said; foreign, one line. Empty when nothing is offered.
    QString text() const;
    /// Brings the latest back. False when there is none, or it was too late.
    bool undo();

Q_SIGNALS:
    void changed();

private:
    Session &m_session;
};

} // namespace madang::views
