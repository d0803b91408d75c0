// SPDX-License-Identifier: GPL-3.0-or-later
// Every statement of giving, the payments desk, refunds, messages that are held, receipts and monthly gifts,
// asked for its plan: what grows with the house is reached through an index.
#include "tests/support/pledge_house.h"
#include "tests/support/query_plans.h"

#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using desk::Section;
using test::MoneyHouse;
using test::PledgeHouse;

namespace {

/// Statements that may walk a whole table, each with its reason.
const QStringList &exceptions()
{
    static const QStringList all{
        // The proof of the books reads everything there is; it has a reading lane of its own turn.
        u"SELECT about, COUNT(*) OVER () FROM ("_s, u"SELECT COUNT(*) FROM ledger_entry"_s,
        u"SELECT COUNT(*) FROM ledger_transfer"_s, u"SELECT a.kind, COUNT(DISTINCT a.id)"_s,
        u"SELECT name FROM sqlite_master"_s, u"SELECT tgname FROM pg_trigger"_s,
        // Stops at the first row.
        u"SELECT at, holds, wrong FROM ledger_proof ORDER BY id DESC LIMIT 1"_s,
        u"SELECT number, name, checksum, applied_at FROM schema_migration"_s, // once at start, a row per step
    };
    return all;
}

} // namespace

class MoneyQueryPlansTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void whatGrowsIsReachedThroughAnIndex()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        QSet<QString> texts;
        // Two houses, because a house has one gateway.
        for (const QString &gateway : {u"sandbox"_s, u"transfer"_s}) {
            test::MoneySettings settings;
            settings.orders.gateway = gateway;
            settings.transfers.accounts = {BankAccount{u"은행1"_s, u"111-11"_s, u"마당협회"_s}};
            settings.cancelling = {72h, {50'000}};
            settings.lanes = {.readers = 1, .writers = 1};
            m_house = std::make_unique<PledgeHouse>(engine, settings);
            m_mina = m_house->aUser(u"미나"_s);
            m_boss = m_house->aTreasurer();
            m_campaign = m_house->aLongCampaign();
            gateway == "sandbox"_L1 ? useTheSandbox() : useTransfers();
            useTheDesk();
            for (int i = 0; i < 3; ++i)
                m_house->pass(1h);
            for (const LaneKind kind : {LaneKind::Read, LaneKind::Write})
                texts += test::QueryPlans::statementsOf(m_house->lanes(), kind);
        }
        int looked = 0;
        const QStringList walks
            = test::QueryPlans(m_house->store().db()).walksOf(texts, exceptions(), looked);
        QVERIFY2(walks.isEmpty(), qPrintable(walks.join(u"\n\n"_s)));
        QVERIFY2(looked >= 150, QByteArray::number(looked).constData());
        m_house.reset();
    }

private:
    OrderId orderOf(DonationId gift) { return m_house->call(m_mina, campaigns::donation, {gift})->order; }

    void useTheSandbox()
    {
        const CampaignId campaign = m_campaign.id;
        const UserId owner = m_house->owner();
        auto wish = MoneyHouse::aWish(campaign, {10'000}, u"a"_s);
        wish.message = u"이런 시발"_s;
        const DonationId gift = m_house->aGift(m_mina, wish);
        QVERIFY(!gift.isNull());
        const DonationId large = m_house->aGift(m_mina, MoneyHouse::aWish(campaign, {90'000}, u"b"_s));
        // Lists, and what one may see of one's own.
        QVERIFY(m_house->call({}, campaigns::list, {{}, {}}));
        QVERIFY(m_house->call({}, campaigns::show, {campaign}));
        QVERIFY(m_house->call({}, campaigns::gifts, {campaign, {}, {}}));
        QVERIFY(m_house->call(m_mina, campaigns::myDonations, {}));
        QVERIFY(m_house->call({}, campaigns::showTotals, {campaign}));
        QVERIFY(m_house->call({}, campaigns::milestones, {campaign}));
        QVERIFY(m_house->call({}, statements::ranking, {campaign, {}, {}, {}}));
        QVERIFY(m_house->call(owner, statements::statement, {campaign}));
        // Messages.
        QVERIFY(m_house->call(owner, moderation::rules, {campaign}));
        QVERIFY(m_house->call(owner, moderation::changeRules, {campaign, {u"지붕"_s}}));
        QVERIFY(m_house->call(owner, moderation::held, {campaign}));
        QVERIFY(m_house->call(owner, moderation::decide, {campaign, gift, moderation::Verdict::Release}));
        QVERIFY(m_house->call(m_boss, moderation::report, {campaign, gift, u"무례"_s}));
        QVERIFY(m_house->call(owner, moderation::held, {campaign}));
        // Receipts.
        QVERIFY(m_house->call(m_mina, receipts::issue, {gift, {}}));
        QVERIFY(m_house->call(m_mina, receipts::ofDonation, {gift}));
        QVERIFY(m_house->call(m_mina, receipts::mine, {}));
        // Monthly gifts.
        auto monthly = PledgeHouse::aWishMonthly(campaign, 25);
        monthly.now = true;
        const PledgeId pledge = m_house->aPledge(m_mina, monthly);
        QVERIFY(m_house->call(m_mina, pledges::list, {{}, {}}));
        QVERIFY(m_house->call(m_mina, pledges::show, {pledge}));
        QVERIFY(m_house->call(m_mina, pledges::charges, {pledge, {}, {}}));
        QVERIFY(m_house->call(m_mina, pledges::change, {pledge, Money{5'000}, {}, {}, {}}));
        QVERIFY(m_house->call(m_mina, pledges::pause, {pledge}));
        QVERIFY(m_house->call(m_mina, pledges::resume, {pledge}));
        m_house->pass(24h * 40);
        QVERIFY(m_house->call(m_mina, pledges::cancel, {pledge}));
        // Refunds.
        QVERIFY(m_house->call(m_mina, refunds::ask, MoneyHouse::aRefund(gift, u"r1"_s)));
        QVERIFY(m_house->call(m_mina, refunds::ofDonation, {gift}));
        const auto asked = m_house->call(m_mina, refunds::ask, MoneyHouse::aRefund(large, u"r2"_s));
        QVERIFY(m_house->call(m_boss, refunds::list, {{}, {}, {}}));
        QVERIFY(m_house->call(owner, refunds::list, {{}, {}, {}}));
        QVERIFY(m_house->call(m_boss, refunds::reject, {*asked->id, u"x"_s}));
        const auto again = m_house->call(m_mina, refunds::ask, MoneyHouse::aRefund(large, u"r3"_s));
        QVERIFY(m_house->call(m_boss, desk::approve, {*again->id, {}}));
        QVERIFY(m_house->call(m_boss, desk::order, {orderOf(large)}));
    }

    void useTransfers()
    {
        const auto made
            = m_house->call(m_mina, campaigns::donate, MoneyHouse::aWish(m_campaign.id, {10'000}, u"t"_s));
        QVERIFY(made && made->donation.deposit);
        const QString reference = made->donation.deposit->reference;
        desk::NoteTransfer seen{u"T1"_s, {9'000}, reference, {}, {}, {}};
        QVERIFY(m_house->call(m_boss, desk::noteTransfer, seen));
        seen.transaction = u"T2"_s;
        seen.amount = {10'000};
        QVERIFY(m_house->call(m_boss, desk::noteTransfer, seen));
        const auto refund = m_house->call(m_mina, refunds::ask, MoneyHouse::aRefund(made->donation.id));
        QVERIFY(m_house->call(m_boss, desk::sentBack, {*refund->id, u"B1"_s}));
        QVERIFY(m_house->call(m_boss, desk::order, {made->donation.order}));
    }

    void useTheDesk()
    {
        QVERIFY(m_house->call(m_boss, desk::overview, {}));
        for (const Section section :
             {Section::Stuck, Section::Unmatched, Section::Dead, Section::Refunds, Section::Deposits})
            QVERIFY(m_house->call(m_boss, desk::list, {section, {}, {}}));
        QVERIFY(m_house->call(m_boss, desk::list, {Section::Stuck, u"x"_s, {}}));
        (void)m_house->call(m_boss, desk::replay, {{1}});
        (void)m_house->call(m_boss, desk::resolve, {{1}, u"x"_s});
        (void)m_house->call(m_boss, desk::dismiss, {{1}, u"x"_s});
        QVERIFY(m_house->call(m_boss, desk::deeds, {{}, {}}));
    }

    std::unique_ptr<PledgeHouse> m_house;
    campaigns::Campaign m_campaign;
    UserId m_mina;
    UserId m_boss;
};

QTEST_GUILESS_MAIN(MoneyQueryPlansTest)
#include "tst_money_query_plans.moc"
