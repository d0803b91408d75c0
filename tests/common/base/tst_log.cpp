// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/log.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class LogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatNeedsALookIsCounted()
    {
        // The test's own handler comes back at the end.
        const QtMessageHandler before = qInstallMessageHandler(nullptr);
        installLogFormat();
        const LogTally then = logTally();
        qCInfo(lcServer) << "nothing special";
        qCWarning(lcServer) << "needs a look";
        qCCritical(lcServer) << "needs a person";
        qCCritical(lcServer) << "needs a person";
        const LogTally now = logTally();
        qInstallMessageHandler(before);
        QCOMPARE(now.warnings, then.warnings + 1);
        QCOMPARE(now.errors, then.errors + 2);
        QVERIFY(now.lastError > Timestamp{});
    }

    void aLineSaysWhoseItIs()
    {
        const Timestamp at{1'772'420'400'000};
        const auto line = [at](const QString &text) {
            return logLine(LogFormat::Text, QtInfoMsg, "madang.door", text, at);
        };
        QCOMPARE(line(u"done"_s), QByteArray("2026-03-02T03:00:00.000Z info madang.door done\n"));
        {
            const QString one = u"abc"_s;
            const LogRequest outer(one);
            QCOMPARE(line(u"done"_s).trimmed().right(16), QByteArray("done request=abc"));
            // Not twice.
            QVERIFY(line(u"request abc GET"_s).endsWith(" request abc GET\n"));
            {
                const QString two = u"x\ny"_s;
                const LogRequest inner(two);
                QVERIFY(line(u"done"_s).endsWith(" done request=x\\u000ay\n"));
            }
            QVERIFY(line(u"done"_s).endsWith("request=abc\n"));
        }
        QVERIFY(line(u"done"_s).endsWith(" done\n"));
    }

    void aLineOfJsonIsOneObjectWhateverStandsInIt()
    {
        const Timestamp at{1'772'420'400'000};
        const QString text = u"say \"hi\" \\ \n\x1b[2J \u202e마당"_s;
        const QString id = u"socket:uid=0"_s;
        const LogRequest ofIt(id);
        const QByteArray line = logLine(LogFormat::Json, QtWarningMsg, "madang.store", text, at);
        QCOMPARE(line.count('\n'), 1);
        QVERIFY(!line.contains('\x1b') && !line.contains("\u202e"));
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        QCOMPARE(object.keys(), (QStringList{u"category"_s, u"level"_s, u"request"_s, u"text"_s, u"time"_s}));
        QCOMPARE(object[u"text"].toString(), text);
        QCOMPARE(object[u"level"].toString(), u"warning"_s);
        QCOMPARE(object[u"request"].toString(), id);
        QCOMPARE(object[u"time"].toString(), u"2026-03-02T03:00:00.000Z"_s);
    }
};

QTEST_GUILESS_MAIN(LogTest)
#include "tst_log.moc"
