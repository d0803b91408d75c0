// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/markdown_lines.h"

#include <QTest>

using namespace madang::tui;
using namespace Qt::StringLiterals;

class MarkdownLinesTest : public QObject {
    Q_OBJECT

    static QStringList shown(const QString &text, int columns)
    {
        QStringList lines;
        for (const PaintedLine &line : markdownLines(text, columns, Theme()))
            lines += plainText(line);
        return lines;
    }

private Q_SLOTS:
    void blocksHaveTheirShape()
    {
        QCOMPARE(shown(u"# 제목\n\n글\n\n- 하나\n- 둘\n\n> 인용\n\n| a | b |\n|---|---|\n| 1 | 2 |"_s, 40),
                 (QStringList{u"제목"_s, QString(), u"글"_s, QString(), u"• 하나"_s, u"• 둘"_s, QString(),
                              u"│ 인용"_s, QString(), u"a | b"_s, u"1 | 2"_s}));
    }

    void linesAreWrappedUnderTheirMarker()
    {
        const QStringList lines = shown(u"- one two three four"_s, 12);
        QCOMPARE(lines.first(), u"• one two"_s);
        QVERIFY(lines[1].startsWith(u"  "_s));
        for (const QString &line : lines)
            QVERIFY(columnsOf(line) <= 12);
    }

    void linksAreSpelledOutWhereTheyMightDeceive()
    {
        QCOMPARE(shown(u"[bank](https://evil.example/x)"_s, 60),
                 QStringList{u"bank <https://evil.example/x>"_s});
        QCOMPARE(shown(u"https://example.org"_s, 60), QStringList{u"https://example.org"_s});
        QCOMPARE(shown(u"[www.example.org/a](http://www.example.org/a)"_s, 60),
                 QStringList{u"www.example.org/a"_s});
        // Words of the address that are not its host, and such as look whole in pieces.
        QCOMPARE(shown(u"[bank.example](https://evil.example/bank.example)"_s, 60),
                 QStringList{u"bank.example <https://evil.example/bank.example>"_s});
        QCOMPARE(shown(u"[bank **evil**](https://evil.example/)"_s, 60),
                 QStringList{u"bank evil <https://evil.example/>"_s});
        QCOMPARE(shown(u"[x](javascript:alert)"_s, 60), QStringList{u"x"_s});
    }

    void linksCanBePressed()
    {
        const QList<PaintedLine> lines
            = markdownLines(u"see [the bank](https://bank.example/x) now"_s, 60, Theme());
        QString linked;
        for (const Run &run : lines.first()) {
            if (!run.style.link.isNull()) {
                QCOMPARE(run.style.link.address(), QByteArray("https://bank.example/x"));
                linked += run.text;
            }
        }
        QCOMPARE(linked, u"the bankhttps://bank.example/x"_s);
    }

    void nothingReachesTheTerminalRaw()
    {
        for (const QString &text :
             {u"a\033[31mb"_s, u"`\033]0;x\007`"_s, u"[a](https://x.example/\u009b31m)"_s, u"\u202eevil"_s}) {
            for (const QString &line : shown(text, 60)) {
                for (const QChar c : line)
                    QVERIFY(c.unicode() >= 0x20 && (c.unicode() < 0x7f || c.unicode() > 0x9f)
                            && c != QChar(0x202e));
            }
        }
    }
};

QTEST_APPLESS_MAIN(MarkdownLinesTest)
#include "tst_markdown_lines.moc"
