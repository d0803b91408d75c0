// SPDX-License-Identifier: GPL-3.0-or-later
// Batch verbs about the life of a campaign, and their lines of the table.
#pragma once

#include "client-tui/batch/batch_verbs.h"

namespace madang::tui {

/// Drafts, changes, reports, thanks, messages, rankings.
const QList<BatchVerb> &campaignBatchVerbs();

/// What --beneficiary, --presets, --report-due, --story and --story-file say; false after a complaint.
bool readCampaignOptions(BatchRun &run, campaigns::SaveDraft &into);

} // namespace madang::tui
