// SPDX-License-Identifier: GPL-3.0-or-later
// Letters: what who runs a campaign says to those who gave, also to those whose name they do not know.
#pragma once

#include "common/protocol/campaigns.h"

namespace madang {

using LetterId = Id<struct LetterKind>;

} // namespace madang

namespace madang::letters {

/// Says thank you to one donor, named by the gift, or to everybody who has given so far. `tag` is the
/// idempotency key.
struct Thank {
    CampaignId campaign;
    ClientTag tag;
    QString text; ///< 1 to 1000 characters
    std::optional<DonationId> donation; ///< absent: everybody
};
PROTOCOL_FIELDS(Thank, campaign, tag, text, donation)

/// A letter and how far it has got. It is delivered in batches; one that fails is tried again.
struct Letter {
    LetterId id;
    CampaignId campaign;
    QString text;
    std::optional<DonationId> donation;
    int recipients = 0; ///< people who have it so far; who gave twice counts once
    Timestamp createdAt;
    std::optional<Timestamp> deliveredAt; ///< when the last one had it
    int expected = 0; ///< people who will have it in the end
};
PROTOCOL_FIELDS(Letter, id, campaign, text, donation, recipients, createdAt, deliveredAt, expected)

/// Body of a notice of type "campaign.thanks".
struct ThanksBody {
    CampaignId campaign;
    QString title; ///< of the campaign
    QString text;
};
PROTOCOL_FIELDS(ThanksBody, campaign, title, text)

inline constexpr Command<Thank, Letter> thank{
    .name = "letters.thank",
    .rest = "POST /api/v1/campaigns/{campaign}/thanks",
    .send = nullptr,
    .idempotent = true,
};
/// Newest first, at most 200; only for who made the campaign.
inline constexpr Command<campaigns::OneCampaign, Page<Letter>> list{
    "letters.list", "GET /api/v1/campaigns/{campaign}/thanks"};

} // namespace madang::letters
