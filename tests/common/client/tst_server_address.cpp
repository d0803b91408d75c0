// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/server_address.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class ServerAddressTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatPeopleType_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("socket");
        QTest::newRow("name") << u"example.org"_s << u"https://example.org:8070"_s
                              << u"wss://example.org:8070/ws-stomp"_s;
        QTest::newRow("blanks") << u"  Example.ORG "_s << u"https://example.org:8070"_s
                                << u"wss://example.org:8070/ws-stomp"_s;
        QTest::newRow("port") << u"example.org:443"_s << u"https://example.org:443"_s
                              << u"wss://example.org:443/ws-stomp"_s;
        QTest::newRow("loopback") << u"127.0.0.1:9000"_s << u"http://127.0.0.1:9000"_s
                                  << u"ws://127.0.0.1:9000/ws-stomp"_s;
        QTest::newRow("localhost") << u"localhost"_s << u"http://localhost:8070"_s
                                   << u"ws://localhost:8070/ws-stomp"_s;
        QTest::newRow("v6") << u"[::1]:9000"_s << u"http://[::1]:9000"_s << u"ws://[::1]:9000/ws-stomp"_s;
        QTest::newRow("typed https") << u"https://example.org/"_s << u"https://example.org"_s
                                     << u"wss://example.org/ws-stomp"_s;
        QTest::newRow("typed plain") << u"http://10.0.0.7"_s << u"http://10.0.0.7:8070"_s
                                     << u"ws://10.0.0.7:8070/ws-stomp"_s;
    }
    void readsWhatPeopleType()
    {
        QFETCH(QString, typed);
        const auto address = ServerAddress::fromText(typed);
        QVERIFY(address.ok());
        QTEST(address->text(), "base");
        QTEST(address->webSocket().toString(), "socket");
        QCOMPARE(ServerAddress::fromText(address->text())->text(), address->text());
    }
    void refusesWhatIsNoServer_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char *bad :
             {"", " ", "https://", "ftp://example.org", "example.org/path", "user@example.org",
              "example.org?x=1", "example.org:0", "example.org:99999", "exa mple"})
            QTest::newRow(bad) << QString::fromLatin1(bad);
    }
    void refusesWhatIsNoServer()
    {
        QFETCH(QString, typed);
        const auto address = ServerAddress::fromText(typed);
        QVERIFY(!address);
        QCOMPARE(address.error().field, u"server"_s);
    }
    void neverSpeaksPlainTextAcrossANetworkUnlessTold()
    {
        QVERIFY(ServerAddress::fromText(u"192.168.0.5"_s)->isSecure());
        QVERIFY(!ServerAddress::fromText(u"http://192.168.0.5"_s)->isSecure());
    }
    void keepsPercentEncodingInPaths()
    {
        const auto address = ServerAddress::fromText(u"localhost"_s);
        QCOMPARE(address->rest(u"/api/v1/people/%EB%AF%BC%2F"_s).toString(QUrl::FullyEncoded),
                 u"http://localhost:8070/api/v1/people/%EB%AF%BC%2F"_s);
    }
};

QTEST_GUILESS_MAIN(ServerAddressTest)
#include "tst_server_address.moc"
