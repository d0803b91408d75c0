// SPDX-License-Identifier: GPL-3.0-or-later
// madang-bench on a very small scale: whether its counters count. Times are not judged: they mean nothing on
// a machine that is busy with other tests.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class MadangBenchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyDeliveryOfASmallRunIsCounted();
    void aScenarioThatIsNotThereIsNamed();

private:
    struct Outcome {
        int code = -1;
        QByteArray said;
        QJsonObject line;
    };
    static Outcome run(const QStringList &arguments)
    {
        const QTemporaryDir folder;
        const QString json = folder.filePath(u"run.json"_s);
        const QString programs = qEnvironmentVariable("MADANG_BUILD_DIR") + u"/bin/"_s;
        QProcess bench;
        bench.setProcessChannelMode(QProcess::MergedChannels);
        bench.start(programs + u"madang-bench"_s,
                    QStringList{u"--daemon"_s, programs + u"madangd"_s, u"--quick"_s, u"--no-pin"_s,
                                u"--people"_s, u"20"_s, u"--idle"_s, u"10"_s, u"--json"_s, json}
                        + arguments);
        Outcome outcome;
        if (bench.waitForFinished(240'000))
            outcome.code = bench.exitCode();
        outcome.said = bench.readAll();
        QFile file(json);
        if (file.open(QIODevice::ReadOnly))
            outcome.line = QJsonDocument::fromJson(file.readAll()).object();
        return outcome;
    }
};

void MadangBenchTest::everyDeliveryOfASmallRunIsCounted()
{
    const Outcome outcome = run(
        {u"fanout"_s, u"idle"_s, u"chat"_s, u"rooms"_s, u"resume"_s, u"connect"_s, u"one"_s, u"broadcast"_s});
    QVERIFY2(outcome.code == 0, outcome.said);
    for (const QString &fault : {u"lost"_s, u"doubled"_s, u"reordered"_s, u"refused"_s})
        QCOMPARE(outcome.line[fault].toInt(-1), 0);
    QStringList seen;
    for (const QJsonValue &figure : outcome.line["figures"_L1].toArray()) {
        seen += figure["scenario"_L1].toString().section(u':', 0, 0);
        if (figure["unit"_L1].toString() == u"per s")
            QVERIFY2(figure["ours"_L1].toDouble() > 0, outcome.said);
    }
    seen.removeDuplicates();
    QCOMPARE(seen,
             QStringList({u"fanout"_s, u"idle"_s, u"chat"_s, u"rooms"_s, u"connect"_s, u"one"_s, u"resume"_s,
                          u"broadcast"_s}));
}

void MadangBenchTest::aScenarioThatIsNotThereIsNamed()
{
    const Outcome outcome = run({u"fan-in"_s});
    QCOMPARE(outcome.code, 64);
    QVERIFY2(outcome.said.contains("fan-in"), outcome.said);
}

QTEST_GUILESS_MAIN(MadangBenchTest)
#include "tst_madang_bench.moc"
