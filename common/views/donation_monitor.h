// SPDX-License-Identifier: GPL-3.0-or-later
// A campaign as a broadcast shows it: the total, a ticker, and alerts that take the stage one after the
// other. The producer may pause, skip and replay. Adds up nothing: totals are CampaignBoard's.
#pragma once

#include "common/views/campaign_board.h"

#include <QSet>

namespace madang::views {

/// Belongs to one thread. Gifts that come faster than the topic lists them are read page by page, so that
/// each takes the stage once, in the order of settling.
class DonationMonitor : public QObject {
    Q_OBJECT
public:
    /// How much is made of an alert. A hidden amount is never told by its tier.
    enum class Tier {
        Plain,
        Warm, ///< from 10,000 won
        Great, ///< from 100,000 won
    };
    static Tier tierOf(const campaigns::Gift &gift);

    static constexpr int kMostWaiting = 1000; ///< gifts beyond it come only on the ticker
    static constexpr int kTickerLength = 200;

    DonationMonitor(Session &session, CampaignId campaign, QObject *parent = nullptr);

    const CampaignBoard &board() const { return m_board; }
    /// What the audience sees now; nothing between alerts.
    const std::optional<campaigns::Gift> &onStage() const { return m_stage; }
    /// Gifts whose turn is still to come.
    int waiting() const { return int(m_queue.size()); }
    /// Gifts that found the queue full since the last clear().
    int missed() const { return m_missed; }
    /// Confirmed gifts, newest first, at most kTickerLength.
    const QList<campaigns::Gift> &ticker() const { return m_ticker; }

    bool isPaused() const { return m_paused; }
    /// While paused the present alert ends as usual and none follows; gifts go on gathering.
    void setPaused(bool paused);
    /// Ends the present alert and goes on with the next one, if any.
    void skip();
    /// Shows a gift of the ticker again, before all that wait; false when it is not there.
    bool replay(DonationId gift);
    /// Forgets what waits; the stage and the ticker stay.
    void clear();

Q_SIGNALS:
    void changed();
    /// Another alert took the stage, or it is empty now.
    void stageChanged();

private:
    void onBoard();
    void readMissing(const std::optional<QString> &after);
    void onPage(const Page<campaigns::Gift> &page);
    void take(QList<campaigns::Gift> newestFirst, bool alert);
    void next();
    void leaveStage();
    std::chrono::milliseconds timeOnStage(const campaigns::Gift &gift) const;

    Session &m_session;
    CampaignBoard m_board;
    QList<campaigns::Gift> m_ticker;
    QList<campaigns::Gift> m_queue;
    QSet<DonationId> m_known;
    QList<DonationId> m_knownOrder; ///< oldest first: what to forget
    QList<campaigns::Gift> m_missing; ///< read so far, newest first
    std::optional<campaigns::Gift> m_stage;
    std::unique_ptr<Alarm> m_stageEnds;
    int m_missed = 0;
    bool m_started = false; ///< what was given before the first live word is no news
    Timestamp m_oldest; ///< gifts before it were there before we looked
    bool m_reading = false;
    bool m_paused = false;
};

} // namespace madang::views
