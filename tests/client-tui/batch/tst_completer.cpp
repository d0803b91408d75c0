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
        QTest::newRow("options") << QStringList{u"history"_s, u"마당"_s, u"--be"_s}
                                 << QStringList{u"--before"_s};
        QTest::newRow("common options") << QStringList{u"history"_s, u"--js"_s} << QStringList{u"--json"_s};
        QTest::newRow("what an option takes")
            << QStringList{u"login"_s, u"--secret-store"_s, u"f"_s} << QStringList{u"file"_s};
        QTest::newRow("what another one takes")
            << QStringList{u"erase-me"_s, u"mina"_s, u"--messages"_s, u"r"_s} << QStringList{u"remove"_s};
        QTest::newRow("what a file option takes")
            << QStringList{u"login"_s, u"--password-file"_s, QString()} << QStringList();
        QTest::newRow("choices") << QStringList{u"second-factor"_s, u"o"_s} << QStringList{u"on"_s, u"off"_s};
        QTest::newRow("choices without spaces")
            << QStringList{u"completion"_s, QString()} << QStringList{u"bash"_s, u"zsh"_s, u"fish"_s};
        QTest::newRow("verbs that begin alike")
            << QStringList{u"user-"_s}
            << QStringList{u"user-disable"_s, u"user-enable"_s, u"user-logout"_s, u"user-merge"_s};
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
        QCOMPARE(completionsOf(words, {u"마당"_s, u"마을 회의"_s, u"Market"_s}), expected);
    }
    void nothingTypedOffersEveryVerb()
    {
        QVERIFY(completionsOf({}, {}).size() > 40);
        QVERIFY(completionsOf({QString()}, {}).contains(u"completion"_s));
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
