// SPDX-License-Identifier: GPL-3.0-or-later
// One's own gifts with what became of each, kept true by what the server tells. Having one back is
// refund_form.
#pragma once

#include "common/client/session.h"
#include "common/views/gift_words.h"

#include <QAbstractListModel>

namespace madang::views {

/// Newest first. Rows are read with donation(); data() serves DisplayRole (campaign title).
class MyGifts : public QAbstractListModel {
    Q_OBJECT
public:
    explicit MyGifts(Session &session, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent = {}) const override;
    void fetchMore(const QModelIndex &parent = {}) override;
    const campaigns::Donation &donation(int index) const { return m_gifts[index]; }
    int indexOf(DonationId id) const;

    /// Shows only gifts of which this became; nothing: all.
    void setState(const std::optional<campaigns::GiftState> &state);
    const std::optional<campaigns::GiftState> &state() const { return m_state; }
    /// Shows only gifts begun on these days, both included; an invalid day sets no bound.
    void setPeriod(QDate from, QDate until);

    void refresh();
    bool isLoading() const { return m_loading; }
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void loadingChanged(bool loading);
    void errorChanged();

private:
    void read(bool fromStart);
    void take(const Page<campaigns::Donation> &page, bool fromStart);
    void onNotice(const notifications::Notice &notice);
    void place(const campaigns::Donation &donation);

    Session &m_session;
    QList<campaigns::Donation> m_gifts;
    std::optional<campaigns::GiftState> m_state;
    QDate m_from;
    QDate m_until;
    std::optional<QString> m_next;
    std::optional<Error> m_error;
    quint64 m_question = 0; ///< counts what was asked for: late answers to an earlier filter are dropped
    bool m_loading = false;
};

} // namespace madang::views
