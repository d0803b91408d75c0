// SPDX-License-Identifier: GPL-3.0-or-later
// The places where one is signed in, and ending them; one's own password and nickname.
#pragma once

#include "common/client/session.h"
#include "common/protocol/sign_ins.h"
#include "common/views/formats.h"

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
    /// The latest sign-ins, also those that are over; read by readHistory(), and on by readEarlier().
    const QList<sign_ins::PastSignIn> &history() const { return m_history; }
    void readHistory();
    bool hasEarlier() const;
    void readEarlier();
    /// Ends one session; its row goes when the server has agreed.
    void revoke(SessionId session);
    /// Whether there is another one than the present one.
    bool hasOthers() const;
    /// Ends every session but the present one.
    void revokeOthers();
    /// "192.0.2.1 · first used …, last used …".
    static QString useOf(const accounts::Session &session, const Formats &formats);
    QFuture<Result<Nothing>> changePassword(const QString &current, const QString &next);
    QFuture<Result<accounts::Account>> changeNickname(const QString &nickname);

Q_SIGNALS:
    void loadingChanged(bool loading);
    void refused(const madang::Error &reason);
    void historyRead();
    /// Every other one is over, in a sentence.
    void othersEnded(const QString &sentence);

private:
    void readSignIns(const std::optional<QString> &after);

    Session &m_session;
    QList<accounts::Session> m_sessions;
    QList<sign_ins::PastSignIn> m_history;
    std::optional<QString> m_earlier; ///< where history() goes on
    quint64 m_historyQuestion = 0; ///< number of the page that is wanted
    bool m_historyLoading = false;
    bool m_loading = false;
};

} // namespace madang::views
