// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/launch/one_program.h"

#include "tests/support/patience.h"

#include <QDir>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace madang;
using namespace madang::gui;
using namespace Qt::StringLiterals;

class OneProgramTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        qputenv("XDG_RUNTIME_DIR", m_folder->path().toLocal8Bit());
        QDir(m_folder->path()).mkdir(u"profile"_s);
        m_profile = m_folder->filePath(u"profile"_s);
    }

    void aSecondOneCallsTheFirst()
    {
        OneProgram first(m_profile);
        QVERIFY(first.take());
        first.listen();
        QList<LaterStart> heard;
        connect(&first, &OneProgram::called, this, [&heard](const LaterStart &start) { heard += start; });

        OneProgram second(m_profile);
        QVERIFY(!second.take());
        const Done called
            = callFromElsewhere(second, {u"madang://h/r/1"_s, u"https://h"_s, u"mina"_s, u"token"_s, true});
        QVERIFY(called);
        QTRY_COMPARE(heard.size(), 1);
        QCOMPARE(heard[0].link, u"madang://h/r/1"_s);
        QCOMPARE(heard[0].server, u"https://h"_s);
        QCOMPARE(heard[0].user, u"mina"_s);
        QCOMPARE(heard[0].activation, u"token"_s);
        QVERIFY(heard[0].hidden);
        // And again, as often as one likes.
        for (int i = 0; i < 2 * OneProgram::kMostCallers; ++i)
            QVERIFY(callFromElsewhere(second, {}));
        QTRY_COMPARE(heard.size(), 1 + 2 * OneProgram::kMostCallers);
    }
    void anotherProfileIsAnotherProgram()
    {
        QDir(m_folder->path()).mkdir(u"other"_s);
        OneProgram first(m_profile);
        OneProgram other(m_folder->filePath(u"other"_s));
        QVERIFY(first.take());
        QVERIFY(other.take());
    }
    void whoIsThereInTheEndTakesOver()
    {
        {
            OneProgram first(m_profile);
            QVERIFY(first.take());
            first.listen();
        }
        OneProgram next(m_profile);
        QVERIFY(next.take());
        next.listen();
        OneProgram later(m_profile);
        QVERIFY(!later.take());
        QVERIFY(callFromElsewhere(later, {}));
    }
    void theSamePlaceByAnotherPathIsTheSame()
    {
        QVERIFY(QFile::link(m_profile, m_folder->filePath(u"link"_s)));
        OneProgram first(m_profile);
        QVERIFY(first.take());
        first.listen();
        OneProgram second(m_folder->filePath(u"link"_s));
        QVERIFY(!second.take());
        QVERIFY(callFromElsewhere(second, {}));
    }
    void whatIsNoCallIsRefused_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("not JSON") << QByteArray("hello\n");
        QTest::newRow("wrong kind") << QByteArray("{\"link\":7}\n");
        QTest::newRow("too long") << QByteArray(OneProgram::kLargestCall + 2, 'x');
    }
    void whatIsNoCallIsRefused()
    {
        QFETCH(QByteArray, line);
        OneProgram first(m_profile);
        QVERIFY(first.take());
        first.listen();
        QSignalSpy heard(&first, &OneProgram::called);
        const QStringList sockets = QDir(m_folder->path()).entryList({u"madang-*"_s}, QDir::System);
        QCOMPARE(sockets.size(), 1);
        // Nobody else can call.
        QVERIFY(
            !(QFile::permissions(m_folder->filePath(sockets[0])) & (QFile::WriteGroup | QFile::WriteOther)));
        QLocalSocket caller;
        caller.connectToServer(m_folder->filePath(sockets[0]));
        QTRY_COMPARE(caller.state(), QLocalSocket::ConnectedState);
        caller.write(line);
        QTRY_COMPARE(caller.bytesAvailable(), 3);
        QCOMPARE(caller.readAll(), QByteArray("no\n"));
        QTRY_COMPARE(caller.state(), QLocalSocket::UnconnectedState);
        QVERIFY(heard.isEmpty());
    }

private:
    /// As another process would: it waits without turning our events.
    static Done callFromElsewhere(const OneProgram &program, const LaterStart &start)
    {
        auto answer = std::async(std::launch::async, [&] { return program.call(start); });
        const bool answered = test::eventually(
            [&answer] { return answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready; });
        Q_UNUSED(answered) // get() waits for it in any case
        return answer.get();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_profile;
};

QTEST_GUILESS_MAIN(OneProgramTest)
#include "tst_one_program.moc"
