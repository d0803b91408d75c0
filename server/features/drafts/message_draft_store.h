// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of drafts of messages. No rules.
#pragma once

#include "common/protocol/drafts.h"
#include "server/core/work.h"

namespace madang {

class MessageDraftStore {
public:
    Result<std::optional<drafts::MessageDraft>> find(Work &work, UserId account, RoomId room);
    /// Of the rooms beyond `after`, in the order of their ids.
    Result<QList<drafts::MessageDraft>> of(Work &work, UserId account, RoomId after, int limit);
    /// Counted up to `most`.
    Result<int> count(Work &work, UserId account, int most);
    Done keep(Work &work, UserId account, const drafts::MessageDraft &draft);
    Done remove(Work &work, UserId account, RoomId room);
};

} // namespace madang
