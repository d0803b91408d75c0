// SPDX-License-Identifier: GPL-3.0-or-later
// Reactor: one epoll set behind one QSocketNotifier in its thread's event loop, with coarse timers, a mailbox
// for other threads, and a list of who wants to write at the end of the turn. It knows descriptors and
// moments, no protocol.
#pragma once

#include "common/base/clock.h"
#include "server/door/mailbox.h"

#include <QObject>

#include <array>
#include <chrono>
#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QSocketNotifier;
QT_END_NAMESPACE

namespace madang::door {

class Reactor;

/// Something that lives on a reactor: it may watch one descriptor, have one deadline, and wait for the end of
/// the turn.
class Watched {
public:
    Watched() = default;
    virtual ~Watched();
    Watched(const Watched &) = delete;
    Watched &operator=(const Watched &) = delete;

    /// The descriptor is ready: EPOLLIN, EPOLLOUT...
    virtual void ready(quint32 events) = 0;
    /// The deadline has passed, by up to Reactor::kTickMs. It is gone; set another one if need be.
    virtual void due(qint64 now) { Q_UNUSED(now); }
    /// The turn ends; asked for by Reactor::flushAtEnd().
    virtual void flush() { }

private:
    friend class Reactor;
    Reactor *m_reactor = nullptr;
    int m_watchedFd = -1;
    bool m_wantsFlush = false;
    // Place in the timer wheel.
    Watched *m_earlier = nullptr;
    Watched *m_later = nullptr;
    Watched **m_slot = nullptr;
    qint64 m_deadline = 0;
};

/// Belongs to the thread that made it; only its mailbox is for other threads. All times are those of
/// Clock::steady().
class Reactor : public QObject {
    Q_OBJECT
public:
    /// How coarse the timers are.
    static constexpr int kTickMs = 100;
    /// So many that writing to them costs more than a short wait.
    static constexpr int kMany = 128;

    Reactor(const Clock &clock, std::shared_ptr<Mailbox> mailbox);
    ~Reactor() override;

    void watch(Watched &watched, int fd, quint32 events);
    void change(Watched &watched, quint32 events);
    /// Forgets the descriptor; ready() will not be called again, not even in this turn.
    void unwatch(Watched &watched);

    /// Sets the one deadline of `watched`; a new one replaces it.
    void setDeadline(Watched &watched, qint64 at);
    void clearDeadline(Watched &watched);

    /// Calls flush() once when this turn ends, after every event, timer and letter of it.
    void flushAtEnd(Watched &watched);
    /// What is written at the end of this turn goes to many: it may wait for the answers on their way, for no
    /// longer than writing in two parts would cost.
    void mayPutOff() { m_mayPutOff = true; }
    /// A request went to another thread whose answer will come as a letter; answered() when it came, or when
    /// nobody waits for it any more.
    void awaitAnswer() { ++m_awaited; }
    void answered(int count = 1) { m_awaited -= count; }
    /// Keeps an object alive until the turn has ended, then deletes it.
    void discard(std::shared_ptr<void> object) { m_discarded.push_back(std::move(object)); }

    /// The time at the beginning of the turn.
    qint64 now() const { return m_now; }
    const Clock &clock() const { return m_clock; }

private:
    friend class Watched;
    void turn();
    int readEvents();
    void readLetters();
    void runTimers();
    void insert(Watched &watched);
    void flushAll();
    /// Whether to wait for more before writing; sets the end of the wait.
    bool putsOff();

    static constexpr std::chrono::milliseconds kLongestWait{10};
    static constexpr size_t kSlots = 512; ///< one turn of the wheel is 51 s; later deadlines go round again

    const Clock &m_clock;
    int m_epoll = -1;
    const std::shared_ptr<Mailbox> m_mailbox;
    int m_ticker = -1;
    QSocketNotifier *m_notifier = nullptr;
    qint64 m_now = 0;
    qint64 m_tick = 0; ///< the last slot that was run, as a count of ticks
    std::array<Watched *, kSlots> m_wheel{};
    std::vector<Watched *> m_flushing;
    int m_awaited = 0;
    int m_wait = -1; ///< a timer of its own: the ticker is far too coarse
    bool m_waiting = false;
    bool m_mayPutOff = false;
    std::chrono::nanoseconds m_flushTime{0}; ///< what writing took the last time
    std::vector<std::shared_ptr<void>> m_discarded;
};

} // namespace madang::door
