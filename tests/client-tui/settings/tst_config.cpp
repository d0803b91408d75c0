// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/settings/config.h"

#include "client-tui/settings/nearest_word.h"

#include <QTest>

using namespace madang;
using namespace madang::tui;
using namespace Qt::StringLiterals;

class ConfigTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEmptyFileIsFine()
    {
        const ConfigReading reading = readConfig({});
        QVERIFY(reading.faults.isEmpty());
        QVERIFY(!reading.config.mouse);
        QCOMPARE(reading.config.editing, Editing::Emacs);
        QVERIFY(!reading.config.language);
    }

    void aliasesAreCheckedByLine()
    {
        const ConfigReading reading = readConfig("[aliases]\n"
                                                 "w = \"/msg\"\n"
                                                 "GM = \"say good morning, $1\"\n"
                                                 "hi = \"gm all\"\n"
                                                 "join = \"leave\"\n"
                                                 "a = \"b\"\n"
                                                 "b = \"a\"\n"
                                                 "c = \"donaet 1\"\n"
                                                 "\"two words\" = \"say\"\n"
                                                 "d = 5\n"
                                                 "e = \"\"\n");
        QCOMPARE(reading.config.aliases,
                 (Aliases{{u"w"_s, u"msg"_s}, {u"gm"_s, u"say good morning, $1"_s}, {u"hi"_s, u"gm all"_s}}));
        QHash<int, QString> faults;
        for (const ConfigFault &fault : reading.faults)
            faults.insert(fault.line, fault.text);
        QCOMPARE(faults.size(), 7);
        QVERIFY(faults.value(5).contains(u"hide the command /join"_s));
        QVERIFY(faults.value(6).contains(u"comes back to itself"_s));
        QVERIFY(faults.value(7).contains(u"comes back to itself"_s));
        QVERIFY(faults.value(8).contains(u"donate"_s));
        for (const int line : {9, 10, 11})
            QVERIFY2(faults.contains(line), qPrintable(QString::number(line)));
    }

    void thereAreNotTooManyAliases()
    {
        QByteArray file = "[aliases]\n";
        for (int i = 0; i <= kMostAliases; ++i)
            file += "a" + QByteArray::number(i) + " = \"say\"\n";
        const ConfigReading reading = readConfig(file);
        QCOMPARE(reading.config.aliases.size(), kMostAliases);
        QCOMPARE(reading.faults.size(), 1);
        QVERIFY(reading.faults.first().text.contains(u"more than 100"_s));
    }

    void everySettingIsRead()
    {
        const ConfigReading reading = readConfig("\n"
                                                 "server = \"chat.example.org\"\n"
                                                 "language = \"ko\"\n"
                                                 "colours = \"256\"\n"
                                                 "theme = \"dark\"\n"
                                                 "editing = \"vi\"\n"
                                                 "mouse = true\n"
                                                 "bell = false\n"
                                                 "ascii = true\n"
                                                 "[colour]\n"
                                                 "own-name = \"bright-green\"\n"
                                                 "gift = \"#ff8700\"\n"
                                                 "[hooks]\n"
                                                 "on_mention = [\"/usr/bin/beep\", \"-f\", \"two words\"]\n"
                                                 "on_money = [\"ledger-light\"]\n"
                                                 "[keys]\n"
                                                 "\"ctrl-x\" = \"next-unread\"\n"
                                                 "\"f5\" = \"none\"\n"
                                                 "");
        for (const ConfigFault &fault : reading.faults)
            QFAIL(qPrintable(fault.text));
        QCOMPARE(reading.config.server, u"chat.example.org"_s);
        QCOMPARE(reading.config.language, Language::Korean);
        QCOMPARE(reading.config.depth, Depth::Indexed);
        QCOMPARE(reading.config.editing, Editing::Vi);
        QCOMPARE(reading.config.hooks.size(), 2);
        QCOMPARE(reading.config.hooks.value(HookEvent::Mention),
                 (QStringList{u"/usr/bin/beep"_s, u"-f"_s, u"two words"_s}));
        QCOMPARE(reading.config.hooks.value(HookEvent::Money), QStringList{u"ledger-light"_s});
        QVERIFY(reading.config.mouse && !reading.config.bell && reading.config.theme.isAscii());
        QCOMPARE(reading.config.theme[Role::OwnName].fg, Colour::named(10));
        QCOMPARE(reading.config.theme[Role::Gift].fg, Colour::rgb(0xff8700));
        QCOMPARE(reading.config.keys.find(u"ctrl-x"_s), Action(Gesture::NextUnread));
        QVERIFY(!reading.config.keys.find(u"f5"_s));
        QCOMPARE(reading.config.keys.find(u"ctrl-a"_s), Action(Edit::LineStart));
    }

    void lettersStandForWhatIsDoneWithAMessage()
    {
        const ConfigReading usual = readConfig({});
        QCOMPARE(usual.config.keys.find(u"r"_s), Action(MessageDeed::Reply));
        const ConfigReading reading = readConfig("[keys]\n"
                                                 "x = \"message-delete\"\n"
                                                 "d = \"message-older\"\n"
                                                 "\"+\" = \"none\"\n"
                                                 "\"ctrl-x\" = \"message-pin\"\n");
        QVERIFY(reading.faults.isEmpty());
        const Keymap &keys = reading.config.keys;
        QCOMPARE(keys.find(u"x"_s), Action(MessageDeed::Remove));
        QCOMPARE(keys.find(u"d"_s), Action(MessageDeed::Older));
        QVERIFY(!keys.find(u"+"_s));
        QCOMPARE(keys.find(u"ctrl-x"_s), Action(MessageDeed::Pin));
        QCOMPARE(keys.chordsOf(MessageDeed::Remove), QStringList{u"x"_s});
        // Every word of an action can be bound, and to a letter only those about a message.
        for (const QString &word : Keymap::actionWords()) {
            Keymap other;
            QVERIFY2(other.bind(u"f11"_s, word), qPrintable(word));
            const bool mayBeLetter = word.startsWith(u"message-"_s) || word == "none"_L1;
            QVERIFY2(other.bind(u"z"_s, word) == mayBeLetter, qPrintable(word));
        }
    }

    void sequencesCanBeSwitchedOff()
    {
        QVERIFY(readConfig({}).config.clipboard && readConfig({}).config.links);
        const ConfigReading off = readConfig("clipboard = \"off\"\nlinks = \"off\"\n");
        QVERIFY(off.faults.isEmpty());
        QVERIFY(!off.config.clipboard && !off.config.links);
        const ConfigReading on = readConfig("clipboard = \"osc52\"\nlinks = \"osc8\"\n");
        QVERIFY(on.faults.isEmpty());
        QVERIFY(on.config.clipboard && on.config.links);
        QCOMPARE(readConfig("links = \"osc52\"\n").faults.size(), 1);
    }

    void mistakesAreNamedByLine_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("word");
        QTest::newRow("unknown key") << QByteArray("mouse = true\nthema = \"dark\"\n") << 2 << u"“theme”"_s;
        QTest::newRow("wrong choice") << QByteArray("\n\ntheme = \"drak\"\n") << 3 << u"“dark”"_s;
        QTest::newRow("wrong editing") << QByteArray("editing = \"vim\"\n") << 1 << u"“vi”"_s;
        QTest::newRow("wrong type") << QByteArray("mouse = \"yes\"\n") << 1 << u"true or false"_s;
        QTest::newRow("unknown role") << QByteArray("[colour]\nown-nam = \"red\"\n") << 2 << u"“own-name”"_s;
        QTest::newRow("no colour") << QByteArray("[colour]\ngift = \"redd\"\n") << 2 << u"#rrggbb"_s;
        QTest::newRow("nearly a colour") << QByteArray("[colour]\ngift = \"redd\"\n") << 2 << u"“red”"_s;
        QTest::newRow("half a colour")
            << QByteArray("[colour]\ngift = \"white on bleu\"\n") << 2 << u"“blue”"_s;
        QTest::newRow("as its background")
            << QByteArray("[colour]\nday = \"red\"\ngift = \"red on #cc0000\"\n") << 3 << u"red on #cc0000"_s;
        QTest::newRow("as the theme's background")
            << QByteArray("theme = \"light\"\n[colour]\ngift = \"bright-white\"\n") << 3 << u"bright-white"_s;
        QTest::newRow("unknown action")
            << QByteArray("[keys]\n\"f9\" = \"next-rom\"\n") << 2 << u"“next-room”"_s;
        QTest::newRow("no chord") << QByteArray("[keys]\n\"strg-n\" = \"next-room\"\n") << 2 << u"ctrl-n"_s;
        QTest::newRow("bare letter") << QByteArray("[keys]\n\"a\" = \"next-room\"\n") << 2 << u"ctrl-n"_s;
        QTest::newRow("two letters") << QByteArray("[keys]\n\"ab\" = \"message-copy\"\n") << 2 << u"ctrl-n"_s;
        QTest::newRow("letter of no action")
            << QByteArray("[keys]\nx = \"message-delte\"\n") << 2 << u"“message-delete”"_s;
        QTest::newRow("no section") << QByteArray("keys = 3\n") << 1 << u"[keys]"_s;
        QTest::newRow("unknown event")
            << QByteArray("[hooks]\non_mentoin = [\"x\"]\n") << 2 << u"“on_mention”"_s;
        QTest::newRow("a command line") << QByteArray("[hooks]\non_money = \"x -y\"\n") << 2 << u"on_money"_s;
        QTest::newRow("no program") << QByteArray("[hooks]\non_money = []\n") << 2 << u"on_money"_s;
        QTest::newRow("an empty program") << QByteArray("[hooks]\non_money = [\"\"]\n") << 2 << u"on_money"_s;
        QTest::newRow("a number") << QByteArray("[hooks]\non_money = [\"x\", 3]\n") << 2 << u"on_money"_s;
        QTest::newRow("hooks without a section") << QByteArray("hooks = []\n") << 1 << u"[hooks]"_s;
        QTest::newRow("no server") << QByteArray("server = \"ftp://x/y\"\n") << 1 << u"ftp://x/y"_s;
        QTest::newRow("broken syntax") << QByteArray("mouse = true\nbell = = 3\n") << 2 << QString();
        QTest::newRow("unknown language") << QByteArray("language = \"fr\"\n") << 1 << u"ko"_s;
    }
    void mistakesAreNamedByLine()
    {
        QFETCH(QByteArray, toml);
        QFETCH(int, line);
        QFETCH(QString, word);
        const ConfigReading reading = readConfig(toml);
        QCOMPARE(reading.faults.size(), 1);
        QCOMPARE(reading.faults.first().line, line);
        QVERIFY2(reading.faults.first().text.contains(word), qPrintable(reading.faults.first().text));
    }

    void colourPairsAndTheNameOfTheThemeAreRead()
    {
        const ConfigReading reading = readConfig("theme = \"high-contrast\"\n"
                                                 "[colour]\n"
                                                 "selected = \"white on blue\"\n");
        QVERIFY(reading.faults.isEmpty());
        QCOMPARE(reading.config.themeName, u"high-contrast"_s);
        QCOMPARE(reading.config.theme.name(), u"high-contrast"_s);
        QCOMPARE(reading.config.theme[Role::Selected].bg, Colour::named(4));
        QVERIFY(!readConfig("mouse = true\n").config.themeName);
    }

    void oneMistakeDoesNotCostTheRest()
    {
        const ConfigReading reading = readConfig("mouse = true\nthema = 1\nbell = false\n");
        QCOMPARE(reading.faults.size(), 1);
        QVERIFY(reading.config.mouse && !reading.config.bell);
    }

    void theNearestWordIsFound()
    {
        const QStringList words{u"join"_s, u"leave"_s, u"donate"_s, u"history"_s};
        QCOMPARE(nearestWord(u"jion"_s, words), u"join"_s);
        QCOMPARE(nearestWord(u"hist"_s, words), u"history"_s);
        QCOMPARE(nearestWord(u"donat"_s, words), u"donate"_s);
        QCOMPARE(nearestWord(u"zzzzzz"_s, words), QString());
        QCOMPARE(nearestWord(QString(), words), QString());
    }
};

QTEST_APPLESS_MAIN(ConfigTest)
#include "tst_config.moc"
