// SPDX-License-Identifier: GPL-3.0-or-later
// The worst evening: a broadcast asks for gifts, hundreds give within seconds, and everybody chats about it
// in the campaign's room. No gift may be lost or doubled, and the chat must stay usable.
#include "tests/bench/scenarios.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <mutex>
#include <thread>

namespace madang::bench {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kMostDonors = 200;
    constexpr int kDonorThreads = 4;
    constexpr double kMessagesPerSecond = 50;
    constexpr qint64 kGift = 1'000; ///< won; each donor gives as many of them as its number says
    constexpr qint64 kGoal = 900'000'000'000; ///< so far away that no milestone adds cards
    constexpr double kMostSlowdown = 2;
    constexpr int kWriters = 20;

    struct Campaign {
        QByteArray id;
        QByteArray room;
    };

    /// What became of the gifts, from all threads.
    struct Gifts {
        std::mutex mutex; ///< guards the other members
        int done = 0;
        qint64 won = 0;
        QList<QByteArray> failures;
        std::vector<double> milliseconds;
    };

    QByteArray requestOf(const QByteArray &method, const QByteArray &path, const QByteArray &token,
                         const QByteArray &headers = {}, const QByteArray &body = {})
    {
        QByteArray request
            = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + headers;
        if (!token.isEmpty())
            request += "Authorization: Bearer " + token + "\r\n";
        if (!body.isEmpty())
            request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        return request + "\r\n" + body;
    }

    QJsonObject bodyOf(const QByteArray &answer)
    {
        return QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4)).object();
    }

    QByteArray locationOf(const QByteArray &answer)
    {
        const qsizetype at = answer.toLower().indexOf("\r\nlocation:");
        if (at < 0)
            return {};
        return answer.mid(at + 11, answer.indexOf('\r', at + 11) - at - 11).trimmed();
    }

    /// Order, decision at the checkout page, return; every fifth donor reloads the page they return to. What
    /// failed, or nothing.
    QByteArray give(const BenchDaemon &daemon, const Campaign &campaign, int number, qint64 won)
    {
        const QByteArray &token = daemon.tokens()[number % daemon.tokens().size()];
        const QByteArray wish = R"({"amount":{"amount":)" + QByteArray::number(won)
            + R"(,"currency":"KRW"},"message":"gift )" + QByteArray::number(number) + R"("})";
        const QByteArray made
            = answerTo(daemon.port(),
                       requestOf("POST", "/api/v1/campaigns/" + campaign.id + "/donations", token,
                                 "Content-Type: application/json\r\nIdempotency-Key: gift-"
                                     + QByteArray::number(number) + '-' + campaign.id + "\r\n",
                                 wish));
        const QJsonObject donation = bodyOf(made)["donation"_L1].toObject();
        const QByteArray order = donation["order"_L1].toString().toLatin1();
        if (order.isEmpty())
            return "no order: " + made;
        const QByteArray decided
            = answerTo(daemon.port(),
                       requestOf("POST", "/pay/sandbox/" + order, {},
                                 "Content-Type: application/x-www-form-urlencoded\r\n", "decision=approve"));
        const QByteArray back = locationOf(decided);
        if (!back.contains("/pay/success?"))
            return "no way back: " + decided;
        const QByteArray path = back.mid(back.indexOf("/pay/success?"));
        for (int visit = 0; visit < (number % 5 == 0 ? 2 : 1); ++visit) {
            const QByteArray page = answerTo(daemon.port(), requestOf("GET", path, {}));
            if (!page.startsWith("HTTP/1.1 200"))
                return "no page: " + page;
        }
        const QByteArray id = donation["id"_L1].toString().toLatin1();
        const QByteArray known = answerTo(daemon.port(), requestOf("GET", "/api/v1/donations/" + id, token));
        return bodyOf(known)["status"_L1].toString() == "DONE"_L1 ? QByteArray() : "not paid: " + known;
    }

    /// Donors spread evenly over a time; each thread takes every fourth.
    void giveInTurn(const BenchDaemon &daemon, const Campaign &campaign, int donors, int seconds, int thread,
                    Gifts &gifts)
    {
        const qint64 start = nowNs();
        const qint64 gap = qint64(seconds) * 1'000'000'000 / donors;
        for (int number = thread; number < donors; number += kDonorThreads) {
            const qint64 due = start + number * gap;
            if (const qint64 wait = due - nowNs(); wait > 0)
                std::this_thread::sleep_for(std::chrono::nanoseconds(wait));
            const qint64 won = kGift * (number + 1);
            const QByteArray failure = give(daemon, campaign, number, won);
            const std::lock_guard lock(gifts.mutex);
            gifts.milliseconds.push_back(double(nowNs() - due) / 1e6);
            if (failure.isEmpty()) {
                ++gifts.done;
                gifts.won += won;
            } else {
                gifts.failures += failure;
            }
        }
    }

    /// The chat of one evening, with or without donors beside it.
    Run evening(Bench &bench, const BenchDaemon &daemon, int donors, int seconds, Gifts *gifts)
    {
        DaemonVenue venue(daemon);
        venue.open(1);
        Campaign campaign;
        if (gifts) {
            const QJsonObject made = daemon.ask(
                "POST", "/api/v1/campaigns", daemon.tokens().first(),
                {{u"title"_s, u"broadcast"_s},
                 {u"story"_s, u""_s},
                 {u"goal"_s, QJsonObject{{u"amount"_s, kGoal}, {u"currency"_s, u"KRW"_s}}},
                 {u"endsAt"_s, QDateTime::currentDateTimeUtc().addDays(30).toString(Qt::ISODateWithMs)},
                 {u"room"_s, QString::fromLatin1(venue.room(0))}});
            campaign.id = made["id"_L1].toString().toLatin1();
        }
        Crowd crowd;
        enter(crowd, venue, bench.wishes.people, [&](Peer &peer, int number) {
            peer.token = daemon.tokens()[number % daemon.tokens().size()];
            peer.room = 0;
            peer.writes = number < kWriters;
        });
        Traffic traffic(crowd, venue, 1);
        std::vector<std::thread> threads;
        if (gifts) {
            traffic.expectCards(0, donors);
            for (int i = 0; i < kDonorThreads; ++i)
                threads.emplace_back([&, i] { giveInTurn(daemon, campaign, donors, seconds, i, *gifts); });
        }
        Run run = traffic.run({.seconds = seconds, .perSecond = kMessagesPerSecond, .warmUp = 0});
        for (std::thread &thread : threads)
            thread.join();
        if (!gifts)
            return run;
        const QJsonObject now = daemon.ask("GET", "/api/v1/campaigns/" + campaign.id, {});
        const int counted = now["giftCount"_L1].toInt();
        const qint64 total = now["total"_L1]["amount"_L1].toInteger();
        run.faults.lost += qMax(0, donors - counted);
        run.faults.doubled += qMax(0, counted - donors);
        run.faults.refused += gifts->failures.size();
        if (total != gifts->won) {
            bench.report.note("the campaign's total is " + QByteArray::number(total) + " won, given were "
                              + QByteArray::number(gifts->won));
            ++run.faults.lost;
        }
        for (const QByteArray &failure : std::as_const(gifts->failures))
            bench.report.note(failure.left(200));
        return run;
    }

    bool booksHold(const Bench &bench, const BenchDaemon &daemon)
    {
        QProcess check;
        check.start(bench.wishes.program, {u"ledger"_s, u"check"_s, u"--data"_s, daemon.folder()});
        check.waitForFinished(60'000);
        return check.exitStatus() == QProcess::NormalExit && check.exitCode() == 0;
    }

} // namespace

void broadcast(Bench &bench)
{
    const int donors = qMin(kMostDonors, qMax(1, bench.wishes.people / 5));
    const int seconds = 2 * bench.wishes.seconds;
    std::vector<double> alone;
    std::vector<double> beside;
    std::vector<double> gave;
    bool hold = true;
    for (int i = 0; i < bench.wishes.repetitions; ++i) {
        const auto daemon = bench.ownDaemon();
        Gifts gifts;
        const Run quiet = evening(bench, *daemon, donors, seconds, nullptr);
        const Run busy = evening(bench, *daemon, donors, seconds, &gifts);
        bench.report.add(quiet.faults);
        bench.report.add(busy.faults);
        alone.push_back(quiet.latencies.quantile(0.99));
        beside.push_back(busy.latencies.quantile(0.99));
        std::sort(gifts.milliseconds.begin(), gifts.milliseconds.end());
        if (!gifts.milliseconds.empty())
            gave.push_back(gifts.milliseconds[gifts.milliseconds.size() * 99 / 100]);
        hold = booksHold(bench, *daemon) && hold;
    }
    Figure late = compared("chat p99 beside donors (reference: without)", "us", beside, alone,
                           Figure::Target::AtMost, kMostSlowdown);
    bench.report.add(late);
    bench.report.add({"wish to confirmed gift, p99", "ms", median(gave), 0, median(gave)});
    bench.report.note(QByteArray::number(donors) + " gifts in " + QByteArray::number(seconds) + " s; "
                      + (hold ? "the books hold" : "THE BOOKS DO NOT HOLD"));
    if (!hold)
        bench.report.add(Faults{1, 0, 0, 0});
}

} // namespace madang::bench
