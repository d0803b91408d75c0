// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/files/bucket_blobs.h"

#include "common/base/log.h"
#include "common/base/secret.h"
#include "common/base/whole_file.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <unistd.h>

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    constexpr auto kOwnerName = "owner";
    constexpr qint64 kMostOwner = 100; ///< octets of what it says
    constexpr auto kSmall = ".small";
    constexpr qint64 kOwnForMs = 5 * 60 * 1000;
    /// A file that is whole here and in the bucket so long is needed here by nobody any more.
    constexpr qint64 kDoubleForSeconds = 3600;
    /// Parts of uploads that nobody ended for so long are given up.
    constexpr auto kPartsFor = 48h;

    QByteArray shelfName(int number)
    {
        return QByteArray::number(number, 16).rightJustified(2, '0') + '/';
    }

} // namespace

BucketBlobs::BucketBlobs(const QString &folder, std::unique_ptr<Bucket> bucket, const Clock &clock)
    : m_folder(folder)
    , m_disk(folder)
    , m_bucket(std::move(bucket))
    , m_clock(clock)
{
}

/// As DiskBlobs lays them out, so that any program can copy the one place to the other.
QByteArray BucketBlobs::nameOf(AttachmentId id, Kind kind)
{
    return shelfName(int((id.number >> 22) % kShelves)) + id.text().toLatin1()
        + (kind == Kind::Thumbnail ? kSmall : "");
}

// --- whose it is

/// Not among the keys, which a backup takes along: a house that was restored is another until somebody says
/// no.
QByteArray BucketBlobs::knownHouse() const
{
    QFile file(m_folder + "/owner"_L1);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

Result<QByteArray> BucketBlobs::house()
{
    if (const QByteArray known = knownHouse(); !known.isEmpty())
        return known;
    if (!QDir().mkpath(m_folder))
        return Error{Code::Unavailable, "files"};
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QByteArray name = secret::randomBytes(16).toHex();
    QSaveFile out(m_folder + "/owner"_L1);
    if (!out.open(QIODevice::WriteOnly) || out.write(name + '\n') < 0 || !commitWhole(out))
        return Error{Code::Unavailable, "files"};
    return name;
}

Result<BucketBlobs::Owner> BucketBlobs::owner()
{
    const auto mark = m_bucket->get(kOwnerName, 0, kMostOwner);
    if (!mark)
        return mark.error().code == Code::NotFound ? Result<Owner>(Owner::Nobody) : mark.error();
    const QByteArray known = knownHouse();
    return !known.isEmpty() && mark->octets == known ? Owner::Us : Owner::Another;
}

Done BucketBlobs::own()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_clock.steady() < m_oursUntil)
            return {};
        if (m_clock.steady() < m_othersUntil)
            return Error{Code::NotAllowed, "files-owner"};
    }
    TRY(const Owner whose, owner());
    if (whose == Owner::Another) {
        qCCritical(lcStore)
            << "the bucket belongs to another house: nothing is put into it or taken away. Set "
               "files.s3_prefix to another one, or, if that house is no more: madangd files claim";
        const std::lock_guard lock(m_mutex);
        m_othersUntil = m_clock.steady() + kOwnForMs;
        return Error{Code::NotAllowed, "files-owner"};
    }
    if (whose == Owner::Nobody)
        return claim();
    const std::lock_guard lock(m_mutex);
    m_oursUntil = m_clock.steady() + kOwnForMs;
    return {};
}

Done BucketBlobs::claim()
{
    TRY(const QByteArray here, house());
    TRY(m_bucket->put(kOwnerName, here));
    const std::lock_guard lock(m_mutex);
    m_oursUntil = m_clock.steady() + kOwnForMs;
    return {};
}

// --- for the house

/// People are told to try again; whose the bucket is, is the operator's matter.
Done BucketBlobs::mayPut()
{
    const Done mine = own();
    if (!mine && mine.error().code == Code::NotAllowed)
        return Error{Code::Unavailable, "files-away"}.after(60);
    return mine;
}

Result<bool> BucketBlobs::write(AttachmentId id, qint64 offset, QByteArrayView octets, qint64 size)
{
    TRY(const bool whole, m_disk.write(id, offset, octets, size));
    if (!whole)
        return false;
    TRY(carry(id));
    return true;
}

Done BucketBlobs::carry(AttachmentId id)
{
    TRY(mayPut());
    {
        const std::lock_guard lock(m_mutex);
        if (m_carried.contains(id))
            return Error{Code::Conflict, "busy"}.after(2);
        m_carried.insert(id);
    }
    const Done done = m_bucket->putFile(nameOf(id, Kind::File), m_disk.pathOf(id, Kind::File));
    const std::lock_guard lock(m_mutex);
    m_carried.remove(id);
    return done;
}

Done BucketBlobs::keepThumbnail(AttachmentId id, const QByteArray &octets)
{
    TRY(mayPut());
    return m_bucket->put(nameOf(id, Kind::Thumbnail), octets);
}

Result<QByteArray> BucketBlobs::read(AttachmentId id, Kind kind, qint64 at, qint64 most)
{
    if (auto here = m_disk.read(id, kind, at, most); here || here.error().code != Code::NotFound)
        return here;
    QByteArray octets;
    const QByteArray name = nameOf(id, kind);
    for (;;) {
        const auto piece = m_bucket->get(name, at + octets.size(), most - octets.size());
        // It may have been carried back between the two looks.
        if (!piece && piece.error().code == Code::NotFound)
            return m_disk.read(id, kind, at, most);
        if (!piece)
            return piece.error();
        octets += piece->octets;
        if (piece->octets.isEmpty() || octets.size() >= most || at + octets.size() >= piece->whole)
            return octets;
    }
}

Result<QString> BucketBlobs::localFile(AttachmentId id)
{
    return m_disk.localFile(id);
}

void BucketBlobs::settle(AttachmentId id)
{
    // Not DiskBlobs::remove(): that is for what is needed nowhere any more.
    ::unlink(QFile::encodeName(m_disk.pathOf(id, Kind::File)).constData());
}

Done BucketBlobs::remove(AttachmentId id)
{
    TRY(own());
    TRY(m_bucket->remove(nameOf(id, Kind::File)));
    TRY(m_bucket->remove(nameOf(id, Kind::Thumbnail)));
    return m_disk.remove(id);
}

QList<AttachmentId> BucketBlobs::shelf(int number, int most)
{
    if (!own())
        return {};
    if (number == 0) {
        if (const auto given = m_bucket->giveUpParts(m_clock.now().plus(-kPartsFor)); given && *given > 0)
            qCInfo(lcStore) << "uploads into the bucket that nobody ended:" << *given;
    }
    QList<AttachmentId> ids = m_disk.shelf(number, most);
    QByteArray after;
    {
        const std::lock_guard lock(m_mutex);
        after = m_lookedUpTo.value(number);
    }
    const auto page = m_bucket->list(shelfName(number), after, most);
    if (!page)
        return ids;
    for (const Bucket::Entry &entry : page->entries) {
        const AttachmentId id
            = AttachmentId::fromText(QString::fromLatin1(entry.name.mid(3)).section(u'.', 0, 0));
        if (!id.isNull() && !ids.contains(id) && ids.size() < 2 * most)
            ids += id;
    }
    forgetDoubles(number, page->entries);
    const std::lock_guard lock(m_mutex);
    m_lookedUpTo[number] = page->more && !page->entries.isEmpty() ? page->entries.last().name : QByteArray();
    return ids;
}

/// What a crash between the bucket and the store left here.
void BucketBlobs::forgetDoubles(int number, const QList<Bucket::Entry> &entries)
{
    const QString shelf = m_folder + u'/' + QString::fromLatin1(shelfName(number));
    const QDateTime old = QDateTime::currentDateTimeUtc().addSecs(-kDoubleForSeconds);
    for (const Bucket::Entry &entry : entries) {
        const QFileInfo here(shelf + QString::fromLatin1(entry.name.mid(3)));
        if (here.isFile() && here.size() == entry.size && here.lastModified() < old)
            QFile::remove(here.filePath());
    }
}

// --- for who carries files

Done BucketBlobs::fetch(AttachmentId id, Kind kind, const TakeOctets &take)
{
    const QByteArray name = nameOf(id, kind);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray digest;
    qint64 at = 0;
    for (qint64 whole = 1; at < whole;) {
        TRY(const Bucket::Piece piece, m_bucket->get(name, at, Bucket::kMostAtOnce));
        if (at == 0) {
            whole = piece.whole;
            digest = piece.digest;
        }
        if (piece.whole != whole || piece.digest != digest || (piece.octets.isEmpty() && at < whole))
            return Error{Code::Conflict, "changed"}.at(QString::fromLatin1(name));
        hash.addData(piece.octets);
        at += piece.octets.size();
        TRY(take(piece.octets));
    }
    if (!digest.isEmpty() && hash.result().toHex() != digest)
        return Error{Code::Conflict, "changed"}.at(QString::fromLatin1(name));
    return {};
}

Result<qint64> BucketBlobs::carryOver(AttachmentId id, Kind kind)
{
    const QString path = m_disk.pathOf(id, kind);
    const QFileInfo here(path);
    if (!here.isFile())
        return Error{Code::NotFound, "attachment"};
    const qint64 size = here.size();
    TRY(own());
    TRY(m_bucket->putFile(nameOf(id, kind), path));
    // Not only that it is there: read back, all of it is what lies here.
    TRY(const QByteArray digest, digestOfFile(path));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    TRY(fetch(id, kind, [&hash](QByteArrayView octets) {
        hash.addData(octets.toByteArray());
        return Done();
    }));
    if (hash.result().toHex() != digest)
        return Error{Code::Conflict, "changed"}.at(QString::fromLatin1(nameOf(id, kind)));
    QFile::remove(path);
    return size;
}

Result<qint64> BucketBlobs::carryBack(AttachmentId id, Kind kind)
{
    TRY(own());
    const QByteArray name = nameOf(id, kind);
    TRY(const Bucket::Piece first, m_bucket->get(name, 0, 1));
    if (kind == Kind::Thumbnail) {
        QByteArray octets;
        TRY(fetch(id, kind, [&octets](QByteArrayView piece) {
            octets += piece;
            return Done();
        }));
        TRY(m_disk.keepThumbnail(id, octets));
    } else if (!m_disk.localFile(id)) {
        // A part that an earlier try left, or that somebody was sending, is written over.
        qint64 at = 0;
        TRY(fetch(id, kind, [&](QByteArrayView octets) -> Done {
            // The last piece gives it its name, which only what was proven may have: it comes below.
            if (at + octets.size() == first.whole)
                return {};
            TRY(m_disk.write(id, at, octets, first.whole));
            at += octets.size();
            return {};
        }));
        TRY(const Bucket::Piece last, m_bucket->get(name, at, first.whole - at));
        TRY(m_disk.write(id, at, last.octets, first.whole));
        TRY(const QByteArray digest, digestOfFile(m_disk.pathOf(id, kind)));
        if (!first.digest.isEmpty() && digest != first.digest) {
            settle(id);
            return Error{Code::Conflict, "changed"}.at(QString::fromLatin1(name));
        }
    }
    TRY(m_bucket->remove(name));
    return first.whole;
}

Result<BucketBlobs::KeptPage> BucketBlobs::kept(int number, const QByteArray &after)
{
    TRY(const Bucket::Page page, m_bucket->list(shelfName(number), after, Bucket::kMostListed));
    KeptPage out;
    out.more = page.more && !page.entries.isEmpty();
    for (const Bucket::Entry &entry : page.entries) {
        out.last = entry.name;
        const QString file = QString::fromLatin1(entry.name.mid(3));
        const AttachmentId id = AttachmentId::fromText(file.section(u'.', 0, 0));
        if (id.isNull())
            continue;
        out.kept += {id, file.endsWith(QLatin1StringView(kSmall)) ? Kind::Thumbnail : Kind::File, entry.name};
    }
    return out;
}

} // namespace madang
