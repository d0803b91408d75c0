// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/campaign_board.h"

#include "common/base/when_done.h"
#include "common/views/link_status.h"

namespace madang::views {

using namespace Qt::StringLiterals;
using campaigns::Campaign;
using campaigns::Gift;
using campaigns::Totals;

namespace {

    constexpr int kMostCampaigns = 2000;
    constexpr int kLatestGifts = 10;

    /// Far above any sum, far below an overflow when multiplied for a share.
    constexpr qint64 kLargestSum = 1'000'000'000'000'000;

    /// total * parts / goal, whatever a server may say.
    qint64 share(const Campaign &campaign, int parts)
    {
        const qint64 total = qBound<qint64>(0, campaign.total.won, kLargestSum);
        return campaign.goal.won > 0 ? total * parts / campaign.goal.won : 0;
    }

} // namespace

// --- the list ---

CampaignList::CampaignList(Session &session, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
    , m_campaigns(session.archive().campaigns())
{
    connect(&m_session.stream(), &Stream::online, this, &CampaignList::refresh);
    connect(&m_session.archive(), &Archive::campaignChanged, this, [this](CampaignId id) {
        if (const auto campaign = m_session.archive().campaign(id))
            place(*campaign);
    });
    if (m_session.stream().isOnline())
        refresh();
}

int CampaignList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_campaigns.size());
}

QVariant CampaignList::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return m_campaigns[index.row()].title;
}

bool CampaignList::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_next && !m_loading && m_campaigns.size() < kMostCampaigns;
}

void CampaignList::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        read(false);
}

const Campaign &CampaignList::campaign(int index) const
{
    return m_campaigns[index];
}

int CampaignList::indexOf(CampaignId campaign) const
{
    for (qsizetype i = 0; i < m_campaigns.size(); ++i) {
        if (m_campaigns[i].id == campaign)
            return int(i);
    }
    return -1;
}

void CampaignList::refresh()
{
    if (!m_loading)
        read(true);
}

void CampaignList::read(bool fromStart)
{
    campaigns::ListCampaigns wanted;
    if (!fromStart)
        wanted.after = m_next;
    m_loading = true;
    Q_EMIT loadingChanged(true);
    whenDone(m_session.call(campaigns::list, wanted), this, [this](const Result<Page<Campaign>> &page) {
        m_loading = false;
        m_error = page ? std::nullopt : std::optional(page.error());
        if (page) {
            m_next = page->next;
            for (const Campaign &campaign : page->items)
                m_session.archive().putCampaign(campaign);
        }
        Q_EMIT loadingChanged(false);
        Q_EMIT errorChanged();
    });
}

void CampaignList::place(const Campaign &campaign)
{
    const int there = indexOf(campaign.id);
    if (there >= 0) {
        m_campaigns[there] = campaign;
        Q_EMIT dataChanged(index(there), index(there));
        return;
    }
    // Newest first: ids grow with time.
    int to = 0;
    while (to < m_campaigns.size() && m_campaigns[to].id > campaign.id)
        ++to;
    beginInsertRows({}, to, to);
    m_campaigns.insert(to, campaign);
    endInsertRows();
}

QFuture<Result<Campaign>> CampaignList::create(const campaigns::CreateCampaign &wanted)
{
    const auto asked = m_session.call(campaigns::create, wanted);
    whenDone(asked, this, [this](const Result<Campaign> &campaign) {
        if (!campaign)
            return;
        m_session.archive().putCampaign(*campaign);
        m_session.mirror().refreshRooms();
    });
    return asked;
}

// --- one campaign ---

CampaignBoard::CampaignBoard(Session &session, CampaignId campaign, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_id(campaign)
{
    if (const auto kept = m_session.archive().campaign(campaign)) {
        m_campaign = *kept;
        m_known = true;
    }
    StreamTopic topic;
    topic.destination
        = fillAddress(QLatin1StringView(campaigns::totals.topic), [&](auto) { return m_id.text(); });
    topic.owner = this;
    topic.onMessage = [this](const StreamMessage &message) {
        const auto totals = fromJson<Totals>(message.body);
        if (totals && totals->campaign == m_id)
            apply(*totals);
    };
    topic.onRefused = [this](const Error &error) { Q_EMIT refused(error); };
    m_subscription = m_session.stream().subscribe(topic);
    connect(&m_session.stream(), &Stream::online, this, &CampaignBoard::refresh);
    connect(&m_session.stream(), &Stream::linkChanged, this, [this](const LinkState &link) {
        if (link.phase != LinkState::Phase::Online && std::exchange(m_live, false))
            Q_EMIT liveChanged(false);
        if (!m_known)
            Q_EMIT changed(); // what it waits for is another now
    });
    if (m_session.stream().isOnline())
        refresh();
}

CampaignBoard::~CampaignBoard()
{
    m_session.stream().unsubscribe(m_subscription);
}

bool CampaignBoard::isCutOff() const
{
    return views::isCutOff(m_session.stream().link());
}

void CampaignBoard::tryAgain()
{
    if (m_session.stream().isOnline())
        refresh();
    else
        m_session.stream().retryNow();
}

void CampaignBoard::refresh()
{
    if (std::exchange(m_error, std::nullopt))
        Q_EMIT changed();
    whenDone(m_session.call(campaigns::show, {m_id}), this, [this](const Result<Campaign> &campaign) {
        if (!campaign) {
            m_error = campaign.error();
            Q_EMIT changed();
            Q_EMIT refused(campaign.error());
            return;
        }
        m_campaign = *campaign;
        m_known = true;
        m_session.archive().putCampaign(m_campaign);
        Q_EMIT changed();
    });
    whenDone(m_session.call(campaigns::gifts, {m_id, {}, kLatestGifts}), this,
             [this](const Result<Page<Gift>> &page) {
                 // The topic tells the latest gifts too, and later than this.
                 if (!page || m_live)
                     return;
                 m_gifts = page->items.first(qMin<qsizetype>(page->items.size(), kLatestGifts));
                 Q_EMIT changed();
             });
}

void CampaignBoard::apply(const Totals &totals)
{
    const bool wasLive = std::exchange(m_live, true);
    QList<Gift> fresh;
    for (const Gift &gift : totals.latest) {
        const bool known = std::any_of(m_gifts.cbegin(), m_gifts.cend(),
                                       [&gift](const Gift &other) { return other.id == gift.id; });
        // When one is given back, an old one moves up into the list: that is no news.
        const bool movedUp = m_gifts.size() >= kLatestGifts && gift.at < m_gifts.last().at;
        if (!known && !movedUp)
            fresh.prepend(gift);
    }
    m_campaign.id = m_id;
    m_campaign.total = totals.total;
    m_campaign.goal = totals.goal;
    m_campaign.giftCount = totals.giftCount;
    m_campaign.state = totals.state;
    m_gifts = totals.latest.first(qMin<qsizetype>(totals.latest.size(), kLatestGifts));
    if (m_known)
        m_session.archive().putCampaign(m_campaign);
    Q_EMIT changed();
    if (!wasLive) {
        Q_EMIT liveChanged(true);
        return; // the first word of the topic is what was, not what happens
    }
    for (const Gift &gift : fresh)
        Q_EMIT gifted(gift);
}

int CampaignBoard::permille() const
{
    return int(qMin<qint64>(share(m_campaign, 1000), 1000));
}

int CampaignBoard::percent() const
{
    return int(qMin<qint64>(share(m_campaign, 100), 99'999));
}

bool CampaignBoard::isOpen() const
{
    return m_known && m_campaign.state == campaigns::State::Open
        && m_campaign.endsAt > m_session.clock().now();
}

} // namespace madang::views
