// SPDX-License-Identifier: GPL-3.0-or-later
// What each place will show of a gift, told before it is paid. The server decides; tst_gift_visibility holds
// this against what it really shows.
#pragma once

#include "common/protocol/campaigns.h"
#include "common/views/formats.h"

namespace madang::views {

enum class GiftPlace {
    List, ///< the room, the campaign's page, the feed
    Alert, ///< the live monitor of a broadcast
    Ranking,
    Receipt, ///< the donor's own
    Export, ///< the table for who made the campaign
    Recipient, ///< the statement for who made the campaign
};

/// What one place shows.
struct GiftSight {
    GiftPlace place = GiftPlace::List;
    bool listed = true; ///< false: the gift is not there at all
    std::optional<QString> name; ///< absent: hidden
    std::optional<Money> amount; ///< absent: hidden
    bool operator==(const GiftSight &) const = default;
};

/// Every place, in the order of GiftPlace. `inRanking`: whether the donor wants to be in rankings.
QList<GiftSight> giftSights(campaigns::GiftVisibility visibility, const QString &nickname, Money amount,
                            bool inRanking = true);

/// A place in words, as the head of a row.
QString placeName(GiftPlace place);
/// What it shows in words, as the rest of the row.
QString sightText(const GiftSight &sight, const Formats &formats);
/// A level of visibility in words, as a choice.
QString visibilityName(campaigns::GiftVisibility visibility);
/// All levels, the most open one first.
const QList<campaigns::GiftVisibility> &visibilityLevels();

} // namespace madang::views
