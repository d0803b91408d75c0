// SPDX-License-Identifier: GPL-3.0-or-later
// Who may do what in which room: a list of what is allowed; everything else must be refused (reliability P6,
// A3).
#include "server/features/rooms/room_access.h"

#include "tests/support/room_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using rooms::Visibility;

namespace {

enum class Who { Owner, Member, Former, Stranger, Guest };
const QList<std::pair<Who, const char *>> kWho{{Who::Owner, "owner"},
                                               {Who::Member, "member"},
                                               {Who::Former, "former member"},
                                               {Who::Stranger, "stranger"},
                                               {Who::Guest, "guest"}};
const QList<Visibility> kVisibilities{Visibility::Public, Visibility::Private, Visibility::Direct};

/// A room with one person of each kind. In a direct room both are members, and nobody ever left.
struct Place {
    RoomId room;
    QHash<Who, UserId> people;
    UserId other; ///< a further member
    UserId outsider; ///< somebody to invite
};

using Deed = std::function<std::optional<Error>(test::RoomHouse &, UserId, const Place &)>;

template <typename T> std::optional<Error> errorOf(const Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error());
}

const QList<std::pair<const char *, Deed>> &deeds()
{
    using House = test::RoomHouse;
    static const QList<std::pair<const char *, Deed>> all{
        {"show",
         [](House &h, UserId u, const Place &p) { return errorOf(h.call(u, rooms::show, {p.room})); }},
        {"history",
         [](House &h, UserId u, const Place &p) {
             return errorOf(
                 h.call(u, chat::history,
                        {.room = p.room, .before = {}, .after = {}, .around = {}, .at = {}, .limit = {}}));
         }},
        {"members",
         [](House &h, UserId u, const Place &p) {
             return errorOf(h.call(u, rooms::members, {p.room, {}, {}}));
         }},
        {"subscribe",
         [](House &h, UserId u, const Place &p) { return errorOf(h.open(u, h.destinationOf(p.room))); }},
        {"resume",
         [](House &h, UserId u, const Place &p) {
             return errorOf(h.open(u, h.destinationOf(p.room), {.after = 0, .epoch = {}}));
         }},
        {"subscribe typing",
         [](House &h, UserId u, const Place &p) {
             return errorOf(h.open(u, h.destinationOf(p.room) + u"/ephemeral"_s));
         }},
        {"join",
         [](House &h, UserId u, const Place &p) { return errorOf(h.call(u, rooms::join, {p.room})); }},
        {"post", [](House &h, UserId u, const Place &p) { return errorOf(h.post(u, p.room, u"hello"_s)); }},
        {"typing",
         [](House &h, UserId u, const Place &p) {
             return errorOf(h.call(u, chat::typing, {p.room, true}));
         }},
        {"mark read",
         [](House &h, UserId u, const Place &p) {
             return errorOf(h.call(u, chat::markRead, {p.room, 1}));
         }},
        {"invite",
         [](House &h, UserId u, const Place &p) {
             return errorOf(h.call(u, rooms::invite, {p.room, h.nameOf(p.outsider)}));
         }},
        {"remove",
         [](House &h, UserId u, const Place &p) {
             return errorOf(h.call(u, rooms::removeMember, {p.room, p.other}));
         }},
        {"close",
         [](House &h, UserId u, const Place &p) { return errorOf(h.call(u, rooms::close, {p.room})); }},
        {"leave",
         [](House &h, UserId u, const Place &p) { return errorOf(h.call(u, rooms::leave, {p.room})); }},
    };
    return all;
}

bool isIn(const QByteArray &deed, std::initializer_list<const char *> some)
{
    return std::any_of(some.begin(), some.end(), [&](const char *one) { return deed == one; });
}

/// Nothing when it is allowed, else the code; NotFound must also look exactly like a room that is not there.
std::optional<Code> expected(Visibility visibility, Who who, const QByteArray &deed)
{
    const bool forGuests = isIn(deed, {"show", "history", "members", "subscribe", "resume"});
    if (who == Who::Guest && !forGuests)
        return Code::NotSignedIn;
    const bool outside = who == Who::Former || who == Who::Stranger || who == Who::Guest;
    if (visibility != Visibility::Public && outside)
        return Code::NotFound;
    if (outside)
        return forGuests || deed == "join" ? std::nullopt : std::optional(Code::NotAllowed);
    if (visibility == Visibility::Direct && isIn(deed, {"invite", "leave"}))
        return Code::Conflict;
    if (isIn(deed, {"remove", "close"}) && (who != Who::Owner || visibility == Visibility::Direct))
        return Code::NotAllowed;
    return std::nullopt;
}

} // namespace

class RoomAccessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::RoomHouse>(engine);
    }
    void cleanup() { m_house.reset(); }

    void nobodyDoesMoreThanTheyMay_data()
    {
        QTest::addColumn<int>("visibility");
        QTest::addColumn<int>("who");
        for (const Visibility visibility : kVisibilities) {
            for (const auto &[who, name] : kWho)
                QTest::addRow("%s in a %s room", name, json::wordOfEnum(visibility).data())
                    << int(visibility) << int(who);
        }
    }
    void nobodyDoesMoreThanTheyMay()
    {
        QFETCH(int, visibility);
        QFETCH(int, who);
        const auto kind = Visibility(visibility);
        const auto person = Who(who);
        if (kind == Visibility::Direct && (person == Who::Former || person == Who::Owner))
            QSKIP("a direct room has neither");
        for (const auto &[deed, act] : deeds()) {
            const Place place = aPlace(kind);
            const qint64 rows = everything();
            const std::optional<Error> refused = act(*m_house, place.people[person], place);
            const std::optional<Code> wanted = expected(kind, person, deed);
            QVERIFY2(
                refused.has_value() == wanted.has_value(),
                qPrintable(QLatin1StringView(deed) + u": "_s + (refused ? refused->about : u"allowed"_s)));
            if (!refused)
                continue;
            QVERIFY2(refused->code == *wanted,
                     qPrintable(QLatin1StringView(deed) + u": "_s + wordOf(refused->code)));
            QVERIFY2(everything() == rows, "what is refused leaves nothing behind");
            if (refused->code != Code::NotFound)
                continue;
            Place nowhere = place;
            nowhere.room = {424242};
            const std::optional<Error> missing = act(*m_house, place.people[person], nowhere);
            QVERIFY2(missing && *missing == *refused, "not yours and not there look the same");
        }
    }

    void aRoomThatIsNotThereLooksTheSameToEverybody()
    {
        const UserId mina = m_house->aUser(u"미나"_s);
        for (const auto &[deed, act] : deeds()) {
            const std::optional<Error> refused = act(*m_house, mina, {{424242}, {}, mina, mina});
            QVERIFY2(refused && *refused == Error(Code::NotFound, "room"), deed);
        }
    }

    void aRoomsIdHasOneSpelling()
    {
        const Place place = aPlace(Visibility::Public);
        const QString id = place.room.text();
        for (const QString &other : {u"0"_s + id, u"+"_s + id, id + u" "_s, u" "_s + id, id + u"x"_s, u"-1"_s,
                                     u"0"_s, u"*"_s, u"1e3"_s, u"9223372036854775808"_s})
            QCOMPARE(m_house->ask("GET", u"/api/v1/rooms/"_s + other).error().field, u"room"_s);
    }

    void whoWasThrownOutIsAFormerMember()
    {
        const Place place = aPlace(Visibility::Private);
        const UserId thrown = place.people[Who::Member];
        QVERIFY(m_house->call(place.people[Who::Owner], rooms::removeMember, {place.room, thrown}));
        for (const auto &[deed, act] : deeds()) {
            const std::optional<Error> refused = act(*m_house, thrown, place);
            QVERIFY2(refused && *refused == Error(Code::NotFound, "room"), deed);
        }
    }

    void noListShowsAPrivateRoomToOthers()
    {
        const Place secret = aPlace(Visibility::Private);
        const Place direct = aPlace(Visibility::Direct);
        for (const UserId outsider : {secret.people[Who::Former], secret.people[Who::Stranger], UserId{}}) {
            const auto directory = m_house->call(outsider, rooms::directory, {{}, 200, {}});
            QVERIFY(directory && directory->items.isEmpty());
            if (!outsider.isNull())
                QVERIFY(m_house->call(outsider, rooms::mine, {{}, 200, {}})->items.isEmpty());
        }
        QCOMPARE(m_house->call({}, rooms::mine, {{}, {}, {}}).error().code, Code::NotSignedIn);
        QCOMPARE(m_house->call(secret.people[Who::Member], rooms::mine, {{}, {}, {}})->items.size(), 1);
    }

    void whatTheServerAppendsTakesTheNextPosition()
    {
        const Place place = aPlace(Visibility::Public);
        const auto before = m_house->call(place.people[Who::Owner], rooms::show, {place.room});
        const auto card = m_house->work<rooms::RoomEvent>({}, [&](Work &work) {
            return m_house->access().append(work, place.room, u"donation"_s, std::nullopt, {R"({"a":1})"});
        });
        QVERIFY(card);
        QCOMPARE(card->position, before->position + 1);
        QVERIFY(!card->sender);
        const auto told = m_house->told(m_house->topicOf(place.room)).last();
        QCOMPARE(told->event, QByteArray("donation"));
        QCOMPARE(told->position, card->position);
        QCOMPARE(told->messageId, card->id.bytes());
        QVERIFY(!m_house->work<rooms::RoomEvent>({}, [&](Work &work) {
            return m_house->access().append(work, {424242}, u"donation"_s, std::nullopt, {"{}"});
        }));
    }

private:
    Place aPlace(Visibility visibility)
    {
        Place place;
        const UserId owner = m_house->aUser(u"owner"_s);
        const UserId member = m_house->aUser(u"member"_s);
        const UserId former = m_house->aUser(u"former"_s);
        place.other = m_house->aUser(u"other"_s);
        place.outsider = m_house->aUser(u"outsider"_s);
        place.people = {{Who::Owner, owner},
                        {Who::Member, member},
                        {Who::Former, former},
                        {Who::Stranger, m_house->aUser(u"stranger"_s)},
                        {Who::Guest, {}}};
        if (visibility == Visibility::Direct) {
            place.room = m_house->aDirectRoom(owner, member);
            return place;
        }
        place.room = visibility == Visibility::Public
            ? m_house->aRoom(owner, {member, former, place.other})
            : m_house->aPrivateRoom(owner, {member, former, place.other});
        if (!m_house->call(former, rooms::leave, {place.room}))
            qFatal("a test person cannot leave");
        return place;
    }
    /// Changes with anything these commands could store.
    qint64 everything()
    {
        qint64 rows = 0;
        for (const QString &table : {u"event"_s, u"member"_s, u"room"_s, u"notice"_s})
            rows += m_house->count(table);
        return rows * 1000 + m_house->count(u"room"_s, u"closed_at IS NOT NULL"_s);
    }

    std::unique_ptr<test::RoomHouse> m_house;
};

QTEST_GUILESS_MAIN(RoomAccessTest)
#include "tst_room_access.moc"
