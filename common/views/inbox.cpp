// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/inbox.h"

#include "common/base/when_done.h"

#include <algorithm>

namespace madang::views {

using namespace Qt::StringLiterals;
using notifications::Notice;

namespace {

    constexpr int kNoticesPerPage = 40;

} // namespace

Inbox::Inbox(Session &session, const Formats &formats, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
    , m_formats(formats)
{
    connect(&m_session, &Session::stateChanged, this, &Inbox::onState);
    connect(&m_session.stream(), &Stream::online, this, &Inbox::refresh);
    connect(&m_session.mirror(), &Mirror::noticed, this, &Inbox::onNotice);
    connect(&m_session.mirror(), &Mirror::noticesRead, this, &Inbox::onRead);
    connect(&m_formats, &Formats::changed, this, [this] {
        if (!m_notices.isEmpty())
            Q_EMIT dataChanged(index(0), index(int(m_notices.size()) - 1));
    });
    if (m_session.stream().isOnline())
        refresh();
}

int Inbox::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_notices.size());
}

QVariant Inbox::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return sentence(index.row());
}

bool Inbox::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_next && !m_loading;
}

void Inbox::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        read(false);
}

int Inbox::indexOf(NoticeId id) const
{
    for (int i = 0; i < m_notices.size(); ++i) {
        if (m_notices[i].id == id)
            return i;
    }
    return -1;
}

QString Inbox::unreadText() const
{
    if (m_unread <= 0)
        return {};
    return m_unread >= notifications::kMostCounted ? QString::number(notifications::kMostCounted - 1) + u'+'
                                                   : QString::number(m_unread);
}

void Inbox::onState()
{
    if (m_session.state() == Session::State::SignedIn)
        return;
    ++m_question;
    ++m_count;
    beginResetModel();
    m_notices.clear();
    m_next.reset();
    m_error.reset();
    endResetModel();
    setLoading(false);
    setUnread(0);
}

void Inbox::refresh()
{
    if (m_session.state() != Session::State::SignedIn)
        return;
    read(true);
    countAnew();
}

void Inbox::read(bool fromStart)
{
    const quint64 question = ++m_question;
    setLoading(true);
    notifications::ListNotices wanted{.after = {}, .limit = kNoticesPerPage, .all = true};
    if (!fromStart)
        wanted.after = m_next;
    whenDone(m_session.call(notifications::list, wanted), this,
             [this, question, fromStart](const Result<Page<Notice>> &page) {
                 if (question != m_question)
                     return;
                 m_error = page ? std::nullopt : std::optional(page.error());
                 if (page)
                     take(*page, fromStart);
                 setLoading(false);
             });
}

void Inbox::take(const Page<Notice> &page, bool fromStart)
{
    m_next = page.next;
    if (fromStart) {
        beginResetModel();
        // What was told while we asked may be newer than the answer.
        QList<Notice> fresh;
        for (const Notice &known : std::as_const(m_notices)) {
            if (page.items.isEmpty() || page.items.first().id < known.id)
                fresh.append(known);
        }
        m_notices = fresh + page.items;
        endResetModel();
        return;
    }
    if (page.items.isEmpty())
        return;
    const int end = int(m_notices.size());
    beginInsertRows({}, end, end + int(page.items.size()) - 1);
    m_notices += page.items;
    endInsertRows();
}

void Inbox::countAnew()
{
    // Many notices at once are counted once.
    m_countAgain = m_counting;
    if (m_counting)
        return;
    m_counting = true;
    const quint64 asked = ++m_count;
    whenDone(m_session.call(notifications::count, Nothing()), this,
             [this, asked](const Result<notifications::Unread> &count) {
                 m_counting = false;
                 if (count && asked == m_count)
                     setUnread(count->unread);
                 if (m_countAgain)
                     countAnew();
             });
}

void Inbox::onNotice(const Notice &notice)
{
    // What waited at the server while we were away is told once more: it is counted by the server already.
    if (indexOf(notice.id) < 0) {
        const auto before = std::find_if(m_notices.cbegin(), m_notices.cend(),
                                         [&notice](const Notice &other) { return other.id < notice.id; });
        const int at = int(before - m_notices.cbegin());
        // Beyond what is listed it comes with the next page.
        if (before != m_notices.cend() || !m_next) {
            beginInsertRows({}, at, at);
            m_notices.insert(at, notice);
            endInsertRows();
        }
    }
    countAnew();
}

void Inbox::markRead(NoticeId id)
{
    const int at = indexOf(id);
    if (at < 0 || !isUnread(at))
        return;
    setRead(at, at + 1);
    ++m_count;
    setUnread(qMax(0, m_unread - 1));
    whenDone(m_session.call(notifications::acknowledge, {id}), this, [this](const Result<Nothing> &done) {
        if (!done)
            refresh();
    });
}

void Inbox::markAllRead()
{
    if (m_notices.isEmpty())
        return;
    setRead(0, int(m_notices.size()));
    const quint64 asked = ++m_count;
    whenDone(m_session.call(notifications::acknowledgeAll, {m_notices.first().id}), this,
             [this, asked](const Result<notifications::Unread> &left) {
                 if (!left)
                     refresh();
                 else if (asked == m_count)
                     setUnread(left->unread);
             });
}

void Inbox::onRead(const notifications::NoticesRead &read)
{
    if (read.notice) {
        if (const int at = indexOf(*read.notice); at >= 0)
            setRead(at, at + 1);
    }
    if (read.upTo) {
        const auto first = std::find_if(m_notices.cbegin(), m_notices.cend(),
                                        [&read](const Notice &one) { return !(*read.upTo < one.id); });
        setRead(int(first - m_notices.cbegin()), int(m_notices.size()));
    }
    ++m_count;
    setUnread(read.unread);
}

void Inbox::setRead(int from, int until)
{
    if (from >= until)
        return;
    const Timestamp now = m_formats.now();
    for (int i = from; i < until; ++i) {
        if (!m_notices[i].readAt)
            m_notices[i].readAt = now;
    }
    Q_EMIT dataChanged(index(from), index(until - 1));
}

void Inbox::setUnread(int unread)
{
    if (std::exchange(m_unread, unread) != unread)
        Q_EMIT unreadChanged(unread);
}

void Inbox::setLoading(bool loading)
{
    if (std::exchange(m_loading, loading) != loading)
        Q_EMIT loadingChanged(loading);
}

} // namespace madang::views
