// SPDX-License-Identifier: GPL-3.0-or-later
// The audit log: what operators and money people did, and whether it is as it was written. Only for owners
// and admins.
#pragma once

#include "common/protocol/command.h"

namespace madang::audit {

/// One act, as it stays on record: never changed, never deleted.
struct AuditRecord {
    qint64 number = 0; ///< 1, 2, 3, ... without a gap
    Timestamp at;
    QString actor; ///< a user name, "operator@socket", "operator@host" or "server"
    QString action; ///< "refund.approve"
    QString target; ///< "refund:123"
    QString address; ///< where it came from: of the client, "socket" or "host"
    QString request; ///< the request id under which the log has it
    RawJson details; ///< an object; never a secret
    QString hash; ///< over this act and the hash of the one before it
};
PROTOCOL_FIELDS(AuditRecord, number, at, actor, action, target, address, request, details, hash)

struct ListAudit {
    std::optional<Timestamp> since;
    std::optional<QString> actor;
    std::optional<QString> action; ///< the whole word, or what stands before its dot
    std::optional<QString> after; ///< a page's `next`
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListAudit, since, actor, action, after, limit)

/// Whether every record is as it was written.
struct AuditCheck {
    bool holds = true;
    qint64 records = 0; ///< how many are sound, from the first on
    QString head; ///< hash of the last sound one; empty when there is none
    std::optional<qint64> broken; ///< the first that is not as it was written, or that is gone
    std::optional<QString> reason; ///< "changed", "chain", "missing" or "head"
};
PROTOCOL_FIELDS(AuditCheck, holds, records, head, broken, reason)

/// Newest first.
inline constexpr Command<ListAudit, Page<AuditRecord>> list{"audit.list", "GET /api/v1/audit"};
/// Reads all of it.
inline constexpr Command<Nothing, AuditCheck> check{"audit.check", "POST /api/v1/audit/checks"};

} // namespace madang::audit
