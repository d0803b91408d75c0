// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/search/search_service.h"

#include "server/features/search/search_feature.h"
#include "tests/support/room_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class SearchServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::RoomHouse>(engine);
        m_house->add<SearchFeature>(m_house->house(), m_house->access());
        m_mina = m_house->aUser(u"미나"_s);
        m_jun = m_house->aUser(u"준"_s);
        m_yard = m_house->aRoom(m_mina, {m_jun}, u"마당 이야기"_s);
        m_secret = m_house->aPrivateRoom(m_mina);
    }
    void cleanup() { m_house.reset(); }

    void whatWasSaidIsFoundNewestFirst()
    {
        say(m_mina, m_yard, u"도와주셔서 감사합니다"_s);
        say(m_jun, m_yard, u"저도 감사드려요"_s);
        say(m_jun, m_yard, u"내일 봐요"_s);
        const auto found = find(m_mina, u"감사"_s);
        QVERIFY(found);
        QCOMPARE(textsOf(*found), QStringList({u"저도 감사드려요"_s, u"도와주셔서 감사합니다"_s}));
        QCOMPARE(found->items.first().roomName, u"마당 이야기"_s);
        QCOMPARE(found->items.first().event.sender->nickname, u"준"_s);
        QCOMPARE(found->words, QStringList{u"감사"_s});
        QVERIFY(!found->next);
    }

    void whoPostsAndSearchesFinds()
    {
        // No time passes: the index has not looked yet.
        QVERIFY(m_house->post(m_mina, m_yard, u"방금 한 말"_s));
        QVERIFY(m_house->post(m_mina, m_secret, u"방금 한 비밀"_s));
        QCOMPARE(textsOf(*find(m_jun, u"방금"_s, m_yard)), QStringList{u"방금 한 말"_s});
        QCOMPARE(textsOf(*find(m_mina, u"방금"_s)), QStringList({u"방금 한 비밀"_s, u"방금 한 말"_s}));
        // Also when it has looked, and found nothing new twice.
        m_house->pass(1s);
        m_house->pass(1s);
        m_house->pass(1s);
        const auto said = m_house->post(m_jun, m_yard, u"방금 또"_s);
        QCOMPARE(textsOf(*find(m_mina, u"또"_s)), QStringList{u"방금 또"_s});
        QVERIFY(m_house->call(m_jun, chat::edit, {m_yard, said->id, u"방금 다시"_s}));
        QVERIFY(textsOf(*find(m_mina, u"또"_s, m_yard)).isEmpty());
        QCOMPARE(textsOf(*find({}, u"다시"_s, m_yard)), QStringList{u"방금 다시"_s});
        m_house->pass(1s); // what was taken in early is not taken in twice
        QCOMPARE(textsOf(*find(m_mina, u"방금"_s)).size(), 3);
    }

    void nobodyWaitsForAWholeOlderStore()
    {
        m_house->fill(m_yard, m_mina, 300);
        QVERIFY(textsOf(*find(m_mina, u"x"_s, m_yard)).isEmpty());
        // A few hundred they do wait for.
        m_house->fill(m_secret, m_mina, 150);
        const auto page = m_house->call(
            m_mina, search::find, {.query = u"x"_s, .room = m_secret, .zone = {}, .after = {}, .limit = 200});
        QVERIFY(page);
        QCOMPARE(page->items.size(), 150);
    }

    void allWordsMustBeThere()
    {
        say(m_mina, m_yard, u"iOS앱에서 결제가 안 돼요"_s);
        say(m_mina, m_yard, u"안드로이드앱은 결제가 돼요"_s);
        QCOMPARE(textsOf(*find(m_jun, u"결제 iOS앱"_s)).size(), 1);
        QCOMPARE(textsOf(*find(m_jun, u"결제 앱"_s)).size(), 2);
        QCOMPARE(textsOf(*find(m_jun, u"결제 취소"_s)).size(), 0);
        QCOMPARE(textsOf(*find(m_jun, u"\"결제가 안\""_s)).size(), 1);
    }

    void aChangedMessageIsFoundByWhatItSaysNow()
    {
        const auto said = m_house->post(m_jun, m_yard, u"화요일에 만나요"_s);
        m_house->pass(1s);
        say(m_mina, m_yard, u"화요일 좋아요"_s);
        QCOMPARE(textsOf(*find(m_mina, u"화요일"_s)).size(), 2);
        QVERIFY(m_house->call(m_jun, chat::edit, {m_yard, said->id, u"수요일에 만나요"_s}));
        QVERIFY(m_house->call(m_jun, chat::edit, {m_yard, said->id, u"목요일에 만나요"_s}));
        m_house->pass(1s);
        QCOMPARE(textsOf(*find(m_mina, u"화요일"_s)), QStringList{u"화요일 좋아요"_s});
        QCOMPARE(textsOf(*find(m_mina, u"수요일"_s)).size(), 0);
        QCOMPARE(textsOf(*find(m_mina, u"목요일"_s)), QStringList{u"목요일에 만나요"_s});
        QVERIFY(m_house->call(m_jun, chat::remove, {m_yard, said->id}));
        QCOMPARE(textsOf(*find(m_mina, u"목요일"_s)).size(), 0);
        m_house->pass(1s);
        QCOMPARE(textsOf(*find(m_mina, u"목요일"_s)).size(), 0);
        QCOMPARE(textsOf(*find(m_mina, u"만나요"_s)).size(), 0);
    }

    void theBeginningOfAWordIsEnough()
    {
        say(m_mina, m_yard, u"a lantern market"_s);
        say(m_mina, m_yard, u"the marketing people"_s);
        QCOMPARE(textsOf(*find(m_jun, u"mark"_s)),
                 QStringList({u"the marketing people"_s, u"a lantern market"_s}));
        QCOMPARE(textsOf(*find(m_jun, u"lantern mark"_s)), QStringList{u"a lantern market"_s});
        QCOMPARE(textsOf(*find(m_jun, u"\"lantern mark\""_s)), QStringList{u"a lantern market"_s});
        QVERIFY(textsOf(*find(m_jun, u"mars"_s)).isEmpty());
    }

    void soItIsWhereVeryManyWordsBeginSo()
    {
        if (m_house->store().db().engine() != Engine::Sqlite)
            QSKIP("only FTS5 needs a list of words");
        say(m_mina, m_yard, u"a lantern market"_s);
        for (int i = 0; i < 600; ++i)
            QVERIFY(m_house->store().db().run(u"INSERT INTO search_term (term) VALUES (:term)"_s,
                                              bind("term", u"mark%1"_s.arg(i))));
        QCOMPARE(textsOf(*find(m_jun, u"mark"_s)), QStringList{u"a lantern market"_s});
        QCOMPARE(textsOf(*find(m_jun, u"\"lantern mark\""_s)), QStringList{u"a lantern market"_s});
    }

    void aWordThatNobodySaysAnyMoreIsForgotten()
    {
        if (m_house->store().db().engine() != Engine::Sqlite)
            QSKIP("only FTS5 needs a list of words");
        const auto said = m_house->post(m_jun, m_yard, u"chrysanthemum tea"_s);
        m_house->pass(1s);
        say(m_mina, m_yard, u"green tea"_s);
        QCOMPARE(textsOf(*find(m_mina, u"chrys"_s)).size(), 1);
        QVERIFY(m_house->call(m_jun, chat::remove, {m_yard, said->id}));
        m_house->pass(1s);
        QCOMPARE(m_house->count(u"search_term"_s, u"term = 'chrysanthemum'"_s), 0);
        QCOMPARE(m_house->count(u"search_term"_s, u"term = 'tea'"_s), 1);
        say(m_jun, m_yard, u"chrysanthemum once more"_s);
        QCOMPARE(textsOf(*find(m_mina, u"chrys"_s)), QStringList{u"chrysanthemum once more"_s});
    }

    void aRoomOfOthersIsNotSearched()
    {
        say(m_mina, m_secret, u"비밀 선물"_s);
        QCOMPARE(textsOf(*find(m_mina, u"선물"_s)).size(), 1);
        QCOMPARE(textsOf(*find(m_jun, u"선물"_s)).size(), 0);
        QCOMPARE(find(m_jun, u"선물"_s, m_secret).error().code, Code::NotFound);
        QCOMPARE(find(m_jun, u"선물 in:secret"_s).error().about, u"room"_s);
        // What somebody left is theirs no more.
        QVERIFY(m_house->call(m_mina, rooms::invite, {m_secret, test::RoomHouse::nameOf(m_jun)}));
        QCOMPARE(textsOf(*find(m_jun, u"선물"_s)).size(), 1);
        QVERIFY(m_house->call(m_jun, rooms::leave, {m_secret}));
        QCOMPARE(textsOf(*find(m_jun, u"선물"_s)).size(), 0);
    }

    void aGuestSearchesAPublicRoomOnly()
    {
        say(m_mina, m_yard, u"모두 환영합니다"_s);
        QCOMPARE(textsOf(*find({}, u"환영"_s, m_yard)).size(), 1);
        QCOMPARE(find({}, u"환영"_s).error().code, Code::NotSignedIn);
        QCOMPARE(find({}, u"환영"_s, m_secret).error().code, Code::NotFound);
        const UserId stranger = m_house->aUser(u"낯선이"_s);
        QCOMPARE(textsOf(*find(stranger, u"환영"_s)).size(), 0);
        QCOMPARE(textsOf(*find(stranger, u"환영"_s, m_yard)).size(), 1);
    }

    void filtersNarrow()
    {
        say(m_mina, m_yard, u"안내는 https://example.org 에 있어요"_s);
        say(m_jun, m_yard, u"안내 감사"_s);
        m_house->clock().advance(24h);
        say(m_jun, m_yard, u"안내 하나 더"_s);
        QCOMPARE(textsOf(*find(m_mina, u"안내 from:준"_s)).size(), 2);
        QCOMPARE(textsOf(*find(m_mina, u"안내 from:me"_s)).size(), 1);
        QCOMPARE(textsOf(*find(m_mina, u"안내 from:me from:준"_s)).size(), 3);
        QCOMPARE(textsOf(*find(m_mina, u"has:link"_s)).size(), 1);
        QCOMPARE(textsOf(*find(m_mina, u"안내 in:이야기"_s)).size(), 3);
        QCOMPARE(textsOf(*find(m_mina, u"안내 during:2026-03-02"_s)).size(), 2);
        QCOMPARE(textsOf(*find(m_mina, u"안내 after:2026-03-02 from:준"_s)), QStringList{u"안내 하나 더"_s});
        QCOMPARE(textsOf(*find(m_mina, u"안내 before:2026-03-02"_s)).size(), 0);
        QCOMPARE(find(m_mina, u"안내 from:nobody"_s).error().about, u"person"_s);
    }

    void pagesGoOnWithoutRepeat()
    {
        for (int i = 0; i < 25; ++i) {
            QVERIFY(m_house->post(m_mina, m_yard, u"소식 %1"_s.arg(i)));
            m_house->clock().advance(40 * 24h); // over many months
        }
        m_house->pass(1s);
        QStringList seen;
        std::optional<QString> after;
        do {
            const auto page
                = m_house->call(m_jun, search::find,
                                {.query = u"소식"_s, .room = {}, .zone = {}, .after = after, .limit = 10});
            QVERIFY(page);
            QVERIFY(page->items.size() <= 10);
            seen += textsOf(*page);
            after = page->next;
        } while (after);
        QCOMPARE(seen.size(), 25);
        QCOMPARE(seen.first(), u"소식 24"_s);
        QCOMPARE(seen.last(), u"소식 0"_s);
    }

    void anOlderStoreIsTakenIn()
    {
        m_house->fill(m_yard, m_mina, 300); // straight into the store, as if from before
        m_house->pass(1s);
        m_house->settle();
        const auto page = m_house->call(
            m_jun, search::find, {.query = u"x"_s, .room = m_yard, .zone = {}, .after = {}, .limit = 200});
        QVERIFY(page);
        QCOMPARE(page->items.size(), 200);
        QVERIFY(page->next);
    }

    void whoIsInManyRoomsFindsInAllOfThem()
    {
        for (int i = 0; i < 70; ++i) {
            m_house->aRoom(m_jun, {}, u"방 %1"_s.arg(i));
            m_house->clock().advance(10min); // nobody may make them all at once
        }
        say(m_mina, m_yard, u"방이 많아도 찾아요"_s);
        say(m_mina, m_secret, u"여기선 못 찾아요"_s);
        QCOMPARE(textsOf(*find(m_jun, u"찾아요"_s)), QStringList{u"방이 많아도 찾아요"_s});
    }

    void whatLooksLikeTheIndexesOwnWordsIsText()
    {
        say(m_mina, m_yard, u"NEAR OR AND NOT \"quoted\" r1 haslink"_s);
        QCOMPARE(textsOf(*find(m_jun, u"OR"_s)).size(), 1);
        QCOMPARE(textsOf(*find(m_jun, u"NOT NEAR"_s)).size(), 1);
        QCOMPARE(textsOf(*find(m_jun, u"haslink"_s)).size(), 1);
        QCOMPARE(textsOf(*find(m_jun, u"has:link"_s)).size(), 0);
        QCOMPARE(textsOf(*find(m_jun, u"words:x') OR ('1"_s)).size(), 0);
    }

private:
    void say(UserId who, RoomId room, const QString &text)
    {
        QVERIFY(m_house->post(who, room, text));
        m_house->pass(1s); // the index follows
    }
    Result<search::Found> find(UserId who, const QString &query, std::optional<RoomId> room = {})
    {
        return m_house->call(
            who, search::find,
            {.query = query, .room = room, .zone = u"Asia/Seoul"_s, .after = {}, .limit = {}});
    }
    static QStringList textsOf(const search::Found &found)
    {
        QStringList texts;
        for (const search::Hit &hit : found.items)
            texts.append(fromJson<chat::MessageBody>(hit.event.body.text)->text);
        return texts;
    }

    std::unique_ptr<test::RoomHouse> m_house;
    UserId m_mina;
    UserId m_jun;
    RoomId m_yard;
    RoomId m_secret;
};

QTEST_GUILESS_MAIN(SearchServiceTest)
#include "tst_search_service.moc"
