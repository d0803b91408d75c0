// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/pin_lock.h"

#include "tests/support/fake_alarm_clock.h"
#include "tests/support/full_disk.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace madang;
using namespace madang::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class PinLockTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"lock"_s);
    }

    void withoutAPinNothingLocks()
    {
        PinLock lock(m_clock, m_path, kCheap);
        QVERIFY(!lock.isSet());
        QVERIFY(lock.setIdleMinutes(1).ok());
        m_clock.advance(1h);
        lock.lock();
        QVERIFY(!lock.isLocked());
        QVERIFY(!QFile::exists(m_path));
    }
    void aPinOfAtLeastSixCharactersIsKeptAsItsHash()
    {
        PinLock lock(m_clock, m_path, kCheap);
        QCOMPARE(lock.setPin(u"12345"_s).error(), Error(Code::InvalidValue, "pin-short").at(u"pin"_s));
        QVERIFY(!lock.isSet());
        QVERIFY(lock.setPin(u"123456"_s).ok());
        QVERIFY(lock.isSet());
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray kept = file.readAll();
        QVERIFY(kept.contains("$argon2id$"));
        QVERIFY(!kept.contains("123456"));
        QVERIFY(!(file.permissions()
                  & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
    }
    void itLocksAndOnlyThePinOpensIt()
    {
        PinLock lock(m_clock, m_path, kCheap);
        QVERIFY(lock.setPin(u"비밀번호여섯"_s).ok());
        const QSignalSpy locked(&lock, &PinLock::lockedChanged);
        lock.lock();
        QVERIFY(lock.isLocked());
        QCOMPARE(lock.unlock(u"123456"_s).error().code, Code::WrongCredentials);
        QVERIFY(lock.isLocked());
        QVERIFY(lock.unlock(u"비밀번호여섯"_s.normalized(QString::NormalizationForm_D)).ok());
        QVERIFY(!lock.isLocked());
        QCOMPARE(locked.size(), 2);
    }
    void itLocksAfterAWhileWithoutATouch()
    {
        PinLock lock(m_clock, m_path, kCheap);
        QVERIFY(lock.setPin(u"123456"_s).ok());
        m_clock.advance(3h);
        QVERIFY(!lock.isLocked()); // off until it is wanted
        QVERIFY(lock.setIdleMinutes(5).ok());
        m_clock.advance(4min);
        lock.touched();
        m_clock.advance(4min);
        QVERIFY(!lock.isLocked());
        m_clock.advance(1min);
        QVERIFY(lock.isLocked());
        QVERIFY(lock.unlock(u"123456"_s).ok());
        m_clock.advance(4min);
        QVERIFY(!lock.isLocked());
    }
    void wrongPinsWaitLongerAndLongerAndARestartDoesNotForgive()
    {
        {
            PinLock lock(m_clock, m_path, kCheap);
            QVERIFY(lock.setPin(u"123456"_s).ok());
            lock.lock();
            for (int i = 0; i < PinLock::kFreeTries; ++i)
                QCOMPARE(lock.unlock(u"000000"_s).error().code, Code::WrongCredentials);
            QCOMPARE(lock.secondsToNextTry(), 5);
            QCOMPARE(lock.unlock(u"123456"_s).error().code, Code::RateLimited); // the right one, too
            m_clock.advance(5s);
            QCOMPARE(lock.unlock(u"000000"_s).error().code, Code::WrongCredentials);
            QCOMPARE(lock.secondsToNextTry(), 10);
        }
        PinLock again(m_clock, m_path, kCheap);
        QVERIFY(again.isLocked());
        QCOMPARE(again.secondsToNextTry(), 10);
        m_clock.advance(10s);
        QVERIFY(again.unlock(u"123456"_s).ok());
        QCOMPARE(again.secondsToNextTry(), 0);
    }
    void anotherPinNeedsThePresentOne()
    {
        PinLock lock(m_clock, m_path, kCheap);
        QVERIFY(lock.setPin(u"123456"_s).ok());
        QCOMPARE(lock.setPin(u"654321"_s).error(), Error(Code::WrongCredentials, "pin").at(u"present"_s));
        QCOMPARE(lock.removePin(u"654321"_s).error().code, Code::WrongCredentials);
        QVERIFY(lock.setPin(u"654321"_s, u"123456"_s).ok());
        lock.lock();
        QVERIFY(!lock.unlock(u"123456"_s).ok());
        QVERIFY(lock.unlock(u"654321"_s).ok());
        QVERIFY(lock.removePin(u"654321"_s).ok());
        QVERIFY(!lock.isSet());
        QVERIFY(!QFile::exists(m_path));
    }
    void aDamagedFileStaysLockedUntilItIsForgotten()
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("nonsense") > 0);
        file.close();
        PinLock lock(m_clock, m_path, kCheap);
        QVERIFY(lock.isLocked());
        QVERIFY(!lock.unlock(u"123456"_s).ok());
        QVERIFY(!lock.unlock(QString()).ok());
        lock.forget();
        QVERIFY(!lock.isLocked());
        QVERIFY(!PinLock(m_clock, m_path, kCheap).isLocked());
    }
    void whatCannotBeKeptIsNotSet()
    {
        PinLock lock(m_clock, m_path, kCheap);
        const FullDisk full;
        QVERIFY(full.isFull());
        const Done kept = lock.setPin(u"123456"_s);
        QVERIFY(!kept);
        QCOMPARE(kept.error().about, u"pin-file"_s);
        QCOMPARE(kept.error().code, Code::StorageFull);
        QVERIFY(!lock.isSet());
    }

private:
    static constexpr secret::HashCost kCheap{1, 8u << 10};

    FakeAlarmClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(PinLockTest)
#include "tst_pin_lock.moc"
