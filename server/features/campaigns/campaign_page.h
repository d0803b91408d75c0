// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a campaign for people without the program: progress, latest gifts, a form to give. Pure
// rendering.
#pragma once

#include "server/features/campaigns/give_form.h"

namespace madang::campaign_page {

/// The form on the page: what is typed in it, what is wrong with that, what others will see of it.
struct Giving {
    GiveForm form;
    std::optional<Error> wrong;
    std::optional<campaigns::Gift> preview;
};

Reply show(const campaigns::Campaign &campaign, const QList<campaigns::Gift> &latest, const Giving &giving,
           web::Language language);
Reply missing(web::Language language);

} // namespace madang::campaign_page
