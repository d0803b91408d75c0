// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/features.h"

namespace madang {

Features::Features(const House &house, AccessTokens &tokens, const FeatureSettings &settings,
                   std::unique_ptr<outbound::MailCarrier> mailCarrier)
    : m_mail(house, std::move(mailCarrier), settings.mail)
    , m_accounts(house, tokens, settings.accounts, settings.refreshLife, &m_mail.access(),
                 &m_notifications.access())
    , m_audit(m_accounts.access())
    , m_rooms(m_notifications.access(), settings.roomsPerAccount)
    , m_files(house, m_rooms.access(), settings.files)
    , m_chat(m_accounts.access(), m_rooms.access(), m_files.access(), m_notifications.access())
    , m_presence(house, m_rooms.access())
    , m_complaints(m_accounts.access(), m_rooms.access(), m_chat.access(), m_notifications.access())
    , m_search(house, m_rooms.access())
    , m_payments(house, settings.orders, settings.toss, settings.transfers)
    , m_campaigns(m_accounts.access(), m_rooms.access(), m_ledger.access(), m_payments.access(),
                  m_notifications.access(), settings.cancelling, settings.usualWords)
    , m_refunds(house, m_accounts.access(), m_campaigns.access(), m_payments.access(),
                m_notifications.access(), settings.cancelling)
    , m_letters(m_campaigns.access(), m_notifications.access())
    , m_reports(m_campaigns.access(), m_letters.access(), m_rooms.access(), m_files.access(),
                m_refunds.access(), m_notifications.access(), m_payments.publicUrl())
    , m_statements(m_accounts.access(), m_campaigns.access(), m_ledger.access())
    , m_receipts(house, m_accounts.access(), m_campaigns.access(), m_payments.access(),
                 m_notifications.access(), settings.issuer)
    , m_payouts(m_accounts.access(), m_campaigns.access(), m_ledger.access(), m_rooms.access(),
                m_notifications.access(), settings.payouts)
    , m_reconciliation(m_accounts.access(), m_payments.access(), m_ledger.access())
    , m_desk(house,
             {m_accounts.access(), m_payments.access(), m_payments.webhooks(), m_payments.transfers(),
              m_refunds.deskAccess()})
    , m_pledges(house, m_campaigns.access(), m_payments.cards(), m_notifications.access(), settings.pledges)
    , m_providers(house, m_accounts, settings.providers, settings.accounts.codeKey, m_payments.publicUrl())
{
}

std::vector<Feature *> Features::all()
{
    return {
        &m_mail,      &m_accounts,       &m_audit,      &m_notifications, &m_rooms,      &m_files,
        &m_chat,      &m_presence,       &m_complaints, &m_search,        &m_ledger,     &m_payments,
        &m_campaigns, &m_refunds,        &m_letters,    &m_reports,       &m_statements, &m_receipts,
        &m_payouts,   &m_reconciliation, &m_desk,       &m_pledges,       &m_providers,
    };
}

void Features::install(Routes &at)
{
    for (Feature *feature : all())
        feature->install(at);
}

void Features::installForSocket(Routes &at)
{
    m_accounts.installForSocket(at);
    m_desk.installForSocket(at);
    m_mail.installForSocket(at);
}

void Features::schedule(Schedule &jobs)
{
    for (Feature *feature : all())
        feature->schedule(jobs);
}

void Features::stop()
{
    for (Feature *feature : all())
        feature->stop();
}

} // namespace madang
