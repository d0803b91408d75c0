// SPDX-License-Identifier: GPL-3.0-or-later
// The words of double entry: accounts, transfers, what a check of the books finds. Values only.
#pragma once

#include "common/base/clock.h"
#include "common/base/id.h"
#include "common/base/money.h"
#include "common/protocol/fields.h"

#include <QList>

namespace madang::ledger {

/// An account by what it is for: kind "campaign" with the campaign's id, kind "gateway.sandbox" with 0.
struct Account {
    QString kind;
    qint64 subject = 0;
    bool operator==(const Account &) const = default;
    bool operator<(const Account &other) const
    {
        return kind == other.kind ? subject < other.subject : kind < other.kind;
    }
};

/// An amount that leaves one account and enters another: two postings that sum to zero by their very shape.
struct Transfer {
    Account source;
    Account target;
    Money amount; ///< above zero
};

/// Up to where the lines of the book were read.
struct LineCursor {
    LedgerEntryId entry;
    int number = 0;
};

/// A transfer as it stands in the book.
struct Line {
    LedgerEntryId entry;
    int number = 0;
    Timestamp at;
    QString kind;
    QString reference;
    QString sourceKind;
    qint64 sourceSubject = 0;
    QString targetKind;
    qint64 targetSubject = 0;
    Money amount;
};
PROTOCOL_FIELDS(Line, entry, number, at, kind, reference, sourceKind, sourceSubject, targetKind,
                targetSubject, amount)

/// All accounts of one kind together.
struct KindBalance {
    QString kind;
    qint64 accounts = 0;
    Money balance;
};
PROTOCOL_FIELDS(KindBalance, kind, accounts, balance)

/// What a check of the books found.
struct Report {
    Money sum; ///< of all postings; anything but zero is a broken book
    qint64 entries = 0;
    qint64 transfers = 0;
    qint64 unbalancedEntries = 0;
    qint64 emptyEntries = 0; ///< entries that move nothing
    QList<KindBalance> kinds; ///< by name
    bool holds() const { return sum == Money{} && unbalancedEntries == 0 && emptyEntries == 0; }
};
PROTOCOL_FIELDS(Report, sum, entries, transfers, unbalancedEntries, emptyEntries, kinds)

} // namespace madang::ledger
