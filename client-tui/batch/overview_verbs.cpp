// SPDX-License-Identifier: GPL-3.0-or-later
// Batch verbs of who looks after a server: whether anything needs somebody, who is connected, and what
// operators did.
#include "client-tui/batch/batch_verbs.h"
#include "client-tui/batch/time_text.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/terminal/text_width.h"

#include "common/protocol/audit.h"
#include "common/protocol/connections.h"
#include "common/views/connection_desk.h"
#include "common/views/overview_text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    namespace overview_text = views::overview_text;

    constexpr int kUsualAuditRecords = 50;
    constexpr int kMostAuditRecords = 10'000;
    constexpr int kUsualConnections = 50;
    constexpr int kMostConnectionsListed = 10'000;

    struct OverviewVerbsText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::OverviewVerbs)
    };

    const Style &verdictStyle(BatchRun &run, overview::Verdict verdict)
    {
        return run.theme()[verdict == overview::Verdict::Good        ? Role::Good
                               : verdict == overview::Verdict::Watch ? Role::Warning
                                                                     : Role::Failed];
    }

    void printOverviewCheck(BatchRun &run, const overview::HouseCheck &check)
    {
        run.out().json("check", check);
        run.out().line({{overview_text::signOf(check.verdict) + u' ', verdictStyle(run, check.verdict)},
                        {padded(sanitized(overview_text::nameOf(check)), 20) + u' ', Style()},
                        {overview_text::foundBy(check, run.formats()), verdictStyle(run, check.verdict)}});
    }

    ExitCode exitCodeOfVerdict(overview::Verdict verdict, bool strict)
    {
        const overview::Verdict from = strict ? overview::Verdict::Watch : overview::Verdict::Bad;
        return verdict >= from ? ExitCode::NeedsSomebody : ExitCode::Ok;
    }

    void printAuditRecord(BatchRun &run, const audit::AuditRecord &record)
    {
        run.out().json("audit-record", record);
        const QString at = QDateTime::fromMSecsSinceEpoch(record.at.ms).toString(u"yyyy-MM-dd HH:mm:ss"_s);
        const QByteArray &details = record.details.text;
        run.out().line({{paddedLeft(QString::number(record.number), 6) + u"  "_s + at + u"  "_s,
                         run.theme()[Role::Muted]},
                        {padded(sanitized(record.actor), 16) + u"  "_s, run.theme()[Role::Prompt]},
                        {padded(sanitized(record.action), 22) + u"  "_s, Style()},
                        {record.target + u"  "_s, Style()},
                        {record.address + u"  "_s, run.theme()[Role::Muted]},
                        {details == "{}" ? QString() : QString::fromUtf8(details), Style()}});
    }

    QString faultText(const audit::AuditCheck &check)
    {
        const QString number = QString::number(check.broken.value_or(0));
        const QString reason = check.reason.value_or(QString());
        if (reason == "missing"_L1)
            return OverviewVerbsText::tr("Record %1 is gone.").arg(number);
        if (reason == "changed"_L1)
            return OverviewVerbsText::tr("Record %1 was changed.").arg(number);
        if (reason == "chain"_L1)
            return OverviewVerbsText::tr("Record %1 does not follow the one before it.").arg(number);
        return OverviewVerbsText::tr("Record %1 is not as it was written.").arg(number);
    }

} // namespace

void checkHouse(BatchRun &run)
{
    run.call(overview::read, Nothing{}, [&run](const overview::HouseState &state) {
        run.out().line({{overview_text::headline(state), verdictStyle(run, state.verdict)}});
        for (const overview::HouseCheck &check : overview_text::worstFirst(state))
            printOverviewCheck(run, check);
        run.out().json("overview", state);
        run.finish(exitCodeOfVerdict(state.verdict, run.line().has(u"strict"_s)));
    });
}

void listAudit(BatchRun &run)
{
    audit::ListAudit wanted;
    if (const auto since = run.line().value(u"since"_s)) {
        wanted.since = readTime(*since);
        if (wanted.since->isNull())
            return run.failUsage(
                OverviewVerbsText::tr("--since takes a time like 2026-05-31 or 2026-05-31T15:00:00+09:00."));
    }
    wanted.actor = run.line().value(u"actor"_s);
    wanted.action = run.line().value(u"action"_s);
    bool isNumber = true;
    const int limit
        = run.line().value(u"limit"_s).value_or(QString::number(kUsualAuditRecords)).toInt(&isNumber);
    if (!isNumber || limit < 1 || limit > kMostAuditRecords)
        return run.failUsage(OverviewVerbsText::tr("--%1 takes a number from 1 to %2.")
                                 .arg(u"limit"_s)
                                 .arg(kMostAuditRecords));
    run.collect(audit::list, wanted, limit, [&run](const QList<audit::AuditRecord> &records) {
        for (const audit::AuditRecord &record : records)
            printAuditRecord(run, record);
        if (records.isEmpty())
            run.out().note(OverviewVerbsText::tr("Nothing on record fits."));
        run.finish();
    });
}

void verifyAudit(BatchRun &run)
{
    run.call(audit::check, Nothing{}, [&run](const audit::AuditCheck &check) {
        run.out().json("audit-check", check);
        const QString records = QString::number(check.records);
        if (check.holds) {
            run.out().line(
                OverviewVerbsText::tr("Each record is as it was written; there are %1.").arg(records));
            run.out().line(OverviewVerbsText::tr("The end of the log: %1").arg(records + u':' + check.head));
            return run.finish();
        }
        run.out().line({{faultText(check), run.theme()[Role::Failed]}});
        run.out().line(OverviewVerbsText::tr("The %1 before it are as they were written. Keep this store as "
                                             "it is, and compare it with a backup.")
                           .arg(records));
        run.finish(ExitCode::Broken);
    });
}

void listConnections(BatchRun &run)
{
    connections::ListConnections wanted;
    wanted.username = run.line().value(u"of"_s);
    if (run.line().has(u"guests"_s))
        wanted.guests = true;
    bool isNumber = true;
    const int limit
        = run.line().value(u"limit"_s).value_or(QString::number(kUsualConnections)).toInt(&isNumber);
    if (!isNumber || limit < 1 || limit > kMostConnectionsListed)
        return run.failUsage(OverviewVerbsText::tr("--%1 takes a number from 1 to %2.")
                                 .arg(u"limit"_s)
                                 .arg(kMostConnectionsListed));
    run.collect(connections::list, wanted, limit, [&run](const QList<connections::ConnectedClient> &clients) {
        const views::ConnectionDesk desk(run.session(), run.formats());
        for (const connections::ConnectedClient &client : clients) {
            run.out().json("connection", client);
            run.out().line(
                {{sanitized(views::ConnectionDesk::nameOf(client)) + u"  "_s, run.theme()[Role::Prompt]},
                 {sanitized(views::ConnectionDesk::placeOf(client)), Style()}});
            run.out().line({{u"    "_s + sanitized(desk.storyOf(client)) + u"  "_s + sanitized(client.node),
                             run.theme()[Role::Muted]}});
        }
        if (clients.isEmpty())
            run.out().note(OverviewVerbsText::tr("Nobody who fits is connected."));
        run.finish();
    });
}

} // namespace madang::tui
