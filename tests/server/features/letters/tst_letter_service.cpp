// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/money_house.h"

#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using campaigns::GiftVisibility;
using test::MoneyHouse;

class LetterServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<MoneyHouse>(engine);
        m_campaign = m_house->aCampaign();
        m_mina = m_house->aUser(u"미나"_s);
    }
    void cleanup() { m_house.reset(); }

    void oneDonorIsThankedWithoutBeingKnown()
    {
        const DonationId gift = give(m_mina, 1'000, GiftVisibility::HiddenFromRecipient);
        const auto sent = thank(u"고맙습니다"_s, u"t"_s, gift);
        QVERIFY(sent);
        QCOMPARE(sent->recipients, 1);
        QVERIFY(sent->deliveredAt);
        QVERIFY(!toJson(*sent).contains(m_mina.bytes()));
        const auto thanks = thanksOf(m_mina);
        QCOMPARE(thanks.size(), 1);
        QCOMPARE(thanks[0].text, u"고맙습니다"_s);
        QCOMPARE(thanks[0].title, m_campaign.title);
    }

    void everybodyIsThankedOnceHoweverOftenTheyGave()
    {
        constexpr int kDonors = 250; // more than one batch
        QList<UserId> donors;
        for (int i = 0; i < kDonors; ++i) {
            donors += m_house->aUser(u"후원자 %1"_s.arg(i));
            give(donors.last(), 1'000 + i, i % 3 == 0 ? GiftVisibility::HiddenName : GiftVisibility::Public);
        }
        give(donors[0], 77, GiftVisibility::Public);
        const auto sent = thank(u"모두 고맙습니다"_s);
        QVERIFY(sent);
        QCOMPARE(sent->recipients, 0);
        QCOMPARE(sent->expected, kDonors);
        m_house->pass(1ms);
        give(m_mina, 500, GiftVisibility::Public); // after the letter was written
        for (int i = 0; i < 4; ++i)
            m_house->pass(2s);
        const auto letters = m_house->call(m_house->owner(), letters::list, {m_campaign.id});
        QCOMPARE(letters->items.size(), 1);
        QCOMPARE(letters->items[0].recipients, kDonors);
        QCOMPARE(letters->items[0].expected, kDonors);
        QVERIFY(letters->items[0].deliveredAt);
        for (const UserId donor : std::as_const(donors))
            QCOMPARE(thanksOf(donor).size(), 1);
        QCOMPARE(thanksOf(m_mina).size(), 0);
    }

    void aBatchThatFailsIsTriedAgain()
    {
        give(m_mina, 1'000);
        QVERIFY(thank(u"고맙습니다"_s));
        Database &db = m_house->store().db();
        QVERIFY(db.script(u"ALTER TABLE notice_box RENAME TO notice_box_away"_s));
        m_house->pass(2s);
        QCOMPARE(m_house->count(u"letter"_s, u"delivered_at IS NULL AND recipients = 0"_s), 1);
        QVERIFY(db.script(u"ALTER TABLE notice_box_away RENAME TO notice_box"_s));
        m_house->pass(2s);
        QCOMPARE(thanksOf(m_mina).size(), 1);
        QCOMPARE(m_house->count(u"letter"_s, u"delivered_at IS NOT NULL"_s), 1);
    }

    void oneKeyIsOneLetter()
    {
        give(m_mina, 1'000);
        const auto first = thank(u"고맙습니다"_s);
        QCOMPARE(thank(u"고맙습니다"_s)->id, first->id);
        QCOMPARE(thank(u"다른 말"_s).error().code, Code::KeyReused);
        m_house->pass(2s);
        QCOMPARE(thanksOf(m_mina).size(), 1);
    }

    void onlyWhoMadeTheCampaignWrites()
    {
        const DonationId gift = give(m_mina, 1'000);
        const letters::Thank request{m_campaign.id, {u"t"_s}, u"hello"_s, {}};
        QCOMPARE(m_house->call(m_mina, letters::thank, request).error().code, Code::NotAllowed);
        QCOMPARE(m_house->call({}, letters::thank, request).error().code, Code::NotSignedIn);
        QCOMPARE(m_house->call(m_mina, letters::list, {m_campaign.id}).error().code, Code::NotAllowed);
        // A gift to another campaign, and one that was never paid.
        const auto other = m_house->aCampaign(u"다른 모금"_s);
        QCOMPARE(m_house->call(m_house->owner(), letters::thank, {other.id, {u"x"_s}, u"hello"_s, gift})
                     .error()
                     .about,
                 u"donation"_s);
        const auto wish = m_house->call(m_mina, campaigns::donate,
                                        MoneyHouse::aWish(m_campaign.id, {5'000}, u"unpaid"_s));
        QCOMPARE(thank(u"hello"_s, u"y"_s, wish->donation.id).error().code, Code::NotFound);
    }

private:
    DonationId give(UserId who, qint64 won, GiftVisibility visibility = GiftVisibility::Public)
    {
        auto wish = MoneyHouse::aWish(m_campaign.id, {won + 100}, u"tag-%1"_s.arg(won));
        wish.visibility = visibility;
        const DonationId gift = m_house->aGift(who, wish);
        if (gift.isNull())
            qFatal("a gift was refused");
        return gift;
    }
    Result<letters::Letter> thank(const QString &text, const QString &tag = u"t"_s,
                                  const std::optional<DonationId> &gift = {})
    {
        return m_house->call(m_house->owner(), letters::thank, {m_campaign.id, {tag}, text, gift});
    }
    QList<letters::ThanksBody> thanksOf(UserId who)
    {
        QList<letters::ThanksBody> found;
        const auto notices = m_house->call(who, notifications::list, {});
        for (const auto &notice : notices->items) {
            if (notice.type == "campaign.thanks"_L1)
                found += *fromJson<letters::ThanksBody>(notice.body.text);
        }
        return found;
    }

    std::unique_ptr<MoneyHouse> m_house;
    campaigns::Campaign m_campaign;
    UserId m_mina;
};

QTEST_GUILESS_MAIN(LetterServiceTest)
#include "tst_letter_service.moc"
