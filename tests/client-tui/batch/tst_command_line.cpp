// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/batch/command_line.h"

#include <QTest>

using namespace madang;
using namespace madang::tui;
using namespace Qt::StringLiterals;

class CommandLineTest : public QObject {
    Q_OBJECT
    const QStringList m_options{u"json"_s, u"limit="_s, u"n="_s, u"f"_s};

    static QStringList split(const char *text)
    {
        return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
    }

private Q_SLOTS:
    void optionsStandAnywhere()
    {
        const auto line = parseCommandLine(split("tail --json room -n 5 -f"), m_options);
        QVERIFY(line);
        QCOMPARE(line->words, (QStringList{u"tail"_s, u"room"_s}));
        QVERIFY(line->has(u"json"_s) && line->has(u"f"_s));
        QCOMPARE(line->value(u"n"_s), u"5"_s);
        QVERIFY(!line->value(u"limit"_s));
    }

    void valuesMayStickToTheirOption()
    {
        const auto line = parseCommandLine(split("history --limit=20 -n7"), m_options);
        QVERIFY(line);
        QCOMPARE(line->value(u"limit"_s), u"20"_s);
        QCOMPARE(line->value(u"n"_s), u"7"_s);
    }

    void dashesHaveTheirUsualMeaning()
    {
        const auto line = parseCommandLine(split("send room - -5 -- --json"), m_options);
        QVERIFY(line);
        QCOMPARE(line->words, (QStringList{u"send"_s, u"room"_s, u"-"_s, u"-5"_s, u"--json"_s}));
        QVERIFY(!line->has(u"json"_s));
    }

    void mistakesAreNamed()
    {
        const auto unknown = parseCommandLine(split("rooms --jsno"), m_options);
        QVERIFY(!unknown);
        QVERIFY(unknown.error().about.contains(u"--json"_s));
        QVERIFY(!parseCommandLine(split("tail --limit"), m_options));
        QVERIFY(!parseCommandLine(split("tail --json=yes"), m_options));
    }
};

QTEST_APPLESS_MAIN(CommandLineTest)
#include "tst_command_line.moc"
