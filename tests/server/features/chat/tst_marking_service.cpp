// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/chat/marking_service.h"

#include "tests/support/room_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class MarkingServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::RoomHouse>(engine);
        m_mina = m_house->aUser(u"미나"_s);
        m_jun = m_house->aUser(u"준"_s);
        m_room = m_house->aRoom(m_mina, {m_jun});
    }
    void cleanup() { m_house.reset(); }

    // ---- changing

    void aChangedMessageSaysTheNewAndKeepsTheOld()
    {
        const auto said = m_house->post(m_jun, m_room, u"안녕 미나"_s);
        m_house->clock().advance(1min);
        const auto edited = edit(m_jun, *said, u"안녕하세요"_s);
        QVERIFY(edited);
        QCOMPARE(edited->position, said->position);
        QCOMPARE(textOf(*edited), u"안녕하세요"_s);
        QCOMPARE(edited->marks->editedAt, m_house->clock().now());
        const auto told = m_house->told(m_house->topicOf(m_room)).last();
        QCOMPARE(told->event, QByteArray("message.edited"));
        QCOMPARE(told->position, said->position + 1);
        const auto history = read();
        QCOMPARE(textOf(history.at(said->position - 1)), u"안녕하세요"_s);
        QCOMPARE(history.last().type, u"message.edited"_s);
        QCOMPARE(fromJson<chat::EditBody>(history.last().body.text)->text, u"안녕하세요"_s);
        const auto versions = m_house->call(m_jun, chat::versions, {m_room, said->id});
        QCOMPARE(versions->items.size(), 2);
        QCOMPARE(versions->items.first().text, u"안녕 미나"_s);
        QCOMPARE(m_house->call(m_mina, rooms::show, {m_room})->lastEvent->position, said->position);
    }

    void onlyTheAuthorChanges()
    {
        const auto said = m_house->post(m_jun, m_room, u"mine"_s);
        QCOMPARE(edit(m_mina, *said, u"hers"_s).error().about, u"not-yours"_s);
        const UserId stranger = m_house->aUser(u"낯선이"_s);
        QCOMPARE(edit(stranger, *said, u"x"_s).error().about, u"not-member"_s);
        QCOMPARE(edit(m_jun, *said, u"   "_s).error().field, u"text"_s);
        QCOMPARE(edit(m_jun, *said, QString(chat::kLongestMessage + 1, u'x')).error().field, u"text"_s);
        const RoomId other = m_house->aRoom(m_jun);
        QCOMPARE(m_house->call(m_jun, chat::edit, {other, said->id, u"x"_s}).error().code, Code::NotFound);
        QVERIFY(m_house->call(m_mina, rooms::close, {m_room}));
        QCOMPARE(edit(m_jun, *said, u"late"_s).error().about, u"room-closed"_s);
    }

    void theSameTextIsNoChange()
    {
        const auto said = m_house->post(m_jun, m_room, u"same"_s);
        QVERIFY(edit(m_jun, *said, u"same"_s));
        QCOMPARE(read().last().position, said->position);
    }

    void changesHaveAnEnd()
    {
        const auto said = m_house->post(m_jun, m_room, u"0"_s);
        for (int i = 1; i <= chat::kMostEdits; ++i)
            QVERIFY(edit(m_jun, *said, QString::number(i)));
        QCOMPARE(edit(m_jun, *said, u"one more"_s).error().code, Code::TooMany);
    }

    // ---- taking away

    void whatIsTakenAwayIsToldNowhere()
    {
        const auto said = m_house->post(m_jun, m_room, u"비밀번호 1234"_s);
        QVERIFY(edit(m_jun, *said, u"비밀번호 5678"_s));
        QVERIFY(m_house->call(m_mina, chat::react, {m_room, said->id, u"😮"_s}));
        QVERIFY(m_house->call(m_jun, chat::remove, {m_room, said->id}));
        QVERIFY2(m_house->call(m_jun, chat::remove, {m_room, said->id}), "twice is once");
        QVERIFY(m_house->told(m_house->topicOf(m_room)).last()->forgetsEarlier);
        for (const rooms::RoomEvent &event : read())
            QVERIFY2(!event.body.text.contains("1234") && !event.body.text.contains("5678"),
                     event.body.text.constData());
        const rooms::RoomEvent gone = read().at(said->position - 1);
        QVERIFY(gone.marks->deleted);
        QVERIFY(gone.marks->reactions.isEmpty());
        const auto again = m_house->open(m_mina, m_house->destinationOf(m_room), {.after = 0, .epoch = {}});
        QVERIFY(again);
        for (const PublishedPtr &event : again->events)
            QVERIFY(!event->body.contains("5678"));
        QCOMPARE(m_house->count(u"event"_s, u"body LIKE '%1234%'"_s), 1);
        QCOMPARE(m_house->call(m_jun, chat::versions, {m_room, said->id}).error().code, Code::NotFound);
        QCOMPARE(m_house->call(m_mina, chat::versions, {m_room, said->id})->items.size(), 2);
        QCOMPARE(edit(m_jun, *said, u"back"_s).error().code, Code::NotFound);
        QCOMPARE(m_house->post(m_mina, m_room, u"re"_s, {}, said->id).error().code, Code::NotFound);
    }

    void anOwnerTakesAwayWhatOthersSaid()
    {
        const auto said = m_house->post(m_jun, m_room, u"스팸"_s);
        const auto hers = m_house->post(m_mina, m_room, u"공지"_s);
        QCOMPARE(m_house->call(m_jun, chat::remove, {m_room, hers->id}).error().about, u"not-yours"_s);
        QVERIFY(m_house->call(m_mina, chat::remove, {m_room, said->id}));
        const RoomId pair = m_house->aDirectRoom(m_mina, m_jun);
        const auto told = m_house->post(m_jun, pair, u"우리끼리"_s);
        QCOMPARE(m_house->call(m_mina, chat::remove, {pair, told->id}).error().about, u"not-yours"_s);
    }

    // ---- reacting

    void signsAreCountedOncePerPerson()
    {
        const auto said = m_house->post(m_jun, m_room, u"모였어요"_s);
        QVERIFY(m_house->call(m_mina, chat::react, {m_room, said->id, u"🎉"_s}));
        QVERIFY(m_house->call(m_mina, chat::react, {m_room, said->id, u"🎉"_s}));
        QVERIFY(m_house->call(m_jun, chat::react, {m_room, said->id, u"🎉"_s}));
        QVERIFY(m_house->call(m_jun, chat::react, {m_room, said->id, u"❤️"_s}));
        const auto marks = read(m_mina).at(said->position - 1).marks;
        QCOMPARE(marks->reactions.size(), 2);
        QCOMPARE(marks->reactions[0].emoji, u"🎉"_s);
        QCOMPARE(marks->reactions[0].count, 2);
        QVERIFY(marks->reactions[0].mine);
        QVERIFY(!marks->reactions[1].mine);
        QCOMPARE(marks->position, said->position + 3);
        const auto who = m_house->call(m_mina, chat::reactors, {m_room, said->id, std::nullopt, 2});
        QCOMPARE(who->items.size(), 2);
        QCOMPARE(who->items.last().person.nickname, u"준"_s);
        const auto rest = m_house->call(m_mina, chat::reactors, {m_room, said->id, who->next, 2});
        QCOMPARE(rest->items.size(), 1);
        QVERIFY(m_house->call(m_mina, chat::unreact, {m_room, said->id, u"🎉"_s}));
        QVERIFY(m_house->call(m_mina, chat::unreact, {m_room, said->id, u"🎉"_s}));
        QCOMPARE(read(m_mina).at(said->position - 1).marks->reactions[0].count, 1);
        QCOMPARE(m_house->call(m_mina, rooms::show, {m_room})->unread, 1);
    }

    void aSignIsOneEmoji_data()
    {
        QTest::addColumn<QString>("sign");
        QTest::addColumn<bool>("good");
        QTest::newRow("thumb") << u"👍"_s << true;
        QTest::newRow("skin") << u"👍🏽"_s << true;
        QTest::newRow("family") << u"👨‍👩‍👧‍👦"_s << true;
        QTest::newRow("flag") << u"🇰🇷"_s << true;
        QTest::newRow("keycap") << u"1️⃣"_s << true;
        QTest::newRow("heart") << u"❤️"_s << true;
        QTest::newRow("letter") << u"a"_s << false;
        QTest::newRow("hangul") << u"가"_s << false;
        QTest::newRow("two") << u"👍👍"_s << false;
        QTest::newRow("digit") << u"1"_s << false;
        QTest::newRow("nothing") << u""_s << false;
        QTest::newRow("escape") << u"\u001b"_s << false;
        QTest::newRow("joiner") << QString(QChar(0x200D)) << false;
    }
    void aSignIsOneEmoji()
    {
        QFETCH(QString, sign);
        QFETCH(bool, good);
        const auto said = m_house->post(m_jun, m_room, u"x"_s);
        const auto done = m_house->call(m_mina, chat::react, {m_room, said->id, sign});
        QCOMPARE(bool(done), good);
        if (!good)
            QCOMPARE(done.error().field, u"emoji"_s);
    }

    void signsOfOnePersonHaveAnEnd()
    {
        const auto said = m_house->post(m_jun, m_room, u"x"_s);
        const QStringList signs{u"👍"_s, u"👎"_s, u"🎉"_s, u"🔥"_s, u"👀"_s};
        for (const QString &sign : signs)
            QVERIFY(m_house->call(m_mina, chat::react, {m_room, said->id, sign}));
        QCOMPARE(m_house->call(m_mina, chat::react, {m_room, said->id, u"💯"_s}).error().about,
                 u"reactions"_s);
    }

    // ---- pinning

    void pinsAreListedTheLatestFirst()
    {
        const auto one = m_house->post(m_jun, m_room, u"하나"_s);
        const auto two = m_house->post(m_jun, m_room, u"둘"_s);
        QCOMPARE(m_house->call(m_jun, chat::pin, {m_room, one->id}).error().about, u"owner-only"_s);
        QVERIFY(m_house->call(m_mina, chat::pin, {m_room, two->id}));
        m_house->clock().advance(1s);
        QVERIFY(m_house->call(m_mina, chat::pin, {m_room, one->id}));
        QVERIFY(m_house->call(m_mina, chat::pin, {m_room, one->id}));
        auto pins = m_house->call(m_jun, chat::pins, {m_room});
        QCOMPARE(pins->items.size(), 2);
        QCOMPARE(pins->items.first().id, one->id);
        QVERIFY(pins->items.first().marks->pinned);
        QVERIFY(m_house->call(m_mina, chat::unpin, {m_room, one->id}));
        QVERIFY(m_house->call(m_mina, chat::remove, {m_room, two->id}));
        pins = m_house->call(m_jun, chat::pins, {m_room});
        QVERIFY(pins->items.isEmpty());
    }

    // ---- naming

    void whoIsNamedHearsOfIt()
    {
        const QString jun = test::RoomHouse::nameOf(m_jun);
        const auto said = m_house->post(m_mina, m_room, u"@%1님 안녕하세요, x@%1.example 말고"_s.arg(jun));
        const auto body = fromJson<chat::MessageBody>(said->body.text);
        QCOMPARE(body->mentions->size(), 1);
        QCOMPARE(body->mentions->first().user, m_jun);
        const auto notices = m_house->call(m_jun, notifications::list, {});
        QCOMPARE(notices->items.last().type, u"chat.mention"_s);
        const auto told = fromJson<chat::MentionedBody>(notices->items.last().body.text);
        QCOMPARE(told->event, said->id);
        QVERIFY2(!notices->items.last().body.text.contains("안녕"), "what may be deleted is not repeated");
        QCOMPARE(m_house->call(m_jun, rooms::show, {m_room})->mentions, 1);
        QVERIFY(m_house->call(m_jun, chat::markRead, {m_room, said->position}));
        QCOMPARE(m_house->call(m_jun, rooms::show, {m_room})->mentions, 0);
    }

    void strangersAndOneselfAreNotNamed()
    {
        const UserId stranger = m_house->aUser(u"낯선이"_s);
        const auto said = m_house->post(m_mina, m_room,
                                        u"@%1 @%2 @nobody-here"_s.arg(test::RoomHouse::nameOf(stranger),
                                                                      test::RoomHouse::nameOf(m_mina)));
        QVERIFY(m_house->call(stranger, notifications::list, {})->items.isEmpty());
        QCOMPARE(fromJson<chat::MessageBody>(said->body.text)->mentions->size(), 1);
        QCOMPARE(m_house->call(m_mina, rooms::show, {m_room})->mentions, 0);
    }

    void everyoneIsForOwners()
    {
        const auto loud = m_house->post(m_jun, m_room, u"@everyone 보세요"_s);
        QVERIFY(!fromJson<chat::MessageBody>(loud->body.text)->everyone);
        QVERIFY(m_house->post(m_mina, m_room, u"@모두 보세요"_s));
        QCOMPARE(m_house->call(m_jun, rooms::show, {m_room})->mentions, 1);
    }

    void everyoneIsCalledOnceAMinuteAndThriceAnHour()
    {
        QVERIFY(m_house->post(m_mina, m_room, u"@everyone 하나"_s, u"one"_s));
        QVERIFY2(m_house->post(m_mina, m_room, u"@everyone 하나"_s, u"one"_s), "a repeat is the first");
        m_house->clock().advance(20s);
        const auto soon = m_house->post(m_mina, m_room, u"@everyone 둘"_s);
        QCOMPARE(soon.error().code, Code::RateLimited);
        QCOMPARE(soon.error().about, u"calls"_s);
        QCOMPARE(soon.error().retryAfter, 40);
        QVERIFY(m_house->post(m_mina, m_room, u"둘"_s));
        const RoomId other = m_house->aRoom(m_mina, {m_jun});
        QVERIFY2(m_house->post(m_mina, other, u"@everyone"_s), "each room by itself");
        m_house->clock().advance(40s);
        const auto second = m_house->post(m_mina, m_room, u"@everyone 둘"_s);
        QVERIFY(second);
        m_house->clock().advance(1min);
        QVERIFY2(edit(m_mina, *second, u"@everyone 둘!"_s), "who was called is not called again");
        const auto plain = m_house->post(m_mina, m_room, u"셋"_s);
        QVERIFY(edit(m_mina, *plain, u"@everyone 셋"_s));
        m_house->clock().advance(1min);
        QCOMPARE(edit(m_mina, *m_house->post(m_mina, m_room, u"넷"_s), u"@everyone 넷"_s).error().retryAfter,
                 3600 - 180);
        m_house->clock().advance(57min);
        QVERIFY(m_house->post(m_mina, m_room, u"@everyone 넷"_s));
    }

    void aRoleCallsThoseOfTheRoomWhoBearIt()
    {
        const UserId moderator = m_house->aUser(u"지기"_s);
        const UserId absent = m_house->aUser(u"먼지기"_s);
        m_house->giveRole(moderator, u"moderator"_s);
        m_house->giveRole(absent, u"moderator"_s);
        QVERIFY(m_house->call(m_mina, rooms::invite, {m_room, test::RoomHouse::nameOf(moderator)}));
        const auto before = noticesOf(moderator).size();
        const auto said = m_house->post(m_jun, m_room, u"@moderator 도와주세요, @treasurer도"_s);
        const auto body = fromJson<chat::MessageBody>(said->body.text);
        QCOMPARE(body->roles, QStringList{u"moderator"_s}); // no treasurer is here
        QCOMPARE(body->mentions->size(), 1);
        QCOMPARE(body->mentions->first().user, moderator);
        QCOMPARE(body->mentions->first().username, u"moderator"_s);
        QCOMPARE(noticesOf(moderator).size(), before + 1);
        QCOMPARE(fromJson<chat::MentionedBody>(noticesOf(moderator).last().body.text)->role, u"moderator"_s);
        QCOMPARE(m_house->call(moderator, rooms::show, {m_room})->mentions, 1);
        QVERIFY(noticesOf(absent).isEmpty());
        QCOMPARE(m_house->post(m_jun, m_room, u"@moderator!"_s).error().about, u"calls"_s);
        QVERIFY2(m_house->post(m_jun, m_room, u"@treasurer!"_s), "calls nobody, so it is but a word");
        // Named by both, they hear of it once, and by name.
        m_house->clock().advance(1min);
        QVERIFY(m_house->post(m_jun, m_room, u"@moderator @%1"_s.arg(test::RoomHouse::nameOf(moderator))));
        QCOMPARE(noticesOf(moderator).size(), before + 2);
        QVERIFY(!fromJson<chat::MentionedBody>(noticesOf(moderator).last().body.text)->role);
    }

    void noRoleIsCalledAmongTwo()
    {
        m_house->giveRole(m_mina, u"moderator"_s);
        const RoomId pair = m_house->aDirectRoom(m_mina, m_jun);
        const auto said = m_house->post(m_jun, pair, u"@moderator"_s);
        QVERIFY(!fromJson<chat::MessageBody>(said->body.text)->roles);
        QCOMPARE(m_house->count(u"room_call"_s, u"1 = 1"_s), 0);
    }

    void whoWantsToHearNothingGetsNoNotice()
    {
        const QString text = u"@%1 안녕"_s.arg(test::RoomHouse::nameOf(m_jun));
        const auto notices = [&] { return m_house->call(m_jun, notifications::list, {})->items.size(); };
        const auto before = notices();
        QVERIFY(m_house->call(m_jun, rooms::setLoudness, {.room = m_room, .muted = true}));
        QVERIFY(m_house->post(m_mina, m_room, text));
        QVERIFY2(notices() == before + 1, "being named reaches a muted room");
        QVERIFY(m_house->call(m_jun, rooms::setLoudness,
                              {.room = m_room, .level = rooms::AlertLevel::Mentions, .muted = false}));
        QVERIFY(m_house->post(m_mina, m_room, text));
        QCOMPARE(notices(), before + 2);
        QVERIFY(m_house->call(m_jun, rooms::setLoudness, {.room = m_room, .level = rooms::AlertLevel::None}));
        QVERIFY(m_house->post(m_mina, m_room, text));
        QCOMPARE(notices(), before + 2);
        QCOMPARE(m_house->call(m_jun, rooms::show, {m_room})->mentions, 3);
    }

    void aChangeNamesOnlyTheNew()
    {
        const QString jun = test::RoomHouse::nameOf(m_jun);
        const auto said = m_house->post(m_mina, m_room, u"@%1 안녕"_s.arg(jun));
        QVERIFY(edit(m_mina, *said, u"@%1 안녕!"_s.arg(jun)));
        QCOMPARE(m_house->count(u"mention"_s, u"1 = 1"_s), 1);
        QVERIFY(m_house->call(m_mina, chat::remove, {m_room, said->id}));
        QCOMPARE(m_house->call(m_jun, rooms::show, {m_room})->mentions, 0);
    }

private:
    QList<notifications::Notice> noticesOf(UserId who)
    {
        return m_house->call(who, notifications::list, {})->items;
    }
    Result<rooms::RoomEvent> edit(UserId who, const rooms::RoomEvent &said, const QString &text)
    {
        return m_house->call(who, chat::edit, {m_room, said.id, text});
    }
    QList<rooms::RoomEvent> read(UserId who = {})
    {
        chat::ReadHistory wanted;
        wanted.room = m_room;
        wanted.limit = 200;
        return m_house->call(who.isNull() ? m_jun : who, chat::history, wanted)->items;
    }
    static QString textOf(const rooms::RoomEvent &event)
    {
        return fromJson<chat::MessageBody>(event.body.text)->text;
    }

    std::unique_ptr<test::RoomHouse> m_house;
    UserId m_mina;
    UserId m_jun;
    RoomId m_room;
};

QTEST_GUILESS_MAIN(MarkingServiceTest)
#include "tst_marking_service.moc"
