// SPDX-License-Identifier: GPL-3.0-or-later
// Blobs: where the octets of files lie. Knows ids, no names, rooms or rules. Slow: never called on a lane or
// a door's thread. Every method is safe from any thread.
#pragma once

#include "common/base/id.h"
#include "common/base/result.h"

#include <QList>

namespace madang {

class Blobs {
public:
    enum class Kind {
        File,
        Thumbnail,
    };
    virtual ~Blobs() = default;

    /// Adds a piece of a file that will have `size` octets. What lies beyond `offset` of an earlier try is
    /// overwritten. When it returns, the piece is durable. Whether that was all of it: then the file is whole
    /// and is never written again. Errors: Conflict ("busy") while another piece is being written; NotFound
    /// ("upload") when what came before is lost; StorageFull; Unavailable when the place cannot be reached:
    /// then the same piece may be sent again.
    virtual Result<bool> write(AttachmentId id, qint64 offset, QByteArrayView octets, qint64 size) = 0;
    /// Stores a small picture beside a file, durably.
    virtual Done keepThumbnail(AttachmentId id, const QByteArray &octets) = 0;
    /// Up to `most` octets of what is whole.
    virtual Result<QByteArray> read(AttachmentId id, Kind kind, qint64 at, qint64 most) = 0;
    /// A whole file as one of this machine, for another program to read.
    virtual Result<QString> localFile(AttachmentId id) = 0;
    /// A file that was written is known to the house from now on: what helped to bring it may go.
    virtual void settle(AttachmentId) { }
    /// Takes away everything of a file. What is not there is gone.
    virtual Done remove(AttachmentId id) = 0;

    /// The ids of the files in one of kShelves parts of the store, at most `most`: for who looks for
    /// forgotten ones.
    static constexpr int kShelves = 256;
    virtual QList<AttachmentId> shelf(int number, int most) = 0;
    /// Ends what waits for others. Idempotent.
    virtual void stop() { }
};

} // namespace madang
