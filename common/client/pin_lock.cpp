// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/pin_lock.h"

#include "common/base/log.h"
#include "common/base/whole_file.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    constexpr qint64 kLargestPinFile = 4096;
    constexpr int kFirstWait = 5; ///< seconds; each wrong one doubles it
    constexpr int kMostCounted = 20;

    /// Whatever composed it: the same keys are the same PIN.
    QString composed(const QString &pin)
    {
        return pin.normalized(QString::NormalizationForm_C);
    }

    int waitAfter(int wrong)
    {
        const int beyond = qMin(wrong, kMostCounted) - PinLock::kFreeTries;
        return beyond < 0 ? 0 : qMin(kFirstWait << qMin(beyond, 10), PinLock::kLongestWait);
    }

} // namespace

PinLock::PinLock(AlarmClock &clock, const QString &path, secret::HashCost cost, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_path(path)
    , m_cost(cost)
    , m_touched(clock.steady())
    , m_ring(clock.makeAlarm([this] { onRing(); }))
{
    read();
    m_locked = m_set;
    watch();
}

PinLock::~PinLock() = default;

void PinLock::read()
{
    QFile file(m_path);
    if (m_path.isEmpty() || !file.exists())
        return;
    m_set = true;
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestPinFile) {
        qCWarning(lcClient) << "the lock's file cannot be read: locked until it is forgotten";
        return;
    }
    const QJsonObject kept = QJsonDocument::fromJson(file.readAll()).object();
    m_hash = kept["pin"_L1].toString();
    const int minutes = kept["minutes"_L1].toInt();
    m_minutes = std::find(std::begin(kIdleChoices), std::end(kIdleChoices), minutes) != std::end(kIdleChoices)
        ? minutes
        : 0;
    m_wrong = qBound(0, kept["wrong"_L1].toInt(), kMostCounted);
    // The machine may have slept, or its clock been set: never longer than a wait is.
    const qint64 left = kept["mayAt"_L1].toInteger() - m_clock.now().ms;
    m_mayAt = m_clock.steady() + qBound<qint64>(0, left, waitAfter(m_wrong) * qint64(1000));
}

Done PinLock::save() const
{
    if (m_path.isEmpty())
        return {};
    const qint64 wait = qMax<qint64>(0, m_mayAt - m_clock.steady());
    const QJsonObject kept{{u"pin"_s, m_hash},
                           {u"minutes"_s, m_minutes},
                           {u"wrong"_s, m_wrong},
                           {u"mayAt"_s, m_clock.now().ms + wait}};
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(QJsonDocument(kept).toJson(QJsonDocument::Compact)) <= 0 || !commitWhole(file))
        return Error{Code::StorageFull, "pin-file"};
    return {};
}

int PinLock::secondsToNextTry() const
{
    return int(qMax<qint64>(0, (m_mayAt - m_clock.steady() + 999) / 1000));
}

/// Whether this is the PIN; a wrong one makes the next wait.
Done PinLock::prove(const QString &pin)
{
    if (const int seconds = secondsToNextTry(); seconds > 0)
        return Error(Code::RateLimited, "pin").after(seconds);
    if (!m_hash.isEmpty() && pin.size() <= kLongestPin && secret::verifyPassword(m_hash, composed(pin))) {
        if (std::exchange(m_wrong, 0) > 0)
            (void)save();
        return {};
    }
    m_wrong = qMin(m_wrong + 1, kMostCounted);
    m_mayAt = m_clock.steady() + waitAfter(m_wrong) * qint64(1000);
    if (!m_hash.isEmpty()) // what is damaged is not made whole
        (void)save();
    return Error{Code::WrongCredentials, "pin"};
}

Done PinLock::setPin(const QString &pin, const QString &present)
{
    if (m_set) {
        if (const Done proven = prove(present); !proven)
            return Error(proven.error()).at(u"present"_s);
    }
    if (composed(pin).toUcs4().size() < kShortestPin || pin.size() > kLongestPin)
        return Error(Code::InvalidValue, "pin-short").at(u"pin"_s);
    TRY(const QString hash, secret::hashPassword(composed(pin), m_cost));
    const QString before = std::exchange(m_hash, hash);
    if (const Done saved = save(); !saved) {
        m_hash = before;
        return saved;
    }
    m_set = true;
    watch();
    Q_EMIT changed();
    return {};
}

Done PinLock::removePin(const QString &present)
{
    if (!m_set)
        return {};
    if (const Done proven = prove(present); !proven)
        return Error(proven.error()).at(u"present"_s);
    forget();
    return {};
}

Done PinLock::setIdleMinutes(int minutes)
{
    const int before = std::exchange(m_minutes, minutes);
    if (m_set) {
        if (const Done saved = save(); !saved) {
            m_minutes = before;
            return saved;
        }
    }
    watch();
    if (before != minutes)
        Q_EMIT changed();
    return {};
}

void PinLock::lock()
{
    if (m_set)
        setLocked(true);
}

Done PinLock::unlock(const QString &pin)
{
    if (!m_locked)
        return {};
    TRY(prove(pin));
    setLocked(false);
    return {};
}

void PinLock::forget()
{
    if (!m_path.isEmpty())
        QFile::remove(m_path);
    m_set = false;
    m_hash.clear();
    m_wrong = 0;
    m_mayAt = 0;
    m_minutes = 0;
    watch();
    setLocked(false);
    Q_EMIT changed();
}

void PinLock::setLocked(bool locked)
{
    if (std::exchange(m_locked, locked) == locked)
        return;
    watch();
    Q_EMIT lockedChanged(locked);
}

// --- by itself

void PinLock::watch()
{
    m_touched = m_clock.steady();
    if (m_set && !m_locked && m_minutes > 0)
        m_ring->start(std::chrono::minutes(m_minutes));
    else
        m_ring->stop();
}

void PinLock::touched()
{
    // The alarm is left where it stands: see views::IdleWatch.
    m_touched = m_clock.steady();
}

void PinLock::onRing()
{
    const std::chrono::milliseconds rested(m_clock.steady() - m_touched);
    const std::chrono::milliseconds wanted = std::chrono::minutes(m_minutes);
    if (rested < wanted)
        m_ring->start(wanted - rested);
    else
        lock();
}

} // namespace madang
