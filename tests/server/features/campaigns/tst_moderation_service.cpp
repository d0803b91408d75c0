// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/money_house.h"

#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using campaigns::GiftVisibility;
using campaigns::MessageState;
using moderation::HeldMessage;
using moderation::Verdict;
using test::MoneyHouse;

class ModerationServiceTest : public QObject {
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
        m_gifts = 0;
    }
    void cleanup() { m_house.reset(); }

    void aHeldMessageIsNowhereAndItsMoneyCounts()
    {
        const DonationId gift = give(u"이런 시발"_s);
        QCOMPARE(m_house->call({}, campaigns::show, {m_campaign.id})->total, Money{5'000});
        QCOMPARE(messagesEverywhere(), QStringList());
        const auto own = m_house->call(m_mina, campaigns::donation, {gift});
        QCOMPARE(own->messageState, MessageState::Held);
        QCOMPARE(own->message, u"이런 시발"_s);
        QCOMPARE(noticesOf(m_house->owner(), u"campaign.message-held"_s), 1);
        const auto held = m_house->call(m_house->owner(), moderation::held, {m_campaign.id});
        QCOMPARE(held->items.size(), 1);
        QCOMPARE(held->items[0].message, u"이런 시발"_s);
        QCOMPARE(held->items[0].word, u"시발"_s);
        QCOMPARE(held->items[0].nickname, u"미나"_s);
        QVERIFY(m_house->booksHold());
    }

    void aFriendlyMessageIsShownAtOnce()
    {
        give(u"응원합니다"_s);
        QVERIFY(messagesEverywhere().size() >= 5);
        QCOMPARE(m_house->call(m_house->owner(), moderation::held, {m_campaign.id})->items.size(), 0);
        QCOMPARE(noticesOf(m_house->owner(), u"campaign.message-held"_s), 0);
    }

    void releasingShowsItEverywhere()
    {
        const DonationId gift = give(u"이런 시발"_s);
        QVERIFY(decide(gift, Verdict::Release));
        QCOMPARE(m_house->call(m_house->owner(), moderation::held, {m_campaign.id})->items.size(), 0);
        const auto corrections = bodiesOf();
        QCOMPARE(corrections.size(), 1);
        QCOMPARE(corrections[0].donation, gift);
        QCOMPARE(corrections[0].message, u"이런 시발"_s);
        QCOMPARE(corrections[0].nickname, u"미나"_s);
        // It stands for the card that was told before.
        const auto card
            = m_house->store().db().only<qint64>(u"SELECT position FROM event WHERE type = 'donation'"_s);
        QCOMPARE(corrections[0].position, *card);
        QVERIFY(messagesEverywhere().contains(u"이런 시발"_s));
        // Again says nothing again.
        QVERIFY(decide(gift, Verdict::Release));
        QCOMPARE(bodiesOf().size(), 1);
    }

    void droppingKeepsItAwayForGood()
    {
        const DonationId gift = give(u"이런 시발"_s);
        QVERIFY(decide(gift, Verdict::Drop));
        QCOMPARE(messagesEverywhere(), QStringList());
        QCOMPARE(bodiesOf().size(), 0);
        QCOMPARE(m_house->call(m_house->owner(), moderation::held, {m_campaign.id})->items.size(), 0);
        QCOMPARE(m_house->call(m_mina, campaigns::donation, {gift})->messageState, MessageState::Dropped);
        QCOMPARE(m_house->call({}, campaigns::show, {m_campaign.id})->total, Money{5'000});
    }

    void theOwnersWordsHoldToo()
    {
        const auto rules = m_house->call(m_house->owner(), moderation::changeRules,
                                         {m_campaign.id, {u"사기꾼"_s, u"scam"_s, u"사기꾼"_s}});
        QVERIFY(rules);
        QCOMPARE(rules->words, (QStringList{u"사기꾼"_s, u"scam"_s}));
        QVERIFY(rules->usualWords);
        give(u"다 사기꾼들이야"_s);
        give(u"It is a SCAM."_s);
        give(u"scampi for everybody"_s);
        QCOMPARE(m_house->call(m_house->owner(), moderation::held, {m_campaign.id})->items.size(), 2);
        // Another campaign has its own.
        const auto other = m_house->aCampaign(u"다른 모금"_s);
        QCOMPARE(m_house->call(m_house->owner(), moderation::rules, {other.id})->words, QStringList());
    }

    void listsThatCannotWorkAreRefused_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("about");
        QStringList many;
        for (int i = 0; i <= moderation::kMostWords; ++i)
            many += u"word%1"_s.arg(i);
        QTest::newRow("too many") << many << u"words"_s;
        QTest::newRow("no letter") << QStringList{u"123"_s} << u"characters"_s;
        QTest::newRow("two lines") << QStringList{u"a\nb"_s} << u"characters"_s;
    }
    void listsThatCannotWorkAreRefused()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, about);
        const auto refused = m_house->call(m_house->owner(), moderation::changeRules, {m_campaign.id, words});
        QVERIFY(!refused);
        QCOMPARE(refused.error().about, about);
        QCOMPARE(refused.error().field, u"words"_s);
    }

    void whoModeratesHereDecidesToo()
    {
        const DonationId gift = give(u"이런 시발"_s);
        const UserId moderator = m_house->aUser(u"지기"_s);
        for (const QString &role : {u"owner"_s, u"admin"_s, u"moderator"_s}) {
            QVERIFY(m_house->store().db().run(u"UPDATE account SET role = :role WHERE id = :id"_s,
                                              bind("role", role), bind("id", moderator)));
            QCOMPARE(m_house->call(moderator, moderation::held, {m_campaign.id})->items.size(), 1);
        }
        QVERIFY(m_house->call(moderator, moderation::decide, {m_campaign.id, gift, Verdict::Release}));
        QVERIFY(m_house->call(moderator, moderation::rules, {m_campaign.id}));
        QCOMPARE(m_house->call(moderator, moderation::changeRules, {m_campaign.id, {u"x"_s}}).error().code,
                 Code::NotAllowed);
        QVERIFY(m_house->store().db().run(u"UPDATE account SET role = 'treasurer' WHERE id = :id"_s,
                                          bind("id", moderator)));
        QCOMPARE(m_house->call(moderator, moderation::held, {m_campaign.id}).error().code, Code::NotAllowed);
    }

    void whatIsHiddenLaterLeavesTheHistory()
    {
        const QString words = u"살짝 미운 말"_s;
        const DonationId gift = give(words);
        auto back = MoneyHouse::aRefund(gift);
        back.amount = Money{1'000};
        QVERIFY(m_house->call(m_mina, refunds::ask, back));
        m_house->settle();
        QVERIFY(toldHas(words));
        QVERIFY(decide(gift, Verdict::Drop));
        QVERIFY(!toldHas(words));
        QCOMPARE(m_house->count(u"event_redaction"_s), 2);
        // Shown again it is told as it was, and dropped again nowhere.
        QVERIFY(decide(gift, Verdict::Release));
        QVERIFY(toldHas(words));
        QVERIFY(decide(gift, Verdict::Drop));
        QVERIFY(!toldHas(words));
        QVERIFY(m_house->booksHold());
    }

    void onlyWhoMadeTheCampaignDecides()
    {
        const DonationId gift = give(u"이런 시발"_s);
        for (const auto &[who, code] : {std::pair{m_mina, Code::NotAllowed}, {UserId(), Code::NotSignedIn}}) {
            QCOMPARE(m_house->call(who, moderation::held, {m_campaign.id}).error().code, code);
            QCOMPARE(m_house->call(who, moderation::rules, {m_campaign.id}).error().code, code);
            QCOMPARE(m_house->call(who, moderation::changeRules, {m_campaign.id, {}}).error().code, code);
            QCOMPARE(
                m_house->call(who, moderation::decide, {m_campaign.id, gift, Verdict::Release}).error().code,
                code);
        }
        // Nor about a gift of another campaign.
        const auto other = m_house->aCampaign(u"다른 모금"_s);
        QCOMPARE(m_house->call(m_house->owner(), moderation::decide, {other.id, gift, Verdict::Release})
                     .error()
                     .code,
                 Code::NotFound);
        QCOMPARE(messagesEverywhere(), QStringList());
    }

    void whatThreePeopleReportIsHeld()
    {
        const DonationId gift = give(u"우리 동네로 오지 마세요"_s);
        const QList<UserId> people{m_house->aUser(u"가"_s), m_house->aUser(u"나"_s), m_house->aUser(u"다"_s)};
        QVERIFY(report(people[0], gift, u"혐오 표현"_s));
        QVERIFY(report(people[0], gift, u"again"_s)); // counts once
        QVERIFY(!messagesEverywhere().isEmpty());
        auto held = m_house->call(m_house->owner(), moderation::held, {m_campaign.id});
        QCOMPARE(held->items.size(), 1);
        QCOMPARE(held->items[0].state, MessageState::Reported);
        QCOMPARE(held->items[0].reports, 1);
        QCOMPARE(held->items[0].reasons, QStringList{u"혐오 표현"_s});
        QVERIFY(!held->items[0].word);
        QVERIFY(report(people[1], gift));
        QVERIFY(report(people[2], gift));
        QCOMPARE(bodiesOf().last().message, QString());
        QCOMPARE(m_house->call({}, campaigns::gifts, {m_campaign.id, {}, {}})->items[0].message, QString());
        QCOMPARE(noticesOf(m_house->owner(), u"campaign.message-held"_s), 2);
        // What nobody sees cannot be reported.
        QCOMPARE(report(m_mina, gift).error().code, Code::NotFound);
        // The owner has looked at it: reports change nothing any more.
        QVERIFY(decide(gift, Verdict::Release));
        QVERIFY(report(m_mina, gift));
        QCOMPARE(m_house->call({}, campaigns::gifts, {m_campaign.id, {}, {}})->items[0].message,
                 u"우리 동네로 오지 마세요"_s);
        QCOMPARE(m_house->call({}, moderation::report, {m_campaign.id, gift, {}}).error().code,
                 Code::NotSignedIn);
    }

    void theOwnerDoesNotLearnAHiddenName()
    {
        give(u"시발"_s, GiftVisibility::HiddenFromRecipient);
        const auto held = m_house->call(m_house->owner(), moderation::held, {m_campaign.id});
        QVERIFY(!held->items[0].nickname);
        QVERIFY(!toJson(*held).contains("미나"));
    }

    void aMessageMayNeedALargerGift()
    {
        const auto changed = m_house->call(m_house->owner(), campaigns::change,
                                           {m_campaign.id, {}, {}, {}, {}, Money{10'000}});
        QCOMPARE(changed->messagesFrom, Money{10'000});
        auto wish = MoneyHouse::aWish(m_campaign.id, {9'999}, u"a"_s);
        wish.message = u"안녕"_s;
        const auto refused = m_house->call(m_mina, campaigns::donate, wish);
        QCOMPARE(refused.error().about, u"message-minimum"_s);
        QCOMPARE(refused.error().field, u"message"_s);
        QCOMPARE(m_house->count(u"donation"_s), 0);
        wish.message.reset();
        QVERIFY(m_house->call(m_mina, campaigns::donate, wish));
        wish = MoneyHouse::aWish(m_campaign.id, {10'000}, u"b"_s);
        wish.message = u"안녕"_s;
        QVERIFY(m_house->call(m_mina, campaigns::donate, wish));
        // Off again.
        const auto off
            = m_house->call(m_house->owner(), campaigns::change, {m_campaign.id, {}, {}, {}, {}, Money{0}});
        QVERIFY(!off->messagesFrom);
        QCOMPARE(
            m_house->call(m_house->owner(), campaigns::change, {m_campaign.id, {}, {}, {}, {}, Money{-1}})
                .error()
                .field,
            u"messagesFrom"_s);
    }

private:
    bool toldHas(const QString &words)
    {
        const auto page = m_house->open(m_mina, u"/topic/rooms/%1"_s.arg(m_campaign.room.text()),
                                        {.after = 0, .epoch = {}, .limit = 200});
        if (!page || page->events.isEmpty())
            QTest::qFail("the topic cannot be read", __FILE__, __LINE__);
        for (const PublishedPtr &each : page->events) {
            if (each->body.contains(words.toUtf8()))
                return true;
        }
        return false;
    }
    DonationId give(const QString &message, GiftVisibility visibility = GiftVisibility::Public)
    {
        auto wish = MoneyHouse::aWish(m_campaign.id, {5'000}, u"tag-%1"_s.arg(++m_gifts));
        wish.message = message;
        wish.visibility = visibility;
        const DonationId gift = m_house->aGift(m_mina, wish);
        if (gift.isNull())
            qFatal("a gift was refused");
        return gift;
    }
    Result<Nothing> decide(DonationId gift, Verdict verdict)
    {
        return m_house->call(m_house->owner(), moderation::decide, {m_campaign.id, gift, verdict});
    }
    Result<Nothing> report(UserId who, DonationId gift, const QString &reason = {})
    {
        return m_house->call(who, moderation::report, {m_campaign.id, gift, reason});
    }
    /// Corrections of cards that the room was told.
    QList<moderation::GiftMessageBody> bodiesOf()
    {
        QList<moderation::GiftMessageBody> bodies;
        for (const PublishedPtr &each : m_house->told("/topic/rooms/" + m_campaign.room.bytes())) {
            if (each->event == "donation.message")
                bodies += *fromJson<moderation::GiftMessageBody>(
                    fromJson<rooms::RoomEvent>(each->body)->body.text);
        }
        return bodies;
    }
    /// What can be read of messages on the card, the topic, the feed, the public page and the statement.
    QStringList messagesEverywhere()
    {
        QStringList found;
        for (const PublishedPtr &each : m_house->told("/topic/rooms/" + m_campaign.room.bytes())) {
            if (each->event == "donation")
                found += fromJson<campaigns::DonationBody>(fromJson<rooms::RoomEvent>(each->body)->body.text)
                             ->gift.message;
        }
        for (const PublishedPtr &each : m_house->told("/topic/campaigns/" + m_campaign.id.bytes())) {
            const auto totals = fromJson<campaigns::Totals>(each->body);
            for (const auto &gift : totals->latest)
                found += gift.message;
        }
        const auto feed = m_house->call({}, campaigns::gifts, {m_campaign.id, {}, {}});
        for (const auto &gift : feed->items)
            found += gift.message;
        const auto page = m_house->ask("GET", u"/c/"_s + m_campaign.id.text());
        const QString text = QString::fromUtf8(page->body);
        for (const QString &said : {u"시발"_s, u"응원합니다"_s, u"우리 동네"_s}) {
            if (text.contains(said))
                found += said;
        }
        const auto statement = m_house->call(m_house->owner(), statements::statement, {m_campaign.id});
        for (const auto &gift : statement->gifts)
            found += gift.message;
        found.removeAll(QString());
        return found;
    }
    int noticesOf(UserId who, const QString &type)
    {
        int count = 0;
        const auto notices = m_house->call(who, notifications::list, {});
        for (const auto &notice : notices->items)
            count += notice.type == type ? 1 : 0;
        return count;
    }

    std::unique_ptr<MoneyHouse> m_house;
    campaigns::Campaign m_campaign;
    UserId m_mina;
    int m_gifts = 0;
};

QTEST_GUILESS_MAIN(ModerationServiceTest)
#include "tst_moderation_service.moc"
