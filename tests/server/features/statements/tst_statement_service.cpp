// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/masked_name.h"
#include "tests/support/money_house.h"

#include <QRandomGenerator>
#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using campaigns::GiftVisibility;
using statements::Place;
using statements::Statement;
using test::MoneyHouse;

class StatementServiceTest : public QObject {
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
        m_mina = m_house->aUser(u"김미나"_s);
        m_jun = m_house->aUser(u"준"_s);
        m_sora = m_house->aUser(u"남궁소라"_s);
        m_gifts = 0;
    }
    void cleanup() { m_house.reset(); }

    void namesAreMaskedAlike_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("masked");
        QTest::newRow("one letter") << u"준"_s << u"*"_s;
        QTest::newRow("two") << u"민아"_s << u"민*"_s;
        QTest::newRow("three") << u"김철수"_s << u"김*수"_s;
        QTest::newRow("four") << u"남궁소라"_s << u"남**라"_s;
        QTest::newRow("latin") << u"Alice"_s << u"A***e"_s;
        QTest::newRow("decomposed") << u"김철수"_s.normalized(QString::NormalizationForm_D)
                                    << u"김"_s.normalized(QString::NormalizationForm_D) + u'*'
                + u"수"_s.normalized(QString::NormalizationForm_D);
        QTest::newRow("nothing") << QString() << u"*"_s;
    }
    void namesAreMaskedAlike()
    {
        QFETCH(QString, name);
        QFETCH(QString, masked);
        QCOMPARE(maskedName(name), masked);
    }

    void theRankingCountsWhatIsOpenOnly()
    {
        give(m_mina, 5'000);
        give(m_mina, 2'000);
        give(m_sora, 7'000);
        give(m_jun, 900'000, GiftVisibility::HiddenName);
        give(m_jun, 900'000, GiftVisibility::HiddenAmount);
        give(m_jun, 900'000, GiftVisibility::HiddenFromRecipient);
        give(m_jun, 1'000);
        const auto places = m_house->call({}, statements::ranking, {{}, {}, {}, {}});
        QVERIFY(places);
        QCOMPARE(places->items.size(), 3);
        QCOMPARE(toJson(places->items[0]), toJson(Place{1, u"김*나"_s, {7'000}, 2}));
        QCOMPARE(toJson(places->items[1]), toJson(Place{1, u"남**라"_s, {7'000}, 1}));
        QCOMPARE(toJson(places->items[2]), toJson(Place{3, u"*"_s, {1'000}, 1}));
    }

    void whoOptsOutIsNowhereAndMayComeBack()
    {
        give(m_mina, 5'000);
        give(m_sora, 7'000);
        QCOMPARE(m_house->call(m_sora, statements::myRanking, {})->listed, true);
        QVERIFY(m_house->call(m_sora, statements::chooseRanking, {false}));
        QCOMPARE(m_house->call(m_sora, statements::myRanking, {})->listed, false);
        QVERIFY(m_house->call(m_sora, statements::chooseRanking, {false}));
        QCOMPARE(names(), QStringList{u"김*나"_s});
        QVERIFY(m_house->call(m_sora, statements::chooseRanking, {true}));
        QCOMPARE(names(), (QStringList{u"남**라"_s, u"김*나"_s}));
        QCOMPARE(m_house->call({}, statements::chooseRanking, {false}).error().code, Code::NotSignedIn);
    }

    void theRankingHasAPeriodAndACampaign()
    {
        give(m_mina, 5'000);
        m_house->pass(1h);
        const Timestamp between = m_house->clock().now();
        give(m_sora, 7'000);
        const auto other = m_house->aCampaign(u"다른 모금"_s);
        QCOMPARE(m_house->call({}, statements::ranking, {{}, between, {}, {}})->items.size(), 1);
        QCOMPARE(m_house->call({}, statements::ranking, {{}, {}, between, {}})->items[0].name, u"김*나"_s);
        QCOMPARE(m_house->call({}, statements::ranking, {other.id, {}, {}, {}})->items.size(), 0);
        QCOMPARE(m_house->call({}, statements::ranking, {m_campaign.id, {}, {}, 1})->items.size(), 1);
        m_house->pass(24h * 62);
        QCOMPARE(m_house->call({}, statements::ranking, {{}, {}, {}, {}})->items.size(), 0);
        QCOMPARE(m_house->call({}, statements::ranking, {{}, {}, {}, 51}).error().field, u"limit"_s);
        QCOMPARE(m_house->call({}, statements::ranking, {CampaignId{9}, {}, {}, {}}).error().code,
                 Code::NotFound);
    }

    void theStatementShowsTheRecipientWhatTheyMayKnow()
    {
        give(m_mina, 1'000, GiftVisibility::HiddenName);
        give(m_sora, 2'000, GiftVisibility::HiddenAmount);
        give(m_jun, 4'000, GiftVisibility::HiddenFromRecipient);
        const auto statement = m_house->call(m_house->owner(), statements::statement, {m_campaign.id});
        QVERIFY(statement);
        QCOMPARE(statement->received, Money{7'000});
        QCOMPARE(statement->gifts.size(), 3);
        QCOMPARE(statement->gifts[0].donor, u"김미나"_s);
        QCOMPARE(statement->gifts[1].amount, Money{2'000});
        QVERIFY(!statement->gifts[2].donor);
        QVERIFY(!toJson(*statement).contains(m_jun.bytes()));
        QCOMPARE(m_house->call(m_mina, statements::statement, {m_campaign.id}).error().code,
                 Code::NotAllowed);
        QVERIFY(!table(m_mina));
        QVERIFY(!m_house->ask("GET", u"/api/v1/campaigns/%1/statement.csv"_s.arg(m_campaign.id.text())));
    }

    void theTableOpensRightAndCalculatesNothing()
    {
        auto wish = MoneyHouse::aWish(m_campaign.id, {15'000});
        wish.message = u"=HYPERLINK(1), 힘내세요"_s;
        QVERIFY(!m_house->aGift(m_mina, wish).isNull());
        const auto file = table(m_house->owner());
        QVERIFY(file);
        QCOMPARE(file->contentType, QByteArray("text/csv; charset=utf-8"));
        QVERIFY(file->body.startsWith("\xef\xbb\xbf\""));
        QVERIFY(file->body.contains("\"김미나\",15000,0,15000,\"public\",\"'=HYPERLINK(1), 힘내세요\"\r\n"));
        QCOMPARE(file->body.count("\r\n"), 2);
    }

    void whoMovesMoneyHasTheGiftsOfEveryCampaign()
    {
        QVERIFY(!m_house->ask("GET", u"/api/v1/statements.csv"_s, {}, MoneyHouse::person(m_house->owner())));
        const auto other = m_house->aCampaign(u"다른 모금"_s);
        m_house->aGift(m_mina, MoneyHouse::aWish(m_campaign.id, {3'000}, u"all-1"_s));
        m_house->aGift(m_mina, MoneyHouse::aWish(other.id, {7'000}, u"all-2"_s));
        QVERIFY(m_house->store().db().run(u"UPDATE account SET role = 'treasurer' WHERE id = :id"_s,
                                          bind("id", m_mina)));
        const auto file = m_house->ask("GET", u"/api/v1/statements.csv"_s, {}, MoneyHouse::person(m_mina));
        QVERIFY(file);
        qint64 sum = 0;
        const QList<QByteArray> lines = file->body.trimmed().split('\n');
        for (const QByteArray &line : lines.mid(1))
            sum += line.split(',')[7].toLongLong();
        Money received;
        for (const CampaignId id : {m_campaign.id, other.id})
            received += m_house->call(m_mina, statements::statement, {id})->received;
        QCOMPARE(sum, received.won);
        QVERIFY(file->body.contains("다른 모금"));
    }

    /// Whatever was given and hidden: screen, topic, statement and table say the same as the ledger.
    void everySumIsTheLedgers()
    {
        QRandomGenerator random(11);
        const QList<GiftVisibility> levels{GiftVisibility::Public, GiftVisibility::HiddenName,
                                           GiftVisibility::HiddenAmount, GiftVisibility::HiddenFromRecipient};
        const QList<UserId> people{m_mina, m_jun, m_sora, m_house->aUser(u"하늘"_s)};
        for (int i = 0; i < 60; ++i) {
            const QString decision = random.bounded(4) == 0 ? u"decline"_s : u"approve"_s;
            auto wish
                = MoneyHouse::aWish(m_campaign.id, {100 + qint64(random.bounded(50'000))}, u"r%1"_s.arg(i));
            wish.visibility = levels[random.bounded(levels.size())];
            const auto donating
                = m_house->call(people[random.bounded(people.size())], campaigns::donate, wish);
            QVERIFY(donating);
            m_house->pay(donating->donation.order, decision);
        }
        const Money open = m_house->balance(u"campaign"_s, m_campaign.id.number);
        const Money hidden = m_house->balance(u"campaign.hidden"_s, m_campaign.id.number);
        const auto shown = m_house->call({}, campaigns::show, {m_campaign.id});
        QCOMPARE(shown->total, open);
        QCOMPARE(m_house->call({}, campaigns::showTotals, {m_campaign.id})->total, open);
        const auto page = m_house->open({}, u"/topic/campaigns/"_s + m_campaign.id.text());
        QCOMPARE(fromJson<campaigns::Totals>(page->events[0]->body)->total, open);
        QCOMPARE(m_house->call(m_house->owner(), campaigns::show, {m_campaign.id})->received, open + hidden);
        const auto statement = m_house->call(m_house->owner(), statements::statement, {m_campaign.id});
        QVERIFY(statement);
        Money listed;
        for (const auto &gift : statement->gifts)
            listed += gift.amount - gift.returned;
        QCOMPARE(listed, open + hidden);
        QCOMPARE(statement->received, listed);
        QCOMPARE(int(statement->gifts.size()), shown->giftCount);
        QCOMPARE(table(m_house->owner())->body.count("\r\n"), shown->giftCount + 1);
        QCOMPARE(m_house->captured(), listed);
        QVERIFY(m_house->booksHold());
    }

    void theBooksOfACampaignSumUpToWhatItHolds()
    {
        give(m_mina, 10'000);
        give(m_jun, 5'000, GiftVisibility::HiddenAmount);
        give(m_sora, 700);
        const auto order = m_house->call(m_mina, campaigns::myDonations, {})->items[0].order;
        QVERIFY(m_house->giveBack(order, {4'000}, u"back"_s));
        const UserId treasurer = m_house->aTreasurer();
        const auto payout = m_house->call(m_house->owner(), payouts::request,
                                          {m_campaign.id, {u"p"_s}, {1'000}, u"국민 1"_s});
        QVERIFY(m_house->call(treasurer, payouts::approve, {payout->id}));
        const auto other = m_house->aCampaign(u"다른 모금"_s);
        QVERIFY(!m_house->aGift(m_mina, MoneyHouse::aWish(other.id, {9'999}, u"other"_s)).isNull());

        Money change;
        QStringList kinds;
        std::optional<QString> after;
        do { // two lines at a time
            const auto page
                = m_house->call(m_house->owner(), statements::ledgerLines, {m_campaign.id, after, 2});
            QVERIFY(page);
            for (const auto &line : page->items) {
                change += line.change;
                kinds += line.kind;
            }
            after = page->next;
        } while (after);
        QCOMPARE(change, Money{10'700});
        QCOMPARE(kinds,
                 (QStringList{u"donation"_s, u"donation"_s, u"donation"_s, u"refund"_s, u"payout"_s,
                              u"payout"_s}));
        QCOMPARE(m_house->call(m_house->owner(), payouts::terms, {m_campaign.id, {}})->held, change);
        const auto file
            = m_house->ask("GET", u"/api/v1/ledger.csv"_s, {{u"campaign"_s, m_campaign.id.text()}},
                           MoneyHouse::person(m_house->owner()));
        QCOMPARE(file->body.count("\r\n"), kinds.size() + 1);
        QVERIFY(file->body.startsWith("\xef\xbb\xbf\""));

        QCOMPARE(m_house->call(m_mina, statements::ledgerLines, {m_campaign.id, {}, {}}).error().code,
                 Code::NotAllowed);
        QCOMPARE(m_house->call(m_house->owner(), statements::ledgerLines, {}).error().about,
                 u"treasurer-only"_s);
        QVERIFY(m_house->call(treasurer, statements::ledgerLines, {})->items.size() > kinds.size());
        QVERIFY(m_house->call(treasurer, statements::statement, {m_campaign.id}));
    }

private:
    void give(UserId who, qint64 won, GiftVisibility visibility = GiftVisibility::Public)
    {
        auto wish = MoneyHouse::aWish(m_campaign.id, {won}, u"tag-%1"_s.arg(++m_gifts));
        wish.visibility = visibility;
        QVERIFY(!m_house->aGift(who, wish).isNull());
    }
    QStringList names()
    {
        QStringList found;
        const auto ranking = m_house->call({}, statements::ranking, {{}, {}, {}, {}});
        for (const Place &place : ranking->items)
            found += place.name;
        return found;
    }
    Result<Reply> table(UserId as)
    {
        return m_house->ask("GET", u"/api/v1/campaigns/%1/statement.csv"_s.arg(m_campaign.id.text()), {},
                            MoneyHouse::person(as));
    }

    std::unique_ptr<MoneyHouse> m_house;
    campaigns::Campaign m_campaign;
    UserId m_mina;
    UserId m_jun;
    UserId m_sora;
    int m_gifts = 0;
};

QTEST_GUILESS_MAIN(StatementServiceTest)
#include "tst_statement_service.moc"
