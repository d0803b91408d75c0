// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/my_gifts.h"

#include "common/base/when_done.h"

namespace madang::views {

using namespace Qt::StringLiterals;
using campaigns::Donation;
using campaigns::GiftState;

namespace {

    constexpr int kMostGifts = 10'000;

    Timestamp startOf(QDate day)
    {
        return {day.startOfDay().toMSecsSinceEpoch()};
    }

} // namespace

MyGifts::MyGifts(Session &session, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
{
    connect(&m_session.mirror(), &Mirror::noticed, this, &MyGifts::onNotice);
    connect(&m_session.stream(), &Stream::online, this, &MyGifts::refresh);
}

int MyGifts::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_gifts.size());
}

QVariant MyGifts::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return m_gifts[index.row()].title;
}

bool MyGifts::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_next && !m_loading && m_gifts.size() < kMostGifts;
}

void MyGifts::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        read(false);
}

int MyGifts::indexOf(DonationId id) const
{
    for (qsizetype i = 0; i < m_gifts.size(); ++i) {
        if (m_gifts[i].id == id)
            return int(i);
    }
    return -1;
}

void MyGifts::setState(const std::optional<GiftState> &state)
{
    if (std::exchange(m_state, state) != state)
        read(true);
}

void MyGifts::setPeriod(QDate from, QDate until)
{
    m_from = from;
    m_until = until;
    read(true);
}

void MyGifts::refresh()
{
    read(true);
}

void MyGifts::read(bool fromStart)
{
    campaigns::ListMyDonations wanted;
    if (!fromStart)
        wanted.after = m_next;
    wanted.state = m_state;
    if (m_from.isValid())
        wanted.from = startOf(m_from);
    if (m_until.isValid())
        wanted.until = startOf(m_until.addDays(1));
    const quint64 question = ++m_question;
    m_loading = true;
    Q_EMIT loadingChanged(true);
    whenDone(m_session.call(campaigns::myDonations, wanted), this,
             [this, question, fromStart](const Result<Page<Donation>> &page) {
                 if (question != m_question)
                     return;
                 m_loading = false;
                 m_error = page ? std::nullopt : std::optional(page.error());
                 if (page)
                     take(*page, fromStart);
                 Q_EMIT loadingChanged(false);
                 Q_EMIT errorChanged();
             });
}

void MyGifts::take(const Page<Donation> &page, bool fromStart)
{
    m_next = page.next;
    if (fromStart) {
        beginResetModel();
        m_gifts = page.items;
        endResetModel();
        return;
    }
    if (page.items.isEmpty())
        return;
    beginInsertRows({}, int(m_gifts.size()), int(m_gifts.size() + page.items.size()) - 1);
    m_gifts += page.items;
    endInsertRows();
}

void MyGifts::onNotice(const notifications::Notice &notice)
{
    if (notice.type.startsWith("donation."_L1)) {
        if (const auto donation = fromJson<Donation>(notice.body.text))
            place(*donation);
        return;
    }
    if (!notice.type.startsWith("refund."_L1))
        return;
    const auto refund = fromJson<refunds::Refund>(notice.body.text);
    if (!refund || indexOf(refund->donation) < 0)
        return;
    whenDone(m_session.call(campaigns::donation, {refund->donation}), this,
             [this](const Result<Donation> &donation) {
                 if (donation)
                     place(*donation);
             });
}

void MyGifts::place(const Donation &donation)
{
    const int there = indexOf(donation.id);
    if (there < 0) {
        // A gift that was begun elsewhere; the server knows where it stands and whether it fits.
        refresh();
        return;
    }
    m_gifts[there] = donation;
    Q_EMIT dataChanged(index(there), index(there));
}

} // namespace madang::views
