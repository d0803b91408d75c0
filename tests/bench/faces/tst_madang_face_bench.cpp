// SPDX-License-Identifier: GPL-3.0-or-later
// madang-face-bench on a very small scale: whether it drives the real clients and sees what they paint. Times
// are not judged: they mean nothing on a machine that is busy with other tests.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class MadangFaceBenchTest : public QObject {
    Q_OBJECT

    static QString program()
    {
        return qEnvironmentVariable("MADANG_BUILD_DIR") + u"/bin/madang-face-bench"_s;
    }

private Q_SLOTS:
    void bothClientsAreDrivenAndSeen();
    void aScenarioThatIsNotThereIsNamed();
};

void MadangFaceBenchTest::bothClientsAreDrivenAndSeen()
{
    const QTemporaryDir folder;
    const QString json = folder.filePath(u"run.json"_s);
    QProcess bench;
    bench.setProcessChannelMode(QProcess::MergedChannels);
    bench.start(program(), {u"--quick"_s, u"--json"_s, json});
    QVERIFY(bench.waitForFinished(240'000));
    const QByteArray said = bench.readAll();
    QVERIFY2(bench.exitCode() == 0, said);
    QFile file(json);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject line = QJsonDocument::fromJson(file.readAll()).object();
    for (const QString &fault : {u"lost"_s, u"doubled"_s, u"reordered"_s, u"refused"_s})
        QCOMPARE(line[fault].toInt(-1), 0);
    QHash<QString, int> figures;
    for (const QJsonValue &figure : line["figures"_L1].toArray()) {
        ++figures[figure["scenario"_L1].toString().section(u':', 0, 0)];
        QVERIFY2(figure["ours"_L1].toDouble() > 0, qPrintable(figure["name"_L1].toString()));
    }
    QCOMPARE(figures, (QHash<QString, int>{{u"terminal"_s, 6}, {u"desktop"_s, 11}}));
}

void MadangFaceBenchTest::aScenarioThatIsNotThereIsNamed()
{
    QProcess bench;
    bench.setProcessChannelMode(QProcess::MergedChannels);
    bench.start(program(), {u"telepathy"_s});
    QVERIFY(bench.waitForFinished(60'000));
    QCOMPARE(bench.exitCode(), 64);
    QVERIFY(bench.readAll().contains("telepathy"));
}

QTEST_GUILESS_MAIN(MadangFaceBenchTest)
#include "tst_madang_face_bench.moc"
