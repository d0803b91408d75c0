// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/reactor.h"

#include <QSocketNotifier>

#include <algorithm>

#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>

namespace madang::door {

namespace {

    constexpr int kEventsAtOnce = 512;

    void drain(int fd)
    {
        quint64 count = 0;
        while (::read(fd, &count, sizeof count) > 0) { }
    }

} // namespace

Watched::~Watched()
{
    if (!m_reactor)
        return;
    m_reactor->unwatch(*this);
    m_reactor->clearDeadline(*this);
    if (m_wantsFlush)
        std::erase(m_reactor->m_flushing, this);
}

Reactor::Reactor(const Clock &clock, std::shared_ptr<Mailbox> mailbox)
    : m_clock(clock)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_mailbox(std::move(mailbox))
    , m_ticker(::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC))
    , m_now(clock.steady())
    , m_tick(m_now / kTickMs)
{
    m_wait = ::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    if (m_epoll < 0 || m_ticker < 0 || m_wait < 0)
        qFatal("no descriptors left for a door thread");
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = m_mailbox.get();
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_mailbox->fd(), &event);
    event.data.ptr = &m_ticker;
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_ticker, &event);
    event.data.ptr = &m_wait;
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wait, &event);
    itimerspec period{};
    period.it_interval.tv_nsec = period.it_value.tv_nsec = kTickMs * 1'000'000L;
    ::timerfd_settime(m_ticker, 0, &period, nullptr);
    m_notifier = new QSocketNotifier(m_epoll, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &Reactor::turn);
}

Reactor::~Reactor()
{
    m_notifier->setEnabled(false);
    ::close(m_wait);
    ::close(m_ticker);
    ::close(m_epoll);
}

void Reactor::watch(Watched &watched, int fd, quint32 events)
{
    watched.m_reactor = this;
    watched.m_watchedFd = fd;
    epoll_event event{};
    event.events = events;
    event.data.ptr = &watched;
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &event);
}

void Reactor::change(Watched &watched, quint32 events)
{
    epoll_event event{};
    event.events = events;
    event.data.ptr = &watched;
    ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, watched.m_watchedFd, &event);
}

void Reactor::unwatch(Watched &watched)
{
    if (watched.m_watchedFd < 0)
        return;
    ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, watched.m_watchedFd, nullptr);
    watched.m_watchedFd = -1;
}

void Reactor::setDeadline(Watched &watched, qint64 at)
{
    clearDeadline(watched);
    watched.m_reactor = this;
    watched.m_deadline = at;
    insert(watched);
}

void Reactor::insert(Watched &watched)
{
    const qint64 tick
        = std::clamp<qint64>(watched.m_deadline / kTickMs + 1, m_tick + 1, m_tick + qint64(kSlots) - 1);
    watched.m_slot = &m_wheel[size_t(tick) % kSlots];
    watched.m_earlier = nullptr;
    watched.m_later = *watched.m_slot;
    if (watched.m_later)
        watched.m_later->m_earlier = &watched;
    *watched.m_slot = &watched;
}

void Reactor::clearDeadline(Watched &watched)
{
    if (!watched.m_slot)
        return;
    if (watched.m_earlier)
        watched.m_earlier->m_later = watched.m_later;
    else
        *watched.m_slot = watched.m_later;
    if (watched.m_later)
        watched.m_later->m_earlier = watched.m_earlier;
    watched.m_slot = nullptr;
    watched.m_earlier = watched.m_later = nullptr;
}

void Reactor::flushAtEnd(Watched &watched)
{
    if (std::exchange(watched.m_wantsFlush, true))
        return;
    m_flushing.push_back(&watched);
}

void Reactor::turn()
{
    m_now = m_clock.steady();
    // A full set means that more is waiting; the second look keeps the cost of Qt's own turn from counting
    // double.
    if (readEvents() == kEventsAtOnce)
        readEvents();
    runTimers();
    if (!putsOff())
        flushAll();
}

bool Reactor::putsOff()
{
    if (m_awaited <= 0 || !m_mayPutOff)
        return false;
    if (m_waiting) {
        itimerspec left{};
        ::timerfd_gettime(m_wait, &left);
        return left.it_value.tv_sec > 0 || left.it_value.tv_nsec > 0;
    }
    const std::chrono::nanoseconds longest = std::min(m_flushTime, std::chrono::nanoseconds(kLongestWait));
    if (longest.count() == 0)
        return false;
    itimerspec end{};
    end.it_value.tv_nsec = long(longest.count());
    ::timerfd_settime(m_wait, 0, &end, nullptr);
    m_waiting = true;
    return true;
}

int Reactor::readEvents()
{
    std::array<epoll_event, kEventsAtOnce> events;
    const int count = ::epoll_wait(m_epoll, events.data(), kEventsAtOnce, 0);
    bool letters = false;
    for (int i = 0; i < count; ++i) {
        void *who = events[size_t(i)].data.ptr;
        if (who == m_mailbox.get()) {
            letters = true;
        } else if (who == &m_ticker || who == &m_wait) {
            drain(*static_cast<int *>(who));
        } else {
            auto *watched = static_cast<Watched *>(who);
            // Objects that end in this turn live until its end (discard), so this pointer is good; but its
            // owner may have let go of the descriptor.
            if (watched->m_watchedFd >= 0)
                watched->ready(events[size_t(i)].events);
        }
    }
    if (letters)
        readLetters();
    return count;
}

void Reactor::readLetters()
{
    for (const Mailbox::Letter &letter : m_mailbox->take())
        letter();
}

void Reactor::runTimers()
{
    const qint64 present = m_now / kTickMs;
    // After a long pause every slot is looked at once; each holds its own deadlines anyway.
    m_tick = qMax(m_tick, present - qint64(kSlots));
    while (m_tick < present) {
        ++m_tick;
        Watched *&slot = m_wheel[size_t(m_tick) % kSlots];
        Watched *chain = std::exchange(slot, nullptr);
        for (Watched *each = chain; each; each = each->m_later)
            each->m_slot = &chain; // so that leaving during the walk finds the chain
        while (chain) {
            Watched *watched = chain;
            clearDeadline(*watched);
            if (watched->m_deadline <= m_now)
                watched->due(m_now);
            else
                insert(*watched);
        }
    }
}

void Reactor::flushAll()
{
    m_waiting = false;
    const bool many = std::exchange(m_mayPutOff, false);
    const auto begun = many ? std::chrono::steady_clock::now() : std::chrono::steady_clock::time_point();
    // Flushing may end a connection, which may make others want to write: they join the list.
    for (size_t i = 0; i < m_flushing.size(); ++i) {
        m_flushing[i]->m_wantsFlush = false;
        m_flushing[i]->flush();
    }
    m_flushing.clear();
    if (many)
        m_flushTime = std::chrono::steady_clock::now() - begun;
    // Deleting may let go of further objects.
    while (!m_discarded.empty()) {
        auto discarded = std::exchange(m_discarded, {});
        discarded.clear();
    }
}

} // namespace madang::door
