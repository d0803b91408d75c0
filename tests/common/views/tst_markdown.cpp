// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/markdown.h"

#include <QTest>

using namespace madang::views;
using namespace Qt::StringLiterals;
using Kind = MarkdownBlock::Kind;

class MarkdownTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blocksAreTakenApart()
    {
        const auto blocks = markdownBlocks(
            u"# 제목\n\n첫 *문단*과 **굵게**, ~~지움~~ `code`.\n\n- 하나\n  - 둘\n\n3. 셋\n\n> 인용\n\n---\n\n```\na\n b\n```\n"_s);
        QList<Kind> kinds;
        for (const MarkdownBlock &block : blocks)
            kinds += block.kind;
        QCOMPARE(kinds,
                 (QList<Kind>{Kind::Heading, Kind::Paragraph, Kind::Item, Kind::Item, Kind::Item,
                              Kind::Paragraph, Kind::Rule, Kind::Code}));
        QCOMPARE(plainText(blocks[0].spans), u"제목"_s);
        QCOMPARE(plainText(blocks[1].spans), u"첫 문단과 굵게, 지움 code."_s);
        QVERIFY(blocks[1].spans[1].emphasis);
        QVERIFY(blocks[1].spans[3].strong);
        QVERIFY(blocks[1].spans[5].struck);
        QVERIFY(blocks[1].spans[7].code);
        QCOMPARE(blocks[2].marker, u"•"_s);
        QCOMPARE(blocks[3].level, 2);
        QCOMPARE(blocks[4].marker, u"3."_s);
        QCOMPARE(blocks[5].quoted, 1);
        QCOMPARE(plainText(blocks[7].spans), u"a\n b"_s);
    }

    void tablesHaveCells()
    {
        const auto blocks = markdownBlocks(u"| 물건 | 값 |\n|---|---|\n| 쌀 | 1만 |\n"_s);
        QCOMPARE(blocks.size(), 2);
        QVERIFY(blocks[0].head);
        QVERIFY(!blocks[1].head);
        QCOMPARE(plainText(blocks[1].cells[1]), u"1만"_s);
    }

    void onlyTheWebAndMailAreLinks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("link");
        QTest::newRow("https") << u"[a](https://example.org/x)"_s << u"https://example.org/x"_s;
        QTest::newRow("mail") << u"[a](mailto:a@example.org)"_s << u"mailto:a@example.org"_s;
        QTest::newRow("plain address") << u"see https://example.org now"_s << u"https://example.org"_s;
        QTest::newRow("picture") << u"![a](https://example.org/x.png)"_s << u"https://example.org/x.png"_s;
        QTest::newRow("javascript") << u"[a](javascript:alert(1))"_s << QString();
        QTest::newRow("file") << u"[a](file:///etc/passwd)"_s << QString();
        QTest::newRow("picture of a file") << u"![a](file:///etc/passwd)"_s << QString();
        QTest::newRow("relative") << u"[a](/c/1)"_s << QString();
        QTest::newRow("data") << u"[a](data:text/html,x)"_s << QString();
        QTest::newRow("no host") << u"[a](https:///x)"_s << QString();
    }
    void onlyTheWebAndMailAreLinks()
    {
        QFETCH(QString, text);
        QFETCH(QString, link);
        QString found;
        const auto blocks = markdownBlocks(text);
        for (const MarkdownSpan &span : blocks[0].spans) {
            if (!span.link.isEmpty())
                found = span.link.toString();
        }
        QCOMPARE(found, link);
    }

    void htmlIsLeftOut()
    {
        const auto blocks
            = markdownBlocks(u"<script>alert(1)</script>\n\na <b onclick=x>b</b> <img src=file:///x> c"_s);
        QCOMPARE(blocks.size(), 1);
        QCOMPARE(plainText(blocks[0].spans), u"a b  c"_s);
        QVERIFY(markdownBlocks(QString()).isEmpty());
    }

    void nothingMakesItLongOrDeep()
    {
        QVERIFY(markdownBlocks(u"- x\n"_s.repeated(3000)).size() <= kMostMarkdownBlocks);
        QVERIFY(markdownBlocks(u">"_s.repeated(2000) + u" x"_s).size() <= kMostMarkdownBlocks);
        QVERIFY(!markdownBlocks(u"*a **b "_s.repeated(500)).isEmpty());
    }
};

QTEST_APPLESS_MAIN(MarkdownTest)
#include "tst_markdown.moc"
