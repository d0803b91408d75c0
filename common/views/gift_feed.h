// SPDX-License-Identifier: GPL-3.0-or-later
// The gifts of a campaign, page by page, of all time or of some days.
#pragma once

#include "common/client/session.h"

#include <QAbstractListModel>
#include <QDate>

namespace madang::views {

/// Newest first. Rows are read with gift(); data() serves DisplayRole (nickname). More comes by fetchMore().
class GiftFeed : public QAbstractListModel {
    Q_OBJECT
public:
    GiftFeed(Session &session, CampaignId campaign, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent = {}) const override;
    void fetchMore(const QModelIndex &parent = {}) override;
    const campaigns::Gift &gift(int index) const { return m_gifts[index]; }

    /// Only gifts from the first to the last of these days, here; an invalid day: no bound.
    void setDays(QDate first, QDate last);
    QDate firstDay() const { return m_first; }
    QDate lastDay() const { return m_last; }
    /// Reads from the newest on.
    void refresh();
    bool isLoading() const { return m_loading; }
    const std::optional<Error> &error() const { return m_error; }
    /// Asks who made the campaign to look at the message of a gift.
    QFuture<Result<Nothing>> report(DonationId gift, const QString &reason);

Q_SIGNALS:
    void loadingChanged();

private:
    void read(bool fromStart);

    Session &m_session;
    const CampaignId m_campaign;
    QDate m_first;
    QDate m_last;
    QList<campaigns::Gift> m_gifts;
    std::optional<QString> m_next;
    std::optional<Error> m_error;
    bool m_loading = false;
    quint64 m_asked = 0; ///< late answers for other days are dropped
};

} // namespace madang::views
