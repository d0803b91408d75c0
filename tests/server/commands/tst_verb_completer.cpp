// SPDX-License-Identifier: GPL-3.0-or-later
// What the real program offers on Tab, and that its tables agree with each other.
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

class VerbCompleterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void candidates_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("verbs") << QStringList{u"mig"_s} << QStringList{u"migrate"_s};
        QTest::newRow("verbs that begin alike")
            << QStringList{u"re"_s} << QStringList{u"reconcile"_s, u"restore"_s};
        QTest::newRow("no verb") << QStringList{u"dance"_s, QString()} << QStringList();
        QTest::newRow("before a verb") << QStringList{u"--v"_s} << QStringList{u"--version"_s};
        QTest::newRow("sub-words") << QStringList{u"audit"_s, QString()}
                                   << QStringList{u"list"_s, u"verify"_s, u"export"_s};
        QTest::newRow("sub-words of its own table")
            << QStringList{u"users"_s, u"re"_s} << QStringList{u"reset-password"_s, u"reset-second-factor"_s,
                                                               u"remove-email"_s,   u"revoke-token"_s,
                                                               u"reject"_s,         u"remove-invite"_s};
        QTest::newRow("behind options")
            << QStringList{u"audit"_s, u"--data"_s, u"x"_s, u"--json"_s, u"v"_s} << QStringList{u"verify"_s};
        QTest::newRow("second words")
            << QStringList{u"payments"_s, u"list"_s, u"d"_s} << QStringList{u"dead"_s, u"deposits"_s};
        QTest::newRow("that may be missing")
            << QStringList{u"keys"_s, u"rotate"_s, QString()} << QStringList{u"at-once"_s};
        QTest::newRow("third words") << QStringList{u"users"_s, u"create"_s, u"mina"_s, u"m"_s}
                                     << QStringList{u"member"_s, u"moderator"_s};
        QTest::newRow("another role") << QStringList{u"users"_s, u"role"_s, u"mina"_s, u"m"_s}
                                      << QStringList{u"member"_s, u"moderator"_s};
        QTest::newRow("looking after rooms") << QStringList{u"rooms"_s, QString()}
                                             << QStringList{u"list"_s, u"show"_s, u"close"_s, u"owner"_s};
        QTest::newRow("a verdict") << QStringList{u"complaints"_s, u"decide"_s, u"7"_s, QString()}
                                   << QStringList{u"remove"_s, u"dismiss"_s};
        QTest::newRow("a reason to end sign-ins")
            << QStringList{u"users"_s, u"logout"_s, u"mina"_s, u"--re"_s} << QStringList{u"--reason"_s};
        QTest::newRow("a name") << QStringList{u"users"_s, u"create"_s, QString()} << QStringList();
        QTest::newRow("beyond the last") << QStringList{u"ledger"_s, u"check"_s, QString()} << QStringList();
        QTest::newRow("its options") << QStringList{u"audit"_s, u"list"_s, u"--a"_s}
                                     << QStringList{u"--actor"_s, u"--action"_s};
        QTest::newRow("not those of another form")
            << QStringList{u"audit"_s, u"verify"_s, u"--a"_s} << QStringList();
        QTest::newRow("options for all") << QStringList{u"serve"_s, u"--po"_s} << QStringList{u"--port"_s};
        QTest::newRow("what an option takes")
            << QStringList{u"users"_s, u"erase"_s, u"mina"_s, u"--messages"_s, u"r"_s}
            << QStringList{u"remove"_s};
        QTest::newRow("a file") << QStringList{u"serve"_s, u"--config"_s, QString()} << QStringList();
        QTest::newRow("a folder") << QStringList{u"export"_s, QString()} << QStringList();
        QTest::newRow("a flag") << QStringList{u"export"_s, u"x"_s, u"--pr"_s} << QStringList{u"--private"_s};
        QTest::newRow("shells") << QStringList{u"completion"_s, QString()}
                                << QStringList{u"bash"_s, u"zsh"_s, u"fish"_s};
    }
    void candidates()
    {
        QFETCH(QStringList, words);
        QFETCH(QStringList, expected);
        QCOMPARE(offered(words), expected);
    }

    void everyVerbAndOptionOfTheHelpIsOfferedAndNoOther()
    {
        QStringList verbs;
        QStringList options;
        bool inOptions = false;
        for (const QString &line : QString::fromUtf8(run({u"--help"_s})).split(u'\n')) {
            inOptions = inOptions || line == "Options:"_L1;
            if (line.startsWith("  "_L1))
                (inOptions ? options : verbs) += line.trimmed().section(u' ', 0, 0);
        }
        QVERIFY(verbs.size() >= 18 && options.contains(u"--private"_s));
        QCOMPARE(offered({QString()}), verbs + (QStringList{u"--help"_s, u"--version"_s}));
        QStringList seen{u"--version"_s, u"--help"_s};
        for (const QString &verb : verbs) {
            QStringList forms{QString()};
            forms += offered({verb, QString()});
            for (const QString &form : forms) {
                const auto words
                    = form.isEmpty() ? QStringList{verb, u"--"_s} : QStringList{verb, form, u"--"_s};
                const QStringList those = offered(words);
                QVERIFY2(those.contains(u"--config"_s), qPrintable(verb));
                for (const QString &option : those)
                    QVERIFY2(options.contains(option), qPrintable(option));
                seen += those;
            }
        }
        for (const QString &option : options)
            QVERIFY2(seen.contains(option), qPrintable(option));
    }

    void everythingThatIsOfferedIsInTheManual()
    {
        QFile file(qEnvironmentVariable("MADANG_SOURCE_DIR") + u"/server/madangd.1"_s);
        QVERIFY2(file.open(QFile::ReadOnly), qPrintable(file.fileName()));
        const QString page = QString::fromUtf8(file.readAll()).replace(u"\\-"_s, u"-"_s);
        const auto names = [&page](const QString &word) {
            return QRegularExpression(u"(?<![\\w/-])"_s + QRegularExpression::escape(word)
                                      + u"(?![\\w-])"_s)
                .match(page)
                .hasMatch();
        };
        const QStringList verbs = offered({QString()});
        QVERIFY(verbs.size() >= 18);
        for (const QString &verb : verbs) {
            QVERIFY2(names(verb), qPrintable(verb));
            if (verb.startsWith(u'-'))
                continue;
            for (const QString &word : offered({verb, QString()}) + offered({verb, u"--"_s}))
                QVERIFY2(names(word), qPrintable(verb + u' ' + word));
        }
    }

    void anOptionOfAnotherVerbIsRefused()
    {
        // It would have been done for real.
        QCOMPARE(code({u"restore"_s, u"nothing"_s, u"--dry-run"_s}), 1);
        QCOMPARE(code({u"migrate"_s, u"--dry-run"_s}), 1);
        QCOMPARE(code({u"check"_s, u"word"_s}), 1);
        QCOMPARE(code({u"audit"_s, u"nonsense"_s}), 1);
        QCOMPARE(code({u"ledger"_s, u"--limit"_s}), 1);
    }

    void everyShellHasAScript()
    {
        for (const QString &shell : {u"bash"_s, u"zsh"_s, u"fish"_s})
            QVERIFY2(run({u"completion"_s, shell}).contains("__complete"), qPrintable(shell));
        QCOMPARE(code({u"completion"_s, u"csh"_s}), 1);
    }

private:
    static QProcess &started(QProcess &process, const QStringList &words)
    {
        process.start(qEnvironmentVariable("MADANG_BUILD_DIR") + "/bin/madangd"_L1, words);
        if (!process.waitForFinished(30'000))
            qFatal("madangd did not end");
        return process;
    }
    static QByteArray run(const QStringList &words)
    {
        QProcess process;
        return started(process, words).readAllStandardOutput();
    }
    static int code(const QStringList &words)
    {
        QProcess process;
        return started(process, words).exitCode();
    }
    static QStringList offered(const QStringList &words)
    {
        return QString::fromUtf8(run(QStringList{u"__complete"_s} + words)).split(u'\n', Qt::SkipEmptyParts);
    }
};

QTEST_GUILESS_MAIN(VerbCompleterTest)
#include "tst_verb_completer.moc"
