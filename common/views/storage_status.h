// SPDX-License-Identifier: GPL-3.0-or-later
// The storage bar: that this device's disk takes nothing, where, and what to do.
#pragma once

#include "common/client/session.h"

namespace madang::views {

/// Speaks as long as what is kept on this device is in memory alone.
class StorageStatus : public QObject {
    Q_OBJECT
public:
    explicit StorageStatus(Session &session, QObject *parent = nullptr);

    bool needsAttention() const { return m_session.diskTrouble() != DiskTrouble::None; }
    /// Sentences for the bar, in the language in use; empty when all is well.
    QString text() const;
    /// Somebody has made room. It is tried again by itself, too.
    void tryAgain() { m_session.tryDisk(); }

Q_SIGNALS:
    void changed();

private:
    void onOutbox();

    Session &m_session;
    bool m_unsent = false; ///< as text() said last
};

} // namespace madang::views
