// SPDX-License-Identifier: GPL-3.0-or-later
// `madangd reconcile`: takes a settlement file while no daemon runs on the store; a running one takes it from
// `madang-tui reconcile`.
#include "common/base/log.h"
#include "server/commands/commands.h"
#include "server/commands/store_upgrade.h"
#include "server/corridor.h"

#include <QFile>
#include <QFileInfo>

#include <cstdio>

namespace madang::commands {

using namespace Qt::StringLiterals;
using reconciliation::Reconciliation;

namespace {

    constexpr qint64 kLargestFile = 64ll << 20;

    void print(const Reconciliation &report, bool asJson)
    {
        if (asJson) {
            std::printf("%s\n", toJson(report).constData());
            return;
        }
        for (const auto &line : report.differences)
            std::printf("%-14s order %s payment %s theirs %lld ours %lld\n",
                        qPrintable(QString(json::wordOfEnum(line.verdict))), qPrintable(forLog(line.order)),
                        qPrintable(forLog(line.paymentKey)), static_cast<long long>(line.theirs.won),
                        static_cast<long long>(line.ours.won));
        if (report.again)
            std::printf("this file was taken before\n");
        std::printf(
            "%d lines: %d fit now, %d were known, %d differ; %lld won, of it %lld fee, %lld to the bank\n",
            report.lines, report.matched, report.known, report.differing,
            static_cast<long long>(report.amount.won), static_cast<long long>(report.fee.won),
            static_cast<long long>(report.payOut.won));
    }

    Result<Reconciliation> take(const Config &config, const SettlementFile &file,
                                ReconciliationService::Mode mode)
    {
        TRY(const auto folder, StoreFolder::take(dataFolderOf(config)));
        const SystemClock clock;
        Corridor corridor(config, *folder, clock);
        TRY(openStore(corridor, config, *folder));
        Reconciliation report;
        TRY(corridor.runNow({}, [&](Work &work) -> Done {
            TRY(report, corridor.features().reconciliation().service().take(work, file, mode));
            return {};
        }));
        corridor.stop();
        return report;
    }

} // namespace

int reconcile(const Options &options)
{
    const auto config = loadConfig(options);
    if (!config)
        return 1;
    const QString path = options.words.value(0);
    QFile source(path);
    if (path.isEmpty() || !source.open(QIODevice::ReadOnly) || source.size() > kLargestFile) {
        std::fprintf(stderr, "madangd: reconcile needs a file that can be read, of at most 64 MiB\n");
        return 1;
    }
    const QString gateway = options.gateway.isEmpty() ? config->payments.gateway : options.gateway;
    const auto file
        = ReconciliationService::read(gateway, QFileInfo(source).fileName().left(80), source.readAll());
    if (!file) {
        std::fprintf(stderr, "madangd: %s is no settlement file: %s\n", qPrintable(path),
                     qPrintable(file.error().about));
        return 1;
    }
    const auto mode
        = options.dryRun ? ReconciliationService::Mode::DryRun : ReconciliationService::Mode::ForReal;
    const auto report = take(*config, *file, mode);
    if (!report && report.error().about == "store-in-use"_L1) {
        std::fprintf(stderr,
                     "madangd: a daemon runs on this store; give it the file with: madang-tui reconcile %s\n",
                     qPrintable(path));
        return 2;
    }
    if (!report) {
        explain(report.error(), *config);
        return 2;
    }
    print(*report, options.json);
    return 0;
}

} // namespace madang::commands
