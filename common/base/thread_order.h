// SPDX-License-Identifier: GPL-3.0-or-later
// An order between threads that the thread sanitizer can see. Qt's queue of events orders what a call into
// another thread reads behind what its caller wrote, but Qt's library is not built for the sanitizer, which
// therefore reports every such call. Costs one atomic step.
#pragma once

#include <atomic>
#include <utility>

namespace madang::thread_order {

inline std::atomic<unsigned> turns{0};

/// After the last thing that another thread shall see.
inline void publish()
{
    turns.fetch_add(1, std::memory_order_release);
}

/// Before the first thing that another thread wrote; also after QThread::wait().
inline void observe()
{
    turns.fetch_add(1, std::memory_order_acquire);
}

/// What QMetaObject::invokeMethod() calls in another thread: ordered behind what its caller wrote before,
/// and behind the move of itself into the event, whose fields the other thread reads. Both threads hold the
/// event, and whoever lets go of it last destroys this: behind the call.
template <typename Functor> class Ordered {
public:
    explicit Ordered(Functor functor)
        : m_functor(std::move(functor))
    {
    }
    Ordered(Ordered &&other)
        : m_functor(std::move(other.m_functor))
    {
        publish();
    }
    Ordered(const Ordered &other)
        : m_functor(other.m_functor)
    {
        publish();
    }
    Ordered &operator=(const Ordered &) = delete;
    Ordered &operator=(Ordered &&) = delete;
    ~Ordered() { observe(); }
    void operator()()
    {
        observe();
        m_functor();
        publish();
    }

private:
    Functor m_functor;
};

} // namespace madang::thread_order
