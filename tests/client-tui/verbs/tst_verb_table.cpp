// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/verbs/verb_table.h"
#include "tests/client-tui/judged_commands.h"

#include <QFile>
#include <QSet>
#include <QTest>

using namespace madang::tui;
using namespace madang::tui::test;
using namespace Qt::StringLiterals;

class VerbTableTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyVerbIsWhole()
    {
        QSet<QString> seen;
        for (const Verb &verb : verbTable()) {
            QVERIFY(!seen.contains(verb.word));
            seen.insert(verb.word);
            QVERIFY(verb.deed != nullptr);
            QVERIFY(!verb.help().isEmpty());
            QCOMPARE(verb.kinds.isEmpty(), *verb.arguments == 0);
            QVERIFY(verb.needed <= verb.kinds.size());
        }
        for (const QString &word :
             {u"help"_s, u"join"_s, u"leave"_s, u"rooms"_s, u"public"_s, u"create"_s, u"msg"_s, u"invite"_s,
              u"donate"_s, u"campaigns"_s, u"history"_s, u"goto"_s, u"search"_s, u"nick"_s, u"retry"_s,
              u"discard"_s, u"close"_s, u"quit"_s, u"lang"_s})
            QVERIFY2(seen.contains(word), qPrintable(word));
    }

    void everyVerbIsJudged()
    {
        QSet<QString> judged;
        for (const JudgedCommand &command : judgedCommands()) {
            const QString word(command.word);
            QVERIFY2(findVerb(word), qPrintable(word));
            QVERIFY2(!judged.contains(word), qPrintable(word));
            judged.insert(word);
            QCOMPARE(command.reach == Reach::OnRecordElsewhere, *command.provenBy != 0);
            if (*command.provenBy == 0)
                continue;
            QFile test(qEnvironmentVariable("MADANG_SOURCE_DIR") + u"/tests/"_s
                       + QLatin1StringView(command.provenBy) + u".cpp"_s);
            QVERIFY2(test.open(QFile::ReadOnly), qPrintable(test.fileName()));
            QVERIFY2(test.readAll().contains("audit_record"), qPrintable(test.fileName()));
        }
        for (const Verb &verb : verbTable())
            QVERIFY2(judged.contains(QString(verb.word)),
                     qPrintable(verb.word + u" has no line in tests/client-tui/judged_commands.h"_s));
    }

    void linesAreTakenApart()
    {
        const auto typed = typedVerb(u"/join  book club "_s);
        QVERIFY(typed);
        QCOMPARE(typed->word, u"join"_s);
        QCOMPARE(typed->rest, u"book club"_s);
        QVERIFY(!typedVerb(u"hello"_s));
        QVERIFY(!typedVerb(u"//usr/bin"_s));
        QCOMPARE(typedVerb(u"/"_s)->word, QString());
    }

    void argumentsMayBeQuoted()
    {
        QString rest = u"\"book club\" hello there"_s;
        QCOMPARE(takeArgument(rest), u"book club"_s);
        QCOMPARE(rest, u"hello there"_s);
        QCOMPARE(takeArgument(rest), u"hello"_s);
        QCOMPARE(rest, u"there"_s);
        rest = u"\"unfinished name"_s;
        QCOMPARE(takeArgument(rest), u"unfinished name"_s);
        QVERIFY(rest.isEmpty());
        QCOMPARE(quotedIfNeeded(u"book club"_s), u"\"book club\""_s);
        QCOMPARE(quotedIfNeeded(u"마당"_s), u"마당"_s);
    }
};

QTEST_APPLESS_MAIN(VerbTableTest)
#include "tst_verb_table.moc"
