// SPDX-License-Identifier: GPL-3.0-or-later
// The form by which people without the program give: what they typed, what it means, and how it is shown
// again with what is wrong or with what others will see. Pure: no store, no order.
#pragma once

#include "common/protocol/campaigns.h"
#include "server/features/web_page.h"

namespace madang {

/// What stands in the fields, as it was typed.
struct GiveForm {
    QString tag; ///< made with the page: the same page sent twice is one gift
    QString preset; ///< a chosen amount in won, or nothing
    QString amount; ///< typed; counts before the preset
    QString name; ///< shown unless hidden; may be empty
    QString message;
    QString visibility = QStringLiteral("public");

    /// A fresh one, with a tag of its own.
    static GiveForm fresh();
    static GiveForm from(const QJsonObject &members);
    /// The wish it means; an error names the field.
    Result<campaigns::Donate> wish(CampaignId campaign) const;
    /// The donor's name as others may see it; none when it is hidden or was not given.
    Result<std::optional<QString>> nickname() const;
};

namespace give_form {

    /// The fields, an error above them, and what others will see once it was asked for.
    Markup show(const campaigns::Campaign &campaign, const GiveForm &form, const std::optional<Error> &wrong,
                const std::optional<campaigns::Gift> &preview, web::Language language);
    /// One gift as a line for everybody.
    Markup line(const campaigns::Gift &gift, web::Language language);

} // namespace give_form

} // namespace madang
