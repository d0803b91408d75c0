// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/donation_monitor.h"

#include "common/base/when_done.h"

namespace madang::views {

using campaigns::Gift;
using namespace std::chrono_literals;

namespace {

    constexpr Money kWarm{10'000};
    constexpr Money kGreat{100'000};

    constexpr int kTopicLength = 10; // gifts that the topic tells at most
    constexpr int kEventsPerPage = 100;
    constexpr int kMostMissing = 2000; // read at once after an absence
    constexpr int kMostKnown = 5000;

} // namespace

DonationMonitor::Tier DonationMonitor::tierOf(const Gift &gift)
{
    if (!gift.amount || *gift.amount < kWarm)
        return Tier::Plain;
    return *gift.amount < kGreat ? Tier::Warm : Tier::Great;
}

DonationMonitor::DonationMonitor(Session &session, CampaignId campaign, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_board(session, campaign)
    , m_stageEnds(session.alarms().makeAlarm([this] {
        leaveStage();
        next();
    }))
{
    connect(&m_board, &CampaignBoard::changed, this, &DonationMonitor::onBoard);
    connect(&m_board, &CampaignBoard::liveChanged, this, &DonationMonitor::onBoard);
}

// --- what is given ---

void DonationMonitor::onBoard()
{
    if (m_reading)
        return; // the pages are newer than this, and the board is looked at again after them
    const QList<Gift> &latest = m_board.gifts();
    const bool overlaps = std::any_of(latest.cbegin(), latest.cend(),
                                      [this](const Gift &gift) { return m_known.contains(gift.id); });
    if (m_started && !overlaps && latest.size() >= kTopicLength) {
        readMissing({});
        return;
    }
    take(latest, m_started);
    m_started = m_started || m_board.isLive();
    Q_EMIT changed();
    next();
}

void DonationMonitor::readMissing(const std::optional<QString> &after)
{
    m_reading = true;
    whenDone(m_session.call(campaigns::gifts, {m_board.id(), after, kEventsPerPage}), this,
             [this](const Result<Page<Gift>> &page) {
                 if (page) {
                     onPage(*page);
                     return;
                 }
                 // What could be read is shown; the board tells the rest when the link is back.
                 m_reading = false;
                 take(std::exchange(m_missing, {}), true);
                 Q_EMIT changed();
                 next();
             });
}

void DonationMonitor::onPage(const Page<Gift> &page)
{
    const bool meets = std::any_of(page.items.cbegin(), page.items.cend(),
                                   [this](const Gift &gift) { return m_known.contains(gift.id); });
    m_missing += page.items;
    if (!meets && page.next && m_missing.size() < kMostMissing) {
        readMissing(page.next);
        return;
    }
    m_reading = false;
    take(std::exchange(m_missing, {}), true);
    onBoard();
}

void DonationMonitor::take(QList<Gift> newestFirst, bool alert)
{
    if (!alert && m_known.isEmpty() && newestFirst.size() >= kTopicLength)
        m_oldest = newestFirst.last().at;
    std::reverse(newestFirst.begin(), newestFirst.end());
    for (const Gift &gift : std::as_const(newestFirst)) {
        // When one is given back, one from before our time moves up into the list: that is no news.
        if (m_known.contains(gift.id) || gift.at < m_oldest)
            continue;
        m_known.insert(gift.id);
        m_knownOrder.append(gift.id);
        m_ticker.prepend(gift);
        if (!alert)
            continue;
        if (m_queue.size() < kMostWaiting)
            m_queue.append(gift);
        else
            ++m_missed;
    }
    if (m_ticker.size() > kTickerLength)
        m_ticker.resize(kTickerLength);
    while (m_knownOrder.size() > kMostKnown)
        m_known.remove(m_knownOrder.takeFirst());
}

// --- the stage ---

void DonationMonitor::setPaused(bool paused)
{
    if (paused == m_paused)
        return;
    m_paused = paused;
    Q_EMIT changed();
    next();
}

void DonationMonitor::skip()
{
    leaveStage();
    next();
}

bool DonationMonitor::replay(DonationId id)
{
    for (const Gift &gift : std::as_const(m_ticker)) {
        if (gift.id != id)
            continue;
        m_queue.removeIf([id](const Gift &other) { return other.id == id; });
        m_queue.prepend(gift);
        Q_EMIT changed();
        next();
        return true;
    }
    return false;
}

void DonationMonitor::clear()
{
    m_queue.clear();
    m_missed = 0;
    Q_EMIT changed();
}

void DonationMonitor::next()
{
    if (m_stage || m_paused || m_queue.isEmpty())
        return;
    m_stage = m_queue.takeFirst();
    m_stageEnds->start(timeOnStage(*m_stage));
    Q_EMIT stageChanged();
    Q_EMIT changed();
}

void DonationMonitor::leaveStage()
{
    m_stageEnds->stop();
    if (!m_stage)
        return;
    m_stage.reset();
    Q_EMIT stageChanged();
}

std::chrono::milliseconds DonationMonitor::timeOnStage(const Gift &gift) const
{
    // The more wait, the shorter: two hundred in ten seconds are through in five minutes.
    const std::chrono::milliseconds plain = m_queue.size() > 20 ? 1500ms
        : m_queue.size() > 5                                    ? 3000ms
                                                                : 6000ms;
    return tierOf(gift) == Tier::Great ? plain * 3 / 2 : plain;
}

} // namespace madang::views
