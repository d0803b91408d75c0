// SPDX-License-Identifier: GPL-3.0-or-later
// The only place that asks the time. Everything else is given a Clock.
#pragma once

#include <QDateTime>
#include <QDeadlineTimer>
#include <QString>

#include <chrono>
#include <compare>

namespace madang {

/// A moment: milliseconds since 1970-01-01 UTC. 0 means "never" or "not yet".
struct Timestamp {
    qint64 ms = 0;

    bool isNull() const { return ms == 0; }
    auto operator<=>(const Timestamp &) const = default;
    Timestamp plus(std::chrono::milliseconds span) const { return {ms + span.count()}; }

    /// RFC 3339 in UTC with milliseconds, the form of the contract.
    QString text() const { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs); }
    /// The moment a text names; null when it is not RFC 3339 with a zone.
    static Timestamp fromText(const QString &text)
    {
        const QDateTime when = QDateTime::fromString(text, Qt::ISODateWithMs);
        if (!when.isValid() || when.timeSpec() == Qt::LocalTime)
            return {};
        return {when.toMSecsSinceEpoch()};
    }
};

/// Tells the time. now() is the wall clock, for what people read; steady() never steps, for waits and limits.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Timestamp now() const = 0;
    /// Milliseconds since an arbitrary start, monotonic.
    virtual qint64 steady() const = 0;
};

/// The machine's clocks. Safe from any thread.
class SystemClock final : public Clock {
public:
    Timestamp now() const override { return {QDateTime::currentMSecsSinceEpoch()}; }
    qint64 steady() const override
    {
        using namespace std::chrono;
        return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
    }
};

} // namespace madang
