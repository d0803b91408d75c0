// SPDX-License-Identifier: GPL-3.0-or-later
// Campaigns: the list of them, and one of them live with progress and latest gifts. Giving is donation_form.
#pragma once

#include "common/client/session.h"
#include "common/views/formats.h"

#include <QAbstractListModel>

namespace madang::views {

/// All campaigns, newest first. Rows are read with campaign(); data() serves DisplayRole (title).
class CampaignList : public QAbstractListModel {
    Q_OBJECT
public:
    explicit CampaignList(Session &session, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent = {}) const override;
    void fetchMore(const QModelIndex &parent = {}) override;
    const campaigns::Campaign &campaign(int index) const;
    int indexOf(CampaignId campaign) const;

    /// Shows what is on disk and reads from the server; runs by itself when the link comes up.
    void refresh();
    bool isLoading() const { return m_loading; }
    const std::optional<Error> &error() const { return m_error; }
    QFuture<Result<campaigns::Campaign>> create(const campaigns::CreateCampaign &wanted);

Q_SIGNALS:
    void loadingChanged(bool loading);
    void errorChanged();

private:
    void read(bool fromStart);
    void place(const campaigns::Campaign &campaign);

    Session &m_session;
    QList<campaigns::Campaign> m_campaigns;
    std::optional<QString> m_next;
    std::optional<Error> m_error;
    bool m_loading = false;
};

/// One campaign, live. Totals are the server's sums over its ledger, never added up here.
class CampaignBoard : public QObject {
    Q_OBJECT
public:
    CampaignBoard(Session &session, CampaignId campaign, QObject *parent = nullptr);
    ~CampaignBoard() override;

    CampaignId id() const { return m_id; }
    /// False until something is known: neither on disk nor from the server yet.
    bool isKnown() const { return m_known; }
    /// Whether there is no connection to read it over: it comes by itself with the next one.
    bool isCutOff() const;
    /// Reads it again; runs by itself when the link comes up.
    void refresh();
    /// Somebody does not want to wait: reads it again, or tries to connect, whichever it wants.
    void tryAgain();
    /// Why it could not be read the last time.
    const std::optional<Error> &error() const { return m_error; }
    const campaigns::Campaign &campaign() const { return m_campaign; }
    /// Latest confirmed gifts, newest first, at most 10.
    const QList<campaigns::Gift> &gifts() const { return m_gifts; }
    /// Per mille of the goal, 0 to 1000; more than the goal stays 1000.
    int permille() const;
    /// Whole percent as people read it, may exceed 100.
    int percent() const;
    /// Whether a gift can be made now: open and not past its end.
    bool isOpen() const;
    /// Whether the figures are followed live at this moment.
    bool isLive() const { return m_live; }

Q_SIGNALS:
    void changed();
    void liveChanged(bool live);
    /// A gift was added while we watched.
    void gifted(const madang::campaigns::Gift &gift);
    void refused(const madang::Error &reason);

private:
    void apply(const campaigns::Totals &totals);

    Session &m_session;
    const CampaignId m_id;
    campaigns::Campaign m_campaign;
    QList<campaigns::Gift> m_gifts;
    int m_subscription = 0;
    std::optional<Error> m_error;
    bool m_known = false;
    bool m_live = false;
};

} // namespace madang::views
