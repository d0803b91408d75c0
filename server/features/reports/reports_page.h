// SPDX-License-Identifier: GPL-3.0-or-later
// What became of a campaign's money, for a browser: the reports with their receipts, and the videos.
#pragma once

#include "common/protocol/reports.h"
#include "server/features/web_page.h"

namespace madang::reports_page {

/// Where it is found on this server.
QString addressOf(CampaignId campaign);
/// Where one of its videos stands on it.
QString addressOf(CampaignId campaign, VideoId video);

Reply show(const campaigns::Campaign &campaign, const QList<reports::Report> &reports,
           const QList<reports::Video> &videos, web::Language language);

} // namespace madang::reports_page
