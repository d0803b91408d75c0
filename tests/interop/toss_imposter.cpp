// SPDX-License-Identifier: GPL-3.0-or-later
// The Toss imposter as a program, for tests that are none of ours to link: prints its address, ends with its
// input.
#include "tests/support/toss_imposter.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv); // threads with sockets want one, though nothing runs in it
    madang::test::TossImposter imposter;
    std::printf("%s\n", qPrintable(imposter.address().toString()));
    std::fflush(stdout);
    while (std::getchar() != EOF) { }
    return 0;
}
