// SPDX-License-Identifier: GPL-3.0-or-later
// ChatRecords: the personal data of the timeline: what somebody wrote, and where it calls them by name.
#pragma once

#include "server/features/chat/mark_store.h"
#include "server/features/chat/thread_store.h"
#include "server/features/personal_data.h"

namespace madang {

class ChatRecords final : public PersonalData {
public:
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    /// Walks through the whole timeline once: no index knows where somebody is named.
    Done erase(Work &work, Erasure &erasure) override;
    /// As that.
    Done merge(Work &work, Merging &merging) override;

private:
    /// What a body says from now on; empty: as before.
    using Rewriting = std::function<QByteArray(const RawJson &body)>;

    Done sweepEvents(Work &work, Erasure &erasure);
    Done sweepRedactions(Work &work, const Rewriting &rewriting, QSet<RoomId> &rooms);
    Done sweepEdits(Work &work, UserId named, const Rewriting &rewriting, QSet<RoomId> &rooms);
    Done readdressEvents(Work &work, Merging &merging);
    /// Nothing of a message is left but that there was one.
    Done empty(Work &work, RoomId room, qint64 position, EventId event);
    Done overwrite(Work &work, RoomId room, qint64 position, const QByteArray &body);
};

} // namespace madang
