// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/batch/completer.h"

#include <QTest>

using namespace madang::tui;
using namespace Qt::StringLiterals;

class CompleterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void candidates_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("verbs") << QStringList{u"sen"_s} << QStringList{u"send"_s};
        QTest::newRow("verbs after options")
            << QStringList{u"--json"_s, u"--profile"_s, u"work"_s, u"whoa"_s} << QStringList{u"whoami"_s};
        QTest::newRow("rooms") << QStringList{u"send"_s, u"마"_s} << QStringList{u"마당"_s, u"마을 회의"_s};
        QTest::newRow("rooms whatever the case")
            << QStringList{u"tail"_s, u"mar"_s} << QStringList{u"Market"_s};
        QTest::newRow("a room behind an event")
            << QStringList{u"forward"_s, u"12"_s, u"mark"_s} << QStringList{u"Market"_s};
        QTest::newRow("a room by who is in it") << QStringList{u"send"_s, u"@j"_s} << QStringList{u"@jun"_s};
        QTest::newRow("a room as an option's value")
            << QStringList{u"search"_s, u"coal"_s, u"--in"_s, u"마을"_s} << QStringList{u"마을 회의"_s};
        QTest::newRow("a room in one word with its option")
            << QStringList{u"search"_s, u"coal"_s, u"--in=마을"_s} << QStringList{u"--in=마을 회의"_s};
        QTest::newRow("an option in one word with what is no name")
            << QStringList{u"search"_s, u"coal"_s, u"--limit=마을"_s} << QStringList();
        QTest::newRow("campaigns") << QStringList{u"donate"_s, u"w"_s} << QStringList{u"Winter coal"_s};
        QTest::newRow("a campaign or a word")
            << QStringList{u"export"_s, QString()} << QStringList{u"겨울 연탄"_s, u"Winter coal"_s, u"all"_s};
        QTest::newRow("a campaign where it may be left out")
            << QStringList{u"payouts"_s, u"겨"_s} << QStringList{u"겨울 연탄"_s};
        QTest::newRow("behind the verb's own word")
            << QStringList{u"payout"_s, u"ask"_s, u"win"_s} << QStringList{u"Winter coal"_s};
        QTest::newRow("behind another word of it")
            << QStringList{u"payout"_s, u"approve"_s, u"win"_s} << QStringList();
        QTest::newRow("people") << QStringList{u"whois"_s, u"j"_s} << QStringList{u"jun"_s};
        QTest::newRow("people behind a room")
            << QStringList{u"invite"_s, u"마당"_s, QString()} << QStringList{u"jun"_s, u"mina"_s};
        QTest::newRow("nobody else signs in") << QStringList{u"login"_s, u"j"_s} << QStringList();
        QTest::newRow("nor leaves for good") << QStringList{u"erase-me"_s, u"m"_s} << QStringList();
        QTest::newRow("options") << QStringList{u"history"_s, u"마당"_s, u"--be"_s}
                                 << QStringList{u"--before"_s};
        QTest::newRow("common options") << QStringList{u"history"_s, u"--js"_s} << QStringList{u"--json"_s};
        QTest::newRow("what an option takes")
            << QStringList{u"login"_s, u"--secret-store"_s, u"f"_s} << QStringList{u"file"_s};
        QTest::newRow("what another one takes")
            << QStringList{u"erase-me"_s, u"mina"_s, u"--messages"_s, u"r"_s} << QStringList{u"remove"_s};
        QTest::newRow("where a code comes from")
            << QStringList{u"email"_s, u"--code"_s, u"a"_s} << QStringList{u"ask"_s};
        QTest::newRow("what a file option takes")
            << QStringList{u"login"_s, u"--password-file"_s, QString()} << QStringList();
        QTest::newRow("choices") << QStringList{u"second-factor"_s, u"o"_s} << QStringList{u"on"_s, u"off"_s};
        QTest::newRow("choices without spaces")
            << QStringList{u"completion"_s, QString()} << QStringList{u"bash"_s, u"zsh"_s, u"fish"_s};
        QTest::newRow("verbs that begin alike")
            << QStringList{u"user-"_s} << QStringList{u"user-disable"_s,      u"user-enable"_s,
                                                      u"user-logout"_s,       u"user-merge"_s,
                                                      u"user-role"_s,         u"user-create"_s,
                                                      u"user-send-reset"_s,   u"user-reset-second-factor"_s,
                                                      u"user-remove-email"_s, u"user-erase"_s,
                                                      u"user-nickname"_s};
        QTest::newRow("a role") << QStringList{u"user-role"_s, u"sora"_s, u"m"_s}
                                << QStringList{u"member"_s, u"moderator"_s};
        QTest::newRow("every other one") << QStringList{u"end-session"_s, u"o"_s} << QStringList{u"others"_s};
        QTest::newRow("a number") << QStringList{u"users"_s, u"--li"_s} << QStringList{u"--limit"_s};
        QTest::newRow("a text") << QStringList{u"send"_s, u"마당"_s, u"he"_s} << QStringList();
        QTest::newRow("beyond the last") << QStringList{u"members"_s, u"마당"_s, u"마"_s} << QStringList();
        QTest::newRow("help") << QStringList{u"help"_s, u"sen"_s} << QStringList{u"send"_s};
        QTest::newRow("help is one word") << QStringList{u"help"_s, u"send"_s, u"s"_s} << QStringList();
        QTest::newRow("no verb") << QStringList{u"dance"_s, u"-"_s} << QStringList();
    }
    void candidates()
    {
        QFETCH(QStringList, words);
        QFETCH(QStringList, expected);
        const madang::ArchivedNames known{{u"마당"_s, u"마을 회의"_s, u"Market"_s},
                                          {u"겨울 연탄"_s, u"Winter coal"_s},
                                          {u"jun"_s, u"mina"_s}};
        QCOMPARE(completionsOf(words, known), expected);
    }
    void nothingTypedOffersEveryVerb()
    {
        QVERIFY(completionsOf({}, {}).size() > 40);
        QVERIFY(completionsOf({QString()}, {}).contains(u"completion"_s));
    }
    void noMoreAreOfferedThanSomebodyReads()
    {
        madang::ArchivedNames known;
        for (int i = 0; i < 2000; ++i)
            known.rooms += u"room %1"_s.arg(i);
        QCOMPARE(completionsOf({u"send"_s, u"room"_s}, known).size(), 500);
        QCOMPARE(completionsOf({u"send"_s, u"room 1999"_s}, known), QStringList{u"room 1999"_s});
    }
    void everyShellHasAScript()
    {
        for (const QString &shell : {u"bash"_s, u"zsh"_s, u"fish"_s})
            QVERIFY(completionScript(shell).contains(u"__complete"_s));
        QVERIFY(completionScript(u"csh"_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(CompleterTest)
#include "tst_completer.moc"
