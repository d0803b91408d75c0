// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/stomp/heartbeat.h"

#include <QTest>

#include <limits>

using namespace madang;
using namespace madang::stomp;

class HeartbeatTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void offersAreTwoPlainNumbers_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("none") << QByteArray("0,0") << true;
        QTest::newRow("usual") << QByteArray("10000,20000") << true;
        QTest::newRow("largest") << QByteArray("2147483647,0") << true;
        QTest::newRow("beyond") << QByteArray("2147483648,0") << false;
        QTest::newRow("10^11") << QByteArray("100000000000,100000000000") << false;
        QTest::newRow("negative") << QByteArray("-1,0") << false;
        QTest::newRow("signed") << QByteArray("+1,0") << false;
        QTest::newRow("blank") << QByteArray("1, 0") << false;
        QTest::newRow("text") << QByteArray("a,b") << false;
        QTest::newRow("one") << QByteArray("1000") << false;
        QTest::newRow("three") << QByteArray("1,2,3") << false;
        QTest::newRow("empty") << QByteArray("") << false;
        QTest::newRow("half") << QByteArray("1,") << false;
        QTest::newRow("fraction") << QByteArray("1.5,1") << false;
    }
    void offersAreTwoPlainNumbers()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, good);
        const Result<BeatOffer> offer = BeatOffer::fromText(text);
        QCOMPARE(offer.ok(), good);
        if (good)
            QCOMPARE(offer->text(), text);
    }

    void eachDirectionTakesTheSlowerWish_data()
    {
        QTest::addColumn<int>("canSend");
        QTest::addColumn<int>("wants");
        QTest::addColumn<int>("outgoing");
        QTest::addColumn<int>("incoming");
        QTest::newRow("slower peer") << 30000 << 20000 << 20000 << 30000;
        QTest::newRow("faster peer") << 1000 << 1000 << 10000 << 10000;
        QTest::newRow("peer cannot send") << 0 << 20000 << 20000 << 0;
        QTest::newRow("peer wants none") << 20000 << 0 << 0 << 20000;
        QTest::newRow("1,1") << 1 << 1 << 10000 << 10000;
    }
    void eachDirectionTakesTheSlowerWish()
    {
        QFETCH(int, canSend);
        QFETCH(int, wants);
        QFETCH(int, outgoing);
        QFETCH(int, incoming);
        const BeatPeriods periods = negotiate({10000, 10000}, {canSend, wants});
        QCOMPARE(periods.outgoing, outgoing);
        QCOMPARE(periods.incoming, incoming);
    }

    void nobodyBeatsMoreOftenThanTwiceASecond()
    {
        QCOMPARE(negotiate({1, 1}, {1, 1}), (BeatPeriods{500, 500}));
        const Heartbeat heart({500, 0}, 0);
        QVERIFY(!heart.mustSend(499));
        QVERIFY(heart.mustSend(500));
    }

    void aBeatIsDueALittleEarly()
    {
        Heartbeat heart({10000, 0}, 100);
        QVERIFY(!heart.mustSend(7599));
        QVERIFY(heart.mustSend(7600));
        QCOMPARE(heart.nextLook(), 7600);
        heart.sent(7600);
        QVERIFY(!heart.mustSend(7601));
        QCOMPARE(heart.nextLook(), 15100);
    }

    void aSilentPeerIsDeadAfterTwoPeriods()
    {
        Heartbeat heart({0, 1000}, 0);
        QVERIFY(!heart.peerIsDead(2000));
        QVERIFY(heart.peerIsDead(2001));
        heart.received(1500);
        QVERIFY(!heart.peerIsDead(3500));
        QVERIFY(heart.peerIsDead(heart.nextLook()));
    }

    void withoutAgreementNothingIsDue()
    {
        const Heartbeat heart;
        QVERIFY(!heart.mustSend(1'000'000'000));
        QVERIFY(!heart.peerIsDead(1'000'000'000));
        QCOMPARE(heart.nextLook(), std::numeric_limits<qint64>::max());
    }
};

QTEST_APPLESS_MAIN(HeartbeatTest)
#include "tst_heartbeat.moc"
