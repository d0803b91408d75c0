// SPDX-License-Identifier: GPL-3.0-or-later
// Who gave most in a period, and whether one wants to be in such lists oneself.
#pragma once

#include "common/client/session.h"
#include "common/protocol/statements.h"

namespace madang::views {

class DonorRanking : public QObject {
    Q_OBJECT
public:
    /// Periods to choose from, ending now.
    enum class Period { Week, Month, TwoMonths, Year, Always };
    static constexpr Period kPeriods[]
        = {Period::Week, Period::Month, Period::TwoMonths, Period::Year, Period::Always};

    /// Of one campaign; of all of them when it is null.
    DonorRanking(Session &session, CampaignId campaign, QObject *parent = nullptr);

    const QList<statements::Place> &places() const { return m_places; }
    Period period() const { return m_period; }
    void setPeriod(Period period);
    static QString nameOf(Period period);
    void refresh();
    bool isLoading() const { return m_loading; }
    const std::optional<Error> &error() const { return m_error; }

    /// Whether one's own public gifts count; nothing for a guest, and until it is known.
    std::optional<bool> isListed() const { return m_listed; }
    void setListed(bool listed);

Q_SIGNALS:
    void changed();

private:
    Session &m_session;
    const CampaignId m_campaign;
    Period m_period = Period::TwoMonths;
    QList<statements::Place> m_places;
    std::optional<bool> m_listed;
    std::optional<Error> m_error;
    bool m_loading = false;
    quint64 m_asked = 0;
};

} // namespace madang::views
