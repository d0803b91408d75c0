// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/gift_feed.h"

#include "common/base/when_done.h"
#include "common/protocol/moderation.h"

namespace madang::views {

using campaigns::Gift;

namespace {

    constexpr int kGiftsPerPage = 50;
    constexpr int kMostGifts = 20'000;

} // namespace

GiftFeed::GiftFeed(Session &session, CampaignId campaign, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
    , m_campaign(campaign)
{
}

int GiftFeed::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_gifts.size());
}

QVariant GiftFeed::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return m_gifts[index.row()].nickname.value_or(QString());
}

bool GiftFeed::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_next && !m_loading && m_gifts.size() < kMostGifts;
}

void GiftFeed::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        read(false);
}

void GiftFeed::setDays(QDate first, QDate last)
{
    if (first == m_first && last == m_last)
        return;
    m_first = first;
    m_last = last;
    refresh();
}

void GiftFeed::refresh()
{
    read(true);
}

void GiftFeed::read(bool fromStart)
{
    campaigns::ListGifts wanted{m_campaign, {}, kGiftsPerPage};
    if (!fromStart)
        wanted.after = m_next;
    if (m_first.isValid())
        wanted.from = Timestamp{m_first.startOfDay().toMSecsSinceEpoch()};
    if (m_last.isValid())
        wanted.until = Timestamp{m_last.addDays(1).startOfDay().toMSecsSinceEpoch()};
    m_loading = true;
    const quint64 asked = ++m_asked;
    Q_EMIT loadingChanged();
    whenDone(m_session.call(campaigns::gifts, wanted), this,
             [this, asked, fromStart](const Result<Page<Gift>> &page) {
                 if (asked != m_asked)
                     return;
                 m_loading = false;
                 m_error = page ? std::nullopt : std::optional(page.error());
                 if (page && fromStart) {
                     beginResetModel();
                     m_gifts = page->items;
                     endResetModel();
                 } else if (page && !page->items.isEmpty()) {
                     const int at = int(m_gifts.size());
                     beginInsertRows({}, at, at + int(page->items.size()) - 1);
                     m_gifts += page->items;
                     endInsertRows();
                 }
                 if (page)
                     m_next = page->next;
                 Q_EMIT loadingChanged();
             });
}

QFuture<Result<Nothing>> GiftFeed::report(DonationId gift, const QString &reason)
{
    return m_session.call(moderation::report, {m_campaign, gift, reason});
}

} // namespace madang::views
