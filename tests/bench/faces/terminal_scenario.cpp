// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/faces/face_scenarios.h"
#include "tests/bench/faces/terminal_face.h"
#include "tests/bench/latencies.h"
#include "tests/bench/machine.h"

namespace madang::bench {

using namespace Qt::StringLiterals;

namespace {

    using Target = Figure::Target;

    constexpr double kMega = 1 << 20;

    class TerminalRun {
    public:
        TerminalRun(const FaceWishes &wishes, FaceTown &town)
            : m_wishes(wishes)
            , m_town(town)
        {
            town.furnish(profile());
        }
        QString profile() const { return m_folder.filePath(u"profile"_s); }

        std::unique_ptr<TerminalFace> start() const
        {
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"TERM"_s, u"xterm-256color"_s);
            environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
            // No settings of whoever measures.
            environment.insert(u"XDG_CONFIG_HOME"_s, m_folder.path());
            environment.remove(u"TMUX"_s);
            // A program that is ended while it renews a remembered sign-in loses it: each start brings its
            // own.
            environment.insert(u"MADANG_USER"_s, m_town.person());
            environment.insert(u"MADANG_PASSWORD"_s, BenchDaemon::password());
            return std::make_unique<TerminalFace>(
                TerminalFace::Setup{.program = m_wishes.terminal,
                                    .arguments = {u"--profile"_s, profile(), u"--server"_s, m_town.server()},
                                    .environment = environment});
        }

        /// Goes to a room; milliseconds from Enter until its newest message was written.
        static double open(TerminalFace &face, qsizetype room)
        {
            face.type("/join large " + QByteArray::number(room));
            face.forget();
            const qint64 pressed = nowNs();
            face.type("\r");
            return double(face.seen(markOf(room)) - pressed) / 1e6;
        }

    private:
        const FaceWishes &m_wishes;
        FaceTown &m_town;
        QTemporaryDir m_folder;
    };

    void starts(const FaceWishes &wishes, TerminalRun &run, Report &report)
    {
        std::vector<double> times;
        for (int i = 0; i < wishes.starts; ++i) {
            const auto face = run.start();
            times.push_back(double(face->seen(markOf(0)) - face->startedAt()) / 1e6);
        }
        report.add(compared("start to first text, with signing in", "ms", times, {}, Target::AtMost, 150));
    }

    void rooms(const FaceWishes &wishes, TerminalFace &face, Report &report)
    {
        for (qsizetype room = 1; room < wishes.rooms; ++room)
            TerminalRun::open(face, room);
        const double memory = double(privateMemoryOf(face.process())) / kMega;
        report.add({"memory, " + QByteArray::number(wishes.rooms) + " rooms opened", "MiB", memory, 0, memory,
                    Target::AtMost, 40});
        Latencies latencies;
        for (int i = 0; i < wishes.switches; ++i) {
            latencies.record(qint64(TerminalRun::open(face, wishes.rooms) * 1e6));
            TerminalRun::open(face, i % wishes.rooms);
        }
        const double p99 = latencies.quantile(0.99) / 1000;
        report.add({"to the room of " + QByteArray::number(wishes.large) + ", p50", "ms",
                    latencies.quantile(0.5) / 1000, 0, 0});
        report.add({"to the room of " + QByteArray::number(wishes.large) + ", p99", "ms", p99, 0, p99,
                    Target::AtMost, 100});
    }

    void messages(const FaceWishes &wishes, FaceTown &town, TerminalFace &face, Report &report)
    {
        DaemonVenue venue(town.daemon());
        Crowd crowd;
        gatherWriters(town, venue, crowd);
        face.forget();
        face.type("/join bench 0\r");
        face.seen("bench 0");
        face.forget();
        const double before = cpuSecondsOf(face.process());
        const qint64 begun = nowNs();
        report.add(
            Traffic(crowd, venue, 1).run({.seconds = wishes.seconds, .perSecond = wishes.perSecond}).faults);
        const double cpu = cpuSecondsOf(face.process()) - before;
        const int frames = face.frames();
        const double passed = double(nowNs() - begun) / 1e9;
        const double share = 100 * cpu / passed;
        report.add({QByteArray::number(wishes.perSecond) + " messages a second in view, of a core", "%",
                    share, 0, share, Target::AtMost, 30});
        report.add({"writes to the terminal meanwhile", "per s", double(frames) / passed, 0, 0});
    }

} // namespace

QList<qint64> roomsOf(const FaceWishes &wishes)
{
    QList<qint64> rooms(wishes.rooms, wishes.messages);
    rooms.append(wishes.large);
    return rooms;
}

void gatherWriters(FaceTown &town, DaemonVenue &venue, Crowd &crowd)
{
    venue.others = {town.token()};
    venue.open(1);
    const QList<QByteArray> &tokens = town.daemon().tokens();
    enter(crowd, venue, int(tokens.size()), [&](Peer &peer, int number) {
        peer.token = tokens[number];
        peer.room = 0;
        peer.writes = true;
    });
}

void terminalFace(const FaceWishes &wishes, FaceTown &town, Report &report)
{
    TerminalRun run(wishes, town);
    starts(wishes, run, report);
    const auto face = run.start();
    face->seen(markOf(0));
    rooms(wishes, *face, report);
    messages(wishes, town, *face, report);
}

} // namespace madang::bench
