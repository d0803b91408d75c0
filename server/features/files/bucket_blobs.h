// SPDX-License-Identifier: GPL-3.0-or-later
// BucketBlobs: files in a bucket of an S3-compatible store, under the names they would have on a disk. A file
// comes together in a folder of this machine and goes into the bucket when it is whole; what still lies in
// that folder, from before there was a bucket or from a backup, is read from there.
//
// A bucket (with its prefix) belongs to one house: an object there says to which. A copy of the house, such
// as a restored backup that is tried out, reads and does not change it: it would take away what it does not
// know of.
#pragma once

#include "server/features/files/bucket.h"
#include "server/features/files/disk_blobs.h"

#include <QHash>
#include <QSet>

namespace madang {

class BucketBlobs final : public Blobs {
public:
    using TakeOctets = std::function<Done(QByteArrayView)>;

    /// `folder` is where files lie without a bucket.
    BucketBlobs(const QString &folder, std::unique_ptr<Bucket> bucket, const Clock &clock);
    Result<bool> write(AttachmentId id, qint64 offset, QByteArrayView octets, qint64 size) override;
    Done keepThumbnail(AttachmentId id, const QByteArray &octets) override;
    Result<QByteArray> read(AttachmentId id, Kind kind, qint64 at, qint64 most) override;
    /// Only of what still lies here: of what was just written, until it is settled.
    Result<QString> localFile(AttachmentId id) override;
    void settle(AttachmentId id) override;
    Done remove(AttachmentId id) override;
    QList<AttachmentId> shelf(int number, int most) override;
    void stop() override { m_bucket->stop(); }

    /// Whose the bucket is; changes nothing.
    enum class Owner { Nobody, Us, Another };
    Result<Owner> owner();
    /// Whether the bucket is this house's: NotAllowed ("files-owner") when it is another's. One that is
    /// nobody's becomes ours.
    Done own();
    /// It is ours from now on, whosever it was.
    Done claim();

    /// Hands over all of what lies in the bucket, whether or not it also lies here, and compares its digest
    /// with the one it was put with: Conflict ("changed").
    Done fetch(AttachmentId id, Kind kind, const TakeOctets &take);
    /// Carries what lies here into the bucket, and takes it away here when it is there. How many octets;
    /// NotFound when nothing lies here.
    Result<qint64> carryOver(AttachmentId id, Kind kind);
    /// The other way.
    Result<qint64> carryBack(AttachmentId id, Kind kind);
    /// What lies in a part of the bucket behind a name, in order.
    struct Kept {
        AttachmentId id;
        Kind kind = Kind::File;
        QByteArray name;
    };
    struct KeptPage {
        QList<Kept> kept;
        QByteArray last;
        bool more = false;
    };
    Result<KeptPage> kept(int number, const QByteArray &after);

    Bucket &bucket() { return *m_bucket; }

private:
    static QByteArray nameOf(AttachmentId id, Kind kind);
    /// Puts a whole file of this machine; one at a time.
    Done carry(AttachmentId id);
    QByteArray knownHouse() const;
    Result<QByteArray> house();
    Done mayPut();
    void forgetDoubles(int number, const QList<Bucket::Entry> &entries);

    const QString m_folder;
    DiskBlobs m_disk;
    const std::unique_ptr<Bucket> m_bucket;
    const Clock &m_clock;
    std::mutex m_mutex; ///< guards the members below
    QSet<AttachmentId> m_carried; ///< just now
    QHash<int, QByteArray> m_lookedUpTo; ///< by the number of the shelf: where the next look begins
    /// On the steady clock: so long nobody asks again whose the bucket is, since it is ours, or another's.
    qint64 m_oursUntil = 0;
    qint64 m_othersUntil = 0;
};

} // namespace madang
