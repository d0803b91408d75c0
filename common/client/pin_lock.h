// SPDX-License-Identifier: GPL-3.0-or-later
// The lock over a face: a PIN, when it locks by itself, and how long wrong ones wait. It keeps eyes and hands
// off a program that runs; what lies on the disk is as open to who can read it as before.
#pragma once

#include "common/base/result.h"
#include "common/base/secret.h"
#include "common/client/alarm_clock.h"

#include <QObject>

namespace madang {

/// One for the whole program. The PIN's argon2id hash lies in a file of mode 0600, with what was tried
/// wrongly: a restart neither opens it nor forgives. With a PIN the program begins locked. A file that is
/// damaged is a lock that no PIN opens: forget() is the way out.
class PinLock : public QObject {
    Q_OBJECT
public:
    static constexpr int kShortestPin = 6;
    static constexpr int kLongestPin = 64;
    /// After so many minutes without a touch it may lock by itself.
    static constexpr int kIdleChoices[] = {1, 5, 15, 60};
    /// So many may be wrong before one has to wait.
    static constexpr int kFreeTries = 3;
    static constexpr int kLongestWait = 300; ///< seconds

    /// An empty path: in memory.
    PinLock(AlarmClock &clock, const QString &path, secret::HashCost cost = {}, QObject *parent = nullptr);
    ~PinLock() override;

    /// Whether there is a PIN.
    bool isSet() const { return m_set; }
    bool isLocked() const { return m_locked; }
    /// 0: only when somebody wants it.
    int idleMinutes() const { return m_minutes; }
    /// Before the next PIN may be tried.
    int secondsToNextTry() const;

    /// Sets one, or another one: then the present one proves that it is theirs, with the same waits as at the
    /// lock. InvalidValue ("pin-short") at "pin", WrongCredentials and RateLimited ("pin") at "present",
    /// StorageFull ("pin-file").
    Done setPin(const QString &pin, const QString &present = {});
    /// Takes it away; errors as those of setPin().
    Done removePin(const QString &present);
    /// One of kIdleChoices, or 0. Errors: StorageFull ("pin-file").
    Done setIdleMinutes(int minutes);

    /// Nothing without a PIN.
    void lock();
    /// WrongCredentials ("pin"), RateLimited ("pin"). Slow on purpose (about 0.1 s).
    Done unlock(const QString &pin);
    /// The PIN is not known any more, and everybody was signed out for it.
    void forget();
    /// Somebody touched the program.
    void touched();

Q_SIGNALS:
    void lockedChanged(bool locked);
    /// Whether there is a PIN, or when it locks.
    void changed();

private:
    void read();
    Done save() const;
    Done prove(const QString &pin);
    void setLocked(bool locked);
    void watch();
    void onRing();

    AlarmClock &m_clock;
    const QString m_path;
    const secret::HashCost m_cost;
    bool m_set = false;
    bool m_locked = false;
    QString m_hash; ///< empty although set: the file is damaged
    int m_minutes = 0;
    int m_wrong = 0; ///< in a row
    qint64 m_mayAt = 0; ///< steady: the next try
    qint64 m_touched = 0; ///< steady
    std::unique_ptr<Alarm> m_ring;
};

} // namespace madang
