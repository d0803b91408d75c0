// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/gift_sights.h"

#include "common/base/masked_name.h"
#include "common/views/event_text.h"

#include <QCoreApplication>

namespace madang::views {

using namespace Qt::StringLiterals;
using campaigns::GiftVisibility;

namespace {

    struct GiftSights {
        Q_DECLARE_TR_FUNCTIONS(madang::views::GiftSights)
    };

} // namespace

QList<GiftSight> giftSights(GiftVisibility visibility, const QString &nickname, Money amount, bool inRanking)
{
    const bool nameIsPublic
        = visibility == GiftVisibility::Public || visibility == GiftVisibility::HiddenAmount;
    const bool amountIsPublic = visibility != GiftVisibility::HiddenAmount;
    const bool ranked = inRanking && visibility == GiftVisibility::Public;
    const std::optional<QString> forAll = nameIsPublic ? std::optional(nickname) : std::nullopt;
    const std::optional<Money> sumForAll = amountIsPublic ? std::optional(amount) : std::nullopt;
    const std::optional<QString> forRecipient
        = visibility == GiftVisibility::HiddenFromRecipient ? std::nullopt : std::optional(nickname);
    return {
        {GiftPlace::List, true, forAll, sumForAll},
        {GiftPlace::Alert, true, forAll, sumForAll},
        {GiftPlace::Ranking, ranked, ranked ? std::optional(maskedName(nickname)) : std::nullopt,
         ranked ? std::optional(amount) : std::nullopt},
        {GiftPlace::Receipt, true, nickname, amount},
        {GiftPlace::Export, true, forRecipient, amount},
        {GiftPlace::Recipient, true, forRecipient, amount},
    };
}

QString placeName(GiftPlace place)
{
    switch (place) {
    case GiftPlace::List:
        return GiftSights::tr("Room and page");
    case GiftPlace::Alert:
        return GiftSights::tr("Live alert");
    case GiftPlace::Ranking:
        return GiftSights::tr("Ranking");
    case GiftPlace::Receipt:
        return GiftSights::tr("Your receipt");
    case GiftPlace::Export:
        return GiftSights::tr("Organiser's table");
    case GiftPlace::Recipient:
        return GiftSights::tr("Organiser's view");
    }
    return {};
}

QString sightText(const GiftSight &sight, const Formats &formats)
{
    if (!sight.listed)
        return GiftSights::tr("not listed");
    const QString name = sight.name ? oneLine(*sight.name, 40) : GiftSights::tr("Anonymous");
    return name + u" · "_s + (sight.amount ? formats.won(*sight.amount) : GiftSights::tr("amount hidden"));
}

QString visibilityName(GiftVisibility visibility)
{
    switch (visibility) {
    case GiftVisibility::Public:
        return GiftSights::tr("My nickname and the amount");
    case GiftVisibility::HiddenName:
        return GiftSights::tr("Only the amount");
    case GiftVisibility::HiddenAmount:
        return GiftSights::tr("Only my nickname");
    case GiftVisibility::HiddenFromRecipient:
        return GiftSights::tr("Only the amount; the organiser sees no name");
    }
    return {};
}

const QList<GiftVisibility> &visibilityLevels()
{
    static const QList<GiftVisibility> levels{GiftVisibility::Public, GiftVisibility::HiddenName,
                                              GiftVisibility::HiddenAmount,
                                              GiftVisibility::HiddenFromRecipient};
    return levels;
}

} // namespace madang::views
