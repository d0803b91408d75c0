// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of what a campaign received, moved and paid out, saved to this disk: CSV as the server writes it, or
// the same lines as JSON.
#pragma once

#include "common/client/session.h"
#include "common/protocol/campaigns.h"

namespace madang::views {

enum class ExportTable { Gifts, Ledger, Payouts, TaxReceipts };
enum class ExportForm { Csv, Json };

/// A null campaign: all there is, for who may move money; gifts of all campaigns come as CSV only, and so do
/// receipts for taxes, which have a function of their own (NotSupported). The future ends with the name of
/// the file. Error "file" (StorageFull) when it cannot be written.
QFuture<Result<QString>> saveTable(Session &session, QObject *owner, ExportTable table, CampaignId campaign,
                                   ExportForm form, const QString &file);
/// The receipts for the gifts of a year in the columns of the tax office's form, as CSV; for who may move
/// money.
QFuture<Result<QString>> saveTaxTable(Session &session, QObject *owner, int year, const QString &file);
QString nameOf(ExportTable table);
/// What the saved file may be called; `title` of the campaign, empty for all of them.
QString tableFileName(const QString &title, ExportTable table, ExportForm form);

} // namespace madang::views
