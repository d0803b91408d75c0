// SPDX-License-Identifier: GPL-3.0-or-later
// The operator's verbs. Each returns the process's exit code: 0 done, 1 usage or configuration, 2 could not,
// 3 done, and the answer is no.
#pragma once

#include "server/config.h"

#include <QStringList>

#include <optional>

namespace madang::commands {

struct Options {
    QString configFile;
    QString data;
    QString listen;
    std::optional<int> port;
    std::optional<int> ioThreads;
    std::optional<int> limit;
    bool json = false;
    QStringList words; ///< what follows the verb and is no option
    QString gateway; ///< whose settlement file it is
    bool dryRun = false;
    QString since; ///< of what is on record: the earliest
    QString actor; ///< whose acts
    QString action; ///< which acts
    QString messages; ///< what becomes of what somebody wrote
    std::optional<int> days; ///< for how long
    QString reason; ///< why
    bool privateToo = false; ///< what is not for everybody, too
    bool preview = false; ///< only say what would be done
    bool noBackup = false; ///< without the copy that comes first
    bool yes = false; ///< do what cannot be undone, without asking
};

/// Keeps SIGTERM, SIGINT and SIGHUP from every thread, so that serve() can take them as events. Before any
/// thread starts.
void blockSignals();
/// Lets them end this program again: for verbs that take long. Before any thread starts.
void allowSignals();

int serve(const Options &options);
int check(const Options &options);
int demo(const Options &options);
int reconcile(const Options &options);
int sampleConfig(const Options &options);
int printApi(const Options &options);
int ledger(const Options &options);
int payments(const Options &options);
int backup(const Options &options);
int restore(const Options &options);
int exportHouse(const Options &options);
int migrate(const Options &options);
int audit(const Options &options);
int users(const Options &options);
int bans(const Options &options);
int rooms(const Options &options);
int complaints(const Options &options);
int mail(const Options &options);
int keys(const Options &options);
int files(const Options &options);
int completion(const Options &options);

/// What may follow these two, as their own tables have it; see Verb::forms.
QStringList usersForms();
QStringList paymentsForms();

/// The configuration that options and file make together; mistakes are printed, and then there is none.
std::optional<Config> loadConfig(const Options &options);
/// Where the configuration says data lies.
QString dataFolderOf(const Config &config);
/// Prints why a store or folder could not be used, with what to do about it.
void explain(const Error &error, const Config &config);
/// Prints why a daemon did not do what it was asked over the socket in a folder; the exit code: 2 when none
/// listens there, 3 when it refused.
int explainRefusal(const Error &error, const QString &folder);

} // namespace madang::commands
