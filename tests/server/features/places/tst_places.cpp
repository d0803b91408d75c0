// SPDX-License-Identifier: GPL-3.0-or-later
// What a browser is shown at the address of a room or a message.
#include "server/features/notifications/notifications_feature.h"
#include "server/features/places/places_feature.h"
#include "server/features/rooms/rooms_feature.h"
#include "tests/support/test_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class PlacesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<test::TestHouse>(Engine::Sqlite);
        auto &rooms = m_house->add<RoomsFeature>(m_house->add<NotificationsFeature>().access());
        m_house->add<PlacesFeature>(rooms.access(), m_publicUrl);
        m_mina = m_house->aUser(u"미나"_s);
        m_house->pass(std::chrono::seconds(0));
    }
    void cleanup() { m_house.reset(); }

    void aPublicRoomIsNamedAndLeadsIntoTheProgram()
    {
        const RoomId room = m_house->aRoom(m_mina, {}, u"마당 <b>"_s);
        const Reply page = get(u"/r/"_s + room.text());
        QCOMPARE(page.status, 200);
        QCOMPARE(page.contentType, QByteArray("text/html; charset=utf-8"));
        QVERIFY(page.body.contains("마당 &lt;b&gt;"));
        QVERIFY(page.body.contains("href=\"madang://chat.example.org:8443/r/" + room.bytes() + "\""));
        const Reply message = get(u"/r/%1/345"_s.arg(room.text()));
        QVERIFY(message.body.contains("href=\"madang://chat.example.org:8443/r/" + room.bytes() + "/345\""));
        QVERIFY(message.body.contains("A message in a room"));
        const auto korean = m_house->ask("GET", u"/r/"_s + room.text(), {}, test::TestHouse::guest(u"ko"_s));
        QVERIFY(korean->body.contains("마당에서 열기"));
    }
    /// Also to who belongs there: a browser has no account.
    void nothingIsToldOfARoomThatIsNotPublic()
    {
        const auto made = m_house->call(
            m_mina, rooms::create,
            rooms::CreateRoom{.name = u"비밀 회의"_s, .topic = {}, .visibility = rooms::Visibility::Private});
        QVERIFY(made);
        const Reply secret = get(u"/r/"_s + made->id.text());
        const Reply nowhere = get(u"/r/123456"_s);
        QCOMPARE(secret.status, 200);
        QCOMPARE(nowhere.status, 200);
        QByteArray body = secret.body;
        QCOMPARE(body.replace(made->id.bytes(), "123456"), nowhere.body);
        QVERIFY(!body.contains("비밀"));
        const auto asMina
            = m_house->ask("GET", u"/r/"_s + made->id.text(), {}, test::TestHouse::person(m_mina));
        QVERIFY(asMina && !asMina->body.contains("비밀"));
    }
    void whatCanBeNoPlaceIsSaidSo_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *path : {"/r/0", "/r/01", "/r/abc", "/r/1/0", "/r/1/x", "/r/99999999999999999999"})
            QTest::addRow("%s", path) << QString::fromLatin1(path);
    }
    void whatCanBeNoPlaceIsSaidSo()
    {
        QFETCH(QString, path);
        QCOMPARE(get(path).status, 404);
    }

private:
    Reply get(const QString &path)
    {
        const auto reply = m_house->ask("GET", path);
        return reply ? *reply : Reply();
    }

    const QString m_publicUrl{u"https://chat.example.org:8443"_s};
    std::unique_ptr<test::TestHouse> m_house;
    UserId m_mina;
};

QTEST_GUILESS_MAIN(PlacesTest)
#include "tst_places.moc"
