// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/link_status.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class LinkStatusTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCutIsShownWithReasonAndCountdown()
    {
        FakeServer server;
        server.addPerson(1, u"mina"_s, u"민아"_s);
        ClientHouse house;
        QVERIFY(house.enter(server));
        LinkStatus status(*house.session);
        QVERIFY(!status.needsAttention());
        QCOMPARE(status.text(), u"Connected."_s);

        server.refuseConnect = Error(Code::RateLimited, "rate").after(30);
        server.cut();
        QTRY_COMPARE(status.link().phase, LinkState::Phase::Waiting);
        QVERIFY(!status.needsAttention()); // it may be over in a moment
        house.clock.advance(600ms);
        QTRY_COMPARE(status.link().reason->code, Code::RateLimited);
        QCOMPARE(status.secondsToNextTry(), 30);
        const QSignalSpy changed(&status, &LinkStatus::changed);
        house.clock.advance(10s);
        QVERIFY(status.needsAttention());
        QCOMPARE(status.secondsToNextTry(), 20);
        QVERIFY(status.text().endsWith(u"Trying again in 20 s."_s));
        QVERIFY(changed.size() >= 10);
        status.retryNow();
        QTRY_COMPARE(status.link().phase, LinkState::Phase::Online);
        QVERIFY(!status.needsAttention());
        QCOMPARE(status.secondsToNextTry(), 0);
    }
    void nothingTicksWhileAllIsWell()
    {
        FakeServer server;
        server.addPerson(1, u"mina"_s, u"민아"_s);
        ClientHouse house;
        QVERIFY(house.enter(server));
        LinkStatus status(*house.session);
        const QSignalSpy changed(&status, &LinkStatus::changed);
        house.clock.advance(60s);
        QCOMPARE(changed.size(), 0);
    }
};

QTEST_GUILESS_MAIN(LinkStatusTest)
#include "tst_link_status.moc"
