// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/features.h"

namespace madang {

Features::Features(const House &house, AccessTokens &tokens, const FeatureSettings &settings,
                   std::unique_ptr<outbound::MailCarrier> mailCarrier)
    : m_mail(house, std::move(mailCarrier), settings.mail)
    , m_accounts(house, tokens, settings.accounts, settings.refreshLife, &m_mail.access(),
                 &m_notifications.access())
    , m_audit(m_accounts.access())
    , m_bans(m_accounts.access(), settings.trustedProxies)
    , m_rooms(m_notifications.access(), settings.roomsPerAccount)
    , m_roomCare(m_accounts.access(), m_rooms.access())
    , m_files(house, m_rooms.access(), settings.files)
    , m_chat(m_accounts.access(), m_rooms.access(), m_files.access(), m_notifications.access(),
             settings.calls)
    , m_drafts(m_rooms.access())
    , m_saved(m_rooms.access())
    , m_presence(house, m_rooms.access())
    , m_details(settings.accounts.factorKey, settings.accounts.addresses)
    , m_addresses(house, settings.addresses, settings.accounts.addresses,
                  settings.accounts.registration == accounts::Registration::Closed
                      ? QList<details::AskedPart>()
                      : settings.accounts.details)
    , m_complaints(m_accounts.access(), m_rooms.access(), m_rooms.members(), m_chat.access(),
                   m_notifications.access())
    , m_contact(house, m_accounts.access(), m_mail.access(), settings.contact)
    , m_search(house, m_rooms.access())
    , m_payments(house, settings.orders, settings.toss, settings.transfers)
    , m_verification(house, m_accounts.access(), settings.verification, m_payments.publicUrl())
    , m_profiles(house, m_accounts.access(), m_rooms.access(), m_files, m_presence.access(),
                 &m_verification.access())
    , m_campaigns(m_accounts.access(), m_rooms.access(), m_ledger.access(), m_payments.access(),
                  m_notifications.access(), settings.cancelling, settings.usualWords,
                  &m_verification.access())
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
    , m_overview(house, m_accounts.access(), Surroundings::of(settings.dataFolder))
    , m_places(m_rooms.access(), m_payments.publicUrl())
    , m_personal(house,
                 {m_accounts.accounts(), m_accounts.users(), m_rooms.access(), m_search.index(),
                  m_files.tidy(), m_files.blobs(), m_files.porters(), m_notifications.access()},
                 settings.exportFolder,
                 // Mails while it is known whose an address is; then names; gifts before the cards that tell
                 // of them; what is found before what was said; drafts after the memberships they hang on;
                 // who is told last of all.
                 {&m_mail.records(),          &m_accounts.records(),       &m_profiles.records(),
                  &m_providers.records(),     &m_campaigns.records(),      &m_search.records(),
                  &m_rooms.records(),         &m_drafts.records(),         &m_chat.records(),
                  &m_files.records(),         &m_presence.records(),       &m_complaints.records(),
                  &m_pledges.records(),       &m_payments.records(),       &m_refunds.records(),
                  &m_letters.records(),       &m_statements.records(),     &m_receipts.records(),
                  &m_payouts.records(),       &m_reconciliation.records(), &m_desk.records(),
                  &m_notifications.records(), &m_details.records(),        &m_verification.records(),
                  &m_bans.records(),          &m_saved.records(),          &m_audit.records()})
{
    m_complaints.lookAfter(m_profiles.access());
    m_accounts.whenRenamed(
        [this](Work &work, const AccountRow &who) { return m_profiles.tell(work, who.id); });
    m_accounts.whenRoleGiven([this](Work &work, const AccountRow &who) {
        if (!accounts::may(who.role, accounts::Deed::MoveMoney))
            DeskFeature::letGo(work, who.id);
        return m_profiles.tell(work, who.id);
    });
}

std::vector<Feature *> Features::all()
{
    return {
        &m_mail,         &m_accounts, &m_audit,     &m_notifications,  &m_rooms,   &m_files,
        &m_chat,         &m_presence, &m_profiles,  &m_complaints,     &m_contact, &m_search,
        &m_ledger,       &m_payments, &m_campaigns, &m_refunds,        &m_letters, &m_reports,
        &m_statements,   &m_receipts, &m_payouts,   &m_reconciliation, &m_desk,    &m_pledges,
        &m_providers,    &m_overview, &m_personal,  &m_details,        &m_bans,    &m_drafts,
        &m_verification, &m_places,   &m_roomCare,  &m_saved,      &m_addresses,
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
    m_bans.installForSocket(at);
    m_complaints.installForSocket(at);
    m_roomCare.installForSocket(at);
    m_desk.installForSocket(at);
    m_mail.installForSocket(at);
    m_personal.installForSocket(at);
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
