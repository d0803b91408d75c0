// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/idle_watch.h"

#include "tests/support/client_house.h"

using namespace madang;
using namespace madang::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class IdleWatchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void restIsNoticedOnceTheSpanIsOver()
    {
        ClientHouse house;
        views::IdleWatch watch(*house.session);
        const PresenceBook &book = house.session->presence();
        house.clock.advance(presence::kIdleAfter - 1s);
        QVERIFY(!book.isIdle());
        watch.touched();
        // The alarm rings now, and finds that somebody was here.
        house.clock.advance(2s);
        QVERIFY(!book.isIdle());
        house.clock.advance(presence::kIdleAfter - 3s);
        QVERIFY(!book.isIdle());
        house.clock.advance(2s);
        QVERIFY(book.isIdle());
        house.clock.advance(1h);
        QVERIFY(book.isIdle());
        watch.touched();
        QVERIFY(!book.isIdle());
        house.clock.advance(presence::kIdleAfter);
        QVERIFY(book.isIdle());
    }
};

QTEST_GUILESS_MAIN(IdleWatchTest)
#include "tst_idle_watch.moc"
