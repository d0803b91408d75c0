// SPDX-License-Identifier: GPL-3.0-or-later
// How long a test waits for what must come. Qt's own five seconds are too few on a machine that compiles,
// runs other tests, or checks every memory access; a test that passes never waits that long.
#pragma once

#include <QTest>

namespace madang::test {

constexpr int kPatienceMs = 60'000;

/// QTest::qWaitFor with our patience.
template <typename Predicate>
[[nodiscard]] bool eventually(Predicate predicate, int milliseconds = kPatienceMs)
{
    return QTest::qWaitFor(predicate, milliseconds);
}

} // namespace madang::test

#undef QTRY_VERIFY
#define QTRY_VERIFY(expr) QTRY_VERIFY_WITH_TIMEOUT((expr), madang::test::kPatienceMs)
#undef QTRY_VERIFY2
#define QTRY_VERIFY2(expr, message) QTRY_VERIFY2_WITH_TIMEOUT((expr), (message), madang::test::kPatienceMs)
#undef QTRY_COMPARE
#define QTRY_COMPARE(actual, expected)                                                                       \
    QTRY_COMPARE_WITH_TIMEOUT((actual), (expected), madang::test::kPatienceMs)
