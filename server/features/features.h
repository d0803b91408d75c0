// SPDX-License-Identifier: GPL-3.0-or-later
// Features: the list of them, one line each, in dependency order.
#pragma once

#include "server/features/accounts/accounts_feature.h"
#include "server/features/campaigns/campaigns_feature.h"
#include "server/features/chat/chat_feature.h"
#include "server/features/desk/desk_feature.h"
#include "server/features/ledger/ledger_feature.h"
#include "server/features/letters/letters_feature.h"
#include "server/features/notifications/notifications_feature.h"
#include "server/features/payments/payments_feature.h"
#include "server/features/reports/reports_feature.h"
#include "server/features/rooms/rooms_feature.h"
#include "server/features/statements/statements_feature.h"

namespace madang {

/// What the configuration decides about features.
struct FeatureSettings {
    AccountRules accounts;
    std::chrono::seconds refreshLife{std::chrono::hours(24 * 30)};
    OrderRules orders;
    int roomsPerAccount = kUsualRoomsPerAccount;
};

class Features {
public:
    Features(const House &house, AccessTokens &tokens, const FeatureSettings &settings);
    void install(Routes &at);
    /// The commands of the socket in the data folder.
    void installForSocket(Routes &at) { m_desk.installForSocket(at); }
    void schedule(Schedule &jobs);

    SessionService &sessions() { return m_accounts.sessions(); }
    RoomAccess &rooms() { return m_rooms.access(); }
    CampaignsFeature &campaigns() { return m_campaigns; }
    PaymentsFeature &payments() { return m_payments; }
    LedgerFeature &ledger() { return m_ledger; }

private:
    std::array<Feature *, 11> all();

    AccountsFeature m_accounts;
    NotificationsFeature m_notifications;
    RoomsFeature m_rooms;
    ChatFeature m_chat;
    LedgerFeature m_ledger;
    PaymentsFeature m_payments;
    CampaignsFeature m_campaigns;
    LettersFeature m_letters;
    ReportsFeature m_reports;
    StatementsFeature m_statements;
    DeskFeature m_desk;
};

} // namespace madang
