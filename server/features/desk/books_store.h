// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of proving the books: looks for what cannot be, through the tables of every feature that moves
// money. It changes nothing, so it also runs on a connection that may only read.
#pragma once

#include "common/protocol/desk.h"
#include "server/core/work.h"

namespace madang {

/// Things that do not fit: how many, and the first of them in words.
struct Misfits {
    int count = 0;
    QList<QString> examples;
};

/// One account with what it holds, and the last movements of the book: what an operator prints.
struct AccountLine {
    QString kind;
    qint64 subject = 0;
    QString name; ///< of the campaign; empty where there is none
    Money balance;
};
PROTOCOL_FIELDS(AccountLine, kind, subject, name, balance)

struct EntryLine {
    LedgerEntryId entry;
    Timestamp at;
    QString kind;
    QString reference;
    QString source; ///< "kind" or "kind:subject"
    QString target;
    Money amount;
};
PROTOCOL_FIELDS(EntryLine, entry, at, kind, reference, source, target, amount)

class BooksStore {
public:
    Result<qint64> entries(Work &work);
    Result<qint64> transfers(Work &work);
    Result<QList<desk::KindBalance>> balances(Work &work);
    /// Every account, the largest amounts of a kind first.
    Result<QList<AccountLine>> accounts(Work &work);
    /// Newest first; an entry of several transfers has a line for each.
    Result<QList<EntryLine>> newest(Work &work, int limit);

    /// All postings together are zero.
    Result<Misfits> sum(Work &work);
    /// Each entry's postings are zero.
    Result<Misfits> unbalancedEntries(Work &work);
    Result<Misfits> emptyEntries(Work &work);
    /// Amounts above zero, between two accounts that exist, in an entry that exists.
    Result<Misfits> unsoundTransfers(Work &work);
    /// What refuses changes of the ledger and of operators' records is in the store.
    Result<Misfits> missingGuards(Work &work);
    /// Each confirmed gift is posted with its amount, and nothing else is posted as one.
    Result<Misfits> giftsNotPosted(Work &work);
    /// An order is done exactly when its gift is confirmed, with the same amount.
    Result<Misfits> ordersNotSettled(Work &work);
    /// What each gateway owes us is what our orders say it took, less what went back.
    Result<Misfits> gateways(Work &work);
    /// Each campaign holds its confirmed gifts less what went back.
    Result<Misfits> campaigns(Work &work);
    /// What went back is the same in the returns of orders, in those of gifts, and in the book.
    Result<Misfits> returns(Work &work);
    /// The sandbox's own book names the same payments as ours.
    Result<Misfits> sandbox(Work &work);

private:
    template <typename... Binds> Result<Misfits> look(Work &work, const QString &text, const Binds &...binds);
};

} // namespace madang
