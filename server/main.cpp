// SPDX-License-Identifier: GPL-3.0-or-later
// madangd: verb -> function; prints what went wrong; exit code.
#include "common/base/log.h"
#include "server/commands/commands.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace madang;
using namespace Qt::StringLiterals;

namespace {

struct Verb {
    const char *word;
    const char *help;
    int (*run)(const commands::Options &);
    bool takesWords = false;
};

constexpr Verb kVerbs[] = {
    {"serve", "run the server in the foreground until SIGTERM", commands::serve},
    {"check", "read the configuration, look at store, port and certificate, and name what is wrong",
     commands::check},
    {"demo", "fill an empty store with a lively community to try the programs on", commands::demo},
    {"reconcile", "compare a gateway's settlement file with the store, while no daemon runs on it",
     commands::reconcile, true},
    {"config", "print a configuration file with every setting explained", commands::sampleConfig},
    {"print-api", "print the whole contract, one line per command, event and member", commands::printApi},
    {"ledger", "prove the books, print balances or entries: ledger check|balances|entries", commands::ledger,
     true},
    {"backup",
     "copy store, keys and attached files, also of a running daemon; or prove a copy: backup verify",
     commands::backup, true},
    {"migrate", "bring the store to the schema of this program without serving, or say what that would do",
     commands::migrate, true},
    {"restore", "make a data folder out of a backup, while no daemon runs on it", commands::restore, true},
    {"audit",
     "what operators and money people did, and whether that is as it was written: audit list|verify|export",
     commands::audit, true},
    {"users", "look after accounts, also of a running daemon: users list|show|create|disable|...",
     commands::users, true},
    {"bans", "keep addresses and networks out, also of a running daemon: bans list|add|remove",
     commands::bans, true},
    {"payments", "look at what waits for a person, and act on it: payments overview|list|show|...",
     commands::payments, true},
    {"mail", "try the mail server, look at mails that did not go: mail test|list|retry", commands::mail,
     true},
    {"keys", "sign access tokens with a new key, signing nobody out: keys rotate", commands::keys, true},
};

void usage(FILE *out)
{
    std::fputs("Usage: madangd <verb> [options]\n\nVerbs:\n", out);
    for (const Verb &verb : kVerbs)
        std::fprintf(out, "  %-10s %s\n", verb.word, verb.help);
    std::fputs("\nOptions:\n"
               "  --config FILE   configuration (TOML); `madangd config` prints a sample\n"
               "  --data DIR      folder of the store and the signing key\n"
               "  --listen ADDR   address to listen on\n"
               "  --port N        TCP port, 0 for a free one\n"
               "  --io-threads N  threads that serve connections\n"
               "  --json          JSON lines instead of tables, where there is something to print\n"
               "  --limit N       how many lines, where there are many\n"
               "  --gateway NAME  reconcile: whose file it is; the configured one unless told\n"
               "  --since DAY     audit list: only from then on\n"
               "  --actor NAME    audit list: only what they did\n"
               "  --action WORD   audit list: only such acts\n"
               "  --messages WHAT users erase: keep or remove what they wrote\n"
               "  --days N        bans add: for how long; for good unless told\n"
               "  --reason TEXT   bans add: why\n"
               "  --dry-run       reconcile: say what would happen, and do nothing\n"
               "  --preview       migrate: say which steps are ahead, and do nothing\n"
               "  --version       print the version\n"
               "  --help          print this\n",
               out);
}

/// Reads the options; a text that names the mistake, or nothing.
QString readOptions(const QStringList &arguments, bool takesWords, commands::Options &options)
{
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments[i];
        if (word == "--json"_L1 || word == "--dry-run"_L1 || word == "--preview"_L1) {
            (word == "--json"_L1          ? options.json
                 : word == "--dry-run"_L1 ? options.dryRun
                                          : options.preview)
                = true;
            continue;
        }
        if (takesWords && !word.startsWith("--"_L1)) {
            options.words += word;
            continue;
        }
        const QString value = arguments.value(i + 1);
        if (i + 1 >= arguments.size())
            return u"%1 needs a value, or is no option"_s.arg(word);
        ++i;
        if (word == "--config"_L1) {
            options.configFile = value;
        } else if (word == "--data"_L1) {
            options.data = value;
        } else if (word == "--gateway"_L1) {
            options.gateway = value;
        } else if (word == "--since"_L1) {
            options.since = value;
        } else if (word == "--actor"_L1) {
            options.actor = value;
        } else if (word == "--action"_L1) {
            options.action = value;
        } else if (word == "--messages"_L1) {
            options.messages = value;
        } else if (word == "--reason"_L1) {
            options.reason = value;
        } else if (word == "--days"_L1) {
            bool ok = false;
            options.days = value.toInt(&ok);
            if (!ok || *options.days < 1)
                return u"--days must be a number above 0, not %1"_s.arg(value);
        } else if (word == "--listen"_L1) {
            options.listen = value;
        } else if (word == "--port"_L1) {
            bool ok = false;
            options.port = value.toInt(&ok);
            if (!ok || *options.port < 0 || *options.port > 65535)
                return u"--port must be a number from 0 to 65535, not %1"_s.arg(value);
        } else if (word == "--limit"_L1) {
            bool ok = false;
            options.limit = value.toInt(&ok);
            if (!ok || *options.limit < 1)
                return u"--limit must be a number above 0, not %1"_s.arg(value);
        } else if (word == "--io-threads"_L1) {
            bool ok = false;
            options.ioThreads = value.toInt(&ok);
            if (!ok || *options.ioThreads < 1 || *options.ioThreads > kMostIoThreads)
                return u"--io-threads must be a number from 1 to %1, not %2"_s.arg(kMostIoThreads).arg(value);
        } else {
            return u"unknown option %1"_s.arg(word);
        }
    }
    return {};
}

/// A group of posts needs some hundred kilobytes and gives them back at once. The C library would return
/// them to the kernel each time and fault them in again, and each return interrupts every other thread.
void keepFreedMemory()
{
#ifdef __GLIBC__
    mallopt(M_TRIM_THRESHOLD, 4 << 20);
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

} // namespace

int main(int argc, char **argv)
{
    keepFreedMemory();
    installLogFormat();
    commands::blockSignals();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"madangd"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(MADANG_VERSION));

    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const QString word = arguments.value(0);
    if (word == "--version"_L1) {
        std::printf("madangd %s\n", MADANG_VERSION);
        return 0;
    }
    if (word.isEmpty() || word == "--help"_L1 || word == "-h"_L1) {
        usage(word.isEmpty() ? stderr : stdout);
        return word.isEmpty() ? 1 : 0;
    }
    for (const Verb &verb : kVerbs) {
        if (word != QLatin1StringView(verb.word))
            continue;
        commands::Options options;
        const QString mistake = readOptions(arguments.mid(1), verb.takesWords, options);
        if (!mistake.isEmpty()) {
            std::fprintf(stderr, "madangd: %s\n", qPrintable(mistake));
            return 1;
        }
        return verb.run(options);
    }
    std::fprintf(stderr, "madangd: unknown verb %s\n\n", qPrintable(forLog(word)));
    usage(stderr);
    return 1;
}
