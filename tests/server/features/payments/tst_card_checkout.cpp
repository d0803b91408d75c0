// SPDX-License-Identifier: GPL-3.0-or-later
// The way of who registers a card through the pages.
#include "server/features/payments/payments_feature.h"
#include "tests/support/test_house.h"

#include <QTest>
#include <QUrlQuery>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using payments::Card;
using payments::CardStatus;

namespace {

/// Counts in the store, so that what is rolled back is not counted.
class CountingPurpose final : public CardPurpose {
public:
    Done cardRegistered(Work &work, const Card &card) override { return note(work, card, "registered"); }
    Done cardRefused(Work &work, const Card &card) override { return note(work, card, "refused"); }

private:
    static Done note(Work &work, const Card &card, const char *event)
    {
        work.tell(Published{.kind = Published::Kind::Event,
                            .topic = "/topic/test",
                            .event = event,
                            .messageId = {},
                            .body = card.id.bytes(),
                            .user = {},
                            .session = {}});
        return {};
    }
};

} // namespace

class CardCheckoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::TestHouse>(engine);
        m_payments = &m_house->add<PaymentsFeature>(m_house->house(), OrderRules{});
        m_payments->publishedAt(u"https://madang.example"_s);
        m_payments->cards().serve(m_purpose);
        m_mina = m_house->aUser(u"미나"_s);
        m_house->pass(0s);
    }
    void cleanup() { m_house.reset(); }

    void thePageSaysWhatIsPromised()
    {
        const Card card = aCard();
        QCOMPARE(m_payments->cards().registrationUrl(card),
                 u"https://madang.example/pay/card/"_s + card.token);
        const Reply page = get(pathOf(card));
        QCOMPARE(page.status, 200);
        QVERIFY(page.body.contains("겨울나기 &lt;모금&gt;"));
        QVERIFY(page.body.contains("10,000 won"));
        QVERIFY(page.body.contains("another 30 min"));
        QVERIFY(page.body.contains("cancel at any time"));
        QVERIFY2(!page.body.contains("미나"), "the page tells nothing about the donor");
        QVERIFY2(!page.body.contains(card.customerKey.toLatin1()), "nor how the gateway knows them");
        QVERIFY(get(pathOf(card), u"ko"_s).body.contains("정기 후원 카드를 등록해 주세요"));
    }

    void registrationsCannotBeGuessed()
    {
        const Card first = aCard();
        const Card second = aCard();
        QVERIFY(first.token.size() >= 40 && first.token != second.token);
        QVERIFY(first.customerKey.size() >= 36 && first.customerKey != second.customerKey);
        QCOMPARE(get(u"/pay/card/1"_s).status, 404);
    }

    void aCardIsRegisteredOnce()
    {
        const Card card = aCard();
        const QString back = decide(card, u"approve"_s);
        QVERIFY(get(back).body.contains("Your card is registered"));
        m_house->settle();
        QVERIFY(get(back).body.contains("Your card is registered")); // reloaded
        QCOMPARE(told("registered"), 1);
        QCOMPARE(found(card).status, CardStatus::Registered);
        QVERIFY(found(card).sealedKey);
        QVERIFY(!found(card).authKey);
        QVERIFY(get(pathOf(card)).body.contains("4330****123*"));
    }

    void aRefusedCardLeavesNothing()
    {
        const Card card = aCard();
        QVERIFY(get(decide(card, u"decline"_s)).body.contains("The card was not accepted"));
        QCOMPARE(told("refused"), 1);
        QCOMPARE(found(card).reason, u"REJECT_CARD_COMPANY"_s);
        QVERIFY(!found(card).sealedKey);
    }

    void whoLeavesCanComeBack()
    {
        const Card card = aCard();
        QVERIFY(get(decide(card, u"abandon"_s)).body.contains("You left without registering"));
        QCOMPARE(found(card).status, CardStatus::Ready);
        QVERIFY(get(decide(card, u"approve"_s)).body.contains("Your card is registered"));
    }

    void aLostAnswerIsAskedForAgain()
    {
        const Card card = aCard();
        QVERIFY(get(decide(card, u"lose-issue"_s)).body.contains("Your card is being checked"));
        QCOMPARE(found(card).status, CardStatus::Asked);
        m_house->pass(21s);
        QCOMPARE(found(card).status, CardStatus::Registered);
        QCOMPARE(told("registered"), 1);
    }

    void anAnswerForSomebodyElseIsRefused()
    {
        const Card card = aCard();
        const Card other = aCard();
        const QString back = decide(card, u"approve"_s);
        const QString authKey = QUrlQuery(QUrl(back)).queryItemValue(u"authKey"_s);
        const auto tampered = [&](const QString &key, const QString &customer) {
            return get(pathOf(other) + u"/success?authKey=%1&customerKey=%2"_s.arg(key, customer)).status;
        };
        QCOMPARE(tampered(authKey, card.customerKey), 400);
        QCOMPARE(found(other).status, CardStatus::Ready);
        // With our own customer, and a key of another one: the gateway refuses it.
        QCOMPARE(tampered(authKey, other.customerKey), 200);
        QCOMPARE(found(other).status, CardStatus::Declined);
        QCOMPARE(tampered({}, other.customerKey), 400);
        QCOMPARE(told("registered"), 0);
    }

    void nobodyRegistersAfterTheTime()
    {
        const Card card = aCard();
        const QString back = decide(card, u"approve"_s);
        m_house->pass(31min);
        QCOMPARE(found(card).status, CardStatus::Expired);
        QVERIFY(get(back).body.contains("has expired"));
        QVERIFY(get(pathOf(card)).body.contains("has expired"));
        QCOMPARE(told("refused"), 1);
        QCOMPARE(told("registered"), 0);
    }

    void decisionsWeDoNotKnowAreRefused()
    {
        const auto reply = m_house->ask("POST", pathOf(aCard()) + u"/sandbox"_s, {{u"decision"_s, u"rob"_s}});
        QCOMPARE(reply->status, 400);
        QCOMPARE(m_house->count(u"sandbox_card"_s), 0);
    }

    void aRetiredCardHasNoKey()
    {
        const Card card = aCard();
        get(decide(card, u"approve"_s));
        QVERIFY(m_house->work<Nothing>({}, [&](Work &work) -> Result<Nothing> {
            TRY(m_payments->cards().retireAll(work, kSubject));
            return Nothing{};
        }));
        QCOMPARE(found(card).status, CardStatus::Retired);
        QVERIFY(!found(card).sealedKey);
        QVERIFY(get(pathOf(card)).body.contains("registration is over"));
        QCOMPARE(m_house->count(u"billing_key_removal"_s), 1);
        m_house->pass(0s);
        QCOMPARE(m_house->count(u"billing_key_removal"_s), 0);
        QCOMPARE(m_house->count(u"sandbox_card"_s), 0); // the gateway forgot it too
    }

private:
    static constexpr qint64 kSubject = 77;

    Card aCard()
    {
        const auto card = m_house->work<Card>({}, [&](Work &work) {
            return m_payments->cards().open(work, {kSubject, m_mina, u"겨울나기 <모금>"_s, {10'000}});
        });
        if (!card)
            qFatal("a test card cannot be opened");
        return *card;
    }
    Card found(const Card &card)
    {
        return *m_house->work<Card>({}, [&](Work &work) { return m_payments->cards().find(work, card.id); });
    }
    static QString pathOf(const Card &card) { return u"/pay/card/"_s + card.token; }
    /// Presses a button; where the browser is sent.
    QString decide(const Card &card, const QString &decision)
    {
        const auto reply = m_house->ask("POST", pathOf(card) + u"/sandbox"_s, {{u"decision"_s, decision}});
        return reply && reply->status == 303 ? QString::fromLatin1(reply->location) : QString();
    }
    Reply get(const QString &address, const QString &language = u"en"_s)
    {
        const QUrl url(address);
        QJsonObject members;
        for (const auto &[name, value] : QUrlQuery(url).queryItems())
            members.insert(name, value);
        const auto reply = m_house->ask("GET", url.path(), members, test::TestHouse::guest(language));
        m_house->settle();
        return reply ? *reply : Reply{};
    }
    int told(const char *event)
    {
        int count = 0;
        for (const PublishedPtr &each : m_house->told("/topic/test"))
            count += each->event == event ? 1 : 0;
        return count;
    }

    std::unique_ptr<test::TestHouse> m_house;
    PaymentsFeature *m_payments = nullptr;
    CountingPurpose m_purpose;
    UserId m_mina;
};

QTEST_GUILESS_MAIN(CardCheckoutTest)
#include "tst_card_checkout.moc"
