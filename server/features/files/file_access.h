// SPDX-License-Identifier: GPL-3.0-or-later
// FileAccess: what chat may ask of files: which may stand in a message, that they do, that they do no more.
#pragma once

#include "common/protocol/files.h"
#include "server/core/work.h"

namespace madang {

class FileStore;

/// Every method runs inside the caller's unit of work.
class FileAccess {
public:
    explicit FileAccess(FileStore &store)
        : m_store(store)
    {
    }
    /// The caller's whole files of that room which are in no message yet, in the order they were asked for.
    /// NotFound
    /// ("attachment") for any other, Conflict ("attachment-unfinished", "attachment-posted") for one's own.
    Result<QList<files::Attachment>> forMessage(Work &work, RoomId room, const QList<AttachmentId> &ids);
    /// They stand in that message from now on; Conflict when another one was quicker.
    Done posted(Work &work, const QList<AttachmentId> &ids, EventId message);
    /// The message was taken away: its files are sent to nobody any more.
    Done forget(Work &work, EventId message);

private:
    FileStore &m_store;
};

} // namespace madang
