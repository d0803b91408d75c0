// SPDX-License-Identifier: GPL-3.0-or-later
// Settlement files: what a gateway says it paid out, read from its CSV or JSON into lines. Knows no order of
// ours.
#pragma once

#include "common/base/clock.h"
#include "common/base/money.h"
#include "common/base/result.h"

#include <QList>
#include <QString>

namespace madang {

/// One transaction: a payment, or with amounts below zero something taken back.
struct SettledLine {
    QString key; ///< the gateway's name of the transaction; made from the line where it has none
    QString order;
    QString paymentKey; ///< may be empty
    Money amount;
    Money payOut; ///< what reaches the bank; the rest is the gateway's fee
    Timestamp at; ///< when it was approved, else the day it was sold
};

/// Reads UTF-8, with or without a mark, or the CP949 that Korean spreadsheets save. CSV needs heads, in the
/// words of the gateway's query or of its Korean files, in any order: order, amount, a date, and pay-out or
/// fee. Malformed "line-<n>" (of the file; the n-th object of JSON), "heads", "empty"; TooMany "lines".
Result<QList<SettledLine>> readSettlements(const QByteArray &content);

} // namespace madang
