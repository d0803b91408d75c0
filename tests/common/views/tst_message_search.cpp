// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/message_search.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QTest>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using State = MessageSearch::State;

namespace {

constexpr RoomId kRoom{7};

search::Hit hit(qint64 id, const QString &text)
{
    rooms::RoomEvent event;
    event.room = kRoom;
    event.position = id;
    event.id = {id};
    event.type = u"message"_s;
    event.sender = accounts::Person{{1}, u"민아"_s};
    event.at = {1'772'400'000'000 + id};
    event.body = {toJson(chat::MessageBody{text, {}})};
    return {event, u"마당"_s};
}

} // namespace

class MessageSearchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asksTheServerPageByPage()
    {
        FakeServer server;
        ClientHouse house;
        server.on("GET", u"/api/v1/search"_s, [](const FakeRequest &request) {
            search::Found found;
            found.words = QStringList{u"감사"_s};
            if (request.after().isEmpty()) {
                found.items = {hit(9, u"저도 감사드려요"_s), hit(8, u"감사합니다"_s)};
                found.next = u"8"_s;
            } else {
                found.items = {hit(5, u"감사"_s)};
            }
            return answer(found);
        });
        house.session->setServer(server.address());
        MessageSearch search(*house.session, kRoom);
        QCOMPARE(search.state(), State::Idle);
        search.search(u" 감사 "_s);
        QCOMPARE(search.state(), State::Searching);
        QTRY_COMPARE(search.state(), State::Found);
        QCOMPARE(search.rowCount(), 2);
        QCOMPARE(search.found(0).roomName, u"마당"_s);
        QCOMPARE(search.data(search.index(1)).toString(), u"민아: 감사합니다"_s);
        QVERIFY(search.canFetchMore());
        search.fetchMore();
        QTRY_COMPARE(search.rowCount(), 3);
        QVERIFY(!search.canFetchMore());
        const QUrlQuery asked = server.requests.first().query;
        QCOMPARE(asked.queryItemValue(u"query"_s, QUrl::FullyDecoded), u"감사"_s);
        QCOMPARE(asked.queryItemValue(u"room"_s), u"7"_s);
        QVERIFY(asked.hasQueryItem(u"zone"_s));
    }

    void anotherScopeSearchesAnew()
    {
        FakeServer server;
        ClientHouse house;
        server.on("GET", u"/api/v1/search"_s, [](const FakeRequest &request) {
            search::Found found;
            if (!request.query.hasQueryItem(u"room"_s))
                found.items = {hit(1, u"어디서나"_s)};
            return answer(found);
        });
        house.session->setServer(server.address());
        MessageSearch search(*house.session, kRoom);
        search.search(u"어디"_s);
        QTRY_COMPARE(search.state(), State::Nothing);
        QVERIFY(!search.stateText().isEmpty());
        search.setScope(MessageSearch::Scope::Everywhere);
        QTRY_COMPARE(search.state(), State::Found);
        QVERIFY(search.stateText().isEmpty());
    }

    void saysWhatIsWrongWithTheLine()
    {
        FakeServer server;
        ClientHouse house;
        server.on("GET", u"/api/v1/search"_s, [](const FakeRequest &) {
            return refusal(Error{Code::NotFound, "person"}.at(u"query"_s));
        });
        house.session->setServer(server.address());
        MessageSearch search(*house.session, kRoom);
        search.search(u"x from:nobody"_s);
        QTRY_COMPARE(search.state(), State::Refused);
        QCOMPARE(search.stateText(), u"Nobody has that name. Check what follows “from:”."_s);
        search.search({});
        QCOMPARE(search.state(), State::Idle);
        QVERIFY(!search.error());
    }

    void withoutAConnectionThisDeviceIsSearched()
    {
        FakeServer server;
        ClientHouse house;
        server.addPerson(1, u"mina"_s, u"민아"_s);
        QVERIFY(house.enter(server));
        house.session->archive().putEvents(kRoom, u"e"_s, {hit(3, u"도와주셔서 감사합니다"_s).event});
        server.goAway();
        MessageSearch search(*house.session, kRoom);
        search.search(u"감사"_s);
        QTRY_COMPARE(search.state(), State::Found);
        QVERIFY(search.isLocal());
        QCOMPARE(search.found(0).text, u"도와주셔서 감사합니다"_s);
        search.search(u"없는말"_s);
        QTRY_COMPARE(search.state(), State::Nothing);
        QVERIFY(search.stateText().contains(u"connection"_s));
    }

    void anExcerptBeginsNearTheWord()
    {
        FakeServer server;
        ClientHouse house;
        server.on("GET", u"/api/v1/search"_s, [](const FakeRequest &) {
            search::Found found;
            found.words = QStringList{u"끝말"_s};
            found.items = {hit(1, QString(200, u'가') + u" 끝말 뒤"_s), hit(2, u"끝말 먼저"_s)};
            return answer(found);
        });
        house.session->setServer(server.address());
        MessageSearch search(*house.session, kRoom);
        search.search(u"끝말"_s);
        QTRY_COMPARE(search.rowCount(), 2);
        QVERIFY(search.excerpt(0).startsWith(QChar(0x2026)));
        QVERIFY(search.excerpt(0).contains(u"끝말 뒤"_s));
        QCOMPARE(search.excerpt(1), u"끝말 먼저"_s);
    }
};

QTEST_GUILESS_MAIN(MessageSearchTest)
#include "tst_message_search.moc"
