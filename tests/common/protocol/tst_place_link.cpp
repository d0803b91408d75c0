// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/place_link.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class PlaceLinkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bothFormsAreReadAndWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("own");
        QTest::addColumn<QString>("web");
        QTest::newRow("message") << u"https://chat.example.org/r/12/345"_s
                                 << u"madang://chat.example.org/r/12/345"_s
                                 << u"https://chat.example.org/r/12/345"_s;
        QTest::newRow("room") << u"madang://chat.example.org:8443/r/12"_s
                              << u"madang://chat.example.org:8443/r/12"_s
                              << u"https://chat.example.org:8443/r/12"_s;
        QTest::newRow("this machine") << u"http://127.0.0.1:8070/c/7"_s << u"madang://127.0.0.1:8070/c/7"_s
                                      << u"http://127.0.0.1:8070/c/7"_s;
        QTest::newRow("this machine, own form")
            << u"madang://[::1]:8070/c/7"_s << u"madang://[::1]:8070/c/7"_s << u"http://[::1]:8070/c/7"_s;
        QTest::newRow("plain text typed out")
            << u"http://chat.lan/r/1"_s << u"madang://chat.lan:80/r/1"_s << u"http://chat.lan/r/1"_s;
        QTest::newRow("gift") << u"madang://chat.example.org/g/9223372036854775807"_s
                              << u"madang://chat.example.org/g/9223372036854775807"_s
                              << u"https://chat.example.org/g/9223372036854775807"_s;
        QTest::newRow("server") << u"madang://chat.example.org"_s << u"madang://chat.example.org/"_s
                                << u"https://chat.example.org/"_s;
        QTest::newRow("capitals") << u"MADANG://Chat.Example.org/r/1"_s << u"madang://chat.example.org/r/1"_s
                                  << u"https://chat.example.org/r/1"_s;
        QTest::newRow("Hangul") << u"madang://마당.kr/r/1"_s << QString() << QString();
    }
    void bothFormsAreReadAndWritten()
    {
        QFETCH(QString, text);
        const auto link = PlaceLink::fromText(text);
        QVERIFY(link);
        if (qstrcmp(QTest::currentDataTag(), "Hangul") == 0) {
            // As the name system sees it, whatever that is.
            QVERIFY(link->own().toString(QUrl::FullyEncoded).startsWith("madang://xn--"_L1));
            QVERIFY(PlaceLink::fromText(link->own().toString(QUrl::FullyEncoded))->leadsTo(link->web()));
            return;
        }
        QTEST(link->own().toString(QUrl::FullyEncoded), "own");
        QTEST(link->web().toString(QUrl::FullyEncoded), "web");
        const auto again = PlaceLink::fromText(link->own().toString(QUrl::FullyEncoded));
        QVERIFY(again);
        QCOMPARE(again->own(), link->own());
    }
    void everythingElseIsNone_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"",
                                 "madang",
                                 "madang:",
                                 "madang:///r/1",
                                 "madang://room/1",
                                 "madang://h/r/0",
                                 "madang://h/r/-1",
                                 "madang://h/r/01",
                                 "madang://h/r/1/0",
                                 "madang://h/r/1/2/3",
                                 "madang://h/c/1/2",
                                 "madang://h/r/9223372036854775808",
                                 "madang://h/r/1?x=1",
                                 "madang://h/r/1#x",
                                 "madang://u@h/r/1",
                                 "madang://h:0/r/1",
                                 "https://h/",
                                 "https://h/g/1",
                                 "https://h/pay/1",
                                 "https://h/r",
                                 "https://h/r/a",
                                 "https://h/c/1/reports",
                                 "ftp://h/r/1",
                                 "javascript:alert(1)",
                                 "r/1"})
            QTest::addRow("%s", text) << QString::fromLatin1(text);
        QTest::newRow("long") << u"madang://"_s + QString(600, u'h') + u"/r/1"_s;
    }
    void everythingElseIsNone()
    {
        QFETCH(QString, text);
        QVERIFY(!PlaceLink::fromText(text));
    }
    void itSaysWhatItLeadsTo()
    {
        const QUrl server(u"http://localhost:8070"_s);
        const PlaceLink message = PlaceLink::room(server, {12}, 345);
        QCOMPARE(message.kind(), PlaceLink::Kind::Room);
        QCOMPARE(message.room(), RoomId{12});
        QCOMPARE(message.position(), 345);
        QVERIFY(message.campaign().isNull() && message.gift().isNull());
        QCOMPARE(message.path(), u"/r/12/345"_s);
        QCOMPARE(message.authority(), u"localhost:8070"_s);
        QCOMPARE(PlaceLink::room(server, {12}).path(), u"/r/12"_s);
        QCOMPARE(PlaceLink::campaign(server, {7}).campaign(), CampaignId{7});
        QCOMPARE(PlaceLink::gift(server, {8}).gift(), DonationId{8});
        QCOMPARE(PlaceLink::home(server).kind(), PlaceLink::Kind::Home);

        QVERIFY(message.leadsTo(server));
        QVERIFY(message.leadsTo(QUrl(u"http://127.0.0.1:8070"_s)));
        QVERIFY(message.leadsTo(QUrl(u"https://localhost:8070"_s)));
        QVERIFY(!message.leadsTo(QUrl(u"http://localhost:8071"_s)));
        QVERIFY(!message.leadsTo(QUrl(u"http://127.evil.example:8070"_s)));
        QVERIFY(PlaceLink::fromText(u"madang://chat.example.org/r/1"_s)
                    ->leadsTo(QUrl(u"https://chat.example.org"_s)));
        QVERIFY(!PlaceLink::fromText(u"madang://chat.example.org/r/1"_s)
                     ->leadsTo(QUrl(u"https://chat.example.com"_s)));
    }
};

QTEST_APPLESS_MAIN(PlaceLinkTest)
#include "tst_place_link.moc"
