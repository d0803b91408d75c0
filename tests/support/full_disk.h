// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that takes nothing, for real: the system refuses every octet that this process writes to a file.
#pragma once

#include <csignal>

#include <sys/resource.h>

namespace madang::test {

/// Until it is gone. Sockets, pipes and the files that are there already stay readable.
class FullDisk {
public:
    FullDisk()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit none{};
        m_worked = getrlimit(RLIMIT_FSIZE, &m_before) == 0;
        none = m_before;
        none.rlim_cur = 0;
        m_worked = m_worked && setrlimit(RLIMIT_FSIZE, &none) == 0;
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;

    bool isFull() const { return m_worked; }

private:
    rlimit m_before{};
    bool m_worked = false;
};

} // namespace madang::test
