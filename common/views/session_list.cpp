// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/session_list.h"

#include "common/base/when_done.h"

namespace madang::views {

SessionList::SessionList(Session &session, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
{
}

int SessionList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_sessions.size());
}

QVariant SessionList::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return m_sessions[index.row()].device;
}

const accounts::Session &SessionList::session(int index) const
{
    return m_sessions[index];
}

void SessionList::refresh()
{
    if (m_loading)
        return;
    m_loading = true;
    Q_EMIT loadingChanged(true);
    whenDone(m_session.call(accounts::sessions, {}), this,
             [this](const Result<Page<accounts::Session>> &page) {
                 m_loading = false;
                 Q_EMIT loadingChanged(false);
                 if (!page) {
                     Q_EMIT refused(page.error());
                     return;
                 }
                 beginResetModel();
                 m_sessions = page->items;
                 std::stable_sort(m_sessions.begin(), m_sessions.end(), [](const auto &a, const auto &b) {
                     return a.current != b.current ? a.current : a.lastUsedAt > b.lastUsedAt;
                 });
                 endResetModel();
             });
}

void SessionList::readHistory()
{
    whenDone(m_session.call(sign_ins::list, {}), this,
             [this](const Result<Page<sign_ins::PastSignIn>> &page) {
                 if (!page) {
                     Q_EMIT refused(page.error());
                     return;
                 }
                 m_history = page->items;
                 Q_EMIT historyRead();
             });
}

void SessionList::revoke(SessionId id)
{
    whenDone(m_session.call(accounts::revokeSession, {id}), this, [this, id](const Result<Nothing> &revoked) {
        const bool gone = revoked || revoked.error().code == Code::NotFound;
        if (!gone) {
            Q_EMIT refused(revoked.error());
            return;
        }
        for (int i = 0; i < int(m_sessions.size()); ++i) {
            if (m_sessions[i].id != id)
                continue;
            beginRemoveRows({}, i, i);
            m_sessions.removeAt(i);
            endRemoveRows();
            return;
        }
    });
}

QFuture<Result<Nothing>> SessionList::changePassword(const QString &current, const QString &next)
{
    return m_session.call(accounts::changePassword, {current, next});
}

QFuture<Result<accounts::Account>> SessionList::changeNickname(const QString &nickname)
{
    return m_session.changeNickname(nickname.trimmed());
}

} // namespace madang::views
