// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/measures.h"

#include "tests/bench/crowd.h"
#include "tests/bench/raw_broadcast.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <algorithm>

#include <unistd.h>

namespace madang::bench {

using namespace Qt::StringLiterals;

namespace {

    constexpr milliseconds kPatience{60'000};
    constexpr int kFanOutInFlight = 8;
    constexpr int kSingleRounds = 300;
    constexpr int kHistoryRounds = 300;
    constexpr int kGroup = 64; ///< rows per COMMIT in the reference of durable posts
    const QByteArray kText(200, 'x');

    double median(std::vector<double> values)
    {
        std::sort(values.begin(), values.end());
        return values.empty() ? 0 : values[values.size() / 2];
    }

    double highest(std::vector<double> values, double share)
    {
        std::sort(values.begin(), values.end());
        return values.empty() ? 0 : values[size_t(double(values.size() - 1) * share)];
    }

    /// Someone with a room, and tags that were never used.
    struct Author {
        QByteArray token;
        QByteArray room;
        qint64 tags = 0;

        QByteArray post()
        {
            const QByteArray tag = QByteArray::number(++tags);
            return clientMessage("SEND\ndestination:/app/rooms/" + room + "/messages\nreceipt:" + tag
                                 + "\n\n{\"tag\":\"" + tag + "\",\"text\":\"" + kText + "\"}"
                                 + QByteArray("\0", 1));
        }
    };

    Author newAuthor(const BenchDaemon &daemon, const QString &name)
    {
        Author author;
        author.token
            = daemon
                  .ask("POST", "/api/v1/accounts", {},
                       {{u"username"_s, name}, {u"password"_s, u"bench-password"_s}})["accessToken"_L1]
                  .toString()
                  .toLatin1();
        author.room = daemon.ask("POST", "/api/v1/rooms", author.token, {{u"name"_s, name}})["id"_L1]
                          .toString()
                          .toLatin1();
        return author;
    }

    /// Deliveries per second when the next message goes out as soon as everybody has an earlier one.
    double deliveriesPerSecond(Crowd &crowd, int subscribers, int seconds,
                               const std::function<void()> &publish)
    {
        qint64 heard = 0;
        qint64 published = 0;
        const auto count = [&](Peer &peer, QByteArrayView start) {
            if (peer.number > 0 && (start.startsWith("MESSAGE") || start.startsWith("x")))
                ++heard;
        };
        QElapsedTimer time;
        time.start();
        const auto turn = [&] {
            const bool over = time.elapsed() >= seconds * 1000;
            while (!over && published - heard / subscribers < kFanOutInFlight) {
                publish();
                ++published;
            }
            return over && heard >= published * subscribers;
        };
        if (!crowd.run(turn, milliseconds(seconds * 1000) + kPatience, count))
            qFatal("%lld of %lld deliveries came", static_cast<long long>(heard),
                   static_cast<long long>(published * subscribers));
        return double(heard) / (double(time.elapsed()) / 1000);
    }

    double rawFanOut(const Scale &scale, qsizetype octets)
    {
        RawBroadcast raw(serverMessage(QByteArray(octets, 'x')));
        Crowd crowd;
        Peer &publisher = crowd.connect(raw.port());
        publisher.setUpgraded();
        for (int i = 0; i < scale.subscribers; ++i) {
            Peer &peer = crowd.connect(raw.port());
            peer.setUpgraded();
            peer.number = i + 1;
        }
        int greeted = 0; // who is not accepted yet would miss the first messages
        if (!crowd.run([&] { return greeted == scale.subscribers; }, kPatience,
                       [&](Peer &, QByteArrayView) { ++greeted; }))
            qFatal("the reference program accepted only %d", greeted);
        return deliveriesPerSecond(crowd, scale.subscribers, scale.seconds, [&] { publisher.write("x"); });
    }

    QList<Figure> fanOut(const BenchDaemon &daemon, const Scale &scale)
    {
        Author author = newAuthor(daemon, u"fan.out"_s);
        Crowd crowd;
        Peer &publisher = crowd.stomp(daemon.port(), author.token);
        const qint64 before = privateMemoryOf(daemon.process());
        for (int i = 0; i < scale.subscribers; ++i)
            crowd.stomp(daemon.port(), {}, "/topic/rooms/" + author.room).number = i + 1;
        const double perConnection = double(privateMemoryOf(daemon.process()) - before) / scale.subscribers;

        qsizetype octets = 0; // of one delivery
        publisher.write(author.post());
        crowd.run([&] { return octets > 0; }, kPatience,
                  [&](Peer &peer, QByteArrayView start) {
                      if (peer.number == 1 && start.startsWith("MESSAGE"))
                          octets = start.size() + 200;
                  });
        const double cpuBefore = cpuSecondsOf(daemon.process());
        const double ours = deliveriesPerSecond(crowd, scale.subscribers, scale.seconds,
                                                [&] { publisher.write(author.post()); });
        const double cpu = (cpuSecondsOf(daemon.process()) - cpuBefore) / (ours * scale.seconds) * 1e6;
        return {{"fan-out, stored first, to " + QByteArray::number(scale.subscribers), ours, "deliveries/s",
                 rawFanOut(scale, octets), 0.9},
                {"CPU of the daemon", cpu, "s per million deliveries", 0, 0},
                {"idle connection with one subscription", perConnection, "octets", 0, 2048, true}};
    }

    /// Rows per second that SQLite makes durable through QtSql, in groups as large as the writers make them.
    double groupCommitCeiling(const QString &folder, int seconds)
    {
        qint64 rows = 0;
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"ceiling"_s);
            db.setDatabaseName(folder + "/ceiling.db"_L1);
            if (!db.open())
                qFatal("no SQLite");
            QSqlQuery query(db);
            query.exec(u"PRAGMA journal_mode = WAL"_s);
            query.exec(u"PRAGMA synchronous = FULL"_s);
            query.exec(u"CREATE TABLE line (id INTEGER PRIMARY KEY, text TEXT)"_s);
            query.prepare(u"INSERT INTO line (text) VALUES (?)"_s);
            QElapsedTimer time;
            for (time.start(); time.elapsed() < seconds * 1000; rows += kGroup) {
                db.transaction();
                for (int i = 0; i < kGroup; ++i) {
                    query.bindValue(0, QString::fromLatin1(kText));
                    query.exec();
                }
                db.commit();
            }
        }
        QSqlDatabase::removeDatabase(u"ceiling"_s);
        return double(rows) / seconds;
    }

    Figure durablePosts(const BenchDaemon &daemon, const Scale &scale)
    {
        Author author = newAuthor(daemon, u"durable"_s);
        Crowd crowd;
        for (int i = 0; i < scale.writers; ++i)
            crowd.stomp(daemon.port(), author.token);
        qint64 receipts = 0;
        for (const auto &peer : crowd.peers) {
            for (int i = 0; i < scale.inFlight; ++i)
                peer->write(author.post());
        }
        QElapsedTimer time;
        time.start();
        crowd.run([&] { return time.elapsed() >= scale.seconds * 1000; }, kPatience,
                  [&](Peer &peer, QByteArrayView start) {
                      if (!start.startsWith("RECEIPT"))
                          qFatal("%s", start.toByteArray().constData());
                      ++receipts;
                      peer.write(author.post());
                  });
        const double ours = double(receipts) / (double(time.elapsed()) / 1000);
        return {"durable posts, " + QByteArray::number(scale.writers * scale.inFlight) + " in flight", ours,
                "receipts/s", groupCommitCeiling(daemon.folder(), scale.seconds), 0.3};
    }

    /// Microseconds of one small append and fdatasync on the same disk.
    double syncTime(const QString &folder)
    {
        QFile file(folder + "/sync"_L1);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write to %s", qPrintable(folder));
        std::vector<double> times;
        for (int i = 0; i < kSingleRounds; ++i) {
            QElapsedTimer time;
            time.start();
            file.write(kText);
            file.flush();
            fdatasync(file.handle());
            times.push_back(double(time.nsecsElapsed()) / 1000);
        }
        return median(times);
    }

    Figure onePost(const BenchDaemon &daemon)
    {
        Author author = newAuthor(daemon, u"single"_s);
        Crowd crowd;
        Peer &peer = crowd.stomp(daemon.port(), author.token);
        std::vector<double> times;
        for (int i = 0; i < kSingleRounds; ++i) {
            bool receipted = false;
            QElapsedTimer time;
            time.start();
            peer.write(author.post());
            crowd.run([&] { return receipted; }, kPatience,
                      [&](Peer &, QByteArrayView) { receipted = true; });
            times.push_back(double(time.nsecsElapsed()) / 1000);
        }
        return {"one post in flight, median", median(times), "us", syncTime(daemon.folder()), 3, true};
    }

    Figure historyPage(const BenchDaemon &daemon)
    {
        const Author author = newAuthor(daemon, u"reader"_s);
        for (int i = 0; i < 200; ++i)
            daemon.ask("POST", "/api/v1/rooms/" + author.room + "/messages", author.token,
                       {{u"tag"_s, QString::number(i)}, {u"text"_s, QString::fromLatin1(kText)}});
        std::vector<double> times;
        for (int i = 0; i < kHistoryRounds; ++i) {
            QElapsedTimer time;
            time.start();
            daemon.ask("GET", "/api/v1/rooms/" + author.room + "/events?before=150&limit=40", author.token);
            times.push_back(double(time.nsecsElapsed()) / 1e6);
        }
        return {"history page of 40, new connection, p99", highest(times, 0.99), "ms", 0, 0, true};
    }

} // namespace

QList<Figure> measure(const BenchDaemon &daemon, const Scale &scale)
{
    QList<Figure> figures{{"resident after the start", double(privateMemoryOf(daemon.process())) / (1 << 20),
                           "MiB", 0, 40, true}};
    figures += fanOut(daemon, scale);
    figures += durablePosts(daemon, scale);
    figures += onePost(daemon);
    figures += historyPage(daemon);
    return figures;
}

} // namespace madang::bench
