// SPDX-License-Identifier: GPL-3.0-or-later
// `madangd audit`: what operators and money people did, and whether it is as it was written. It only reads,
// beside a running daemon too.
#include "common/base/log.h"
#include "server/commands/open_store.h"
#include "server/commands/printing.h"
#include "server/features/audit/audit_service.h"

namespace madang::commands {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kUsualRecords = 50;
    constexpr int kMostRecords = 10'000;
    constexpr int kRecordsAtOnce = 500;
    constexpr int kNotAsWritten = 3;

    /// "2026-11-29" (midnight here) or a whole time with its zone; null when it is neither.
    Timestamp momentOf(const QString &text)
    {
        if (const QDate day = QDate::fromString(text, Qt::ISODate); day.isValid())
            return {day.startOfDay().toMSecsSinceEpoch()};
        return Timestamp::fromText(text);
    }

    /// "417:9f86…": what `audit verify` printed.
    std::optional<AuditHead> headFrom(const QString &text)
    {
        AuditHead head{text.section(u':', 0, 0).toLongLong(), text.section(u':', 1)};
        return head.number > 0 && head.hash.size() == 64 ? std::optional(head) : std::nullopt;
    }

    Result<int> listRecords(OpenStore &store, const Options &options)
    {
        const AuditFilter filter{options.since.isEmpty() ? Timestamp() : momentOf(options.since),
                                 options.actor, options.action};
        AuditStore records;
        TRY(const auto rows, store.look([&](Work &work) {
            return records.list(work, filter, std::numeric_limits<qint64>::max(),
                                options.limit.value_or(kUsualRecords));
        }));
        for (const AuditRow &row : rows) {
            if (options.json) {
                printJson(recordOf(row));
                continue;
            }
            printCells({QString::number(row.number), row.at.text(), forLog(row.actor), forLog(row.action),
                        forLog(row.target), forLog(row.address), forLog(row.details)},
                       {-6, 24, 16, 24, 30, 16, 0});
        }
        if (rows.isEmpty() && !options.json)
            std::fputs("nothing on record fits\n", stdout);
        return 0;
    }

    Result<int> verifyRecords(OpenStore &store, const Options &options)
    {
        std::optional<AuditHead> mark;
        if (options.words.size() > 1)
            mark = headFrom(options.words.value(1));
        AuditStore records;
        TRY(const audit::AuditCheck check,
            store.look([&](Work &work) { return proveAudit(work, records, mark); }));
        if (options.json) {
            printJson(check);
        } else if (check.holds) {
            std::printf("%lld records, each as it was written. The end, for the next time: %lld:%s\n",
                        static_cast<long long>(check.records), static_cast<long long>(check.records),
                        qPrintable(check.head));
        } else {
            const QString reason = check.reason.value_or(QString());
            std::printf("RECORD %lld %s. The %lld before it are as they were written.\n"
                        "Keep this store as it is, and compare it with a backup.\n",
                        static_cast<long long>(check.broken.value_or(0)),
                        reason == "missing"_L1       ? "is gone"
                            : reason == "changed"_L1 ? "was changed"
                            : reason == "head"_L1    ? "is not the one of that time"
                                                     : "does not follow the one before it",
                        static_cast<long long>(check.records));
        }
        return check.holds ? 0 : kNotAsWritten;
    }

    Result<int> exportRecords(OpenStore &store, const Options &)
    {
        AuditStore records;
        for (qint64 after = std::numeric_limits<qint64>::min();;) {
            TRY(const auto rows,
                store.look([&](Work &work) { return records.following(work, after, kRecordsAtOnce); }));
            for (const AuditRow &row : rows)
                printJson(row);
            if (rows.size() < kRecordsAtOnce)
                return 0;
            after = rows.last().number;
        }
    }

    int auditUsage()
    {
        std::fprintf(
            stderr,
            "Usage: madangd audit list|verify|export [--json]\n"
            "  list [--since DAY] [--actor NAME] [--action WORD] [--limit N]\n"
            "                  the newest acts, 50 or --limit (at most %d); DAY is 2026-01-31 or a time "
            "with\n"
            "                  its zone; WORD is refund.approve, or refund for all of them\n"
            "  verify [END]    whether each record is as it was written; names the first that is not. END "
            "is\n"
            "                  what an earlier verify printed: finds out whether the log was cut since\n"
            "  export          all of it, oldest first, a JSON object a line, with what the hashes are made "
            "of\n"
            "Exit code: 0 done, 1 usage, 2 the store cannot be read, 3 a record is not as it was written.\n",
            kMostRecords);
        return 1;
    }

} // namespace

int audit(const Options &options)
{
    const auto config = loadConfig(options);
    if (!config)
        return 1;
    const QString word = options.words.value(0);
    Result<int> (*look)(OpenStore &, const Options &) = word == "list"_L1 ? listRecords
        : word == "verify"_L1                                             ? verifyRecords
        : word == "export"_L1                                             ? exportRecords
                                                                          : nullptr;
    const qsizetype most = word == "verify"_L1 ? 2 : 1;
    if (!look || options.words.size() > most || options.limit.value_or(1) > kMostRecords)
        return auditUsage();
    if (!options.since.isEmpty() && momentOf(options.since).isNull()) {
        std::fprintf(stderr, "madangd: --since is a day (2026-01-31) or a time with its zone, not %s\n",
                     qPrintable(forLog(options.since)));
        return 1;
    }
    if (options.words.size() > 1 && !headFrom(options.words.value(1))) {
        std::fputs("madangd: END is a number, a colon and a hash, as `madangd audit verify` prints them\n",
                   stderr);
        return 1;
    }
    OpenStore store;
    if (const Done opened = store.open(*config); !opened) {
        explainLook(opened.error(), *config);
        return 2;
    }
    const Result<int> code = look(store, options);
    if (!code) {
        explainLook(code.error(), *config);
        return 2;
    }
    return *code;
}

} // namespace madang::commands
