// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/session_list.h"

#include "common/base/when_done.h"
#include "common/views/event_text.h"

#include <algorithm>

namespace madang::views {

namespace {

    /// Further back is for a table, not for a screen.
    constexpr int kMostSignIns = 2000;

} // namespace

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
    readSignIns({});
}

bool SessionList::hasEarlier() const
{
    return m_earlier && m_history.size() < kMostSignIns;
}

void SessionList::readEarlier()
{
    if (hasEarlier() && !m_historyLoading)
        readSignIns(m_earlier);
}

void SessionList::readSignIns(const std::optional<QString> &after)
{
    m_historyLoading = true;
    const quint64 question = ++m_historyQuestion;
    whenDone(m_session.call(sign_ins::list, {after, {}}), this,
             [this, question, first = !after](const Result<Page<sign_ins::PastSignIn>> &page) {
                 if (question != m_historyQuestion)
                     return;
                 m_historyLoading = false;
                 if (!page) {
                     Q_EMIT refused(page.error());
                     return;
                 }
                 m_history = first ? page->items : m_history + page->items;
                 m_earlier = page->next;
                 Q_EMIT historyRead();
             });
}

bool SessionList::hasOthers() const
{
    return std::any_of(m_sessions.begin(), m_sessions.end(),
                       [](const accounts::Session &each) { return !each.current; });
}

void SessionList::revokeOthers()
{
    whenDone(m_session.call(accounts::revokeOtherSessions, {}), this,
             [this](const Result<accounts::EndedSessions> &done) {
                 if (!done) {
                     Q_EMIT refused(done.error());
                     return;
                 }
                 beginResetModel();
                 m_sessions.removeIf([](const accounts::Session &each) { return !each.current; });
                 endResetModel();
                 Q_EMIT othersEnded(
                     tr("Every other device is signed out. Sign-ins that were ended: %1").arg(done->ended));
             });
}

QString SessionList::useOf(const accounts::Session &session, const Formats &formats)
{
    return tr("%1 · first used %2, last used %3")
        .arg(oneLine(session.address, 60), formats.fullTime(session.createdAt),
             formats.relative(session.lastUsedAt));
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
