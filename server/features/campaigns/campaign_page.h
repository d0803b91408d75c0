// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a campaign for people without the program: progress and latest gifts. Pure rendering.
#pragma once

#include "common/protocol/campaigns.h"
#include "server/features/web_page.h"

namespace madang::campaign_page {

Reply show(const campaigns::Campaign &campaign, const QList<campaigns::Gift> &latest, web::Language language);
Reply missing(web::Language language);

} // namespace madang::campaign_page
