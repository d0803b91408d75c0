// SPDX-License-Identifier: GPL-3.0-or-later
// The house at one glance, for who looks after it: read again every few seconds while somebody looks. What a
// face shows of it is in overview_text.
#pragma once

#include "common/client/session.h"
#include "common/protocol/overview.h"
#include "common/views/formats.h"

namespace madang::views {

/// Belongs to one thread.
class OverviewDesk : public QObject {
    Q_OBJECT
public:
    OverviewDesk(Session &session, const Formats &formats, QObject *parent = nullptr);
    ~OverviewDesk() override;

    /// Whether it is worth showing to an account. The server judges again.
    static bool isFor(const accounts::Account &account);

    /// Somebody looks: it is read now and again and again, until nobody does.
    void setShown(bool shown);
    /// Reads it now.
    void refresh();

    /// The last good reading; absent until there was one.
    const std::optional<overview::HouseState> &state() const { return m_state; }
    bool isLoading() const { return m_loading; }
    /// Why the last reading failed; the one before stays.
    const std::optional<Error> &error() const { return m_error; }
    /// What is shown is not how it stands now.
    bool isStale() const { return m_error && m_state; }
    /// The account may not read it.
    bool isRefused() const { return m_error && m_error->code == Code::NotAllowed; }

    /// The one sentence: all in order, what needs somebody, or why nothing is known.
    QString headline() const;
    /// The worst of the checks; Watch while nothing is known.
    overview::Verdict verdict() const;
    /// When it was read, or since when it cannot be.
    QString freshness() const;

Q_SIGNALS:
    void changed();

private:
    void take(const Result<overview::HouseState> &state);

    Session &m_session;
    const Formats &m_formats;
    const std::unique_ptr<Alarm> m_again;
    std::optional<overview::HouseState> m_state;
    Timestamp m_readAt; ///< by our own clock: the server's may differ
    std::optional<Error> m_error;
    bool m_shown = false;
    bool m_loading = false;
};

} // namespace madang::views
