// SPDX-License-Identifier: GPL-3.0-or-later
// The connection bar: state, reason, seconds to the next try.
#pragma once

#include "common/client/session.h"

namespace madang::views {

/// Whether what is asked for now will not come before there is a connection again. The first try may take a
/// moment: it is none.
bool isCutOff(const LinkState &link);

/// Ticks once a second while a countdown runs, never otherwise.
class LinkStatus : public QObject {
    Q_OBJECT
public:
    explicit LinkStatus(Session &session, QObject *parent = nullptr);
    ~LinkStatus() override;

    const LinkState &link() const;
    /// 0 unless waiting.
    int secondsToNextTry() const;
    /// Whether a bar should be shown: not while all is well, nor during the first moments of a new
    /// connection.
    bool needsAttention() const;
    /// A sentence for the bar, in the language in use.
    QString text() const;
    void retryNow();

Q_SIGNALS:
    void changed();

private:
    void onLink();

    Session &m_session;
    std::unique_ptr<Alarm> m_tick;
    std::unique_ptr<Alarm> m_grace;
    bool m_patient = true; ///< a first connection may take a moment before we mention it
};

} // namespace madang::views
