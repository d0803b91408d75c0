// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/donor_ranking.h"

#include "common/base/when_done.h"

namespace madang::views {

using namespace std::chrono_literals;
using statements::Place;

namespace {

    constexpr int kPlaces = 20;

    std::chrono::hours lengthOf(DonorRanking::Period period)
    {
        switch (period) {
        case DonorRanking::Period::Week:
            return 24h * 7;
        case DonorRanking::Period::Month:
            return 24h * 31;
        case DonorRanking::Period::TwoMonths:
            return 24h * 61;
        case DonorRanking::Period::Year:
            return 24h * 366;
        case DonorRanking::Period::Always:
            break;
        }
        return 24h * 366 * 50;
    }

} // namespace

DonorRanking::DonorRanking(Session &session, CampaignId campaign, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_campaign(campaign)
{
    refresh();
}

QString DonorRanking::nameOf(Period period)
{
    switch (period) {
    case Period::Week:
        return tr("7 days");
    case Period::Month:
        return tr("1 month");
    case Period::TwoMonths:
        return tr("2 months");
    case Period::Year:
        return tr("1 year");
    case Period::Always:
        return tr("All time");
    }
    return {};
}

void DonorRanking::setPeriod(Period period)
{
    if (period == m_period)
        return;
    m_period = period;
    refresh();
}

void DonorRanking::refresh()
{
    statements::AskRanking wanted;
    if (!m_campaign.isNull())
        wanted.campaign = m_campaign;
    const Timestamp now = m_session.clock().now();
    // Never before the beginning of time.
    wanted.from = Timestamp{qMax<qint64>(0, now.plus(-lengthOf(m_period)).ms)};
    wanted.limit = kPlaces;
    m_loading = true;
    m_error.reset();
    Q_EMIT changed();
    const quint64 asked = ++m_asked;
    whenDone(m_session.call(statements::ranking, wanted), this,
             [this, asked](const Result<Page<Place>> &page) {
                 if (asked != m_asked)
                     return;
                 m_loading = false;
                 m_error = page ? std::nullopt : std::optional(page.error());
                 if (page)
                     m_places = page->items;
                 Q_EMIT changed();
             });
    if (m_session.state() == Session::State::SignedIn) {
        whenDone(m_session.call(statements::myRanking, {}), this,
                 [this](const Result<statements::RankingChoice> &choice) {
                     if (choice)
                         m_listed = choice->listed;
                     Q_EMIT changed();
                 });
    }
    Q_EMIT changed();
}

void DonorRanking::setListed(bool listed)
{
    whenDone(m_session.call(statements::chooseRanking, {listed}), this,
             [this](const Result<statements::RankingChoice> &choice) {
                 m_error = choice ? std::nullopt : std::optional(choice.error());
                 if (choice)
                     m_listed = choice->listed;
                 Q_EMIT changed();
                 if (choice)
                     refresh();
             });
}

} // namespace madang::views
