// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/metrics.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <thread>

using namespace madang;
using namespace Qt::StringLiterals;

class MetricsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_metrics = std::make_unique<Metrics>(); }

    void whatOthersCountIsFoundByName()
    {
        Metrics metrics;
        QVERIFY(!metrics.findGauge("madang_x"));
        Gauge &made = metrics.gauge("madang_x", "Help.");
        QCOMPARE(metrics.findGauge("madang_x"), &made);
        QVERIFY(!metrics.findCounter("madang_x"));
        metrics.counter("madang_y_total", "Help.", R"(kind="x")");
        QVERIFY(!metrics.findCounter("madang_y_total"));
    }

    void theSameNameAndLabelsAreTheSameNumber()
    {
        Counter &first = m_metrics->counter("madang_test_total", "Help.");
        Counter &again = m_metrics->counter("madang_test_total", "Help.");
        Counter &other = m_metrics->counter("madang_test_total", "Help.", R"(reason="slow")");
        QCOMPARE(&first, &again);
        QVERIFY(&first != &other);
        first.add();
        again.add(2);
        QCOMPARE(first.value(), 3u);
        QCOMPARE(other.value(), 0u);
    }

    void everyNameHasItsHeadOnceAndItsLinesTogether()
    {
        m_metrics->counter("madang_b_total", "Bees.", R"(kind="x")").add(1);
        m_metrics->gauge("madang_a", "An a.").set(-5);
        m_metrics->counter("madang_b_total", "Bees.", R"(kind="y")").add(2);
        QCOMPARE(m_metrics->text(),
                 QByteArray("# HELP madang_a An a.\n"
                            "# TYPE madang_a gauge\n"
                            "madang_a -5\n"
                            "# HELP madang_b_total Bees.\n"
                            "# TYPE madang_b_total counter\n"
                            "madang_b_total{kind=\"x\"} 1\n"
                            "madang_b_total{kind=\"y\"} 2\n"));
    }

    void aTimingCountsUpToEachBound()
    {
        Timing &timing = m_metrics->timing("madang_test_seconds", "Time.", R"(lane="w")");
        for (const qint64 us : {50, 100, 101, 2'000'000, 60'000'000})
            timing.record(us);
        QCOMPARE(timing.countUpTo(0), 2u);
        QCOMPARE(timing.countUpTo(1), 3u);
        QCOMPARE(timing.countUpTo(9), 3u);
        QCOMPARE(timing.countUpTo(10), 4u);
        const QByteArray text = m_metrics->text();
        QVERIFY(text.contains("madang_test_seconds_bucket{lane=\"w\",le=\"0.0001\"} 2\n"));
        QVERIFY(text.contains("madang_test_seconds_bucket{lane=\"w\",le=\"10\"} 4\n"));
        QVERIFY(text.contains("madang_test_seconds_bucket{lane=\"w\",le=\"+Inf\"} 5\n"));
        QVERIFY(text.contains("madang_test_seconds_count{lane=\"w\"} 5\n"));
        QVERIFY(text.contains("madang_test_seconds_sum{lane=\"w\"} 62.000251\n"));
    }

    void aLongSumKeepsItsDigits()
    {
        Timing &timing = m_metrics->timing("madang_test_seconds", "Time.");
        for (int i = 0; i < 30; ++i)
            timing.record(1'000'000'000'000);
        timing.record(1);
        QVERIFY(m_metrics->text().contains("madang_test_seconds_sum 30000000.000001\n"));
    }

    void threadsMayRecordAndReadTogether()
    {
        Timing &timing = m_metrics->timing("madang_test_seconds", "Time.");
        std::vector<std::thread> threads;
        std::atomic_bool agreed = true;
        for (int i = 0; i < 3; ++i) {
            threads.emplace_back([&] {
                for (int k = 0; k < 300; ++k) {
                    m_metrics->counter("madang_test_total", "Help.").add();
                    timing.record(k * 1000);
                }
            });
        }
        threads.emplace_back([&] {
            for (int k = 0; k < 100; ++k) {
                const QByteArray text = m_metrics->text();
                const auto after = [&text](const QByteArray &word) {
                    const qsizetype at = text.indexOf(word) + word.size();
                    return text.mid(at, text.indexOf('\n', at) - at);
                };
                if (after("_bucket{le=\"+Inf\"} ") != after("_count "))
                    agreed = false;
            }
        });
        for (std::thread &thread : threads)
            thread.join();
        QVERIFY2(agreed, "the last bucket and the count are one number");
        QCOMPARE(timing.countUpTo(Timing::kBucketsSeconds.size()), 900u);
        QCOMPARE(m_metrics->counter("madang_test_total", "").value(), 900u);
    }

    void promtoolAcceptsTheText()
    {
        const QString promtool = QStandardPaths::findExecutable(u"promtool"_s);
        if (promtool.isEmpty())
            QSKIP("promtool is not installed");
        m_metrics->counter("madang_frames_total", "Frames received.", R"(command="SEND")").add(7);
        m_metrics->gauge("madang_connections", "Open connections.").set(3);
        m_metrics->timing("madang_store_commit_seconds", "Time of one COMMIT with its fsync.").record(1500);
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(promtool, {u"check"_s, u"metrics"_s});
        process.write(m_metrics->text());
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QVERIFY2(process.exitCode() == 0, process.readAll().constData());
    }

private:
    std::unique_ptr<Metrics> m_metrics;
};

QTEST_GUILESS_MAIN(MetricsTest)
#include "tst_metrics.moc"
