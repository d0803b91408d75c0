// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/inbox.h"

#include "common/base/when_done.h"
#include "common/views/alerts.h"

#include <algorithm>

namespace madang::views {

using namespace Qt::StringLiterals;
using notifications::Notice;

namespace {

    constexpr int kNoticesPerPage = 40;
    /// Looked through for one page under a filter, before somebody has to ask again.
    constexpr int kMostAsked = 10;

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

qsizetype Inbox::placeOf(NoticeId id) const
{
    for (qsizetype i = 0; i < m_known.size(); ++i) {
        if (m_known[i].id == id)
            return i;
    }
    return -1;
}

bool Inbox::belongs(const Notice &notice) const
{
    switch (m_filter) {
    case Filter::Mentions:
        return notice.type == "chat.mention"_L1;
    case Filter::Money:
        return isAboutMoney(notice.type);
    case Filter::All:
        break;
    }
    return true;
}

void Inbox::sift()
{
    m_notices.clear();
    for (const Notice &known : std::as_const(m_known)) {
        if (belongs(known))
            m_notices.append(known);
    }
}

void Inbox::setFilter(Filter filter)
{
    if (m_filter == filter)
        return;
    beginResetModel();
    m_filter = filter;
    sift();
    endResetModel();
    m_wanted = kNoticesPerPage;
    m_asked = 0;
    // What is on its way already goes on for this filter.
    if (!m_loading && lacksSome()) {
        setLoading(true);
        ask(false);
    }
    Q_EMIT filterChanged();
}

bool Inbox::lacksSome() const
{
    return m_filter != Filter::All && m_next && m_notices.size() < m_wanted && m_asked < kMostAsked;
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
    m_known.clear();
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
    m_wanted = (fromStart ? 0 : m_notices.size()) + kNoticesPerPage;
    m_asked = 0;
    setLoading(true);
    ask(fromStart);
}

void Inbox::ask(bool fromStart)
{
    const quint64 question = ++m_question;
    ++m_asked;
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
                 if (page && lacksSome())
                     ask(false);
                 else
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
        for (const Notice &known : std::as_const(m_known)) {
            if (page.items.isEmpty() || page.items.first().id < known.id)
                fresh.append(known);
        }
        m_known = fresh + page.items;
        sift();
        endResetModel();
        return;
    }
    m_known += page.items;
    QList<Notice> belonging;
    for (const Notice &one : page.items) {
        if (belongs(one))
            belonging.append(one);
    }
    if (belonging.isEmpty())
        return;
    const int end = int(m_notices.size());
    beginInsertRows({}, end, end + int(belonging.size()) - 1);
    m_notices += belonging;
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
    if (placeOf(notice.id) < 0) {
        const auto isOlder = [&notice](const Notice &other) { return other.id < notice.id; };
        const auto before = std::find_if(m_known.cbegin(), m_known.cend(), isOlder);
        // Beyond what is known it comes with the next page.
        if (before != m_known.cend() || !m_next) {
            m_known.insert(before - m_known.cbegin(), notice);
            if (belongs(notice)) {
                const auto below = std::find_if(m_notices.cbegin(), m_notices.cend(), isOlder);
                const int at = int(below - m_notices.cbegin());
                beginInsertRows({}, at, at);
                m_notices.insert(at, notice);
                endInsertRows();
            }
        }
    }
    countAnew();
}

void Inbox::markRead(NoticeId id)
{
    const qsizetype at = placeOf(id);
    if (at < 0 || m_known[at].readAt)
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
    if (m_known.isEmpty())
        return;
    setRead(0, m_known.size());
    const quint64 asked = ++m_count;
    whenDone(m_session.call(notifications::acknowledgeAll, {m_known.first().id}), this,
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
        if (const qsizetype at = placeOf(*read.notice); at >= 0)
            setRead(at, at + 1);
    }
    if (read.upTo) {
        const auto first = std::find_if(m_known.cbegin(), m_known.cend(),
                                        [&read](const Notice &one) { return !(*read.upTo < one.id); });
        setRead(first - m_known.cbegin(), m_known.size());
    }
    ++m_count;
    setUnread(read.unread);
}

/// Of what is known; their rows follow.
void Inbox::setRead(qsizetype from, qsizetype until)
{
    const Timestamp now = m_formats.now();
    for (qsizetype i = from; i < until; ++i) {
        if (m_known[i].readAt)
            continue;
        m_known[i].readAt = now;
        if (const int row = indexOf(m_known[i].id); row >= 0)
            m_notices[row].readAt = now;
    }
    if (from < until && !m_notices.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_notices.size()) - 1));
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
