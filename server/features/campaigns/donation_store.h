// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of donations: wishes to give, and which of them became gifts. No rules, no sums of money.
#pragma once

#include "common/protocol/campaigns.h"
#include "server/core/work.h"

namespace madang {

/// One donation as its row holds it. Its order says what became of the money.
struct DonationRow {
    DonationId id;
    CampaignId campaign;
    UserId donor;
    ClientTag tag;
    QString content; ///< fingerprint of what was asked for under the tag
    Money amount;
    QString message;
    campaigns::GiftVisibility visibility = campaigns::GiftVisibility::Public;
    Timestamp createdAt;
    Timestamp settledAt;
    campaigns::MessageState messageState = campaigns::MessageState::Shown;
    std::optional<qint64> card; ///< position of its card in the room; once it is settled
    QString nickname; ///< of the donor, now
    Money returned; ///< of it, given back so far

    /// What everybody may know of it: the one place where what the donor hid is left out, and a
    /// message that is held.
    campaigns::Gift asGift() const;
};
PROTOCOL_FIELDS(DonationRow, id, campaign, donor, tag, content, amount, message, visibility, createdAt,
                settledAt, messageState, card, nickname, returned)

/// Where a page of gifts begins: below this moment and id.
struct GiftCursor {
    Timestamp at;
    DonationId id;
    QString text() const { return QStringLiteral("%1.%2").arg(at.ms).arg(id.number); }
    static std::optional<GiftCursor> fromText(const QString &text);
    static GiftCursor newest();
};

class DonationStore {
public:
    /// False when the donor used the tag before.
    Result<bool> insert(Work &work, const DonationRow &donation);
    Result<std::optional<DonationRow>> find(Work &work, DonationId id);
    Result<std::optional<DonationRow>> byTag(Work &work, UserId donor, const ClientTag &tag);
    /// The donor's own that pass the filter, newest first, ids below `before`; all when it is null.
    Result<QList<DonationRow>> ofDonor(Work &work, UserId donor, const campaigns::ListMyDonations &filter,
                                       DonationId before, int limit);
    /// False when it was settled before.
    Result<bool> settle(Work &work, DonationId id);
    /// Money of a confirmed gift went back under a key of its own.
    Done addReturn(Work &work, const QString &key, DonationId id, Money amount);
    /// Nothing is left of it: it does not count any more.
    Done markCanceled(Work &work, DonationId id);
    /// Notes where its card stands.
    Done setCard(Work &work, DonationId id, qint64 position);
    Done setMessageState(Work &work, DonationId id, campaigns::MessageState state);
    /// Messages that are held or reported, oldest gift first.
    Result<QList<DonationRow>> toLookAt(Work &work, CampaignId campaign, int limit);
    /// Confirmed gifts of which something is left, newest first.
    Result<QList<DonationRow>> settled(Work &work, CampaignId campaign, const GiftCursor &before, int limit,
                                       Timestamp from = {});
    /// How many people gave until a moment.
    Result<int> countDonors(Work &work, CampaignId campaign, Timestamp until);
    /// Who gave until a moment, and did not get all of it back, each once, ascending above `after`.
    Result<QList<UserId>> donors(Work &work, CampaignId campaign, Timestamp until, UserId after, int limit);
    Result<int> countSettled(Work &work, CampaignId campaign);
};

} // namespace madang
