// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/features.h"

namespace madang {

Features::Features(const House &house, AccessTokens &tokens, const FeatureSettings &settings)
    : m_accounts(house, tokens, settings.accounts, settings.refreshLife)
    , m_rooms(m_notifications.access(), settings.roomsPerAccount)
    , m_chat(m_rooms.access())
    , m_payments(house, settings.orders)
    , m_campaigns(m_accounts.access(), m_rooms.access(), m_ledger.access(), m_payments.access(),
                  m_notifications.access())
    , m_letters(m_campaigns.access(), m_notifications.access())
    , m_reports(m_campaigns.access(), m_letters.access(), m_rooms.access())
    , m_statements(m_campaigns.access())
    , m_desk(house, m_accounts.access(), m_payments.access())
{
}

std::array<Feature *, 11> Features::all()
{
    return {&m_accounts,  &m_notifications, &m_rooms,   &m_chat,       &m_ledger, &m_payments,
            &m_campaigns, &m_letters,       &m_reports, &m_statements, &m_desk};
}

void Features::install(Routes &at)
{
    for (Feature *feature : all())
        feature->install(at);
}

void Features::schedule(Schedule &jobs)
{
    for (Feature *feature : all())
        feature->schedule(jobs);
}

} // namespace madang
