// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of what a campaign received, moved and paid out, saved to this disk: CSV as the server writes it, or
// the same lines as JSON.
#pragma once

#include "common/client/session.h"
#include "common/protocol/campaigns.h"

namespace madang::views {

enum class ExportTable { Gifts, Ledger, Payouts };
enum class ExportForm { Csv, Json };

/// A null campaign: all there is, for who may move money; gifts of all campaigns come as CSV only
/// (NotSupported). The future ends with the name of the file. Error "file" (StorageFull) when it cannot be
/// written.
QFuture<Result<QString>> saveTable(Session &session, QObject *owner, ExportTable table, CampaignId campaign,
                                   ExportForm form, const QString &file);
QString nameOf(ExportTable table);
/// What the saved file may be called; `title` of the campaign, empty for all of them.
QString tableFileName(const QString &title, ExportTable table, ExportForm form);

} // namespace madang::views
