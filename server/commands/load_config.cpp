// SPDX-License-Identifier: GPL-3.0-or-later
// What every verb does first: options over file over defaults, and plain words for what does not work.
#include "common/base/log.h"
#include "common/protocol/catalogue.h"
#include "server/commands/commands.h"
#include "server/commands/explain_backup.h"
#include "server/commands/store_upgrade.h"
#include "server/store_folder.h"

#include <QDir>

#include <cstdio>

namespace madang::commands {

using namespace Qt::StringLiterals;

std::optional<Config> loadConfig(const Options &options)
{
    Config config;
    const QString file = options.configFile.isEmpty() ? usualConfigFile() : options.configFile;
    const ConfigMistakes mistakes = readConfig(file, config);
    for (const QString &line : mistakes.lines)
        std::fprintf(stderr, "%s\n", qPrintable(line));
    if (!mistakes.lines.isEmpty())
        return std::nullopt;
    if (!options.data.isEmpty())
        config.server.data = options.data;
    if (!options.listen.isEmpty())
        config.server.listen = options.listen;
    if (options.port)
        config.server.port = *options.port;
    if (options.ioThreads)
        config.server.ioThreads = *options.ioThreads;
    return config;
}

QString dataFolderOf(const Config &config)
{
    // Absolute: a local socket with a relative name would stand in the folder for temporary files.
    return config.server.data.isEmpty() ? usualDataFolder() : QDir(config.server.data).absolutePath();
}

void explain(const Error &error, const Config &config)
{
    const QString folder = dataFolderOf(config);
    if (error.about == "store-in-use"_L1) {
        if (const auto owner = migratingNow(config))
            std::fprintf(stderr, "madangd: that store is being migrated just now, by %s: let it finish\n",
                         qPrintable(owner->text()));
    }
    QString sentence;
    if (error.about == "store-in-use"_L1 && !error.field.isEmpty()) {
        sentence = u"another madangd, %1, already uses the database %2 at %3; stop it first, or name another "
                   u"database in [store]"_s.arg(error.field, config.store.database, config.store.host);
    } else if (error.about == "store-lost"_L1) {
        sentence = u"stopped serving: another madangd took the database %1 at %2 while the connection to it "
                   u"was broken; the lines above name it"_s.arg(config.store.database, config.store.host);
    } else if (error.about == "store-in-use"_L1) {
        sentence = u"another madangd (process %1) already uses the store in %2; stop it first, or give "
                   u"--data another "
                   "folder"_s.arg(StoreFolder::holderOf(folder))
                       .arg(folder);
    } else if (error.about == "data-folder"_L1) {
        sentence
            = u"cannot write to the data folder %1; create it for this user, or give --data another folder"_s
                  .arg(folder);
    } else if (error.about == "newer-schema"_L1) {
        sentence
            = u"the store in %1 was made by a newer madangd; use that version, or restore an older backup"_s
                  .arg(folder);
    } else if (error.about == "changed-step"_L1) {
        sentence
            = u"the store in %1 was migrated by a madangd with other steps; use the version that made it"_s
                  .arg(folder);
    } else if (error.about == "signing-key-permissions"_L1 || error.about == "cards-key-permissions"_L1
               || error.about == "mail-key-permissions"_L1 || error.about == "factors-key-permissions"_L1) {
        const QString file = error.about.section(u'-', 0, 0) + ".key"_L1;
        sentence = u"others can read %1/%2; run: chmod 600 %1/%2"_s.arg(folder, file);
    } else if (error.about == "port-in-use"_L1) {
        sentence
            = u"port %1 on %2 is taken by another program; give --port another one"_s.arg(config.server.port)
                  .arg(config.server.listen);
    } else if (error.about == "migrating"_L1) {
        sentence
            = u"the store is being migrated by %1; waited %2 seconds for it (store.migration_wait_seconds). "
              u"Let it finish, then try again; a program or machine that is gone loses the lock within a "
              "minute"_s.arg(forLog(error.field))
                  .arg(config.store.migrationWaitSeconds);
    } else if (const QString copy = backupSentence(error, config); !copy.isEmpty()) {
        sentence = copy;
    } else {
        sentence = u"cannot start: %1 (%2); the lines above tell more"_s.arg(wordOf(error.code), error.about);
    }
    std::fprintf(stderr, "madangd: %s\n", qPrintable(sentence));
}

int explainRefusal(const Error &error, const QString &folder)
{
    if (error.about == "no-daemon"_L1) {
        std::fprintf(
            stderr,
            "madangd: no daemon of this user listens in %s; start it, give --data, or run this as the "
            "user it runs as\n",
            qPrintable(folder));
        return 2;
    }
    std::fprintf(stderr, "madangd: refused: %s (%s)\n", qPrintable(QString(wordOf(error.code))),
                 qPrintable(forLog(error.about)));
    return 3;
}

int printApi(const Options &)
{
    std::fputs(catalogue::reference().constData(), stdout);
    return 0;
}

} // namespace madang::commands
