// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/moderation_store.h"

namespace madang {

using namespace Qt::StringLiterals;

Result<bool> ModerationStore::report(Work &work, DonationId donation, UserId reporter, const QString &reason)
{
    TRY(const int rows,
        work.db().run(uR"(
        INSERT INTO message_report (donation, reporter, reason, at)
        VALUES (:donation, :reporter, :reason, :at)
        ON CONFLICT (donation, reporter) DO NOTHING)"_s,
                      bind("donation", donation), bind("reporter", reporter), bind("reason", reason),
                      bind("at", work.now())));
    return rows == 1;
}

Result<int> ModerationStore::countReports(Work &work, DonationId donation)
{
    return work.db().only<int>(u"SELECT COUNT(*) FROM message_report WHERE donation = :donation"_s,
                               bind("donation", donation));
}

Result<QList<QString>> ModerationStore::reasons(Work &work, DonationId donation, int limit)
{
    return work.db().all<QString>(uR"(
        SELECT reason
          FROM message_report
         WHERE donation = :donation AND reason <> ''
         ORDER BY at DESC, reporter
         LIMIT :limit)"_s,
                                  bind("donation", donation), bind("limit", limit));
}

} // namespace madang
