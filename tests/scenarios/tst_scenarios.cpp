// SPDX-License-Identifier: GPL-3.0-or-later
// Plays every *.scenario of this folder against one daemon on either engine.
#include "tests/scenarios/player.h"
#include "tests/support/test_daemon.h"
#include "tests/support/test_database.h"
#include "tests/support/test_postgres.h"

#include <QDir>
#include <QTest>

#include <map>

using namespace madang;
using namespace madang::test;
using namespace Qt::StringLiterals;

class ScenariosTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { onEveryEngine(); }
    void init();
    void playsToItsEnd_data();
    void playsToItsEnd();
    void aWrongExpectationFails_data();
    void aWrongExpectationFails();
    void cleanupTestCase();

private:
    void begin(Engine engine);

    std::map<Engine, std::unique_ptr<TestDaemon>> m_daemons;
    TestDaemon *m_daemon = nullptr;
    int m_run = 0;
};

void ScenariosTest::init()
{
    QFETCH_GLOBAL(madang::Engine, engine);
    if (!engineIsThere(engine))
        QSKIP("PostgreSQL is not installed");
    if (!m_daemons.contains(engine))
        begin(engine);
    m_daemon = m_daemons[engine].get();
}

void ScenariosTest::begin(Engine engine)
{
    const QByteArray store = engine == Engine::Postgres
        ? TestPostgres::sectionOf(TestPostgres::server().create(TestPostgres::Content::Schema))
        : QByteArray();
    auto &daemon = m_daemons[engine];
    daemon = std::make_unique<TestDaemon>(QByteArray(), store);
    QVERIFY2(daemon->start(), daemon->log().constData());
    // Who comes first owns the house, and nobody else may be called so.
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"first.scenario"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("people boss\n");
    file.close();
    const QString failed = Player(daemon->url(), ++m_run).play(readScript(file.fileName()));
    QVERIFY2(failed.isEmpty(), qPrintable(failed));
}

void ScenariosTest::playsToItsEnd_data()
{
    QTest::addColumn<QString>("file");
    const QDir folder(qEnvironmentVariable("MADANG_SOURCE_DIR") + "/tests/scenarios"_L1);
    const QFileInfoList files = folder.entryInfoList({u"*.scenario"_s});
    QVERIFY(files.size() >= 8);
    for (const QFileInfo &file : files)
        QTest::newRow(qPrintable(file.baseName())) << file.filePath();
}

void ScenariosTest::playsToItsEnd()
{
    QFETCH(QString, file);
    Player player(m_daemon->url(), ++m_run);
    const QString failed = player.play(readScript(file));
    QVERIFY2(failed.isEmpty(), qPrintable(u"%1, %2"_s.arg(file, failed)));
}

void ScenariosTest::aWrongExpectationFails_data()
{
    QTest::addColumn<QString>("last");
    QTest::addColumn<QString>("says");
    QTest::newRow("another text") << u"mina receives message {\"body\":{\"text\":\"two\"}}"_s
                                  << u"body.text is \"one\", not \"two\""_s;
    QTest::newRow("another event") << u"mina receives donation"_s << u"message came"_s;
    QTest::newRow("nothing expected") << u"mina receipted position"_s << u"more than was expected"_s;
    QTest::newRow("no refusal") << u"jun answered 404"_s << u"200"_s;
    QTest::newRow("no such verb") << u"jun dances"_s << u"no such verb"_s;
}

void ScenariosTest::aWrongExpectationFails()
{
    QFETCH(QString, last);
    QFETCH(QString, says);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"wrong.scenario"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("people mina jun\n"
               "mina makes yard\n"
               "jun asks POST /api/v1/rooms/{yard}/members {}\n"
               "mina subscribe /topic/rooms/{yard}\n"
               "jun send /app/rooms/{yard}/messages {\"tag\":\"t1\",\"text\":\"one\"}\n");
    file.write(last.toUtf8() + '\n');
    file.close();
    Player player(m_daemon->url(), ++m_run);
    const QString failed = player.play(readScript(file.fileName()));
    QVERIFY2(failed.contains(says), qPrintable(failed));
}

void ScenariosTest::cleanupTestCase()
{
    for (const auto &[engine, daemon] : m_daemons)
        QVERIFY2(daemon->stop(), daemon->log().right(4000).constData());
    m_daemons.clear();
}

QTEST_GUILESS_MAIN(ScenariosTest)
#include "tst_scenarios.moc"
