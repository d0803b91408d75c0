// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/message_markdown.h"

#include "common/protocol/chat.h"

#include <QTest>

using namespace madang;
using namespace madang::views;
using namespace Qt::StringLiterals;
using Kind = StyledPart::Kind;

class MessageMarkdownTest : public QObject {
    Q_OBJECT

    /// What a run covers.
    static QString wordsOf(const StyledText &styled, const StyledRun &run)
    {
        return styled.text.mid(run.start, run.length);
    }
    static QString wordsOf(const StyledText &styled, const StyledPart &part)
    {
        return styled.text.mid(part.start, part.length);
    }
    static QList<Kind> kindsOf(const StyledText &styled)
    {
        QList<Kind> kinds;
        for (const StyledPart &part : styled.parts)
            kinds.append(part.kind);
        return kinds;
    }
    /// Every character is in one part, or is the line feed between two.
    static bool partsCover(const StyledText &styled)
    {
        qsizetype end = -1;
        for (const StyledPart &part : styled.parts) {
            if (part.start != end + 1 || (part.start > 0 && styled.text[part.start - 1] != u'\n'))
                return false;
            end = part.start + part.length;
        }
        return end == styled.text.size();
    }

private Q_SLOTS:
    void whatIsNotMarkdownStaysAsTyped_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text : {u"1 * 2 * 3"_s,
                                    u"2*3*4 = 24"_s,
                                    u"snake_case_name, a__b__c"_s,
                                    u":-) -_-;; -_- ^_^ T_T *_* *_*"_s,
                                    u"(*^^*) 안녕 (*^^*)"_s,
                                    u">_< >ㅅ<"_s,
                                    u">_<"_s,
                                    u"김*수 씨와 이*영 씨, 김**님 이**님"_s,
                                    u"반갑습니다~~ 네~~ 또 봐요~~"_s,
                                    u"안녕~~반가워~~"_s,
                                    u"~~~\n잘 가요"_s,
                                    u"그건 3. 일에 만나요"_s,
                                    u"2026. 11. 30. 만나요"_s,
                                    u"#1234"_s,
                                    u"#이야기 방"_s,
                                    u"*"_s,
                                    u"-"_s,
                                    u"> "_s,
                                    u">"_s,
                                    u"---"_s,
                                    u"***"_s,
                                    u"```"_s,
                                    u"```\n```"_s,
                                    u"```\n끝이 없음"_s,
                                    u"+1"_s,
                                    u"+ 10000원"_s,
                                    u"-5도"_s,
                                    u"   앞의 빈칸"_s,
                                    u"    네 칸"_s,
                                    u"a\n\n\n\nb_c"_s,
                                    u"제목\n---x"_s,
                                    u"제목\n="_s,
                                    u"<b>굵게</b> &amp; <!-- x -->"_s,
                                    u"https://a.kr/x_y_z_?a=*b* 봐요"_s,
                                    u"\\\\server\\share"_s,
                                    u"¯\\_(ツ)_/¯"_s,
                                    u"[x](javascript:alert(1))"_s,
                                    u"[x](/etc/passwd)"_s,
                                    u"[x](mailto:a@b.kr)"_s,
                                    u"[x] (y)"_s,
                                    u"[](https://a.kr)"_s,
                                    u"a | b"_s,
                                    u"a | b\nc | d"_s,
                                    u"`"_s,
                                    u"`` `"_s,
                                    u"**"_s,
                                    u"** a **"_s,
                                    u""_s}) {
            QTest::newRow(text.isEmpty() ? "empty" : qPrintable(text)) << text;
        }
    }
    void whatIsNotMarkdownStaysAsTyped()
    {
        QFETCH(QString, text);
        const StyledText styled = styledMessage(text);
        QCOMPARE(styled.text, text);
        QVERIFY(styled.isPlain());
        QVERIFY(partsCover(styled));
        QCOMPARE(plainMessage(text), text);
    }

    void wordsHaveStyles_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("style");
        QTest::newRow("strong") << u"참 **좋은** 날"_s << u"참 좋은 날"_s << u"좋은"_s << u"s"_s;
        QTest::newRow("strong, underlined") << u"__a b__"_s << u"a b"_s << u"a b"_s << u"s"_s;
        QTest::newRow("emphasis") << u"*좋은* 날"_s << u"좋은 날"_s << u"좋은"_s << u"e"_s;
        QTest::newRow("a particle follows")
            << u"**\"강조\"**는"_s << u"\"강조\"는"_s << u"\"강조\""_s << u"s"_s;
        QTest::newRow("both") << u"***a***"_s << u"a"_s << u"a"_s << u"se"_s;
        QTest::newRow("struck") << u"~~3만~~ 2만"_s << u"3만 2만"_s << u"3만"_s << u"x"_s;
        QTest::newRow("code") << u"`a *b* _c_`"_s << u"a *b* _c_"_s << u"a *b* _c_"_s << u"c"_s;
        QTest::newRow("code with its sign") << u"`` a`b ``"_s << u"a`b"_s << u"a`b"_s << u"c"_s;
        QTest::newRow("over two lines") << u"**a\nb**"_s << u"a\nb"_s << u"a\nb"_s << u"s"_s;
        QTest::newRow("escaped") << u"\\*a\\* *b*"_s << u"*a* b"_s << u"b"_s << u"e"_s;
        QTest::newRow("an address inside")
            << u"**https://a.kr/x_y**"_s << u"https://a.kr/x_y"_s << u"https://a.kr/x_y"_s << u"s"_s;
    }
    void wordsHaveStyles()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QFETCH(QString, words);
        QFETCH(QString, style);
        const StyledText styled = styledMessage(text);
        QCOMPARE(styled.text, shown);
        QCOMPARE(styled.runs.size(), 1);
        const StyledRun &run = styled.runs[0];
        QCOMPARE(wordsOf(styled, run), words);
        QCOMPARE(run.strong, style.contains(u's'));
        QCOMPARE(run.emphasis, style.contains(u'e'));
        QCOMPARE(run.struck, style.contains(u'x'));
        QCOMPARE(run.code, style.contains(u'c'));
        QVERIFY(partsCover(styled));
    }

    void stylesNest()
    {
        const StyledText styled = styledMessage(u"**a _b_ `c`** d"_s);
        QCOMPARE(styled.text, u"a b c d"_s);
        QCOMPARE(styled.runs.size(), 4);
        QVERIFY(styled.runs[1].strong && styled.runs[1].emphasis);
        QVERIFY(styled.runs[3].strong && styled.runs[3].code);
    }

    void linksHaveWords()
    {
        const StyledText styled = styledMessage(
            u"봐요 [우리 **누리집**](https://a.kr/x_(y)_z \"제목\") ![그림](<https://b.kr>)"_s);
        QCOMPARE(styled.text, u"봐요 우리 누리집 그림"_s);
        QCOMPARE(styled.runs.size(), 3);
        QCOMPARE(wordsOf(styled, styled.runs[0]), u"우리 "_s);
        QCOMPARE(styled.runs[0].link, QUrl(u"https://a.kr/x_(y)_z"_s));
        QVERIFY(styled.runs[1].strong);
        QCOMPARE(styled.runs[1].link, styled.runs[0].link);
        QCOMPARE(styled.runs[2].link, QUrl(u"https://b.kr"_s));
    }

    void linesStay()
    {
        const StyledText styled = styledMessage(u"*하나*\n  둘\n\n\n셋"_s);
        QCOMPARE(styled.text, u"하나\n  둘\n\n셋"_s);
        QCOMPARE(kindsOf(styled), (QList<Kind>{Kind::Paragraph, Kind::Gap, Kind::Paragraph}));
        QVERIFY(partsCover(styled));
    }

    void partsAreTakenApart()
    {
        const StyledText styled = styledMessage(
            u"# 제목\n글\n- 하나\n  더\n  - 둘\n3) 셋\n> 인용\n> > 깊게\n---\n```cpp\n a\n\n> b\n```\n끝"_s);
        QCOMPARE(kindsOf(styled),
                 (QList<Kind>{Kind::Heading, Kind::Paragraph, Kind::Item, Kind::Item, Kind::Item,
                              Kind::Paragraph, Kind::Paragraph, Kind::Rule, Kind::Code, Kind::Paragraph}));
        QVERIFY(partsCover(styled));
        QCOMPARE(styled.parts[0].level, 1);
        QVERIFY(styled.runs[0].strong);
        QCOMPARE(wordsOf(styled, styled.parts[2]), u"• 하나\n더"_s);
        QCOMPARE(styled.parts[2].indent, 2);
        QCOMPARE(styled.parts[3].level, 2);
        QCOMPARE(wordsOf(styled, styled.parts[4]), u"3) 셋"_s);
        QCOMPARE(styled.parts[5].quoted, 1);
        QCOMPARE(wordsOf(styled, styled.parts[5]), u"인용"_s);
        QCOMPARE(styled.parts[6].quoted, 2);
        QCOMPARE(wordsOf(styled, styled.parts[8]), u" a\n\n> b"_s);
    }

    void codeMayBeginAndEndBesideItsSigns()
    {
        const StyledText styled = styledMessage(u"> ```\n> int x;\n> > y```\n밖"_s);
        QCOMPARE(kindsOf(styled), (QList<Kind>{Kind::Code, Kind::Paragraph}));
        QCOMPARE(styled.text, u"int x;\n> y\n밖"_s);
        QCOMPARE(styled.parts[0].quoted, 1);
        QCOMPARE(styledMessage(u"```int x = 1;\ny```"_s).text, u"int x = 1;\ny"_s);
    }

    void tablesHaveRows()
    {
        const StyledText styled = styledMessage(u"| 물건 | 값 |\n|:--|--:|\n| **쌀** | a\\|b |"_s);
        QCOMPARE(styled.text, u"물건 │ 값\n쌀 │ a|b"_s);
        QCOMPARE(kindsOf(styled), (QList<Kind>{Kind::Row, Kind::Row}));
        QCOMPARE(styled.parts[0].level, 1);
        QCOMPARE(styled.parts[1].level, 0);
        QVERIFY(partsCover(styled));
    }

    void namesAreShownButNotInCode()
    {
        const QList<Mentioned> named{{{1}, u"mina"_s, u"민아 **님**"_s, true}, {{2}, u"jun"_s, {}, false}};
        const StyledText styled
            = styledMessage(u"**@mina야** *@jun* `@mina` @mina https://a.kr/@mina\n```\n@mina\n```"_s, named);
        QCOMPARE(styled.text, u"@민아 **님**야 @jun @mina @민아 **님** https://a.kr/@mina\n@mina"_s);
        QCOMPARE(styled.names.size(), 3);
        QCOMPARE(styled.names[0], (NameSpan{0, 9, {1}, true}));
        QCOMPARE(styled.text.mid(styled.names[2].start, styled.names[2].length), u"@민아 **님**"_s);
        QCOMPARE(wordsOf(styled, styled.runs[0]), u"@민아 **님**야"_s);
        QCOMPARE(wordsOf(styled, styled.runs[1]), u"@jun"_s);
        QCOMPARE(wordsOf(styled, styled.runs[2]), u"@mina"_s);
        QVERIFY(styled.runs[2].code);
        QVERIFY(partsCover(styled));
    }
    void namesOfPlainTextAreShown()
    {
        const StyledText styled = styledMessage(u"@mina 안녕"_s, {{{1}, u"mina"_s, u"민아"_s, false}});
        QCOMPARE(styled.text, u"@민아 안녕"_s);
        QVERIFY(styled.isPlain());
        QCOMPARE(styled.parts[0].length, 6);
    }

    void whatIsTooMuchStaysAsTyped()
    {
        const QString items = u"- x\n"_s.repeated(kMostStyledParts + 10);
        QCOMPARE(styledMessage(items).text, items);
        const QString longest = u"**a** "_s.repeated(chat::kLongestMessage);
        QCOMPARE(styledMessage(longest).text, longest);
        const QString deep = u">"_s.repeated(2000) + u" x"_s;
        QCOMPARE(styledMessage(deep).text, u"x"_s);
        for (const QString &each : {u"*a **b "_s, u"[a](("_s, u"`a``b```"_s, u"**a*"_s, u"- > "_s}) {
            const QString text = each.repeated(chat::kLongestMessage / each.size());
            QVERIFY(partsCover(styledMessage(text)));
        }
    }

    void mostMessagesAreNotTakenApart()
    {
        QVERIFY(cannotBeMarkdown(u"안녕하세요! 내일 3시에 봐요 :-) - 민아 #방"_s));
        QVERIFY(!cannotBeMarkdown(u"안녕\n - 하나"_s));
        QVERIFY(!cannotBeMarkdown(u"3. 셋"_s));
        QVERIFY(!cannotBeMarkdown(u"a *b*"_s));
    }
};

QTEST_APPLESS_MAIN(MessageMarkdownTest)
#include "tst_message_markdown.moc"
