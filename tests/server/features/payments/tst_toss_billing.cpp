// SPDX-License-Identifier: GPL-3.0-or-later
// Monthly gifts through Toss Payments' billing keys with real HTTP between: the imposter keeps its own book,
// and afterwards the two books must agree, whatever got lost between them.
#include "tests/support/patience.h"
#include "tests/support/pledge_house.h"
#include "tests/support/toss_imposter.h"

#include <QRegularExpression>
#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using payments::CardStatus;
using pledges::ChargeState;
using pledges::State;
using test::PledgeHouse;
using test::TossFault;

class TossBillingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_imposter = std::make_unique<test::TossImposter>();
        // Only what is about a late answer waits shortly: a busy machine is late with the others, too.
        const bool late = qstrcmp(QTest::currentDataTag(), "late") == 0;
        m_imposter->setLateness(6s);
        m_settings.orders.gateway = u"toss"_s;
        m_settings.toss = {m_imposter->address(),   u"test_gck_imposter"_s, m_imposter->secretKey(),
                           late ? 2000ms : 20000ms, u"test_ck_imposter"_s,  m_imposter->billingSecretKey()};
        m_house = std::make_unique<PledgeHouse>(engine, m_settings);
        m_campaign = m_house->aLongCampaign();
        m_mina = m_house->aUser(u"미나"_s);
    }
    void cleanup()
    {
        if (m_house && !QTest::currentTestFailed()) {
            QVERIFY(m_house->booksHold());
            QVERIFY(!m_imposter->book().capturedTwice());
            QCOMPARE(m_house->balance(u"campaign"_s, m_campaign.id.number), Money{m_imposter->book().held()});
        }
        m_house.reset();
        m_imposter.reset();
    }

    void aRegisteredCardIsChargedEachMonth()
    {
        const PledgeId id = begun(25);
        QCOMPARE(m_house->shown(m_mina, id).card, u"현대 433012******1234"_s);
        goTo(u"2026-03-25T10:00"_s);
        goTo(u"2026-04-25T10:00"_s);
        QCOMPARE(m_house->story(m_mina, id), (QStringList{u"2026-04-25 paid"_s, u"2026-03-25 paid"_s}));
        QCOMPARE(m_house->gifts(), 2);
        QCOMPARE(m_imposter->book().held(), 20'000);
        QCOMPARE(m_house->count(u"payment_order"_s, u"payment_key LIKE 'tgen_%' AND card IS NOT NULL"_s), 2);
    }

    void thePageRegistersACardAndShowsNoSecret()
    {
        const auto made = m_house->call(m_mina, pledges::create, wish(25));
        const Reply page = *m_house->ask("GET", QUrl(made->registrationUrl).path());
        QVERIFY(page.body.contains("<script src=\"https://js.tosspayments.com/v2/standard\" defer>"));
        QVERIFY(page.body.contains("src=\"/pay/toss-card.js\""));
        QVERIFY(page.body.contains("data-client-key=\"test_ck_imposter\""));
        QVERIFY(!page.body.contains(m_imposter->secretKey().toUtf8()));
        QVERIFY(!page.body.contains(m_imposter->billingSecretKey().toUtf8()));
        QCOMPARE(page.scriptHost, QByteArray("https://js.tosspayments.com"));
        QVERIFY(!page.body.contains("/sandbox"));
        QVERIFY(m_house->ask("GET", u"/pay/toss-card.js"_s)->body.contains("requestBillingAuth"));
    }

    void withoutKeysForCardsThereAreNoMonthlyGifts()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        m_settings.toss.billingClientKey.clear();
        PledgeHouse house(engine, m_settings);
        const auto campaign = house.aLongCampaign();
        const auto made
            = house.call(house.aUser(u"준"_s), pledges::create, PledgeHouse::aWishMonthly(campaign.id, 25));
        QCOMPARE(made.error(), Error(Code::Unavailable, "billing"));
    }

    void aRegistrationWhoseAnswerIsUnclearIsAskedForAgain_data() { faults(); }
    void aRegistrationWhoseAnswerIsUnclearIsAskedForAgain()
    {
        QFETCH(TossFault, fault);
        const auto made = m_house->call(m_mina, pledges::create, wish(25));
        m_imposter->setFaults({fault, fault, fault, fault, fault});
        QCOMPARE(comeBack(made->registrationUrl), 200);
        m_imposter->setFaults({});
        m_house->passOutside(21s);
        m_house->passOutside(21s);
        QCOMPARE(m_house->shown(m_mina, made->pledge.id).state, State::Active);
        QCOMPARE(m_imposter->book().cards().size(), 1);
    }

    void anAuthKeyOfNobodyIsDeclined()
    {
        const auto made = m_house->call(m_mina, pledges::create, wish(25));
        const QString customer = customerKeyAt(made->registrationUrl);
        QCOMPARE(comeBack(made->registrationUrl, u"e_nobody"_s, customer), 200);
        m_house->settleOutside();
        QCOMPARE(m_house->count(u"billing_card"_s, u"status = 'declined'"_s), 1);
        QCOMPARE(m_house->shown(m_mina, made->pledge.id).state, State::Pending);
    }

    void aChargeWhoseAnswerIsUnclearIsOneGift_data()
    {
        faults();
        QTest::newRow("already processed") << TossFault::AlreadyProcessed;
    }
    void aChargeWhoseAnswerIsUnclearIsOneGift()
    {
        QFETCH(TossFault, fault);
        const PledgeId id = begun(25);
        m_imposter->setFaults({fault, fault, fault, fault, fault});
        goTo(u"2026-03-25T10:00"_s);
        m_imposter->setFaults({});
        m_house->passOutside(21s);
        m_house->passOutside(21s);
        QCOMPARE(m_house->story(m_mina, id), QStringList{u"2026-03-25 paid"_s});
        QCOMPARE(m_house->gifts(), 1);
        QCOMPARE(m_imposter->book().payments().size(), 1);
        QCOMPARE(m_imposter->book().held(), 10'000);
    }

    /// Their first answer under a key is their last, errors too: that order ends without money, and the date
    /// is charged by another one.
    void anErrorThatTheyRepeatEndsWithoutMoneyAndTheDateIsTriedAgain()
    {
        const PledgeId id = begun(25);
        m_imposter->choose([] { return TossFault::ProviderError; });
        goTo(u"2026-03-25T10:00"_s);
        m_imposter->choose([] { return TossFault::None; });
        const auto orderId = m_house->store().db().only<QString>(
            u"SELECT id FROM payment_order WHERE status = 'IN_PROGRESS'"_s);
        QVERIFY(orderId);
        m_imposter->book().keepRefusal(*orderId, u"PROVIDER_ERROR"_s);
        for (int i = 0; i < 8; ++i)
            m_house->passOutside(5min);
        QCOMPARE(m_house->shown(m_mina, id).latest->state, ChargeState::Retrying);
        QCOMPARE(m_imposter->book().held(), 0);
        goTo(u"2026-03-26T10:00"_s);
        QCOMPARE(m_house->story(m_mina, id), QStringList{u"2026-03-25 paid"_s});
        QCOMPARE(m_imposter->book().held(), 10'000);
    }

    void whatTheCardCompanyRefusesIsToldAndTriedAgain_data()
    {
        QTest::addColumn<QString>("code");
        for (const char *code : {"INVALID_CARD_EXPIRATION", "INVALID_CARD_LOST_OR_STOLEN",
                                 "INVALID_STOPPED_CARD", "REJECT_CARD_PAYMENT", "REJECT_CARD_COMPANY",
                                 "EXCEED_MAX_AMOUNT", "NOT_SUPPORTED_CARD_TYPE", "INVALID_BILL_KEY_REQUEST"})
            QTest::newRow(code) << QString::fromLatin1(code);
    }
    void whatTheCardCompanyRefusesIsToldAndTriedAgain()
    {
        QFETCH(QString, code);
        const PledgeId id = begun(25);
        m_imposter->book().refuseCards(m_customer, code);
        goTo(u"2026-03-25T10:00"_s);
        QCOMPARE(m_house->lastNotice(m_mina).reason, code);
        QCOMPARE(m_house->shown(m_mina, id).latest->state, ChargeState::Retrying);
        QCOMPARE(m_house->gifts(), 0);
        m_imposter->book().refuseCards(m_customer, {});
        goTo(u"2026-03-26T10:00"_s);
        QCOMPARE(m_house->story(m_mina, id), QStringList{u"2026-03-25 paid"_s});
    }

    void whoEndsItTakesTheKeyAway_data()
    {
        faults();
        QTest::newRow("all goes well") << TossFault::None;
    }
    void whoEndsItTakesTheKeyAway()
    {
        QFETCH(TossFault, fault);
        const PledgeId id = begun(25);
        QVERIFY(m_house->call(m_mina, pledges::cancel, {id}));
        QCOMPARE(m_house->count(u"billing_key_removal"_s), 1);
        QCOMPARE(m_house->count(u"billing_card"_s, u"sealed_key IS NOT NULL"_s), 0);
        m_imposter->setFaults({fault, fault, fault, fault, fault});
        m_house->passOutside(5s);
        m_imposter->setFaults({});
        m_house->passOutside(5min);
        QVERIFY(m_imposter->book().cards().first().isRemoved);
        QCOMPARE(m_house->count(u"billing_key_removal"_s), 0);
        const int asked = m_imposter->requests();
        m_house->passOutside(5min);
        QCOMPARE(m_imposter->requests(), asked);
    }

    void aKeyThatIsNotTakenBackIsGivenUpAfterAMonth()
    {
        const PledgeId id = begun(25);
        m_imposter->choose([] { return TossFault::ProviderError; });
        QVERIFY(m_house->call(m_mina, pledges::cancel, {id}));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a billing key could not be taken away"_s));
        for (int day = 0; day < 50; ++day)
            m_house->passOutside(24h);
        QCOMPARE(m_house->count(u"billing_key_removal"_s), 0);
        QCOMPARE(m_imposter->requests(), 41); // one for the registration
    }

    void anotherCardTakesThePlaceOfTheFirst()
    {
        const PledgeId id = begun(25);
        const auto other = m_house->call(m_mina, pledges::registerCard, {id});
        QCOMPARE(comeBack(other->registrationUrl), 200);
        m_house->settleOutside();
        m_house->passOutside(5s);
        int removed = 0;
        for (const test::BookedCard &card : m_imposter->book().cards())
            removed += card.isRemoved ? 1 : 0;
        QCOMPARE(m_imposter->book().cards().size(), 2);
        QCOMPARE(removed, 1);
        goTo(u"2026-03-25T10:00"_s);
        QCOMPARE(m_house->gifts(), 1);
    }

    /// The donor ends it while we wait for the key.
    void aKeyThatComesTooLateIsTakenAway()
    {
        // Late enough for the donor on a busy machine, and not too late for us.
        QFETCH_GLOBAL(madang::Engine, engine);
        m_house.reset();
        m_settings.toss.patience = 20s;
        m_house = std::make_unique<PledgeHouse>(engine, m_settings);
        m_campaign = m_house->aLongCampaign();
        m_mina = m_house->aUser(u"미나"_s);
        const auto made = m_house->call(m_mina, pledges::create, wish(25));
        m_imposter->setLateness(1500ms);
        m_imposter->setFaults({TossFault::Late});
        auto page = startComingBack(made->registrationUrl);
        QTRY_COMPARE(m_imposter->requests(u"/issue"_s), 1);
        QVERIFY(m_house->call(m_mina, pledges::cancel, {made->pledge.id}));
        QCOMPARE(page.get()->status, 200);
        m_house->settleOutside();
        m_house->passOutside(5s);
        QVERIFY(m_imposter->book().cards().first().isRemoved);
        QCOMPARE(m_house->count(u"billing_key_removal"_s), 0);
    }

    void aChargedGiftGoesBackUnderTheKeysOfCards()
    {
        begun(25);
        goTo(u"2026-03-25T10:00"_s);
        const OrderId order{m_imposter->book().payments().first().orderId};
        QVERIFY(m_house->giveBack(order, {4'000}, u"back"_s));
        m_house->settleOutside();
        QCOMPARE(m_house->giveBack(order, {4'000}, u"back"_s)->status, payments::ReturnStatus::Returned);
        QCOMPARE(m_imposter->book().held(), 6'000);
    }

    void theirHintAboutAChargeIsUnderstood()
    {
        const PledgeId id = begun(25);
        m_imposter->setFaults({TossFault::ErrorAfter});
        goTo(u"2026-03-25T10:00"_s);
        QCOMPARE(m_house->shown(m_mina, id).latest->state, ChargeState::Asked);
        const QString order = m_imposter->book().payments().first().orderId;
        QCOMPARE(m_house->hook(m_imposter->book().webhook(order)), 200);
        QTRY_COMPARE(m_house->shown(m_mina, id).latest->state, ChargeState::Paid);
        QCOMPARE(m_house->gifts(), 1);
    }

    void theKeyIsSealedAndNeverShown()
    {
        const PledgeId id = begun(25);
        goTo(u"2026-03-25T10:00"_s);
        const QString key = m_imposter->book().cards().first().billingKey;
        const auto sealed = m_house->store().db().only<QString>(u"SELECT sealed_key FROM billing_card"_s);
        QVERIFY(sealed && !sealed->contains(key));
        QVERIFY(!QByteArray::fromBase64(sealed->toLatin1()).contains(key.toLatin1()));
        QVERIFY(!toJson(m_house->shown(m_mina, id)).contains(key.toUtf8()));
        for (const PublishedPtr &told : m_house->told())
            QVERIFY(!told->body.contains(key.toUtf8()));
        QVERIFY(m_house->call(m_mina, pledges::cancel, {id}));
        const auto going
            = m_house->store().db().only<QString>(u"SELECT sealed_key FROM billing_key_removal"_s);
        QVERIFY(going && !going->contains(key));
    }

private:
    static void faults()
    {
        QTest::addColumn<TossFault>("fault");
        QTest::newRow("broken before") << TossFault::DropBefore;
        QTest::newRow("broken after") << TossFault::DropAfter;
        QTest::newRow("500 before") << TossFault::ErrorBefore;
        QTest::newRow("500 after") << TossFault::ErrorAfter;
        QTest::newRow("provider") << TossFault::ProviderError;
        QTest::newRow("late") << TossFault::Late;
        QTest::newRow("garbage") << TossFault::Garbage;
    }
    pledges::Create wish(int day) const { return PledgeHouse::aWishMonthly(m_campaign.id, day); }
    /// What the page gives to their script.
    QString customerKeyAt(const QString &url)
    {
        static const QRegularExpression place(u"data-customer-key=\"([^\"]+)\""_s);
        const auto page = m_house->ask("GET", QUrl(url).path());
        return page ? place.match(QString::fromUtf8(page->body)).captured(1) : QString();
    }
    static QJsonObject membersOf(const QString &authKey, const QString &customerKey)
    {
        return {{u"authKey"_s, authKey}, {u"customerKey"_s, customerKey}};
    }
    std::future<Result<Reply>> startComingBack(const QString &url)
    {
        m_customer = customerKeyAt(url);
        return m_house->startAsking("GET", QUrl(url).path() + u"/success"_s,
                                    membersOf(m_imposter->book().registerCard(m_customer), m_customer));
    }
    /// Through their window and back: the page's status.
    int comeBack(const QString &url)
    {
        const auto page = startComingBack(url).get();
        m_house->settleOutside();
        return page ? page->status : 0;
    }
    int comeBack(const QString &url, const QString &authKey, const QString &customerKey)
    {
        const auto page
            = m_house->ask("GET", QUrl(url).path() + u"/success"_s, membersOf(authKey, customerKey));
        m_house->settleOutside();
        return page ? page->status : 0;
    }
    PledgeId begun(int day)
    {
        const auto made = m_house->call(m_mina, pledges::create, wish(day));
        if (!made || comeBack(made->registrationUrl) != 200)
            qFatal("a test pledge cannot be made");
        return made->pledge.id;
    }
    void goTo(const QString &seoul)
    {
        m_house->settleOutside();
        m_house->goTo(seoul);
        m_house->settleOutside();
    }

    test::MoneySettings m_settings;
    std::unique_ptr<test::TossImposter> m_imposter;
    std::unique_ptr<PledgeHouse> m_house;
    campaigns::Campaign m_campaign;
    UserId m_mina;
    QString m_customer; ///< of the newest card
};

QTEST_GUILESS_MAIN(TossBillingTest)
#include "tst_toss_billing.moc"
