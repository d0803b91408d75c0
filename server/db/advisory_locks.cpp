// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/advisory_locks.h"

#include <QRegularExpression>
#include <QSysInfo>

namespace madang::advisory {

using namespace Qt::StringLiterals;

PROTOCOL_FIELDS(Holder, backend, name, from, since)

Result<std::optional<Holder>> holderOf(Database &db, qint64 key)
{
    return db.one<Holder>(uR"(
        SELECT l.pid, COALESCE(a.application_name, ''), COALESCE(host(a.client_addr), ''),
               CAST(COALESCE(EXTRACT(EPOCH FROM a.backend_start) * 1000, 0) AS BIGINT)
          FROM pg_locks l
          LEFT JOIN pg_stat_activity a ON a.pid = l.pid
         WHERE l.locktype = 'advisory' AND l.granted AND l.classid = 0 AND l.objid = :key AND l.objsubid = 1
           AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
         LIMIT 1)"_s,
                          bind("key", key));
}

void endSession(Database &db, qint64 backend, const QString &name)
{
    (void)db.one<int>(uR"(
        SELECT CAST(pg_terminate_backend(pid) AS INT)
          FROM pg_stat_activity
         WHERE pid = :backend AND application_name = :name)"_s,
                      bind("backend", backend), bind("name", name));
}

QString plainHost(qsizetype longest)
{
    static const QRegularExpression odd(u"[^A-Za-z0-9._-]"_s);
    return QSysInfo::machineHostName().replace(odd, u"_"_s).left(longest);
}

} // namespace madang::advisory
