// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/room_directory.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;

class RoomDirectoryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsPageByPageAndSearchesAnew()
    {
        FakeServer server;
        ClientHouse house;
        server.on("GET", u"/api/v1/rooms/public"_s, [](const FakeRequest &request) {
            const QString words = request.query.queryItemValue(u"query"_s, QUrl::FullyDecoded);
            Page<rooms::Room> page;
            const int first = request.after().isEmpty() ? 0 : request.after().toInt();
            for (int i = first; i < first + 2; ++i) {
                rooms::Room room;
                room.id = {i + 1};
                room.name = words + QString::number(i);
                room.createdAt = {1};
                page.items.append(room);
            }
            if (first < 2)
                page.next = QString::number(first + 2);
            return answer(page);
        });
        house.session->setServer(server.address());
        RoomDirectory directory(*house.session);
        directory.search({});
        QTRY_COMPARE(directory.rowCount(), 2);
        QVERIFY(directory.canFetchMore());
        directory.fetchMore();
        QTRY_COMPARE(directory.rowCount(), 4);
        QVERIFY(!directory.canFetchMore());
        directory.search(u"첫"_s);
        directory.search(u"둘째"_s); // typed on: the first answer no longer counts
        QTRY_COMPARE(directory.rowCount(), 2);
        QTest::qWait(30);
        QCOMPARE(directory.rowCount(), 2);
        QCOMPARE(directory.room(0).name, u"둘째0"_s);
    }
    void saysWhyNothingCame()
    {
        FakeServer server;
        ClientHouse house;
        house.session->setServer(server.address());
        server.goAway();
        RoomDirectory directory(*house.session);
        directory.search({});
        QTRY_VERIFY(directory.error().has_value());
        QCOMPARE(directory.error()->code, Code::Unavailable);
        QVERIFY(!directory.isLoading());
    }
};

QTEST_GUILESS_MAIN(RoomDirectoryTest)
#include "tst_room_directory.moc"
