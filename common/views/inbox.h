// SPDX-License-Identifier: GPL-3.0-or-later
// One's own notices, read and unread, and how many are unread: the same on every device. Words are
// notice_words; what opening one does is the faces' business.
#pragma once

#include "common/client/session.h"
#include "common/views/notice_words.h"

#include <QAbstractListModel>

namespace madang::views {

/// Newest first. Rows are read with notice(); data() serves DisplayRole (the sentence). A filter decides what
/// has a row, and nothing else: what is unread counts, and can be read, all the same.
class Inbox : public QAbstractListModel {
    Q_OBJECT
public:
    enum class Filter {
        All,
        Mentions, ///< where somebody named one
        Money, ///< gifts, refunds, receipts, monthly gifts and payouts
    };

    Inbox(Session &session, const Formats &formats, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent = {}) const override;
    void fetchMore(const QModelIndex &parent = {}) override;

    const notifications::Notice &notice(int index) const { return m_notices[index]; }
    bool isUnread(int index) const { return !m_notices[index].readAt; }
    /// Of its row; -1 when it has none.
    int indexOf(NoticeId id) const;
    QString sentence(int index) const { return sentenceOf(m_notices[index], m_formats); }
    NoticeSubject subject(int index) const { return subjectOf(m_notices[index]); }

    Filter filter() const { return m_filter; }
    /// Under a filter, older notices are looked through until a page is full, but not endlessly: where none
    /// of them belong there may be no rows and yet more to fetch.
    void setFilter(Filter filter);

    /// Of all notices, also of those that are not listed here yet.
    int unread() const { return m_unread; }
    /// "3", or "999+"; empty when all is read.
    QString unreadText() const;
    void markRead(NoticeId id);
    /// Everything that is known here and older, whatever the filter; what comes while it is asked for stays
    /// unread.
    void markAllRead();

    /// Asks anew; runs by itself whenever the link comes up.
    void refresh();
    bool isLoading() const { return m_loading; }
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void unreadChanged(int unread);
    void loadingChanged(bool loading);
    void filterChanged();

private:
    void onState();
    void read(bool fromStart);
    void ask(bool fromStart);
    /// Whether the page that is wanted has room, and older notices may fill it.
    bool lacksSome() const;
    bool belongs(const notifications::Notice &notice) const;
    void sift();
    void take(const Page<notifications::Notice> &page, bool fromStart);
    void countAnew();
    void onNotice(const notifications::Notice &notice);
    void onRead(const notifications::NoticesRead &read);
    qsizetype placeOf(NoticeId id) const;
    void setRead(qsizetype from, qsizetype until);
    void setUnread(int unread);
    void setLoading(bool loading);

    Session &m_session;
    const Formats &m_formats;
    QList<notifications::Notice> m_known; ///< newest first
    QList<notifications::Notice> m_notices; ///< those of them that belong, which are the rows
    Filter m_filter = Filter::All;
    qsizetype m_wanted = 0; ///< rows, when the page being read is full
    int m_asked = 0; ///< pages, for that one
    std::optional<QString> m_next;
    std::optional<Error> m_error;
    quint64 m_question = 0; ///< late answers to an earlier one are dropped
    quint64 m_count = 0; ///< the same for the number of unread ones
    bool m_counting = false;
    bool m_countAgain = false; ///< something came while it was being asked
    int m_unread = 0;
    bool m_loading = false;
};

} // namespace madang::views
