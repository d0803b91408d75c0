// SPDX-License-Identifier: GPL-3.0-or-later
// Words of one's own for commands: what they stand for, and what typing them does.
#include "client-tui/verbs/aliases.h"

#include "tests/client-tui/app_house.h"

using namespace madang;
using namespace madang::test;
using namespace madang::tui;
using namespace madang::tui::test;

class AliasesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsTakeTheirPlaces_data()
    {
        QTest::addColumn<QString>("meaning");
        QTest::addColumn<QString>("rest");
        QTest::addColumn<QString>("line");
        QTest::newRow("another word") << u"msg"_s << u"jun hello there"_s << u"msg jun hello there"_s;
        QTest::newRow("alone") << u"say good morning"_s << QString() << u"say good morning"_s;
        QTest::newRow("behind") << u"say good morning"_s << u"all"_s << u"say good morning all"_s;
        QTest::newRow("places") << u"say $2, $1"_s << u"a b c"_s << u"say b, a"_s;
        QTest::newRow("quoted") << u"say $1!"_s << u"\"book club\" x"_s << u"say book club!"_s;
        QTest::newRow("all") << u"forward dev $*"_s << u"look  here"_s << u"forward dev look  here"_s;
        QTest::newRow("all of nothing") << u"say hi $*"_s << QString() << u"say hi "_s;
        QTest::newRow("dollars") << u"say $$5 or $ 5"_s << QString() << u"say $5 or $ 5"_s;
        QTest::newRow("dollars are no place") << u"say $$"_s << u"x"_s << u"say $ x"_s;
    }
    void wordsTakeTheirPlaces()
    {
        QFETCH(QString, meaning);
        QFETCH(QString, rest);
        const auto line = expanded(meaning, rest);
        QVERIFY(line);
        QTEST(*line, "line");
    }

    void aMissingWordIsNoticed()
    {
        QCOMPARE(wordsTaken(u"say $3 $1 $$9"_s), 3);
        QVERIFY(!expanded(u"say $2"_s, u"one"_s));
        QCOMPARE(expanded(u"say $2"_s, u"one two"_s), u"say two"_s);
    }

    void aliasesOfAliasesComeToACommand()
    {
        const Aliases aliases{{u"a"_s, u"b x"_s}, {u"b"_s, u"msg"_s}, {u"c"_s, u"d"_s}, {u"d"_s, u"C"_s}};
        QCOMPARE(commandBehind(u"a"_s, aliases), u"msg"_s);
        QVERIFY(commandBehind(u"c"_s, aliases).isEmpty());
        QVERIFY(isAliasWord(u"안녕-2"_s));
        for (const QString &word : {QString(), u"two words"_s, u"a/b"_s, QString(33, u'a')})
            QVERIFY2(!isAliasWord(word), qPrintable(word));
    }

    void theyAreTypedLikeCommands()
    {
        House house;
        house.config.aliases = {{u"j"_s, u"join"_s}, {u"gm"_s, u"say good morning, $1"_s}};
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/gm"_s);
        QVERIFY(house.sees(u"/gm stands for /say good morning, $1 and takes more words."_s));
        house.terminal.enter(u"/GM everybody"_s);
        QVERIFY(house.sees(u"good morning, everybody"_s));
        QTRY_VERIFY(!house.server.events(11).isEmpty());
        QVERIFY(house.server.events(11).last().body.text.contains("good morning, everybody"));
        house.terminal.enter(u"/help gm"_s);
        QVERIFY(house.sees(u"/gm stands for /say good morning, $1."_s));
        house.terminal.type(u"/j bo"_s);
        house.terminal.press(u"tab"_s);
        QVERIFY(house.sees(u"/j book club"_s));
        house.terminal.press(u"enter"_s);
        QTRY_VERIFY(house.terminal.row(0).contains(u"book club"_s));
    }
};

QTEST_GUILESS_MAIN(AliasesTest)
#include "tst_aliases.moc"
