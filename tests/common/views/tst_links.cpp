// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/links.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace madang::views;

class LinksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addressesAreFoundWithoutTheirSurroundings_data();
    void addressesAreFoundWithoutTheirSurroundings();
    void otherSchemesAreNoLinks_data();
    void otherSchemesAreNoLinks();
    void disguisesAreTold_data();
    void disguisesAreTold();
    void wordsLeadSomewhere();
    void thereIsALimit();
};

void LinksTest::addressesAreFoundWithoutTheirSurroundings_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("plain") << u"see https://madang.kr/a?b=c#d now"_s
                           << QStringList{u"https://madang.kr/a?b=c#d"_s};
    QTest::newRow("full stop") << u"https://madang.kr/a."_s << QStringList{u"https://madang.kr/a"_s};
    QTest::newRow("in brackets") << u"(https://madang.kr/a)"_s << QStringList{u"https://madang.kr/a"_s};
    QTest::newRow("brackets inside") << u"https://en.wikipedia.org/wiki/Yard_(land)"_s
                                     << QStringList{u"https://en.wikipedia.org/wiki/Yard_(land)"_s};
    QTest::newRow("korean particle") << u"https://madang.kr에서 봐요"_s
                                     << QStringList{u"https://madang.kr"_s};
    QTest::newRow("two") << u"http://a.kr http://b.kr"_s << QStringList{u"http://a.kr"_s, u"http://b.kr"_s};
    QTest::newRow("port") << u"http://127.0.0.1:8070/x"_s << QStringList{u"http://127.0.0.1:8070/x"_s};
    QTest::newRow("upper case") << u"HTTPS://MADANG.KR"_s << QStringList{u"HTTPS://MADANG.KR"_s};
    QTest::newRow("quoted") << u"\"https://a.kr\""_s << QStringList{u"https://a.kr"_s};
    QTest::newRow("a place") << u"보세요 madang://madang.kr/r/1/2. http://b.kr"_s
                             << QStringList{u"madang://madang.kr/r/1/2"_s, u"http://b.kr"_s};
    QTest::newRow("nothing") << u"http:// https:/ and https"_s << QStringList{};
}

void LinksTest::addressesAreFoundWithoutTheirSurroundings()
{
    QFETCH(QString, text);
    QFETCH(QStringList, found);
    QStringList pieces;
    for (const Link &link : findLinks(text))
        pieces.append(text.mid(link.start, link.length));
    QCOMPARE(pieces, found);
}

void LinksTest::otherSchemesAreNoLinks_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"javascript:alert(1)", "file:///etc/passwd", "smb://host/share", "ftp://host/x",
                             "data:text/html,x", "madang://room/1", "xhttp://a.kr"})
        QTest::addRow("%s", text) << QString::fromLatin1(text);
}

void LinksTest::otherSchemesAreNoLinks()
{
    QFETCH(QString, text);
    QVERIFY(findLinks(text).isEmpty());
}

void LinksTest::disguisesAreTold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("disguised");
    QTest::newRow("honest") << u"https://bank.kr/login"_s << u"bank.kr"_s << false;
    QTest::newRow("user name") << u"https://bank.kr@evil.example/x"_s << u"evil.example"_s << true;
    QTest::newRow("password too") << u"https://bank.kr:pw@evil.example"_s << u"evil.example"_s << true;
    QTest::newRow("cyrillic a") << u"https://b\u0430nk.kr"_s << u"b"_s << true;
    QTest::newRow("all foreign") << u"https://\u0430\u0430.kr"_s << u"xn--80aa.kr"_s << true;
    QTest::newRow("punycode") << u"https://xn--80aa.kr"_s << u"xn--80aa.kr"_s << true;
}

void LinksTest::disguisesAreTold()
{
    QFETCH(QString, text);
    QFETCH(QString, host);
    QFETCH(bool, disguised);
    const QList<Link> links = findLinks(text);
    if (host == "b"_L1) {
        // Letters of two scripts in one label: only the Latin beginning could be meant, and it is no known
        // host.
        QVERIFY(links.isEmpty() || links.first().host == host);
        return;
    }
    QCOMPARE(links.size(), 1);
    QCOMPARE(links.first().host, host);
    QCOMPARE(links.first().disguised, disguised);
}

void LinksTest::wordsLeadSomewhere()
{
    const QList<Link> links = linksOf(madang::views::styledMessage(
        u"[우리 **집**](https://a.kr/x) https://b.kr [www.bank.kr](https://evil.example) `https://c.kr` "
        "[https://a.kr/y](https://a.kr/z) [a.kr](https://u@a.kr)"_s));
    QStringList hosts;
    QList<bool> disguises;
    for (const Link &link : links) {
        hosts.append(link.host);
        disguises.append(link.disguised);
    }
    QCOMPARE(hosts, (QStringList{u"a.kr"_s, u"b.kr"_s, u"evil.example"_s, u"a.kr"_s, u"a.kr"_s}));
    QCOMPARE(disguises, (QList<bool>{false, false, true, false, true}));
    QCOMPARE(links[0].start, 0);
    QCOMPARE(links[0].length, 4);
}

void LinksTest::thereIsALimit()
{
    QCOMPARE(findLinks(u"https://a.kr "_s.repeated(5000)).size(), kMostLinks);
}

QTEST_GUILESS_MAIN(LinksTest)
#include "tst_links.moc"
