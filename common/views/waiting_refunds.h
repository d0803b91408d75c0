// SPDX-License-Identifier: GPL-3.0-or-later
// Refunds that wait for one's own decision: of campaigns one made, and all of them for who may move money.
#pragma once

#include "common/client/session.h"
#include "common/views/gift_words.h"

#include <QAbstractListModel>

namespace madang::views {

/// Oldest first. Rows are read with refund(); data() serves DisplayRole (the wish in one sentence).
class WaitingRefunds : public QAbstractListModel {
    Q_OBJECT
public:
    WaitingRefunds(Session &session, const Formats &formats, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    const refunds::Refund &refund(int index) const { return m_refunds[index]; }

    void refresh();
    bool isLoading() const { return m_loading; }
    const std::optional<Error> &error() const { return m_error; }
    /// Decides; the row goes when the server has agreed, and decided() says what came of it.
    void approve(RefundId id, const QString &note = {});
    void reject(RefundId id, const QString &note = {});

Q_SIGNALS:
    void loadingChanged(bool loading);
    void decided(const madang::refunds::Refund &refund);
    void refused(const madang::Error &reason);

private:
    void decide(const Command<refunds::DecideRefund, refunds::Refund> &command, RefundId id,
                const QString &note);
    void remove(RefundId id);

    Session &m_session;
    const Formats &m_formats;
    QList<refunds::Refund> m_refunds;
    std::optional<Error> m_error;
    bool m_loading = false;
};

} // namespace madang::views
