// SPDX-License-Identifier: GPL-3.0-or-later
// madang-bench: measures a daemon beside what the machine can do at the same minute. Exit code 1 when
// anything was lost, doubled, reordered or refused; a missed target alone is no failure, unless --strict.
#include "tests/bench/scenarios.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

using namespace madang::bench;
using namespace Qt::StringLiterals;

namespace {

QString descriptionOf()
{
    QString text = u"Measures a Madang daemon beside a minimal broadcast of the same octets, side by side in "
                   u"one run:\nonly the ratios mean anything. Every delivery is counted.\n\nScenarios:\n"_s;
    for (const Scenario &scenario : allScenarios())
        text += u"  %1  %2\n"_s.arg(QLatin1StringView(scenario.name), -9)
                    .arg(QLatin1StringView(scenario.says));
    return text
        + u"\nWithout --at, a daemon of its own is started on a temporary folder; the server is bound to "
          u"the first core,\nthe bench to the second. With --at, run it on the same machine, as a guest "
          u"of a daemon that allows\nregistration and whose [limits] are wide for the time; it "
          u"leaves accounts and rooms behind."_s;
}

struct Options {
    QCommandLineOption daemon{u"daemon"_s, u"The madangd to start."_s, u"file"_s,
                              QCoreApplication::applicationDirPath() + "/madangd"_L1};
    QCommandLineOption at{u"at"_s, u"Measure the daemon that listens on this port of 127.0.0.1."_s,
                          u"port"_s};
    QCommandLineOption process{u"pid"_s, u"Its process, for CPU and memory."_s, u"pid"_s};
    QCommandLineOption json{u"json"_s, u"Append the run as one line of JSON to this file."_s, u"file"_s};
    QCommandLineOption quick{u"quick"_s, u"Fewer people, one short repetition: a look, no measurement."_s};
    QCommandLineOption strict{u"strict"_s, u"Exit code 2 when a target is missed."_s};
    QCommandLineOption noPin{u"no-pin"_s, u"Leave the cores to the system."_s};
    QCommandLineOption people{u"people"_s, u"People in the rooms."_s, u"n"_s};
    QCommandLineOption idle{u"idle"_s, u"Idle connections beside them."_s, u"n"_s};
    QCommandLineOption connections{u"connections"_s, u"Connections of a storm."_s, u"n"_s};
    QCommandLineOption seconds{u"seconds"_s, u"Time of each repetition."_s, u"n"_s};
    QCommandLineOption repetitions{u"repetitions"_s, u"Repetitions, alternating with the reference."_s,
                                   u"n"_s};
    QCommandLineOption inFlight{u"in-flight"_s, u"Messages under way in the fan-out."_s, u"n"_s};
    QCommandLineOption events{u"events"_s, u"Events in the large store."_s, u"n"_s};
    QCommandLineOption store{u"store"_s, u"Where the large store is kept for the next run."_s, u"folder"_s};

    QList<QCommandLineOption> all() const
    {
        return {daemon, at,          process, json,        quick,    strict, noPin, people,
                idle,   connections, seconds, repetitions, inFlight, events, store};
    }
};

/// The number given for an option, within bounds; what it was when none is given.
template <typename Number>
void take(const QCommandLineParser &parser, const QCommandLineOption &option, Number least, Number most,
          Number &into)
{
    if (!parser.isSet(option))
        return;
    bool ok = false;
    const qint64 value = parser.value(option).toLongLong(&ok);
    if (!ok || value < qint64(least) || value > qint64(most)) {
        std::fprintf(stderr, "--%s: a number from %lld to %lld, please\n", qPrintable(option.names().first()),
                     static_cast<long long>(least), static_cast<long long>(most));
        std::exit(64);
    }
    into = Number(value);
}

Wishes wishesOf(const QCommandLineParser &parser, const Options &options)
{
    Wishes wishes;
    wishes.program = parser.value(options.daemon);
    wishes.storeFolder = parser.value(options.store);
    if (parser.isSet(options.quick)) {
        wishes.people = 100;
        wishes.idle = 200;
        wishes.connections = 500;
        wishes.returning = 100;
        wishes.missed = 20;
        wishes.seconds = 1;
        wishes.frozenSeconds = 3;
        wishes.repetitions = 1;
        wishes.events = 40'000;
    }
    take(parser, options.at, quint16(1), quint16(65535), wishes.port);
    take(parser, options.process, 1, 1 << 30, wishes.process);
    take(parser, options.people, 10, 20'000, wishes.people);
    take(parser, options.idle, 0, 50'000, wishes.idle);
    take(parser, options.connections, 10, 25'000, wishes.connections);
    take(parser, options.seconds, 1, 3600, wishes.seconds);
    take(parser, options.repetitions, 1, 100, wishes.repetitions);
    take(parser, options.inFlight, 1, 1000, wishes.inFlight);
    take(parser, options.events, qint64(20'000), qint64(1'000'000'000), wishes.events);
    if (!parser.isSet(options.noPin))
        wishes.cores = chooseCores();
    return wishes;
}

std::vector<const Scenario *> chosen(const QStringList &names, bool running)
{
    std::vector<const Scenario *> scenarios;
    QStringList unknown = names;
    for (const Scenario &scenario : allScenarios()) {
        const bool named = unknown.removeAll(QLatin1StringView(scenario.name)) > 0;
        if (named && running && scenario.ownDaemon) {
            std::fprintf(stderr, "%s needs a daemon that madang-bench starts itself\n", scenario.name);
            std::exit(64);
        }
        if (named || (names.isEmpty() && !(running && scenario.ownDaemon)))
            scenarios.push_back(&scenario);
    }
    if (!unknown.isEmpty()) {
        std::fprintf(stderr, "there is no scenario \"%s\"; see --help\n", qPrintable(unknown.first()));
        std::exit(64);
    }
    return scenarios;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"madang-bench"_s);
    QCommandLineParser parser;
    const Options options;
    parser.setApplicationDescription(descriptionOf());
    parser.addHelpOption();
    parser.addOptions(options.all());
    parser.addPositionalArgument(u"scenario"_s, u"What to measure; all of it when none is named."_s,
                                 u"[scenario...]"_s);
    parser.process(app);

    const Wishes wishes = wishesOf(parser, options);
    const auto scenarios = chosen(parser.positionalArguments(), wishes.port > 0);
    raiseDescriptorLimit();
    bindToCore(wishes.cores.generator);
    Report report;
    Bench bench(wishes, report);
    for (const Scenario *scenario : scenarios) {
        report.begin(QByteArray(scenario->name) + ": " + scenario->says);
        scenario->run(bench);
    }
    return report.conclude(parser.value(options.json), parser.isSet(options.strict));
}
