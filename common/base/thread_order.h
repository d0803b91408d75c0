// SPDX-License-Identifier: GPL-3.0-or-later
// An order between threads that the thread sanitizer can see. Qt's queue of events orders what a call into
// another thread reads behind what its caller wrote, but Qt's library is not built for the sanitizer, which
// therefore reports every such call. Costs one atomic step.
#pragma once

#include <atomic>

namespace madang::thread_order {

inline std::atomic<unsigned> turns{0};

/// Before QMetaObject::invokeMethod() into another thread, or as the last step of a thread.
inline void publish()
{
    turns.fetch_add(1, std::memory_order_release);
}

/// The first step of what was invoked, before it reads what it captured; or after QThread::wait().
inline void observe()
{
    turns.fetch_add(1, std::memory_order_acquire);
}

} // namespace madang::thread_order
