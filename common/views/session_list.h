// SPDX-License-Identifier: GPL-3.0-or-later
// The places where one is signed in, and ending them; one's own password and nickname.
#pragma once

#include "common/client/session.h"
#include "common/protocol/sign_ins.h"

#include <QAbstractListModel>

namespace madang::views {

/// Rows are read with session(); data() serves DisplayRole (device). The present session first.
class SessionList : public QAbstractListModel {
    Q_OBJECT
public:
    explicit SessionList(Session &session, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    const accounts::Session &session(int index) const;

    void refresh();
    bool isLoading() const { return m_loading; }
    /// The latest sign-ins, also those that are over; read by readHistory().
    const QList<sign_ins::PastSignIn> &history() const { return m_history; }
    void readHistory();
    /// Ends one session; its row goes when the server has agreed.
    void revoke(SessionId session);
    QFuture<Result<Nothing>> changePassword(const QString &current, const QString &next);
    QFuture<Result<accounts::Account>> changeNickname(const QString &nickname);

Q_SIGNALS:
    void loadingChanged(bool loading);
    void refused(const madang::Error &reason);
    void historyRead();

private:
    Session &m_session;
    QList<accounts::Session> m_sessions;
    QList<sign_ins::PastSignIn> m_history;
    bool m_loading = false;
};

} // namespace madang::views
