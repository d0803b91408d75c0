// SPDX-License-Identifier: GPL-3.0-or-later
// A house with everything that giving needs, and the steps of a gift. Needs server_features.
#pragma once

#include "server/features/campaigns/campaigns_feature.h"
#include "server/features/desk/desk_feature.h"
#include "server/features/ledger/ledger_feature.h"
#include "server/features/letters/letters_feature.h"
#include "server/features/notifications/notifications_feature.h"
#include "server/features/payments/payments_feature.h"
#include "server/features/reports/reports_feature.h"
#include "server/features/rooms/rooms_feature.h"
#include "server/features/statements/statements_feature.h"
#include "tests/support/test_house.h"

#include <QUrlQuery>

namespace madang::test {

class MoneyHouse : public TestHouse {
public:
    explicit MoneyHouse(Engine engine)
        : TestHouse(engine)
    {
        auto &notifications = add<NotificationsFeature>();
        auto &rooms = add<RoomsFeature>(notifications.access());
        m_ledger = &add<LedgerFeature>();
        m_payments = &add<PaymentsFeature>(house(), OrderRules{});
        auto &campaigns = add<CampaignsFeature>(m_accounts, rooms.access(), m_ledger->access(),
                                                m_payments->access(), notifications.access());
        auto &letters = add<LettersFeature>(campaigns.access(), notifications.access());
        add<ReportsFeature>(campaigns.access(), letters.access(), rooms.access());
        add<StatementsFeature>(campaigns.access());
        m_desk = &add<DeskFeature>(house(), m_accounts, m_payments->access());
        m_payments->publishedAt(QStringLiteral("https://madang.example"));
        m_owner = aUser(QStringLiteral("모금가"));
        pass(std::chrono::seconds(0)); // the first run of the jobs, as at start
    }

    LedgerFeature &ledger() { return *m_ledger; }
    DeskFeature &desk() { return *m_desk; }
    UserId owner() const { return m_owner; }

    /// An open campaign in a room of its own, owned by owner().
    campaigns::Campaign aCampaign(const QString &title = QStringLiteral("겨울나기 모금"))
    {
        const auto made = call(m_owner, campaigns::create,
                               {.title = title,
                                .story = {},
                                .goal = {1'000'000},
                                .endsAt = clock().now().plus(std::chrono::hours(24)),
                                .room = std::nullopt});
        if (!made)
            qFatal("a test campaign cannot be made: %s", qPrintable(made.error().about));
        return *made;
    }

    /// A wish to give.
    static campaigns::Donate aWish(CampaignId campaign, Money amount,
                                   const QString &tag = QStringLiteral("tag"))
    {
        return {.campaign = campaign,
                .tag = {tag},
                .amount = amount,
                .message = std::nullopt,
                .visibility = std::nullopt};
    }

    /// Decides at the sandbox; the members its way back carries. Empty when it refused.
    QJsonObject decide(const OrderId &order, const QString &decision)
    {
        const auto reply = ask("POST", QStringLiteral("/pay/sandbox/") + order.value,
                               {{QStringLiteral("decision"), decision}});
        if (!reply || reply->status != 303 || !reply->location.startsWith("/pay/success?"))
            return {};
        QJsonObject members;
        for (const auto &[name, value] : QUrlQuery(QUrl(QString::fromLatin1(reply->location))).queryItems())
            members.insert(name, value);
        return members;
    }
    /// Decides and comes back; whether the payer saw a page.
    bool pay(const OrderId &order, const QString &decision = QStringLiteral("approve"))
    {
        const auto page = ask("GET", QStringLiteral("/pay/success"), decide(order, decision));
        settle();
        return page && page->status == 200;
    }
    /// A whole gift; null when something refused it.
    DonationId aGift(UserId donor, const campaigns::Donate &wish)
    {
        const auto donating = call(donor, campaigns::donate, wish);
        if (!donating || !pay(donating->donation.order))
            return {};
        return donating->donation.id;
    }

    Money balance(const QString &kind, qint64 subject)
    {
        const auto found = work<Money>({}, [&](Work &work) {
            return m_ledger->access().balance(work, {kind, subject});
        });
        return found ? *found : Money{-1};
    }
    bool booksHold()
    {
        const auto report
            = work<ledger::Report>({}, [&](Work &work) { return m_ledger->service().check(work); });
        return report && report->holds();
    }
    /// What the sandbox's own book says it took.
    Money captured()
    {
        const auto sum = store().db().only<Money>(
            QStringLiteral("SELECT CAST(COALESCE(SUM(captured), 0) AS BIGINT) FROM sandbox_payment"));
        return sum ? *sum : Money{-1};
    }

private:
    AccountStore m_accountStore;
    AccountAccess m_accounts{m_accountStore};
    LedgerFeature *m_ledger = nullptr;
    DeskFeature *m_desk = nullptr;
    PaymentsFeature *m_payments = nullptr;
    UserId m_owner;
};

} // namespace madang::test
