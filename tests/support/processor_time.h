// SPDX-License-Identifier: GPL-3.0-or-later
// How much this process computed: a bound on work that a busy machine does not stretch.
#pragma once

#include <ctime>

namespace madang::test {

class ProcessorTime {
public:
    /// Milliseconds of processor time since it was made.
    double elapsed() const { return 1000.0 * double(std::clock() - m_begun) / CLOCKS_PER_SEC; }

private:
    std::clock_t m_begun = std::clock();
};

} // namespace madang::test
