// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/large_store.h"
#include "tests/bench/postgres.h"
#include "tests/bench/scenarios.h"

#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace madang::bench {

using namespace Qt::StringLiterals;

namespace {

    using Target = Figure::Target;

    constexpr int kWriters = 64;
    constexpr int kRooms = 8;
    constexpr int kInFlight = 4; ///< of each writer
    constexpr int kPatience = 30; ///< seconds
    constexpr int kSingles = 300;
    constexpr int kPages = 1000;
    constexpr int kSearches = 400;
    constexpr int kPage = 40;

    /// Rows per second that a store makes durable through QtSql, so many in a COMMIT.
    double groupCommitCeiling(QSqlDatabase db, int group, int seconds)
    {
        QSqlQuery query(db);
        const bool sqlite = db.driverName() == "QSQLITE"_L1;
        if (sqlite) {
            query.exec(u"PRAGMA journal_mode = WAL"_s);
            query.exec(u"PRAGMA synchronous = FULL"_s);
        }
        query.exec(u"CREATE TABLE IF NOT EXISTS ceiling (id BIGINT PRIMARY KEY, text TEXT)"_s);
        query.exec(u"DELETE FROM ceiling"_s);
        query.prepare(u"INSERT INTO ceiling (id, text) VALUES (?, ?)"_s);
        const QString text(kTextOctets, u'x');
        qint64 rows = 0;
        const qint64 start = nowNs();
        while (nowNs() - start < seconds * 1'000'000'000LL) {
            db.transaction();
            for (int i = 0; i < group; ++i) {
                query.bindValue(0, ++rows);
                query.bindValue(1, text);
                if (!query.exec())
                    qFatal("ceiling: %s", qPrintable(query.lastError().text()));
            }
            db.commit();
        }
        return double(rows) / (double(nowNs() - start) / 1e9);
    }

    double sqliteCeiling(const QString &folder, int group, int seconds)
    {
        double rows = 0;
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"ceiling"_s);
            db.setDatabaseName(folder + "/ceiling.db"_L1);
            if (!db.open())
                qFatal("no SQLite");
            rows = groupCommitCeiling(db, group, seconds);
        }
        QSqlDatabase::removeDatabase(u"ceiling"_s);
        return rows;
    }

    double postgresCeiling(const Postgres &server, int group, int seconds)
    {
        double rows = 0;
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(u"QPSQL"_s, u"ceiling"_s);
            db.setHostName(server.host());
            db.setPort(Postgres::kPort);
            db.setDatabaseName(u"bench"_s);
            db.setUserName(u"madang"_s);
            if (!db.open())
                qFatal("no PostgreSQL");
            rows = groupCommitCeiling(db, group, seconds);
        }
        QSqlDatabase::removeDatabase(u"ceiling"_s);
        return rows;
    }

    /// A counter of the daemon's.
    double metric(quint16 port, const QByteArray &name)
    {
        const QByteArray text = textFrom(port, "/metrics");
        const qsizetype at = text.indexOf('\n' + name + ' ');
        return at < 0 ? 0 : text.mid(at + name.size() + 2).split('\n').first().toDouble();
    }

    struct Posts {
        double perSecond = 0;
        int group = 1; ///< posts that shared one COMMIT, on the average
        double commits = 0; ///< per second
    };

    Posts postsPerSecond(const BenchDaemon &daemon, int seconds, Faults &faults)
    {
        DaemonVenue venue(daemon);
        venue.open(kRooms);
        venue.subscribes = false;
        Crowd crowd;
        enter(crowd, venue, kWriters, [&](Peer &peer, int number) {
            peer.room = number % kRooms;
            peer.writes = true;
            peer.token = daemon.tokens()[number % daemon.tokens().size()];
        });
        qint64 published = 0;
        qint64 accepted = 0;
        bool over = false;
        const auto publish = [&](Peer &peer) {
            venue.publish(peer, nowNs());
            ++published;
        };
        const Peer::Heard heard = [&](Peer &peer, QByteArrayView payload) {
            const Word word = wordOf(payload);
            accepted += word.kind == Word::Kind::Accepted ? 1 : 0;
            faults.refused += word.kind == Word::Kind::Refused ? 1 : 0;
            if (!over)
                publish(peer);
        };
        for (const auto &peer : crowd.peers) {
            for (int i = 0; i < kInFlight; ++i)
                publish(*peer);
        }
        const double commits = metric(daemon.port(), "madang_store_commits_total");
        const double units = metric(daemon.port(), "madang_store_units_total");
        const qint64 start = nowNs();
        const qint64 before = accepted;
        (void)crowd.run([&] { return nowNs() - start > seconds * 1'000'000'000LL; }, seconds + 1, heard);
        Posts posts;
        const double passed = double(nowNs() - start) / 1e9;
        posts.perSecond = double(accepted - before) / passed;
        posts.commits = metric(daemon.port(), "madang_store_commits_total") - commits;
        posts.group = qMax(
            1,
            qRound((metric(daemon.port(), "madang_store_units_total") - units) / qMax(1.0, posts.commits)));
        posts.commits /= passed;
        over = true;
        (void)crowd.run([&] { return accepted + faults.refused >= published; }, kPatience, heard);
        faults.lost += published - accepted - faults.refused;
        qint64 stored = 0;
        for (int room = 0; room < kRooms; ++room)
            stored += venue.position(room, 0) - venue.base(room);
        faults.lost += qAbs(accepted - stored);
        return posts;
    }

    template <typename Ceiling>
    void postsOn(Bench &bench, const QByteArray &name, const BenchDaemon &daemon, Ceiling ceiling)
    {
        std::vector<double> ours;
        std::vector<double> reference;
        Posts last;
        for (int i = 0; i < bench.wishes.repetitions; ++i) {
            Faults faults;
            last = postsPerSecond(daemon, bench.wishes.seconds, faults);
            bench.report.add(faults);
            ours.push_back(last.perSecond);
            bindToCore(bench.wishes.cores.server); // where the daemon makes its commits
            reference.push_back(ceiling(last.group));
            bindToCore(bench.wishes.cores.generator);
        }
        bench.report.add(
            compared(name + ", 256 in flight", "posts/s", ours, reference, Target::AtLeast, 0.3));
        bench.report.add({name + ", posts in one COMMIT", "mean", double(last.group), 0, double(last.group)});
        bench.report.add({name + ", commits", "per s", last.commits, 0, last.commits});
    }

} // namespace

void durablePosts(Bench &bench)
{
    const int seconds = bench.wishes.seconds;
    {
        const auto daemon = bench.ownDaemon();
        postsOn(bench, "SQLite", *daemon,
                [&](int group) { return sqliteCeiling(daemon->folder(), group, seconds); });
    }
    if (!Postgres::installed()) {
        bench.report.note("PostgreSQL is not installed: not measured");
        return;
    }
    const Postgres server(bench.wishes.cores.server);
    const auto daemon = bench.ownDaemon(server.config());
    postsOn(bench, "PostgreSQL", *daemon, [&](int group) { return postgresCeiling(server, group, seconds); });
}

void onePost(Bench &bench)
{
    const auto daemon = bench.ownDaemon();
    std::vector<double> ours;
    std::vector<double> reference;
    DaemonVenue venue(*daemon);
    venue.open(1);
    venue.subscribes = false;
    Crowd crowd;
    enter(crowd, venue, 1, [&](Peer &peer, int) {
        peer.room = 0;
        peer.writes = true;
        peer.token = daemon->tokens().first();
    });
    for (int i = 0; i < bench.wishes.repetitions; ++i) {
        Latencies latencies;
        for (int post = 0; post < kSingles; ++post) {
            bool answered = false;
            const qint64 start = nowNs();
            venue.publish(*crowd.peers.front(), start);
            if (!crowd.run([&] { return answered; }, kPatience,
                           [&](Peer &, QByteArrayView payload) {
                               answered = wordOf(payload).kind == Word::Kind::Accepted;
                           }))
                bench.report.add(Faults{.refused = 1});
            latencies.record(nowNs() - start);
        }
        ours.push_back(latencies.quantile(0.5));
        bindToCore(bench.wishes.cores.server);
        reference.push_back(syncMicroseconds(daemon->folder()));
        bindToCore(bench.wishes.cores.generator);
    }
    bench.report.add(
        compared("post to RECEIPT, p50 (reference: fdatasync)", "us", ours, reference, Target::AtMost, 3));
}

namespace {

    /// What people look for: a word that is everywhere, two of them, a rare one, a part of a Korean word; in
    /// one room and in all of theirs.
    void searches(Bench &bench, HttpReader &reader, const LargeStore &store)
    {
        const QByteArrayList lines{"market", "lantern%20%EB%AA%A8%EC%9E%84", "%EB%A7%88%EB%8B%B9",
                                   "orch%20winter%20from:me", "%22river%20camera%22"};
        QRandomGenerator &dice = *QRandomGenerator::global();
        Latencies latencies;
        for (int i = 0; i < kSearches; ++i) {
            QByteArray path = "/api/v1/search?query=";
            const qint64 event = dice.bounded(qint64(store.rooms.size()) * store.perRoom) + 1;
            path += i % 4 == 0 ? QByteArray::number(event) : lines[i % lines.size()];
            if (i % 2 == 0)
                path += "&room="
                    + store
                          .rooms[i % 4 == 0 ? (event - 1) / store.perRoom : dice.bounded(store.rooms.size())];
            const qint64 start = nowNs();
            const QByteArray found = reader.get(path);
            latencies.record(nowNs() - start);
            if (!found.contains("\"type\":\"message\""))
                bench.report.add(Faults{.lost = 1});
        }
        const double p99 = latencies.quantile(0.99);
        bench.report.add({"search in all of it, round trip, p50", "us", latencies.quantile(0.5), 0, 0});
        bench.report.add({"search in all of it, round trip, p99", "us", p99, 0, p99, Target::AtMost, 50'000});
    }

} // namespace

void largeStore(Bench &bench)
{
    const Wishes &wishes = bench.wishes;
    const QTemporaryDir temporary;
    const QString data = wishes.storeFolder.isEmpty() ? temporary.filePath(u"data"_s) : wishes.storeFolder;
    const LargeStore store = fillStore(
        {.program = wishes.program, .data = data, .config = {}, .core = wishes.cores.server}, wishes.events);
    std::vector<double> starts;
    std::vector<double> resident;
    for (int i = 0; i < wishes.repetitions; ++i) {
        BenchDaemon daemon({.program = wishes.program,
                            .data = data,
                            .config = {},
                            .core = wishes.cores.server,
                            .accounts = 0});
        starts.push_back(daemon.startSeconds() * 1000);
        resident.push_back(double(privateMemoryOf(daemon.process())) / (1 << 20));
    }
    const QByteArray of
        = " with " + QByteArray::number(qint64(store.rooms.size()) * store.perRoom) + " events";
    bench.report.add(compared("start" + of, "ms", starts, {}, Target::AtMost, 300));
    bench.report.add(compared("memory of its own after it", "MiB", resident, {}, Target::AtMost, 40));

    const auto daemon = bench.ownDaemon({}, data);
    // Whoever is a member of all the rooms searches in all of them.
    HttpReader reader(daemon->port(), daemon->signIn(store.owner));
    Latencies latencies;
    for (int i = 0; i < kPages; ++i) {
        QRandomGenerator &dice = *QRandomGenerator::global();
        const QByteArray &room = store.rooms[dice.bounded(store.rooms.size())];
        const QByteArray path = "/api/v1/rooms/" + room + "/events?limit=" + QByteArray::number(kPage)
            + "&before=" + QByteArray::number(dice.bounded(store.perRoom - kPage) + kPage + 1);
        const qint64 start = nowNs();
        const QByteArray page = reader.get(path);
        latencies.record(nowNs() - start);
        if (page.count("\"type\":\"message\"") != kPage)
            bench.report.add(Faults{.lost = kPage - page.count("\"type\":\"message\"")});
    }
    const double p99 = latencies.quantile(0.99);
    bench.report.add({"page of 40 anywhere, round trip, p50", "us", latencies.quantile(0.5), 0, 0});
    bench.report.add({"page of 40 anywhere, round trip, p99", "us", p99, 0, p99, Target::AtMost, 2000});
    searches(bench, reader, store);
}

} // namespace madang::bench
