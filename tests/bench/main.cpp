// SPDX-License-Identifier: GPL-3.0-or-later
// madang-bench: starts a daemon, measures it beside what the machine can do, prints a table. Exit code 0
// whatever the figures are: on a shared machine they are to be read, not to be believed.
#include "tests/bench/measures.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

using namespace madang::bench;
using namespace Qt::StringLiterals;

namespace {

void print(const Figure &figure)
{
    std::printf("%-48s %12.1f %s", figure.name.constData(), figure.value, figure.unit.constData());
    if (figure.limit > 0)
        std::printf(", limit %.1f, ratio %.2f", figure.limit, figure.value / figure.limit);
    if (figure.target > 0)
        std::printf(" (target %s %g)", figure.smallerIsBetter ? "at most" : "at least", figure.target);
    std::printf("\n");
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    const QCommandLineOption program(u"daemon"_s, u"The madangd to measure."_s, u"file"_s,
                                     QCoreApplication::applicationDirPath() + "/madangd"_L1);
    const QCommandLineOption subscribers(u"subscribers"_s, u"People in the one room."_s, u"n"_s, u"1000"_s);
    const QCommandLineOption seconds(u"seconds"_s, u"Time of each measure."_s, u"n"_s, u"5"_s);
    options.addOptions({program, subscribers, seconds});
    options.process(app);
    Scale scale;
    scale.subscribers = qBound(1, options.value(subscribers).toInt(), 20000);
    scale.seconds = qBound(1, options.value(seconds).toInt(), 600);

    const BenchDaemon daemon(options.value(program));
    for (const Figure &figure : measure(daemon, scale))
        print(figure);
    return 0;
}
