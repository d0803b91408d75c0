// SPDX-License-Identifier: GPL-3.0-or-later
// A house with everything that giving needs, and the steps of a gift. Needs server_features.
#pragma once

#include "server/features/campaigns/campaigns_feature.h"
#include "server/features/desk/desk_feature.h"
#include "server/features/files/file_store.h"
#include "server/features/ledger/ledger_feature.h"
#include "server/features/letters/letters_feature.h"
#include "server/features/notifications/notifications_feature.h"
#include "server/features/payments/payments_feature.h"
#include "server/features/payouts/payouts_feature.h"
#include "server/features/pledges/pledges_feature.h"
#include "server/features/receipts/receipts_feature.h"
#include "server/features/reconciliation/reconciliation_feature.h"
#include "server/features/refunds/refunds_feature.h"
#include "server/features/reports/reports_feature.h"
#include "server/features/rooms/rooms_feature.h"
#include "server/features/statements/statements_feature.h"
#include "tests/support/test_house.h"

#include <QUrlQuery>

namespace madang::test {

/// What a house with another gateway than the sandbox needs.
struct MoneySettings {
    OrderRules orders;
    TossSettings toss;
    TransferSettings transfers;
    CancelRules cancelling = {};
    LaneLimits lanes = kTestLanes;
    std::optional<QString> taxCode = {}; ///< of the organisation that gives receipts
};

class MoneyHouse : public TestHouse {
public:
    explicit MoneyHouse(Engine engine, const MoneySettings &settings = {})
        : TestHouse(engine, settings.lanes)
    {
        auto &notifications = add<NotificationsFeature>();
        auto &rooms = add<RoomsFeature>(notifications.access());
        m_ledger = &add<LedgerFeature>();
        m_payments = &add<PaymentsFeature>(house(), settings.orders, settings.toss, settings.transfers);
        auto &campaigns
            = add<CampaignsFeature>(m_accounts, rooms.access(), m_ledger->access(), m_payments->access(),
                                    notifications.access(), settings.cancelling);
        m_refunds = &add<RefundsFeature>(house(), m_accounts, campaigns.access(), m_payments->access(),
                                         notifications.access(), settings.cancelling);
        auto &letters = add<LettersFeature>(campaigns.access(), notifications.access());
        add<ReportsFeature>(campaigns.access(), letters.access(), rooms.access(), m_files,
                            m_refunds->access(), notifications.access(), m_payments->publicUrl());
        add<StatementsFeature>(m_accounts, campaigns.access(), m_ledger->access());
        add<ReceiptsFeature>(
            house(), m_accounts, campaigns.access(), m_payments->access(), notifications.access(),
            Issuer{
                QStringLiteral("마당 재단"), QStringLiteral("123-45-67890"), {}, {}, {}, settings.taxCode});
        add<PayoutsFeature>(m_accounts, campaigns.access(), m_ledger->access(), rooms.access(),
                            notifications.access(), PayoutRules{.feeBasisPoints = 330, .days = 7});
        add<ReconciliationFeature>(m_accounts, m_payments->access(), m_ledger->access());
        m_desk = &add<DeskFeature>(house(),
                                   DeskNeighbours{m_accounts, m_payments->access(), m_payments->webhooks(),
                                                  m_payments->transfers(), m_refunds->deskAccess()});
        add<PledgesFeature>(house(), campaigns.access(), m_payments->cards(), notifications.access(),
                            PledgeRules{});
        m_payments->publishedAt(QStringLiteral("https://madang.example"));
        m_owner = aUser(QStringLiteral("모금가"));
        pass(std::chrono::seconds(0)); // the first run of the jobs, as at start
    }

    LedgerFeature &ledger() { return *m_ledger; }
    DeskFeature &desk() { return *m_desk; }
    PaymentsFeature &payments() { return *m_payments; }
    UserId owner() const { return m_owner; }
    /// Somebody who may move money.
    UserId aTreasurer(const QString &nickname = QStringLiteral("회계"))
    {
        const UserId person = aUser(nickname);
        promote(person);
        return person;
    }
    /// Money of a paid order goes back at the gateway; how the return stands once all is quiet.
    Result<payments::OrderReturn> giveBack(const OrderId &order, Money amount, const QString &key)
    {
        using payments::OrderReturn;
        const auto later = work<Later<OrderReturn>>({}, [&](Work &work) {
            return m_payments->returns().start(work, {key, order, amount, QStringLiteral("마음이 바뀌어서")});
        });
        if (!later)
            return later.error();
        std::promise<Result<OrderReturn>> answer;
        (*later)([&answer](Result<OrderReturn> back) { answer.set_value(std::move(back)); });
        settle();
        return answer.get_future().get();
    }

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

    /// Waits until nobody outside is asked any more, and all that follows is done.
    void settleOutside()
    {
        do {
            settle();
        } while (m_payments->asksOutside());
        settle();
    }
    /// As pass(), with what is asked outside.
    void passOutside(std::chrono::milliseconds span)
    {
        settleOutside();
        pass(span);
        settleOutside();
    }
    /// The browser comes back from another company's window: the page's status, 0 for an error.
    int comeBack(const OrderId &order, const QString &paymentKey, Money amount)
    {
        const auto page = ask("GET", QStringLiteral("/pay/success"),
                              {{QStringLiteral("orderId"), order.value},
                               {QStringLiteral("paymentKey"), paymentKey},
                               {QStringLiteral("amount"), QString::number(amount.won)}});
        settleOutside();
        return page ? page->status : 0;
    }
    /// What came to a webhook's address, as octets: the answer's status, 0 for an error.
    int hook(const QByteArray &body)
    {
        const auto reply = askRaw("POST", QStringLiteral("/api/v1/webhooks/toss"), body);
        settleOutside();
        return reply ? reply->status : 0;
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
    /// What the sandbox's own book says it took and did not give back.
    Money captured()
    {
        const auto sum = store().db().only<Money>(
            QStringLiteral("SELECT CAST(COALESCE(SUM(captured), 0) AS BIGINT) FROM sandbox_payment"));
        return sum ? *sum - givenBack() : Money{-1};
    }
    /// What it gave back.
    Money givenBack()
    {
        const auto sum = store().db().only<Money>(QStringLiteral(
            "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM sandbox_refund WHERE status = 'returned'"));
        return sum ? *sum : Money{-1};
    }
    /// Makes somebody one of those who may move money.
    void promote(UserId person, const QString &role = QStringLiteral("treasurer"))
    {
        const auto changed
            = store().db().run(QStringLiteral("UPDATE account SET role = :role WHERE id = :id"),
                               bind("role", role), bind("id", person));
        if (!changed)
            qFatal("a role cannot be given: %s", qPrintable(changed.error().about));
    }
    /// A wish to have a gift back.
    static refunds::AskRefund aRefund(DonationId donation, const QString &tag = QStringLiteral("back"))
    {
        return {.donation = donation,
                .tag = {tag},
                .amount = std::nullopt,
                .reason = QStringLiteral("마음이 바뀌었어요"),
                .dryRun = std::nullopt};
    }
    RefundsFeature &refundsFeature() { return *m_refunds; }

private:
    AccountStore m_accountStore;
    AccountAccess m_accounts{m_accountStore};
    FileStore m_fileStore;
    FileAccess m_files{m_fileStore};
    LedgerFeature *m_ledger = nullptr;
    DeskFeature *m_desk = nullptr;
    PaymentsFeature *m_payments = nullptr;
    RefundsFeature *m_refunds = nullptr;
    UserId m_owner;
};

} // namespace madang::test
