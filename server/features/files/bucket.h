// SPDX-License-Identifier: GPL-3.0-or-later
// Bucket: an S3-compatible store of objects, asked one request after another. Knows names and octets, no
// files, rooms or rules. Slow: whoever calls waits for the network, so only threads that may (see Porters).
// Every method is safe from any thread.
//
// Which requests there are, and how they are answered, is of the "Amazon S3 API Reference".
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"
#include "server/core/metrics.h"
#include "server/outbound/http_client.h"
#include "server/outbound/sigv4.h"

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace madang {

/// Where it is, and who we are there.
struct BucketAddress {
    QUrl endpoint; ///< "https://s3.ap-northeast-2.amazonaws.com", without a path
    QByteArray region;
    QByteArray bucket;
    QByteArray prefix; ///< of every name; empty, or ends with a slash
    bool pathStyle = true; ///< the bucket's name in the path, not in the host
    bool plainToo = false; ///< http to other machines, too
    outbound::sigv4::Key key;
    qint64 part = qint64(8) << 20; ///< larger files go in parts of this size
};

/// How long is waited, and how often it is tried.
struct BucketPatience {
    int attempts = 3;
    std::chrono::milliseconds pause{250}; ///< before the second attempt, doubled before each further one
    std::chrono::milliseconds answer{10'000}; ///< of any request
    qint64 octetsPerSecond = 128 * 1024; ///< what a line carries at least: larger bodies may take longer
    /// After a request that failed for good nobody is kept waiting for another failure: for so long all are
    /// refused at once.
    std::chrono::milliseconds rest{2'000};
};

/// What the store said, or why it said nothing.
struct BucketAnswer {
    int status = 0; ///< 0: nothing
    QByteArray body;
    QByteArray word; ///< the store's own for what went wrong ("NoSuchKey"), or the network's
    outbound::Answer whole; ///< with the fields

    bool isGood() const { return status >= 200 && status < 300; }
};

/// Errors of its methods: NotFound ("attachment") for what is not there; Unavailable ("files-away"), with a
/// time after which it is worth trying, for everything that is not an answer. The log says why.
class Bucket {
public:
    /// A part of an object.
    struct Piece {
        QByteArray octets;
        qint64 whole = 0; ///< size of all of it
        QByteArray digest; ///< SHA-256 of all of it, as it was told when it was put; empty: it was not
    };
    struct Entry {
        QByteArray name; ///< below the prefix
        qint64 size = 0;
    };
    struct Page {
        QList<Entry> entries;
        bool more = false;
    };
    /// Of what get() answers: more is fetched in several.
    static constexpr qint64 kMostAtOnce = 512 * 1024;
    static constexpr int kMostListed = 500;

    /// `metrics` may be absent.
    Bucket(BucketAddress address, const Clock &clock, Metrics *metrics = nullptr,
           BucketPatience patience = {});
    ~Bucket() { stop(); }
    Bucket(const Bucket &) = delete;
    Bucket &operator=(const Bucket &) = delete;

    /// Puts a small object and looks whether it is there.
    Done put(const QByteArray &name, const QByteArray &octets);
    /// Puts a file, in parts where it is large, and looks whether all of it is there. What came of it before
    /// a failure is given up.
    Done putFile(const QByteArray &name, const QString &path);
    /// Up to `most` octets (and up to kMostAtOnce); at least one is wanted of what is there.
    Result<Piece> get(const QByteArray &name, qint64 at, qint64 most);
    /// What is not there is gone.
    Done remove(const QByteArray &name);
    /// Names below the prefix that begin so, in order, behind `after`; at most kMostListed.
    Result<Page> list(const QByteArray &beginning, const QByteArray &after, int most);
    /// Gives up uploads in parts that somebody began before then and nobody ended; how many.
    Result<int> giveUpParts(Timestamp before);

    /// Puts, reads and removes a small object once, without patience: for who wants to know whether that
    /// works.
    BucketAnswer probe();

    /// Ends what is under way and refuses what comes. Idempotent.
    void stop();
    const BucketAddress &address() const { return m_address; }

private:
    struct Wish {
        QByteArray method = "GET";
        QByteArray name; ///< below the prefix; empty with isBucket
        bool isBucket = false; ///< the bucket itself is asked
        outbound::sigv4::Pairs parameters = {};
        outbound::sigv4::Pairs fields = {};
        QByteArray body = {};
        std::chrono::milliseconds extra{0}; ///< patience beyond the usual
    };
    outbound::Request requestOf(const Wish &wish) const;
    BucketAnswer askOnce(const Wish &wish);
    /// Tries again what may be tried again.
    BucketAnswer ask(const Wish &wish);
    /// False when it was stopped meanwhile.
    bool waitFor(std::chrono::milliseconds span);
    void note(const Wish &wish, const BucketAnswer &answer, bool isFailure);
    Done putParts(const QByteArray &name, const QString &path, qint64 size, const QByteArray &digest);
    Result<QByteArray> putPart(const QByteArray &name, const QByteArray &upload, int number,
                               const QByteArray &octets);
    Done proveWhole(const QByteArray &name, qint64 size, const QByteArray &digest);
    Error away() const;
    Error errorOf(const BucketAnswer &answer) const;

    const BucketAddress m_address;
    const Clock &m_clock;
    const BucketPatience m_patience;
    Counter *m_requests = nullptr;
    Counter *m_failures = nullptr;
    Gauge *m_failing = nullptr;
    Timing *m_times = nullptr;
    outbound::HttpClient m_client;
    std::mutex m_mutex; ///< guards m_stopping and m_said
    std::condition_variable m_wake;
    bool m_stopping = false;
    QByteArray m_said; ///< the word that the log was told last; empty: all is well
    std::atomic<qint64> m_restsUntil = 0; ///< on the steady clock
};

/// SHA-256 of a file, in hexadecimal. Unavailable ("files") when it cannot be read.
Result<QByteArray> digestOfFile(const QString &path);

} // namespace madang
