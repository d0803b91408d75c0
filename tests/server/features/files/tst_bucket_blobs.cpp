// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/files/bucket_blobs.h"

#include "tests/support/bucket_imposter.h"

#include <QTemporaryDir>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::BucketImposter;
using Answer = BucketImposter::Answer;
using Kind = Blobs::Kind;

namespace {

constexpr AttachmentId kFile{(qint64(0x3f) << 22) + 7};
const QByteArray kSmallFile(1000, 's');

Answer refused(const QByteArray &word, int status)
{
    return {status, "<?xml version=\"1.0\"?><Error><Code>" + word + "</Code></Error>"};
}

} // namespace

class BucketBlobsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_imposter = std::make_unique<BucketImposter>();
        m_metrics = std::make_unique<Metrics>();
        m_blobs = blobsIn(m_folder->path());
    }
    void cleanup()
    {
        m_blobs.reset();
        m_imposter.reset();
        m_folder.reset();
    }

    // ---- putting

    void aFileIsInTheBucketWhenItsLastPieceIs()
    {
        const auto first = m_blobs->write(kFile, 0, kSmallFile.first(600), 1000);
        QVERIFY(first && !*first);
        QVERIFY(!m_imposter->objects().contains(path()));
        const auto last = m_blobs->write(kFile, 600, kSmallFile.mid(600), 1000);
        QVERIFY(last && *last);
        QCOMPARE(m_imposter->objects().value(path()), kSmallFile);
        // For who makes a small picture of it, until the house knows of it.
        QVERIFY(m_blobs->localFile(kFile));
        m_blobs->settle(kFile);
        QVERIFY(!m_blobs->localFile(kFile));
        const auto part = m_blobs->read(kFile, Kind::File, 990, 100);
        QVERIFY(part);
        QCOMPARE(*part, kSmallFile.mid(990));
    }

    void aLargeFileGoesInParts()
    {
        QByteArray large;
        for (int i = 0; i < 700'000; ++i)
            large += char(i % 251);
        sendWhole(large);
        QCOMPARE(m_imposter->objects().value(path()), large);
        QCOMPARE(m_imposter->openUploads(), 0);
        m_blobs->settle(kFile);
        // More than is fetched at once.
        const auto all = m_blobs->read(kFile, Kind::File, 0, large.size());
        QVERIFY(all);
        QCOMPARE(*all, large);
    }

    void aPartThatFailsGivesUpTheUploadAndLosesNothing()
    {
        m_imposter->goesWrong([](const BucketImposter::Asked &asked) {
            return asked.query.queryItemValue(u"partNumber"_s) == "2"_L1
                ? std::optional(refused("InternalError", 500))
                : std::nullopt;
        });
        const QByteArray large(700'000, 'l');
        const auto failed = m_blobs->write(kFile, 0, large, large.size());
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, Code::Unavailable);
        QCOMPARE(failed.error().about, u"files-away"_s);
        QVERIFY(failed.error().retryAfter > 0);
        QCOMPARE(m_imposter->openUploads(), 0);
        QVERIFY(!m_imposter->objects().contains(path()));
        // The same piece again.
        m_imposter->goesWrong({});
        rested();
        QVERIFY(m_blobs->write(kFile, 0, large, large.size()));
        QCOMPARE(m_imposter->objects().value(path()), large);
    }

    void whatThePutDidNotKeepIsNotTold()
    {
        m_imposter->goesWrong([this](const BucketImposter::Asked &asked) -> std::optional<Answer> {
            if (asked.method == "GET" && asked.path == path())
                return Answer{206, "x", "Content-Range: bytes 999-999/4000\r\n"};
            return std::nullopt;
        });
        QVERIFY(!m_blobs->write(kFile, 0, kSmallFile, 1000));
    }

    // ---- failing

    void whatPassesIsTriedAgain_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("way");
        QTest::newRow("500") << 500 << int(Answer::Way::Whole);
        QTest::newRow("503") << 503 << int(Answer::Way::Whole);
        QTest::newRow("half of it") << 206 << int(Answer::Way::Half);
        QTest::newRow("cut") << 200 << int(Answer::Way::Cut);
    }
    void whatPassesIsTriedAgain()
    {
        QFETCH(int, status);
        QFETCH(int, way);
        sendWhole(kSmallFile);
        m_blobs->settle(kFile);
        int left = 2;
        m_imposter->goesWrong([&, status, way](const BucketImposter::Asked &) {
            return left-- > 0 ? std::optional(Answer{status, "half of it", {}, Answer::Way(way)})
                              : std::nullopt;
        });
        const auto octets = m_blobs->read(kFile, Kind::File, 0, 1000);
        QVERIFY(octets);
        QCOMPARE(*octets, kSmallFile);
    }

    void aRefusalIsNotTriedAgain()
    {
        sendWhole(kSmallFile);
        m_blobs->settle(kFile);
        m_imposter->goesWrong([](const BucketImposter::Asked &) { return refused("AccessDenied", 403); });
        const int before = m_imposter->askedFor("GET");
        const auto octets = m_blobs->read(kFile, Kind::File, 0, 1000);
        QVERIFY(!octets);
        QCOMPARE(octets.error().about, u"files-away"_s);
        QCOMPARE(m_imposter->askedFor("GET"), before + 1);
    }

    void aShortAnswerIsNone()
    {
        sendWhole(kSmallFile);
        m_blobs->settle(kFile);
        m_imposter->goesWrong([](const BucketImposter::Asked &) {
            return std::optional(Answer{206, "ss", "Content-Range: bytes 0-999/1000\r\n"});
        });
        QVERIFY(!m_blobs->read(kFile, Kind::File, 0, 1000));
    }

    void whoComesAfterAFailureIsRefusedAtOnceForAWhile()
    {
        sendWhole(kSmallFile);
        m_blobs->settle(kFile);
        m_imposter->goesWrong([](const BucketImposter::Asked &) { return refused("SlowDown", 503); });
        QVERIFY(!m_blobs->read(kFile, Kind::File, 0, 1000));
        const int asked = m_imposter->askedFor("GET");
        QVERIFY(!m_blobs->read(kFile, Kind::File, 0, 1000));
        QCOMPARE(m_imposter->askedFor("GET"), asked);
        m_imposter->goesWrong({});
        rested();
        QVERIFY(m_blobs->read(kFile, Kind::File, 0, 1000));
    }

    void aFailingBucketIsCountedUntilItWorks()
    {
        QCOMPARE(m_metrics->findGauge("madang_files_bucket_failing")->value(), 0);
        m_imposter->goesWrong([](const BucketImposter::Asked &) { return refused("AccessDenied", 403); });
        QVERIFY(!m_blobs->bucket().get("x", 0, 1));
        QVERIFY(!m_blobs->bucket().get("x", 0, 1));
        QCOMPARE(m_metrics->findGauge("madang_files_bucket_failing")->value(), 2);
        m_imposter->goesWrong({});
        QCOMPARE(m_blobs->bucket().get("x", 0, 1).error().code, Code::NotFound);
        QCOMPARE(m_metrics->findGauge("madang_files_bucket_failing")->value(), 0);
    }

    void stoppingEndsWhatWaits()
    {
        m_blobs->stop();
        const auto octets = m_blobs->read(kFile, Kind::File, 0, 1000);
        QVERIFY(!octets);
        QCOMPARE(octets.error().code, Code::Unavailable);
    }

    // ---- whose it is

    void anothersBucketIsReadAndNotChanged()
    {
        sendWhole(kSmallFile);
        QTemporaryDir elsewhere;
        const auto copy = blobsIn(elsewhere.path());
        const auto octets = copy->read(kFile, Kind::File, 0, 1000);
        QVERIFY(octets);
        QCOMPARE(*octets, kSmallFile);
        QVERIFY(!copy->remove(kFile));
        QVERIFY(copy->shelf(0x3f, 100).isEmpty());
        QVERIFY(!copy->write({kFile.number + 1}, 0, kSmallFile, 1000));
        QVERIFY(m_imposter->objects().contains(path()));
        QVERIFY(copy->claim());
        QVERIFY(copy->remove(kFile));
        QVERIFY(!m_imposter->objects().contains(path()));
    }

    // ---- tidying up

    void removingTakesAllOfIt()
    {
        sendWhole(kSmallFile);
        QVERIFY(m_blobs->keepThumbnail(kFile, "small"));
        QVERIFY(m_imposter->objects().contains(path() + ".small"_L1));
        QVERIFY(m_blobs->remove(kFile));
        QVERIFY(!m_imposter->objects().contains(path()));
        QVERIFY(!m_imposter->objects().contains(path() + ".small"_L1));
        QVERIFY(!m_blobs->localFile(kFile));
        QVERIFY(m_blobs->remove(kFile)); // what is not there is gone
    }

    void aShelfIsLookedThroughALittleEachTime()
    {
        QVERIFY(m_blobs->own());
        QSet<AttachmentId> seen;
        for (qint64 i = 0; i < 5; ++i)
            m_imposter->put(u"/files-bucket/파일/3f/%1"_s.arg(kFile.number + i), "x");
        for (int turn = 0; turn < 3; ++turn) {
            const auto ids = m_blobs->shelf(0x3f, 2);
            QVERIFY(ids.size() <= 2);
            for (const AttachmentId id : ids)
                seen += id;
        }
        QCOMPARE(seen.size(), 5);
    }

    // ---- carrying

    void whatLiesHereIsReadFromHereAndCarriedOver()
    {
        DiskBlobs disk(m_folder->path());
        QVERIFY(disk.write(kFile, 0, kSmallFile, 1000));
        QVERIFY(disk.keepThumbnail(kFile, "small"));
        QCOMPARE(*m_blobs->read(kFile, Kind::File, 0, 1000), kSmallFile);
        const auto size = m_blobs->carryOver(kFile, Kind::File);
        QVERIFY(size);
        QCOMPARE(*size, 1000);
        QVERIFY(m_blobs->carryOver(kFile, Kind::Thumbnail));
        QVERIFY(!disk.localFile(kFile));
        QCOMPARE(*m_blobs->read(kFile, Kind::File, 0, 1000), kSmallFile);
        QCOMPARE(*m_blobs->read(kFile, Kind::Thumbnail, 0, 1000), QByteArray("small"));

        const auto kept = m_blobs->kept(0x3f, {});
        QVERIFY(kept);
        QCOMPARE(kept->kept.size(), 2);
        for (const auto &each : kept->kept)
            QVERIFY(m_blobs->carryBack(each.id, each.kind));
        QCOMPARE(*disk.read(kFile, Kind::File, 0, 1000), kSmallFile);
        QCOMPARE(*disk.read(kFile, Kind::Thumbnail, 0, 1000), QByteArray("small"));
        QVERIFY(!m_imposter->objects().contains(path()));
    }

    void whatDoesNotArriveAsItWasStays()
    {
        DiskBlobs disk(m_folder->path());
        QVERIFY(disk.write(kFile, 0, kSmallFile, 1000));
        m_imposter->goesWrong([this](const BucketImposter::Asked &asked) -> std::optional<Answer> {
            if (asked.method == "GET" && asked.path == path()
                && asked.fields.value("range") != "bytes=999-999")
                return Answer{206, QByteArray(1000, 'y'), "Content-Range: bytes 0-999/1000\r\n"};
            return std::nullopt;
        });
        const auto carried = m_blobs->carryOver(kFile, Kind::File);
        QVERIFY(!carried);
        QCOMPARE(carried.error().about, u"changed"_s);
        QVERIFY(disk.localFile(kFile));
    }

private:
    static QString path() { return u"/files-bucket/파일/3f/%1"_s.arg(kFile.number); }
    std::unique_ptr<BucketBlobs> blobsIn(const QString &folder)
    {
        BucketAddress address;
        address.endpoint = QUrl(m_imposter->address());
        address.region = "kr-test";
        address.bucket = "files-bucket";
        address.prefix = u"파일/"_s.toUtf8();
        address.key = {"key", "secret"};
        address.part = 300'000;
        BucketPatience patience;
        patience.pause = 1ms;
        patience.rest = kRest;
        return std::make_unique<BucketBlobs>(
            folder, std::make_unique<Bucket>(address, m_clock, m_metrics.get(), patience), m_clock);
    }
    void sendWhole(const QByteArray &octets)
    {
        const auto whole = m_blobs->write(kFile, 0, octets, octets.size());
        QVERIFY(whole && *whole);
    }
    /// Waits until a failure is forgotten: the clock is the machine's, for the network is.
    void rested()
    {
        const qint64 until = m_clock.steady() + kRest.count() + 1;
        QTRY_VERIFY(m_clock.steady() > until);
    }

    static constexpr std::chrono::milliseconds kRest{300};
    SystemClock m_clock;
    std::unique_ptr<Metrics> m_metrics;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<BucketImposter> m_imposter;
    std::unique_ptr<BucketBlobs> m_blobs;
};

QTEST_GUILESS_MAIN(BucketBlobsTest)
#include "tst_bucket_blobs.moc"
