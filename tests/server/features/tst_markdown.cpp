// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/markdown.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class MarkdownTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatPeopleWriteIsShown_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("html");
        QTest::newRow("plain") << u"겨울나기"_s << u"<p>겨울나기</p>\n"_s;
        QTest::newRow("strong") << u"**굵게**"_s << u"<p><strong>굵게</strong></p>\n"_s;
        QTest::newRow("struck out") << u"~~a~~"_s << u"<p><del>a</del></p>\n"_s;
        QTest::newRow("heading below ours") << u"# a"_s << u"<h3>a</h3>\n"_s;
        QTest::newRow("list") << u"- a\n- b"_s << u"<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"_s;
        QTest::newRow("link") << u"[a](https://example.org/?b=c&d)"_s
                              << u"<p><a rel='nofollow noopener noreferrer' "
                                 "href='https://example.org/?b=c&amp;d'>a</a></p>\n"_s;
    }
    void whatPeopleWriteIsShown()
    {
        QFETCH(QString, text);
        QFETCH(QString, html);
        QCOMPARE(markdown(text).text(), html.replace(u'\'', u'"'));
    }

    void whatCouldHarmIsNot_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("forbidden");
        QTest::newRow("script") << u"<script>alert(1)</script>"_s << u"<script"_s;
        QTest::newRow("script in a line") << u"a <script>alert(1)</script>"_s << u"<script"_s;
        QTest::newRow("handler") << u"<img src=x onerror=alert(1)>"_s << u"onerror"_s;
        QTest::newRow("javascript link") << u"[a](javascript:alert(1))"_s << u"javascript"_s;
        QTest::newRow("disguised link") << u"[a](JaVa&#115;cript:alert(1))"_s << u"alert"_s;
        QTest::newRow("data link") << u"[a](data:text/html,x)"_s << u"data:"_s;
        QTest::newRow("way into our pages") << u"[a](/pay/success)"_s << u"/pay"_s;
        QTest::newRow("picture from elsewhere") << u"![a](https://evil.example/x.png)"_s << u"<img"_s;
        QTest::newRow("picture with a script") << u"![a](javascript:x)"_s << u"javascript"_s;
        QTest::newRow("quote that ends an attribute")
            << u"[a](https://e.example/'onclick='x)"_s.replace(u'\'', u'"') << u"\"onclick"_s;
        QTest::newRow("style") << u"<style>*{display:none}</style>"_s << u"<style"_s;
        QTest::newRow("frame") << u"<iframe src=//evil.example>"_s << u"<iframe"_s;
    }
    void whatCouldHarmIsNot()
    {
        QFETCH(QString, text);
        QFETCH(QString, forbidden);
        const QString shown = markdown(text).text();
        QVERIFY2(!shown.contains(forbidden, Qt::CaseInsensitive), qPrintable(shown));
    }

    void deepNestingEnds()
    {
        QVERIFY(!markdown(QString(4000, u'>') + u"a"_s).isEmpty());
        QVERIFY(!markdown(QString(4000, u'[')).isEmpty());
        QVERIFY(!markdown(u"*a **b "_s.repeated(600)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(MarkdownTest)
#include "tst_markdown.moc"
