// SPDX-License-Identifier: GPL-3.0-or-later
// Features: the list of them, one line each, in dependency order.
#pragma once

#include "server/features/accounts/accounts_feature.h"
#include "server/features/addresses/addresses_feature.h"
#include "server/features/audit/audit_feature.h"
#include "server/features/bans/bans_feature.h"
#include "server/features/campaigns/campaigns_feature.h"
#include "server/features/chat/chat_feature.h"
#include "server/features/complaints/complaints_feature.h"
#include "server/features/contact/contact_feature.h"
#include "server/features/desk/desk_feature.h"
#include "server/features/details/details_feature.h"
#include "server/features/drafts/drafts_feature.h"
#include "server/features/files/files_feature.h"
#include "server/features/ledger/ledger_feature.h"
#include "server/features/letters/letters_feature.h"
#include "server/features/mail/mail_feature.h"
#include "server/features/notifications/notifications_feature.h"
#include "server/features/overview/overview_feature.h"
#include "server/features/payments/payments_feature.h"
#include "server/features/payouts/payouts_feature.h"
#include "server/features/personal/personal_feature.h"
#include "server/features/places/places_feature.h"
#include "server/features/pledges/pledges_feature.h"
#include "server/features/presence/presence_feature.h"
#include "server/features/profiles/profiles_feature.h"
#include "server/features/providers/providers_feature.h"
#include "server/features/receipts/receipts_feature.h"
#include "server/features/reconciliation/reconciliation_feature.h"
#include "server/features/refunds/refunds_feature.h"
#include "server/features/reports/reports_feature.h"
#include "server/features/roomcare/room_care_feature.h"
#include "server/features/rooms/rooms_feature.h"
#include "server/features/saved/saved_feature.h"
#include "server/features/search/search_feature.h"
#include "server/features/statements/statements_feature.h"
#include "server/features/verification/verification_feature.h"

namespace madang {

/// What the configuration decides about features.
struct FeatureSettings {
    AccountRules accounts;
    std::chrono::seconds refreshLife{std::chrono::hours(24 * 30)};
    OrderRules orders;
    CancelRules cancelling;
    TossSettings toss;
    TransferSettings transfers;
    PledgeRules pledges;
    Issuer issuer;
    PayoutRules payouts;
    bool usualWords = true; ///< see CampaignsFeature
    int roomsPerAccount = kUsualRoomsPerAccount;
    CallRules calls = {}; ///< how often everyone in a room, or a role, may be called
    FileSettings files;
    MailIdentity mail;
    std::optional<MailAddress> contact = {}; ///< where words to the operator go; see ContactService
    QString exportFolder; ///< where what is made for people to take away waits for them
    QString dataFolder; ///< whose disk must not run full
    QList<Provider> providers; ///< with whose accounts one can sign in
    QList<QByteArray> trustedProxies; ///< behind which everybody else is
    VerificationRules verification = {}; ///< of who one is
    AddressRules addresses = {}; ///< of where one lives; AccountRules::addresses goes with it
};

class Features {
public:
    Features(const House &house, AccessTokens &tokens, const FeatureSettings &settings,
             std::unique_ptr<outbound::MailCarrier> mailCarrier);
    void install(Routes &at);
    /// The commands of the socket in the data folder.
    void installForSocket(Routes &at);
    void schedule(Schedule &jobs);
    void stop();

    /// Before the house opens.
    Done prepareNicknames(Work &work) { return m_accounts.accounts().prepareNicknames(work); }
    SessionService &sessions() { return m_accounts.sessions(); }
    RoomAccess &rooms() { return m_rooms.access(); }
    CampaignsFeature &campaigns() { return m_campaigns; }
    PaymentsFeature &payments() { return m_payments; }
    Attendance &attendance() { return m_presence.attendance(); }
    BansFeature &bans() { return m_bans; }
    OverviewFeature &overview() { return m_overview; }
    LedgerFeature &ledger() { return m_ledger; }
    PersonalFeature &personal() { return m_personal; }
    ReconciliationFeature &reconciliation() { return m_reconciliation; }

private:
    std::vector<Feature *> all();

    MailFeature m_mail;
    NotificationsFeature m_notifications;
    AccountsFeature m_accounts;
    AuditFeature m_audit;
    BansFeature m_bans;
    RoomsFeature m_rooms;
    RoomCareFeature m_roomCare;
    FilesFeature m_files;
    ChatFeature m_chat;
    DraftsFeature m_drafts;
    SavedFeature m_saved;
    PresenceFeature m_presence;
    DetailsFeature m_details;
    AddressesFeature m_addresses;
    ComplaintsFeature m_complaints;
    ContactFeature m_contact;
    SearchFeature m_search;
    LedgerFeature m_ledger;
    PaymentsFeature m_payments;
    VerificationFeature m_verification;
    ProfilesFeature m_profiles;
    CampaignsFeature m_campaigns;
    RefundsFeature m_refunds;
    LettersFeature m_letters;
    ReportsFeature m_reports;
    StatementsFeature m_statements;
    ReceiptsFeature m_receipts;
    PayoutsFeature m_payouts;
    ReconciliationFeature m_reconciliation;
    DeskFeature m_desk;
    PledgesFeature m_pledges;
    ProvidersFeature m_providers;
    OverviewFeature m_overview;
    PlacesFeature m_places;
    PersonalFeature m_personal;
};

} // namespace madang
