// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of the audit log. No rules.
#pragma once

#include "server/core/work.h"

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
    /// How whoever acts is called at this moment.
    Result<std::optional<QString>> username(Work &work, UserId account);
};

} // namespace madang
