// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/hooks/hook_runner.h"
#include "tests/support/fake_alarm_clock.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace madang;
using namespace madang::test;
using namespace madang::tui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class HookRunnerTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    FakeAlarmClock m_clock;

    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString script(const QByteArray &text) const
    {
        QFile file(path(u"hook.sh"_s));
        if (file.open(QFile::WriteOnly)) {
            file.write("#!/bin/sh\ncd '" + m_folder->path().toUtf8() + "' || exit 1\n" + text);
            file.close();
        }
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return file.fileName();
    }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }
    static bool ends(const HookRunner &runner)
    {
        return eventually([&runner] { return runner.running() == 0; });
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theLineComesOnTheStandardInputAndNowhereElse()
    {
        qputenv("MADANG_PASSWORD", "secret-one");
        qputenv("MADANG_PASSPHRASE", "secret-two");
        qputenv("MADANG_CODE", "secret-three");
        const QString program
            = script("cat > got\nprintf '%s\\n' \"$#\" \"$@\" > arguments\nenv > environment\n"
                     "echo to the screen\necho to the screen >&2\n");
        HookRunner runner({program, u"$(touch made)"_s, u"two words; touch made"_s}, m_clock);
        QVERIFY(runner.run("{\"text\":\"`touch made` what they wrote\"}"));
        QVERIFY(ends(runner));
        QCOMPARE(read(u"got"_s), QByteArray("{\"text\":\"`touch made` what they wrote\"}\n"));
        QCOMPARE(read(u"arguments"_s), QByteArray("2\n$(touch made)\ntwo words; touch made\n"));
        QVERIFY(!QFile::exists(path(u"made"_s))); // no shell has seen it
        const QByteArray environment = read(u"environment"_s);
        QVERIFY(environment.contains("PATH="));
        QVERIFY(!environment.contains("what they wrote"));
        QVERIFY(!environment.contains("secret-"));
        for (const char *name : {"MADANG_PASSWORD", "MADANG_PASSPHRASE", "MADANG_CODE"})
            qunsetenv(name);
    }

    void aLineIsTakenAlsoByWhoDoesNotReadIt()
    {
        HookRunner runner({u"/bin/true"_s}, m_clock);
        QVERIFY(runner.run(QByteArray(1 << 20, 'x')));
        QVERIFY(ends(runner));
    }

    void whoTakesTooLongIsAskedToEnd()
    {
        HookRunner runner({script("trap 'touch asked; exit 0' TERM\ntouch started\n"
                                  "tail -f /dev/null & wait\n")},
                          m_clock);
        QVERIFY(runner.run("{}"));
        QVERIFY(eventually([this] { return QFile::exists(path(u"started"_s)); }));
        m_clock.advance(HookRunner::kLongest - 1ms);
        QCOMPARE(runner.running(), 1);
        m_clock.advance(1ms);
        QVERIFY(ends(runner));
        QVERIFY(QFile::exists(path(u"asked"_s)));
        QCOMPARE(m_clock.waiting(), 0);
    }

    void whoDoesNotListenIsEndedWithItsChildren()
    {
        HookRunner runner({script("trap '' TERM\ntail -f /dev/null &\necho $! > child\n"
                                  "touch started\nwait\n")},
                          m_clock);
        QVERIFY(runner.run("{}"));
        QVERIFY(eventually([this] { return QFile::exists(path(u"started"_s)); }));
        m_clock.advance(HookRunner::kLongest);
        QCOMPARE(runner.running(), 1);
        m_clock.advance(HookRunner::kGrace);
        QVERIFY(ends(runner));
        const QString child = u"/proc/"_s + QString::fromLatin1(read(u"child"_s).trimmed());
        QVERIFY(child.size() > 6);
        QVERIFY(eventually([&child] {
            QFile status(child + u"/stat"_s);
            return !status.open(QFile::ReadOnly) || status.readAll().contains(") Z ");
        }));
    }

    void aHookEndsWithItsRunner()
    {
        {
            HookRunner runner({script("trap '' TERM\necho $$ > self\ntouch started\n"
                                      "exec tail -f /dev/null\n")},
                              m_clock);
            QVERIFY(runner.run("{}"));
            QVERIFY(eventually([this] { return QFile::exists(path(u"started"_s)); }));
        }
        const QString self = u"/proc/"_s + QString::fromLatin1(read(u"self"_s).trimmed());
        QVERIFY(self.size() > 6 && !QFile::exists(self));
    }

    void tooManyAreLeftOut()
    {
        HookRunner waiting({script("touch started\nexec tail -f /dev/null\n")}, m_clock);
        for (int i = 0; i < HookRunner::kMostAtOnce; ++i)
            QVERIFY(waiting.run("{}"));
        QVERIFY(!waiting.run("{}"));
        HookRunner quick({u"/bin/true"_s}, m_clock);
        for (int i = 0; i < HookRunner::kMostAMinute; ++i) {
            QVERIFY(quick.run("{}"));
            QVERIFY(ends(quick));
        }
        QVERIFY(!quick.run("{}"));
        m_clock.advance(59s);
        QVERIFY(!quick.run("{}"));
        m_clock.advance(1s);
        QVERIFY(quick.run("{}"));
        QVERIFY(ends(quick));
    }

    void aProgramThatIsNotThereIsTold()
    {
        HookRunner runner({path(u"nothing"_s)}, m_clock);
        QSignalSpy failed(&runner, &HookRunner::failed);
        QVERIFY(runner.run("{}"));
        QVERIFY(eventually([&failed] { return failed.size() == 1; }));
        QCOMPARE(failed.first().first().toString(), path(u"nothing"_s));
        QCOMPARE(runner.running(), 0);
        QCOMPARE(m_clock.waiting(), 0);
    }
};

QTEST_GUILESS_MAIN(HookRunnerTest)
#include "tst_hook_runner.moc"
