// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of the audit log. No rules.
#pragma once

#include "server/core/work.h"

#include <QCryptographicHash>

namespace madang {

/// A row as it is stored, and as it is exported.
struct AuditRow {
    qint64 number = 0;
    Timestamp at;
    std::optional<UserId> account;
    QString actor;
    QString action;
    QString target;
    QString address;
    QString request;
    QString details; ///< a JSON object
    QString previous; ///< hash of the row before; empty in the first
    QString hash;

    /// SHA-256 in hexadecimal over the other members, in this order, each as a netstring of its UTF-8 text
    /// ("5:hello,"): times in milliseconds, an absent account empty.
    QString hashNow() const;
};
PROTOCOL_FIELDS(AuditRow, number, at, account, actor, action, target, address, request, details, previous,
                hash)

/// The last row.
struct AuditHead {
    qint64 number = 0;
    QString hash;
};
PROTOCOL_FIELDS(AuditHead, number, hash)

/// The action of the record that says from how many others an erased person's name was taken, and from which.
inline constexpr QLatin1StringView kErased{"account.erase"};

/// Several rows in one sum: number and hash of each, ascending.
class AuditBlanks {
public:
    void add(qint64 number, const QString &hash)
    {
        ++m_count;
        m_sum.addData(QByteArray::number(number) + ':' + hash.toLatin1() + ',');
    }
    int count() const { return m_count; }
    QString digest() const { return m_count ? QString::fromLatin1(m_sum.result().toHex()) : QString(); }

private:
    int m_count = 0;
    QCryptographicHash m_sum{QCryptographicHash::Sha256};
};

/// A row that lost a name, and the record that says so.
struct AuditBlank {
    qint64 number = 0;
    qint64 record = 0;
};
PROTOCOL_FIELDS(AuditBlank, number, record)

/// Which rows are wanted.
struct AuditFilter {
    Timestamp since;
    QString actor; ///< empty: anybody's
    QString action; ///< empty: any; "refund" is "refund.approve", too
};

class AuditStore {
public:
    /// The end of the chain.
    Result<std::optional<AuditHead>> head(Work &work);
    /// The same, which nobody else prolongs before this unit ends.
    Result<AuditHead> holdHead(Work &work);
    Done insert(Work &work, const AuditRow &row);
    /// Newest first, numbers below `before`.
    Result<QList<AuditRow>> list(Work &work, const AuditFilter &filter, qint64 before, int limit);
    /// Oldest first, numbers above `after`.
    Result<QList<AuditRow>> following(Work &work, qint64 after, int limit);
    /// Takes a name out of a row, on the word of a record to come. False when it had lost one before.
    Result<bool> blank(Work &work, const AuditRow &now, qint64 record);
    /// Which of the rows beyond one, up to another, lost a name.
    Result<QList<AuditBlank>> blanks(Work &work, qint64 after, qint64 upTo);
    /// How whoever acts is called at this moment.
    Result<std::optional<QString>> username(Work &work, UserId account);
};

} // namespace madang
