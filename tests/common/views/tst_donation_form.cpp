// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/donation_form.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using campaigns::GiftVisibility;
using payments::OrderStatus;
using Stage = DonationForm::Stage;

class DonationFormTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addRoom(7, u"마당"_s);
        m_status = OrderStatus::Ready;
        m_donation = {};
        m_orders.clear();
        // As the real one: one key, one order.
        m_server->on("POST", u"/api/v1/campaigns/3/donations"_s, [this](const FakeRequest &request) {
            const auto wanted = fromJson<campaigns::Donate>([&] {
                QJsonObject body = *json::parseObject(request.body);
                body.insert(u"campaign"_s, u"3"_s);
                return body;
            }());
            if (!wanted)
                return refusal(wanted.error());
            const QString key = QString::fromUtf8(request.headers.value("idempotency-key"));
            if (m_orders.contains(key) && m_orders[key] != request.body)
                return refusal({Code::KeyReused, "tag"});
            m_orders.insert(key, request.body);
            m_donation.id = {50};
            m_donation.campaign = {3};
            m_donation.order = {u"order-1"_s};
            m_donation.amount = wanted->amount;
            m_donation.createdAt = {1};
            if (m_swallow) {
                m_swallow = false;
                return FakeAnswer{-1, {}, {}};
            }
            m_donation.status = m_status;
            return answer(campaigns::Donating{m_donation, m_checkout}, 201);
        });
        m_server->on("GET", u"/api/v1/donations/50"_s, [this](const FakeRequest &) {
            m_donation.status = m_status;
            return answer(m_donation);
        });
        m_checkout = u"http://127.0.0.1:9/pay/order-1"_s;
        m_swallow = false;
        m_house = std::make_unique<ClientHouse>();
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_formats->setLanguage(Language::Korean);
        QVERIFY(m_house->enter(*m_server));
        m_form = std::make_unique<DonationForm>(*m_house->session, *m_formats, CampaignId{3});
    }
    void cleanup()
    {
        m_form.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void limitsAreExplained()
    {
        QVERIFY(m_form->amountHint().isEmpty());
        m_form->setAmountText(u"99원"_s);
        QCOMPARE(m_form->amount().error().about, u"too-small"_s);
        QVERIFY(m_form->amountHint().contains(u"100원"_s));
        m_form->setAmountText(u"1억 1원"_s);
        QVERIFY(m_form->amountHint().contains(u"100,000,000원"_s));
        m_form->setAmountText(u"많이"_s);
        QVERIFY(!m_form->amountHint().isEmpty());
        QVERIFY(!m_form->canSubmit());
        m_form->setAmountText(u"만원"_s);
        QVERIFY(m_form->amountHint().isEmpty());
        QVERIFY(m_form->canSubmit());
        m_form->setAmount({30'000});
        QCOMPARE(m_form->amountText(), u"30,000"_s);
        QCOMPARE(m_form->amount()->won, 30'000);
    }
    void theMessageHasALimit()
    {
        m_form->setAmount({1'000});
        m_form->setMessage(QString(201, u'가'));
        QCOMPARE(m_form->messageRemaining(), -1);
        QVERIFY(!m_form->canSubmit());
    }
    void thePreviewHidesWhatIsHidden()
    {
        m_formats->setLanguage(Language::English);
        m_form->setAmount({1'000});
        m_form->setMessage(u"힘내세요"_s);
        QCOMPARE(m_form->preview(), u"민아 gave ₩1,000: 힘내세요"_s);
        m_form->setVisibility(GiftVisibility::HiddenName);
        QCOMPARE(m_form->preview(), u"Anonymous gave ₩1,000: 힘내세요"_s);
        m_form->setVisibility(GiftVisibility::HiddenAmount);
        QCOMPARE(m_form->preview(), u"민아 made a gift: 힘내세요"_s);
    }
    void aGiftGoesFromTheFormToItsTrueEnd()
    {
        const QSignalSpy checkout(m_form.get(), &DonationForm::checkout);
        fillAndSubmit();
        QCOMPARE(m_form->stage(), Stage::Submitting);
        m_form->submit(); // pressed twice
        QTRY_COMPARE(m_form->stage(), Stage::Paying);
        QCOMPARE(checkout.size(), 1);
        QCOMPARE(m_form->checkoutUrl(), QUrl(m_checkout));
        QCOMPARE(m_orders.size(), 1);
        QCOMPARE(m_server->requestsTo("POST", u"/api/v1/campaigns/3/donations"_s), 1);
        // The browser was closed early: the truth is asked anyway.
        m_house->clock.advance(2s);
        QTRY_COMPARE(asked(), 1);
        QCOMPARE(m_form->stage(), Stage::Paying);
        m_status = OrderStatus::InProgress;
        askUntil(Stage::Checking);
        m_status = OrderStatus::Done;
        askUntil(Stage::Done);
        QVERIFY(m_form->isFinal());
        QVERIFY(m_form->checkoutUrl().isEmpty());
        const int questions = asked();
        m_house->clock.advance(1h);
        QTest::qWait(20);
        QCOMPARE(asked(), questions);
    }
    void endsAreToldApart_data()
    {
        QTest::addColumn<OrderStatus>("status");
        QTest::addColumn<Stage>("stage");
        QTest::newRow("declined") << OrderStatus::Aborted << Stage::Declined;
        QTest::newRow("expired") << OrderStatus::Expired << Stage::Expired;
        QTest::newRow("refunded") << OrderStatus::Canceled << Stage::Declined;
        QTest::newRow("deposit") << OrderStatus::WaitingForDeposit << Stage::Depositing;
    }
    void endsAreToldApart()
    {
        QFETCH(OrderStatus, status);
        QFETCH(Stage, stage);
        fillAndSubmit();
        QTRY_COMPARE(m_form->stage(), Stage::Paying);
        m_status = status;
        askUntil(stage);
        QVERIFY(!m_form->stageText().isEmpty());
    }
    void whatIsKnownOfADepositIsShown()
    {
        m_donation.deposit = payments::Deposit{
            u"국민은행"_s, u"123-45"_s, u"마당협회"_s, u"MDABC346"_s, {1'800'000'000'000}};
        fillAndSubmit();
        QTRY_COMPARE(m_form->stage(), Stage::Paying);
        QVERIFY(m_form->depositLines().isEmpty());
        m_status = OrderStatus::WaitingForDeposit;
        askUntil(Stage::Depositing);
        QStringList values;
        for (const NamedFact &fact : m_form->depositLines())
            values += fact.value;
        QCOMPARE(values.first(5),
                 (QStringList{u"10,000원"_s, u"국민은행"_s, u"123-45"_s, u"마당협회"_s, u"MDABC346"_s}));
        QVERIFY(!m_form->nextCheck().isEmpty()); // a person looks
        QVERIFY(!m_form->checkoutUrl().isEmpty());
    }
    void theNextCheckIsSaid()
    {
        m_donation.nextCheckAt = m_house->clock.now().plus(4s);
        fillAndSubmit();
        QTRY_COMPARE(m_form->stage(), Stage::Paying);
        m_status = OrderStatus::InProgress;
        askUntil(Stage::Checking);
        QVERIFY2(m_form->nextCheck().contains(QRegularExpression(u"[1-4]"_s)),
                 qPrintable(m_form->nextCheck()));
        m_status = OrderStatus::Done;
        askUntil(Stage::Done);
        QVERIFY(m_form->nextCheck().isEmpty());
    }
    void theServersWordIsHeardAtOnce_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<OrderStatus>("status");
        QTest::addColumn<Stage>("stage");
        QTest::newRow("settled") << u"donation.settled"_s << OrderStatus::Done << Stage::Done;
        QTest::newRow("declined") << u"donation.declined"_s << OrderStatus::Aborted << Stage::Declined;
        QTest::newRow("waiting") << u"donation.waiting"_s << OrderStatus::WaitingForDeposit
                                 << Stage::Depositing;
    }
    void theServersWordIsHeardAtOnce()
    {
        QFETCH(QString, type);
        QFETCH(OrderStatus, status);
        QFETCH(Stage, stage);
        fillAndSubmit();
        QTRY_COMPARE(m_form->stage(), Stage::Paying);
        m_status = status;
        notifications::Notice notice;
        notice.id = {5};
        notice.type = type;
        notice.at = {1};
        notice.body = {"{}"};
        m_server->tellTopic("/user/queue/notifications", "notice", toJson(notice), "n5");
        QTRY_COMPARE(m_form->stage(), stage);
    }
    void aLostAnswerMakesNoSecondOrder()
    {
        m_swallow = true;
        fillAndSubmit();
        QTRY_COMPARE(m_orders.size(), 1);
        m_house->clock.advance(16s);
        QTRY_COMPARE(m_form->stage(), Stage::Editing);
        QCOMPARE(m_form->error()->code, Code::Timeout);
        m_form->submit();
        QTRY_COMPARE(m_form->stage(), Stage::Paying);
        QCOMPARE(m_orders.size(), 1);
    }
    void aChangedFormIsAnotherOrder()
    {
        m_swallow = true;
        fillAndSubmit();
        QTRY_COMPARE(m_orders.size(), 1);
        m_house->clock.advance(16s);
        QTRY_COMPARE(m_form->stage(), Stage::Editing);
        m_form->setAmount({20'000});
        m_form->submit();
        QTRY_COMPARE(m_form->stage(), Stage::Paying);
        QCOMPARE(m_orders.size(), 2); // the first is never paid and expires
        QCOMPARE(m_form->donation()->amount.won, 20'000);
    }
    void aRefusalKeepsTheForm()
    {
        m_server->on("POST", u"/api/v1/campaigns/3/donations"_s, [](const FakeRequest &) {
            return refusal({Code::Conflict, "campaign-closed"});
        });
        fillAndSubmit();
        QTRY_VERIFY(m_form->error().has_value());
        QCOMPARE(m_form->stage(), Stage::Editing);
        QCOMPARE(m_form->amountText(), u"10,000"_s);
        m_form->setMessage(u"x"_s);
        QVERIFY(!m_form->error());
    }
    void onlyWebAddressesAreOpened_data()
    {
        QTest::addColumn<QString>("address");
        for (const char *bad : {"file:///etc/passwd", "javascript:alert(1)", "", "/pay/1", "smb://host/x"})
            QTest::newRow(bad) << QString::fromLatin1(bad);
    }
    void onlyWebAddressesAreOpened()
    {
        QFETCH(QString, address);
        m_checkout = address;
        const QSignalSpy checkout(m_form.get(), &DonationForm::checkout);
        fillAndSubmit();
        QTRY_VERIFY(m_form->error().has_value());
        QCOMPARE(m_form->error()->code, Code::NotSupported);
        QCOMPARE(checkout.size(), 0);
    }
    void askingGoesOnThroughACut()
    {
        fillAndSubmit();
        QTRY_COMPARE(m_form->stage(), Stage::Paying);
        m_server->goAway();
        m_house->clock.advance(2s);
        QTRY_VERIFY(m_form->error().has_value());
        QCOMPARE(m_form->stage(), Stage::Paying);
        m_status = OrderStatus::Done;
        m_server->comeBack();
        askUntil(Stage::Done);
        QVERIFY(!m_form->error());
    }
    void startingOverIsAnotherGift()
    {
        fillAndSubmit();
        QTRY_COMPARE(m_form->stage(), Stage::Paying);
        m_status = OrderStatus::Done;
        askUntil(Stage::Done);
        m_form->startOver();
        QCOMPARE(m_form->stage(), Stage::Editing);
        QVERIFY(!m_form->donation());
        m_status = OrderStatus::Ready;
        m_form->submit();
        QTRY_COMPARE(m_form->stage(), Stage::Paying);
        QCOMPARE(m_orders.size(), 2);
    }
    void guestsCannotSubmit()
    {
        m_form->setAmount({1'000});
        QVERIFY(m_form->canSubmit());
        m_house->session->signOut();
        QVERIFY(!m_form->canSubmit());
    }

private:
    void fillAndSubmit()
    {
        m_form->setAmount({10'000});
        m_form->setMessage(u"힘내세요"_s);
        m_form->submit();
    }
    int asked() const { return m_server->requestsTo("GET", u"/api/v1/donations/50"_s); }
    void askUntil(Stage stage)
    {
        QVERIFY(test::eventually([&] {
            m_house->clock.advance(1s);
            return m_form->stage() == stage;
        }));
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<DonationForm> m_form;
    QHash<QString, QByteArray> m_orders; ///< by idempotency key
    campaigns::Donation m_donation;
    OrderStatus m_status = OrderStatus::Ready;
    QString m_checkout;
    bool m_swallow = false; ///< the next order is made, but its answer is lost
};

QTEST_GUILESS_MAIN(DonationFormTest)
#include "tst_donation_form.moc"
