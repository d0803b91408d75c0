// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/scenarios.h"

namespace madang::bench {

namespace {

    using Target = Figure::Target;

    /// Who is there, and what they say.
    struct Shape {
        int rooms = 1;
        int people = 1000; ///< in each room
        int writers = 1; ///< of them
        int idle = 0; ///< connected, known, in no room
        Pace pace;
    };

    void gather(Crowd &crowd, Venue &venue, const Shape &shape, const QList<QByteArray> &tokens)
    {
        venue.open(shape.rooms);
        enter(crowd, venue, shape.rooms * shape.people + shape.idle, [&](Peer &peer, int number) {
            peer.token = tokens[number % tokens.size()];
            if (number >= shape.rooms * shape.people)
                return;
            peer.room = number % shape.rooms;
            peer.writes = number / shape.rooms < shape.writers;
        });
    }

    Run runAt(Venue &venue, const Shape &shape, const QList<QByteArray> &tokens)
    {
        Crowd crowd;
        gather(crowd, venue, shape, tokens);
        return Traffic(crowd, venue, shape.rooms).run(shape.pace);
    }

    /// Both sides of all repetitions.
    struct Duel {
        std::vector<Run> ours;
        std::vector<Run> raw;

        template <typename Of>
        Figure figure(const QByteArray &name, const QByteArray &unit, Of of, Target kind = Target::None,
                      double target = 0) const
        {
            std::vector<double> left;
            std::vector<double> right;
            for (const Run &run : ours)
                left.push_back(of(run));
            for (const Run &run : raw)
                right.push_back(of(run));
            return compared(name, unit, left, right, kind, target);
        }
        Figure quantile(const QByteArray &name, double share, Target kind = Target::None,
                        double target = 0) const
        {
            return figure(
                name, "us", [share](const Run &run) { return run.latencies.quantile(share); }, kind, target);
        }
        Figure deliveries(double target) const
        {
            return figure(
                "deliveries", "per s", [](const Run &run) { return run.deliveriesPerSecond; },
                target > 0 ? Target::AtLeast : Target::None, target);
        }
        Figure cpu(double target) const
        {
            return figure(
                "CPU per million deliveries", "s", [](const Run &run) { return run.cpuPerMillion; },
                target > 0 ? Target::AtMost : Target::None, target);
        }
    };

    Duel duel(Bench &bench, const Shape &shape)
    {
        const QList<QByteArray> &tokens = bench.daemon().tokens();
        Duel duel;
        for (int i = 0; i < bench.wishes.repetitions; ++i) {
            RawVenue raw(bench.sample(), bench.wishes.cores.server);
            DaemonVenue ours(bench.daemon());
            if (i % 2 == 0)
                duel.raw.push_back(runAt(raw, shape, tokens));
            duel.ours.push_back(runAt(ours, shape, tokens));
            if (i % 2 == 1)
                duel.raw.push_back(runAt(raw, shape, tokens));
            bench.report.add(duel.ours.back().faults);
            bench.report.add(duel.raw.back().faults);
        }
        return duel;
    }

    Pace closedLoop(const Wishes &wishes, int inFlight)
    {
        return {.seconds = wishes.seconds, .inFlight = inFlight};
    }

    Pace rate(const Wishes &wishes, double perSecond)
    {
        return {.seconds = wishes.seconds, .perSecond = perSecond};
    }

    void reportSteady(Bench &bench, int idle)
    {
        const Duel result
            = duel(bench, {.people = bench.wishes.people, .idle = idle, .pace = rate(bench.wishes, 100)});
        bench.report.add(result.cpu(1.25));
        bench.report.add(result.quantile("post to delivery, p50", 0.5));
        bench.report.add(result.quantile("post to delivery, p99", 0.99, Target::AtMost, 1.5));
        bench.report.add(result.quantile("post to delivery, p99.9", 0.999));
        bench.report.add(result.deliveries(0));
    }

} // namespace

void fanOut(Bench &bench)
{
    const Duel result = duel(
        bench, {.people = bench.wishes.people, .pace = closedLoop(bench.wishes, bench.wishes.inFlight)});
    bench.report.add(result.deliveries(0.9));
    bench.report.add(result.cpu(0));
    bench.report.add(result.quantile("post to delivery, p50", 0.5));
    bench.report.add(result.quantile("post to delivery, p99", 0.99));
    bench.report.add(result.quantile("post to delivery, p99.9", 0.999));
}

void steady(Bench &bench)
{
    reportSteady(bench, 0);
}

void besideIdle(Bench &bench)
{
    reportSteady(bench, bench.wishes.idle);
}

void chatMix(Bench &bench)
{
    constexpr int kRooms = 20;
    constexpr double kPerSecond = 1000;
    const int people = qMax(1, bench.wishes.people / kRooms);
    const Duel result = duel(bench,
                             {.rooms = kRooms,
                              .people = people,
                              .writers = qMax(1, people / 10),
                              .pace = rate(bench.wishes, kPerSecond)});
    bench.report.add(result.cpu(1.6));
    bench.report.add(result.quantile("post to delivery, p50", 0.5, Target::AtMost, 3));
    // p99 <= 2 x raw + 3 group commits: the reference of this line is that sum.
    const double commit
        = syncMicroseconds(bench.daemon().folder().isEmpty() ? QStringLiteral(".") : bench.daemon().folder());
    Figure late = result.quantile("post to delivery, p99", 0.99);
    late.name = "p99 (reference: 2 x raw + 3 fdatasync)";
    late.reference = 2 * late.reference + 3 * commit;
    late.ratio = late.ours / late.reference;
    late.kind = Target::AtMost;
    late.target = 1;
    bench.report.add(late);
    bench.report.add(result.quantile("post to delivery, p99.9", 0.999));
    bench.report.add(result.deliveries(0));
}

void manyRooms(Bench &bench)
{
    const Duel result = duel(
        bench,
        {.rooms = qMax(1, bench.wishes.people / 10), .people = 10, .pace = closedLoop(bench.wishes, 1)});
    bench.report.add(result.deliveries(0.6));
    bench.report.add(result.cpu(0));
    bench.report.add(result.quantile("post to delivery, p50", 0.5));
    bench.report.add(result.quantile("post to delivery, p99", 0.99));
}

// ---- resuming

namespace {

    constexpr int kResumeRooms = 20;
    constexpr int kResumePatience = 120; ///< seconds
    constexpr qint64 kLiveGap = 10'000'000; ///< nanoseconds between two live messages

    /// Seconds until everybody has what they missed, while a message comes every ten milliseconds.
    double resumeAt(Bench &bench, Venue &venue, Faults &faults)
    {
        const Wishes &wishes = bench.wishes;
        const QList<QByteArray> &tokens = bench.daemon().tokens();
        Crowd crowd;
        venue.open(kResumeRooms);
        enter(crowd, venue, kResumeRooms, [&](Peer &peer, int number) {
            peer.room = number;
            peer.writes = true;
            peer.token = tokens.first();
        });
        {
            Traffic before(crowd, venue, kResumeRooms);
            for (int i = 0; i < wishes.missed * kResumeRooms; ++i)
                before.publish(i % kResumeRooms, nowNs());
            faults += before.settle();
        }
        venue.subscribes = false;
        const size_t writers = crowd.peers.size();
        enter(crowd, venue, wishes.returning, [&](Peer &peer, int number) {
            peer.room = number % kResumeRooms;
            peer.token = tokens[number % tokens.size()];
        });
        venue.subscribes = true;
        // The writers go on from where they are, the others from where the rooms began.
        Traffic traffic(crowd, venue, kResumeRooms, wishes.missed);
        const qint64 start = nowNs();
        for (size_t i = writers; i < crowd.peers.size(); ++i)
            venue.resume(*crowd.peers[i]);
        size_t behind = crowd.peers.size() - writers;
        qint64 live = 0;
        const Peer::Heard heard = [&](Peer &peer, QByteArrayView payload) {
            const qint64 goal = venue.base(peer.room) + wishes.missed;
            const bool was = peer.highest >= goal;
            traffic.hear(peer, payload);
            behind -= !was && peer.highest >= goal && !peer.writes ? 1 : 0;
        };
        while (behind > 0 && nowNs() - start < kResumePatience * 1'000'000'000LL) {
            for (; start + live * kLiveGap <= nowNs(); ++live)
                traffic.publish(int(live % kResumeRooms), nowNs());
            crowd.turn(kLiveGap / 10, heard);
        }
        const double seconds = double(nowNs() - start) / 1e9;
        faults += traffic.settle();
        return seconds;
    }

} // namespace

void resumeStorm(Bench &bench)
{
    std::vector<double> ours;
    std::vector<double> reference;
    for (int i = 0; i < bench.wishes.repetitions; ++i) {
        Faults faults;
        RawVenue raw(bench.sample(), bench.wishes.cores.server);
        DaemonVenue daemon(bench.daemon());
        reference.push_back(resumeAt(bench, raw, faults) * 1000);
        ours.push_back(resumeAt(bench, daemon, faults) * 1000);
        bench.report.add(faults);
    }
    bench.report.add(compared("until all have caught up", "ms", ours, reference, Target::AtMost, 3));
}

// ---- the reader who stops

void frozenReader(Bench &bench)
{
    constexpr double kMostGrowth = 4; // MiB: the queue of the frozen one, and what the allocator keeps
    const auto daemon = bench.ownDaemon();
    DaemonVenue venue(*daemon);
    Crowd crowd;
    const Shape shape{.people = 100, .pace = {.seconds = 1, .perSecond = 2000, .warmUp = 0}};
    gather(crowd, venue, shape, daemon->tokens());
    Traffic traffic(crowd, venue, 1);
    // Until what the daemon remembers of the latest events is as large as it gets.
    for (int second = 0; second < 1 + bench.wishes.frozenSeconds / 4; ++second)
        (void)traffic.run(shape.pace);
    const double before = double(privateMemoryOf(daemon->process())) / (1 << 20);
    Peer &frozen = *crowd.peers.back();
    frozen.setReading(false);
    crowd.mayEnd = &frozen;
    double highest = before;
    std::vector<double> late;
    Faults faults;
    for (int second = 0; second < bench.wishes.frozenSeconds; ++second) {
        const Run run = traffic.run(shape.pace);
        faults = run.faults; // of all so far
        late.push_back(run.latencies.quantile(0.99));
        highest = qMax(highest, double(privateMemoryOf(daemon->process())) / (1 << 20));
    }
    bench.report.add(faults);
    bench.report.add(
        {"the daemon grows by", "MiB", highest - before, 0, highest - before, Target::AtMost, kMostGrowth});
    bench.report.add({"p99 of the others", "us", median(late), 0, median(late)});
    // What the kernel still holds for the frozen one is read now; behind it is the reason and the end.
    frozen.setReading(true);
    (void)crowd.run([&] { return crowd.ended; }, 10, [](Peer &, QByteArrayView) {});
    bench.report.note(crowd.ended ? "the frozen reader was told to come back, and let go"
                                  : "the frozen reader fell behind by less than its queue");
}

} // namespace madang::bench
