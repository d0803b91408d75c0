// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/overview_desk.h"

#include "common/base/when_done.h"
#include "common/protocol/roles.h"
#include "common/views/overview_text.h"
#include "common/views/wording.h"

namespace madang::views {

using namespace std::chrono_literals;
using overview::HouseState;
using overview::Verdict;

namespace {

    constexpr auto kReadAgain = 5s;

} // namespace

OverviewDesk::OverviewDesk(Session &session, const Formats &formats, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_formats(formats)
    , m_again(session.alarms().makeAlarm([this] { refresh(); }))
{
}

OverviewDesk::~OverviewDesk() = default;

bool OverviewDesk::isFor(const accounts::Account &account)
{
    return accounts::may(account.role, accounts::Deed::Administer);
}

void OverviewDesk::setShown(bool shown)
{
    if (m_shown == shown)
        return;
    m_shown = shown;
    if (shown)
        refresh();
    else
        m_again->stop();
}

void OverviewDesk::refresh()
{
    if (m_loading)
        return;
    m_again->stop();
    m_loading = true;
    whenDone(m_session.call(overview::read, {}), this,
             [this](const Result<HouseState> &state) { take(state); });
    Q_EMIT changed();
}

void OverviewDesk::take(const Result<HouseState> &state)
{
    m_loading = false;
    if (state) {
        m_state = *state;
        m_readAt = m_formats.now();
        m_error.reset();
    } else {
        m_error = state.error();
        // Whoever lost the right to read it keeps nothing of it on the screen.
        if (isRefused())
            m_state.reset();
    }
    if (m_shown && !isRefused())
        m_again->start(kReadAgain);
    Q_EMIT changed();
}

QString OverviewDesk::headline() const
{
    if (m_state)
        return overview_text::headline(*m_state);
    return m_error ? wording::of(*m_error) : tr("Looking around…");
}

Verdict OverviewDesk::verdict() const
{
    return m_state ? m_state->verdict : Verdict::Watch;
}

QString OverviewDesk::freshness() const
{
    if (!m_state)
        return {};
    const QString at = m_formats.timeOfDay(m_readAt);
    return isStale() ? tr("Not reached since %1; this is how it was then.").arg(at)
                     : tr("Read at %1.").arg(at);
}

} // namespace madang::views
