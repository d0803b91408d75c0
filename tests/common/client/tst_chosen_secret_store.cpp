// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/chosen_secret_store.h"

#include "tests/support/fake_alarm_clock.h"
#include "tests/support/patience.h"

#include <QTemporaryDir>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using Place = ChosenSecretStore::Place;

namespace {

/// A keyring that works, or one that is locked: reads look empty, writes are refused.
class FakeKeyring final : public SecretStore {
public:
    bool locked = false;
    bool mute = false; ///< asks the user for its password, and the user is away
    QPromise<Done> unanswered;
    MemorySecretStore memory;
    QFuture<Result<QString>> read(const QString &key) override { return memory.read(key); }
    QFuture<Done> write(const QString &key, const QString &secret) override
    {
        if (mute) {
            unanswered.start();
            return unanswered.future();
        }
        return locked ? readyFuture<Done>(Error{Code::Unavailable, "keyring"}) : memory.write(key, secret);
    }
    QFuture<Done> remove(const QString &key) override { return memory.remove(key); }
};

} // namespace

class ChosenSecretStoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWorkingKeyringIsChosenAndKeepsNoProbe()
    {
        FakeKeyring keyring;
        FileSecretStore file(m_folder.filePath(u"a"_s), {1, 8192});
        ChosenSecretStore store(keyring, file, m_clock);
        QCOMPARE(chosen(store.choose()), Place::Keyring);
        QVERIFY(store.write(u"k"_s, u"v"_s).result().ok());
        QCOMPARE(*keyring.memory.read(u"k"_s).result(), u"v"_s);
        QCOMPARE(keyring.memory.read(u"probe"_s).result().error().code, Code::NotFound);
    }
    void aLockedKeyringFallsBackToTheUnlockedFile()
    {
        FakeKeyring keyring;
        keyring.locked = true;
        FileSecretStore file(m_folder.filePath(u"b"_s), {1, 8192});
        QVERIFY(file.unlock(u"pass"_s).ok());
        ChosenSecretStore store(keyring, file, m_clock);
        QCOMPARE(chosen(store.choose()), Place::File);
        QVERIFY(store.write(u"k"_s, u"v"_s).result().ok());
        QCOMPARE(*file.read(u"k"_s).result(), u"v"_s);
    }
    void withoutAnyPlaceItIsMemoryUntilTheFileIsUnlocked()
    {
        FakeKeyring keyring;
        keyring.locked = true;
        FileSecretStore file(m_folder.filePath(u"c"_s), {1, 8192});
        ChosenSecretStore store(keyring, file, m_clock);
        QCOMPARE(chosen(store.choose()), Place::Memory);
        QVERIFY(file.unlock(u"pass"_s).ok());
        QCOMPARE(chosen(store.choose()), Place::File);
    }
    void whatMemoryHeldMovesIntoTheUnlockedFile()
    {
        FakeKeyring keyring;
        keyring.locked = true;
        FileSecretStore file(m_folder.filePath(u"e"_s), {1, 8192});
        ChosenSecretStore store(keyring, file, m_clock);
        QCOMPARE(chosen(store.choose()), Place::Memory);
        QVERIFY(store.write(u"k"_s, u"token"_s).result().ok());
        QVERIFY(file.unlock(u"pass"_s).ok());
        QCOMPARE(chosen(store.choose()), Place::File);
        QCOMPARE(*file.read(u"k"_s).result(), u"token"_s);
    }
    void aKeyringThatDoesNotAnswerIsGivenUp()
    {
        FakeKeyring keyring;
        keyring.mute = true;
        FileSecretStore file(m_folder.filePath(u"f"_s), {1, 8192});
        ChosenSecretStore store(keyring, file, m_clock);
        const auto first = store.choose();
        const auto second = store.choose();
        m_clock.advance(std::chrono::seconds(44));
        QVERIFY(!first.isFinished());
        m_clock.advance(std::chrono::seconds(2));
        QCOMPARE(chosen(first), Place::Memory);
        QCOMPARE(chosen(second), Place::Memory);
        keyring.unanswered.addResult(Done()); // too late
        keyring.unanswered.finish();
        QCoreApplication::processEvents();
        QCOMPARE(store.place(), Place::Memory);
        QVERIFY(store.write(u"k"_s, u"v"_s).result().ok());
    }
    void whatIsAskedBeforeTheChoiceWaitsForIt()
    {
        FakeKeyring keyring;
        QVERIFY(keyring.memory.write(u"k"_s, u"kept"_s).result().ok());
        FileSecretStore file(m_folder.filePath(u"d"_s), {1, 8192});
        ChosenSecretStore store(keyring, file, m_clock);
        const auto early = store.read(u"k"_s);
        QVERIFY(!early.isFinished());
        store.choose();
        QTRY_VERIFY(early.isFinished());
        QCOMPARE(*early.result(), u"kept"_s);
    }

private:
    static Place chosen(const QFuture<Place> &future)
    {
        const bool done = test::eventually([&future] { return future.isFinished(); });
        return done && future.resultCount() > 0 ? future.result() : Place::Undecided;
    }

    QTemporaryDir m_folder;
    test::FakeAlarmClock m_clock;
};

QTEST_GUILESS_MAIN(ChosenSecretStoreTest)
#include "tst_chosen_secret_store.moc"
