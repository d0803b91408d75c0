// SPDX-License-Identifier: GPL-3.0-or-later
// `madangd files`: carries attached files from the disk into the bucket or back, one after another, beside a
// running daemon or without one; and says whose a bucket is.
#include "common/base/log.h"
#include "server/commands/commands.h"
#include "server/commands/explain_backup.h"
#include "server/commands/file_source.h"
#include "server/commands/printing.h"

#include <QDir>
#include <QFileInfo>

#include <cstdio>

namespace madang::commands {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kSomeStayed = 3;

    struct Moved {
        QString to; ///< "s3" or "disk"
        qint64 files = 0; ///< small pictures counted, too
        qint64 octets = 0;
        qint64 stayed = 0; ///< what could not be carried: it lies where it lay
    };
    PROTOCOL_FIELDS(Moved, to, files, octets, stayed)

    /// Counts one, or says why it stayed. An error that the next one would meet, too, ends it all.
    Done settleOne(const Result<qint64> &carried, const QString &name, Moved &moved)
    {
        if (carried) {
            ++moved.files;
            moved.octets += *carried;
            return {};
        }
        if (carried.error().code == Code::NotFound)
            return {}; // taken away meanwhile
        if (carried.error().code != Code::Conflict)
            return carried.error();
        ++moved.stayed;
        std::fprintf(stderr, "madangd: %s did not arrive as it was, and stays where it is\n",
                     qPrintable(forLog(name)));
        return {};
    }

    Done moveOver(BucketBlobs &blobs, const QString &folder, Moved &moved)
    {
        for (int number = 0; number < Blobs::kShelves; ++number) {
            const QDir shelf(folder + u"/%1"_s.arg(number, 2, 16, QChar(u'0')));
            for (const QString &name : shelf.entryList(QDir::Files | QDir::Hidden, QDir::Name)) {
                const bool isSmall = name.endsWith(".small"_L1);
                const AttachmentId id = AttachmentId::fromText(isSmall ? name.chopped(6) : name);
                // What ends with ".part" is being sent, and goes into the bucket when it is whole.
                if (id.isNull())
                    continue;
                TRY(settleOne(blobs.carryOver(id, isSmall ? Blobs::Kind::Thumbnail : Blobs::Kind::File), name,
                              moved));
            }
        }
        return {};
    }

    Done moveBack(BucketBlobs &blobs, Moved &moved)
    {
        for (int number = 0; number < Blobs::kShelves; ++number) {
            QByteArray after;
            for (bool more = true; more;) {
                TRY(const BucketBlobs::KeptPage page, blobs.kept(number, after));
                for (const BucketBlobs::Kept &each : page.kept)
                    TRY(settleOne(blobs.carryBack(each.id, each.kind), QString::fromLatin1(each.name),
                                  moved));
                after = page.last;
                more = page.more;
            }
        }
        return {};
    }

    int filesUsage()
    {
        std::fputs(
            "Usage: madangd files move s3|disk [--json], as the user that madangd runs as\n"
            "       madangd files claim\n\n"
            "  move s3    carries what lies on the disk into the bucket of [files] s3_...: each is put,\n"
            "             read back and compared, and only then removed here. Beside a running daemon\n"
            "             with store = \"s3\", which reads from both places, or without one. Run it again\n"
            "             when it was cut short.\n"
            "  move disk  the other way: first beside the running daemon, then once more after it was\n"
            "             stopped, before it is started with store = \"disk\".\n"
            "  claim      the bucket, with its prefix, is this house's from now on: for a house that was\n"
            "             restored and takes the place of the one before.\n"
            "\nExit code: 0 done, 1 usage, 2 could not, 3 some files stayed where they were.\n",
            stderr);
        return 1;
    }

    int claimBucket(BucketBlobs &blobs, const Config &config)
    {
        if (const Done done = blobs.claim(); !done)
            return explainBackup(done.error(), config);
        std::printf("The bucket \"%s\" below \"%s\" is this house's now.\n",
                    qPrintable(config.files.s3Bucket), qPrintable(config.files.s3Prefix));
        return 0;
    }

    int moveFiles(BucketBlobs &blobs, const Config &config, const Options &options, const QString &data)
    {
        Moved moved{options.words.value(1)};
        const Done done
            = moved.to == "s3"_L1 ? moveOver(blobs, data + "/files"_L1, moved) : moveBack(blobs, moved);
        if (options.json)
            printJson(moved);
        else
            std::printf("%lld files carried, %lld octets\n", static_cast<long long>(moved.files),
                        static_cast<long long>(moved.octets));
        if (!done)
            return explainBackup(done.error(), config);
        return moved.stayed > 0 ? kSomeStayed : 0;
    }

} // namespace

int files(const Options &options)
{
    const auto config = loadConfig(options);
    if (!config)
        return 1;
    const QString verb = options.words.value(0);
    const QString to = options.words.value(1);
    const bool isMove = verb == "move"_L1 && options.words.size() == 2 && (to == "s3"_L1 || to == "disk"_L1);
    if (!isMove && !(verb == "claim"_L1 && options.words.size() == 1))
        return filesUsage();
    const QString data = QDir(dataFolderOf(*config)).absolutePath();
    const SystemClock clock;
    const auto bucket = openBucket(*config, data, clock, BucketWanted::WhenKnown);
    if (!bucket)
        return explainBackup(bucket.error(), *config);
    if (!*bucket) {
        std::fputs("madangd: the configuration names no bucket: set s3_endpoint, s3_bucket and its keys in "
                   "[files]\n",
                   stderr);
        return 1;
    }
    allowSignals();
    return isMove ? moveFiles(**bucket, *config, options, data) : claimBucket(**bucket, *config);
}

} // namespace madang::commands
