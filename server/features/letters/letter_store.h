// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of letters. No rules.
#pragma once

#include "common/protocol/letters.h"
#include "server/core/work.h"

namespace madang {

/// One letter as its row holds it: a notice for many, and up to which donor it was delivered.
struct LetterRow {
    LetterId id;
    CampaignId campaign;
    UserId author;
    ClientTag tag;
    QString content; ///< fingerprint of what was asked for under the tag
    QString type; ///< of the notice
    RawJson body; ///< of the notice
    QString text; ///< as it was written; empty when another feature wrote it
    std::optional<DonationId> donation; ///< absent: everybody
    UserId cursor; ///< the last donor who has it
    int recipients = 0;
    Timestamp createdAt;
    std::optional<Timestamp> deliveredAt;
};
PROTOCOL_FIELDS(LetterRow, id, campaign, author, tag, content, type, body, text, donation, cursor, recipients,
                createdAt, deliveredAt)

class LetterStore {
public:
    /// False when the author used the tag before.
    Result<bool> insert(Work &work, const LetterRow &letter);
    Result<std::optional<LetterRow>> byTag(Work &work, UserId author, const ClientTag &tag);
    /// Of one type, newest first.
    Result<QList<LetterRow>> ofCampaign(Work &work, CampaignId campaign, const QString &type, int limit);
    /// Letters that somebody still waits for, oldest first.
    Result<QList<LetterRow>> underWay(Work &work, int limit);
    Done move(Work &work, LetterId id, UserId cursor, int recipients);
    Done finish(Work &work, LetterId id);
};

} // namespace madang
