// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/explain_backup.h"

#include "common/base/log.h"
#include "server/commands/commands.h"
#include "server/commands/partial_folder.h"

#include <cstdio>

namespace madang::commands {

using namespace Qt::StringLiterals;

namespace {

    /// %1 is what the error names, %2 the data folder.
    struct Sentence {
        const char *about;
        const char *text;
    };

    constexpr Sentence kSentences[] = {
        {"no-store", "there is no store in %2 yet; give --data or --config"},
        {"exists", "%1 is there already, and backups are never written over; choose another name"},
        {"backup-room",
         "the copy before the schema changes has no room: %1; make some, or name another "
         "folder in store.migration_backup"},
        {"disk", "the disk is full at %1; make room, or choose another place"},
        {"read", "%1 cannot be read; run this as the user that madangd runs as"},
        {"write", "cannot write %1; choose another place, or make it writable for this user"},
        {"no-backup", "%1 is no backup: it has no manifest.json"},
        {"manifest", "%1 is no manifest that this madangd understands"},
        {"format", "%1 is of a newer madangd; use that version"},
        {"newer-schema", "that store was made by a newer madangd; use that version"},
        {"other-schema", "the store was made by another version of madangd; use that one"},
        {"changed", "%1 is not as it was when it was put there; of a backup, see: madangd backup verify"},
        {"not-empty",
         "%2 is not empty (%1): a restore needs a folder without a store; give --data another one"},
        {"pg-not-empty", "the database %1 is not empty; create a new one, and name it in store.database"},
        {"pg-config",
         "that is a backup of PostgreSQL: give --config a file whose [store] says engine = \"postgres\" "
         "and a server this user may create databases on"},
        {"sqlite-config",
         "that is a backup of SQLite: leave [store] out of the configuration, or engine = \"sqlite\""},
        {"pg-tool", "%1 is not installed; on Debian: apt install postgresql-client"},
        {"pg-failed", "PostgreSQL's program said: %1"},
        {"pg-scratch", "this user may create no database to restore into; allow it: ALTER ROLE ... CREATEDB"},
        {"files-away", "the bucket of attached files does not answer as it should; see: madangd check"},
        {"files-owner", "the bucket of attached files belongs to another house; see: madangd check"},
        {"s3-secret-file", "the file in files.s3_secret_file cannot be read; chmod or chown it"},
        {"store", "the store does not answer; the lines above say why"},
        {"password-file", "the file in store.password_file cannot be read; chmod or chown it"},
    };

} // namespace

void clearAndTell(const QString &folder)
{
    const backup::Leftovers found = backup::clearLeftovers(folder);
    for (const QString &path : found.removed)
        std::fprintf(stderr, "madangd: removed %s, which an interrupted run had left\n",
                     qPrintable(forLog(path)));
    for (const QString &path : found.stuck)
        std::fprintf(
            stderr,
            "madangd: %s looks as if an interrupted run had left it, and could not be removed safely: "
            "look into it\n",
            qPrintable(forLog(path)));
}

QString backupSentence(const Error &error, const Config &config)
{
    for (const Sentence &sentence : kSentences) {
        // Not arg(): a sentence names what it needs, which may be neither.
        if (error.about == QLatin1StringView(sentence.about))
            return QString::fromLatin1(sentence.text)
                .replace("%2"_L1, forLog(dataFolderOf(config)))
                .replace("%1"_L1, forLog(error.field));
    }
    return {};
}

int explainBackup(const Error &error, const Config &config)
{
    if (error.about == "store-in-use"_L1 || error.about == "data-folder"_L1
        || error.about == "changed-step"_L1 || error.about == "migrating"_L1) {
        explain(error, config);
        return 2;
    }
    if (const QString sentence = backupSentence(error, config); !sentence.isEmpty()) {
        std::fprintf(stderr, "madangd: %s\n", qPrintable(sentence));
        return 2;
    }
    std::fprintf(stderr, "madangd: that could not be done: %s (%s %s); the lines above tell more\n",
                 qPrintable(QString(wordOf(error.code))), qPrintable(forLog(error.about)),
                 qPrintable(forLog(error.field)));
    return 2;
}

} // namespace madang::commands
