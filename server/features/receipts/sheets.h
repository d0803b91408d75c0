// SPDX-License-Identifier: GPL-3.0-or-later
// Sheets: what stands on a receipt and on a donor's sheet of a year, from values to a PDF. Burns time: not on
// a lane.
#pragma once

#include "common/base/money.h"
#include "common/protocol/fields.h"
#include "server/features/receipts/paper.h"

#include <QList>

#include <optional>

namespace madang {

/// Who gives receipts, as the operator's configuration says.
struct Issuer {
    QString name; ///< empty: nobody is named, and what is printed is no receipt but a confirmation
    QString registration;
    QString address;
    QString seal; ///< the line beside which a seal would stand
    QString note; ///< printed on every receipt
    std::optional<QString> taxCode
        = {}; ///< of its gifts, as receipts for taxes know it; absent: it gives none
};
PROTOCOL_FIELDS(Issuer, name, registration, address, seal, note, taxCode)

struct ReceiptSheet {
    Issuer issuer;
    QString number; ///< 2026-000123
    QString name; ///< of the donor
    QString campaign;
    QString beneficiary; ///< may be empty
    Money amount;
    QString gift;
    QString order;
    QString payment; ///< the gateway's name of it
    QString gateway;
    Timestamp givenAt;
    Timestamp issuedAt;
    Timestamp voidedAt; ///< null while it is good
    QString replacedBy; ///< the number of the receipt that took its place; empty when none did
};

/// One gift of a year.
struct YearLine {
    Timestamp at;
    QString campaign;
    int year = 0; ///< with `number`, of the receipt in force; 0: none was asked for
    qint64 number = 0;
    Money given;
    Money returned;
};
PROTOCOL_FIELDS(YearLine, at, campaign, year, number, given, returned)

struct YearSheet {
    Issuer issuer;
    int year = 0;
    QString name;
    Timestamp madeAt;
    QList<YearLine> lines;
};

Result<QByteArray> drawn(const ReceiptSheet &sheet);
Result<QByteArray> drawn(const YearSheet &sheet);

/// 2026-000123
QString receiptNumber(int year, qint64 number);
/// An amount as receipts spell it: 12,340 is 일만이천삼백사십.
QString spelled(Money amount);

} // namespace madang
