// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/verb_table.h"

#include <QRegularExpression>

#include <algorithm>

namespace madang::commands {

using namespace Qt::StringLiterals;

namespace {

    QString keepPort(Options &options, const QString &value)
    {
        bool ok = false;
        options.port = value.toInt(&ok);
        return ok && *options.port >= 0 && *options.port <= 65535
            ? QString()
            : u"--port must be a number from 0 to 65535, not %1"_s.arg(value);
    }

    QString keepThreads(Options &options, const QString &value)
    {
        bool ok = false;
        options.ioThreads = value.toInt(&ok);
        return ok && *options.ioThreads >= 1 && *options.ioThreads <= kMostIoThreads
            ? QString()
            : u"--io-threads must be a number from 1 to %1, not %2"_s.arg(kMostIoThreads).arg(value);
    }

    QString keepLimit(Options &options, const QString &value)
    {
        bool ok = false;
        options.limit = value.toInt(&ok);
        return ok && *options.limit >= 1 ? QString()
                                         : u"--limit must be a number above 0, not %1"_s.arg(value);
    }

    QString keepDays(Options &options, const QString &value)
    {
        bool ok = false;
        options.days = value.toInt(&ok);
        return ok && *options.days >= 1 ? QString() : u"--days must be a number above 0, not %1"_s.arg(value);
    }

    template <auto kMember> QString keepText(Options &options, const QString &value)
    {
        options.*kMember = value;
        return {};
    }
    template <auto kMember> QString keepFlag(Options &options, const QString &)
    {
        options.*kMember = true;
        return {};
    }

} // namespace

const QList<Verb> &verbs()
{
    static const QList<Verb> all{
        {"serve", "run the server in the foreground until SIGTERM", serve, {}, false},
        {"check",
         "look at configuration, store, certificate, clock, gateway and the rest, and name what is wrong",
         check,
         {},
         false},
        {"demo", "fill an empty store with a lively community to try the programs on", demo, {}, false},
        {"reconcile",
         "compare a gateway's settlement file with the store, while no daemon runs on it",
         reconcile,
         {u"FILE [--gateway NAME] [--dry-run]"_s}},
        {"config", "print a configuration file with every setting explained", sampleConfig, {}, false},
        {"print-api",
         "print the whole contract, one line per command, event and member",
         printApi,
         {},
         false},
        {"ledger",
         "prove the books, print balances or entries: ledger check|balances|entries",
         ledger,
         {u"check"_s, u"balances"_s, u"entries [--limit N]"_s}},
        {"backup",
         "copy store, keys and attached files, also of a running daemon; or prove a copy: backup verify",
         backup,
         {u"FOLDER"_s, u"verify BACKUP"_s}},
        {"restore", "make a data folder out of a backup, while no daemon runs on it", restore, {u"BACKUP"_s}},
        {"export",
         "everything the community has in open formats, also of a running daemon, for leaving or an archive",
         exportHouse,
         {u"DIR [--private]"_s}},
        {"migrate",
         "bring the store to the schema of this program without serving, or say what that would do",
         migrate,
         {u"[--preview] [--no-backup]"_s}},
        {"audit",
         "what operators and money people did, and whether that is as it was written: audit "
         "list|verify|export",
         audit,
         {u"list [--since DAY] [--actor NAME] [--action WORD] [--limit N]"_s, u"verify [END]"_s,
          u"export"_s}},
        {"users", "look after accounts, also of a running daemon: users list|show|create|disable|...", users,
         usersForms()},
        {"rooms",
         "look after rooms from outside, also of a running daemon: rooms list|show|close|owner",
         rooms,
         {u"list [--limit N]"_s, u"show ROOM"_s, u"close ROOM --reason TEXT [--dry-run] [--yes]"_s,
          u"owner ROOM NAME --reason TEXT"_s}},
        {"complaints",
         "decide about what people complain of, also of a running daemon: complaints list|show|decide",
         complaints,
         {u"list [open|decided] [--limit N]"_s, u"show ID"_s,
          u"decide ID remove|dismiss [--reason TEXT] [--dry-run] [--yes]"_s}},
        {"bans",
         "keep addresses and networks out, also of a running daemon: bans list|add|remove",
         bans,
         {u"list [--limit N]"_s, u"add ADDRESS [--days N] [--reason TEXT]"_s, u"remove ADDRESS"_s}},
        {"payments", "look at what waits for a person, and act on it: payments overview|list|show|...",
         payments, paymentsForms()},
        {"mail",
         "try the mail server, look at mails that did not go: mail test|list|retry",
         mail,
         {u"test ADDRESS"_s, u"list [waiting|dead|sent] [--limit N]"_s, u"retry MAIL"_s}},
        {"files",
         "carry attached files from the disk into a bucket or back: files move s3|disk; or claim one",
         files,
         {u"move s3|disk"_s, u"claim"_s}},
        {"keys",
         "sign access tokens with a new key, signing nobody out: keys rotate",
         keys,
         {u"rotate [at-once]"_s}},
        {"completion",
         "print what completes all this on Tab: completion bash|zsh|fish",
         completion,
         {u"bash|zsh|fish"_s}},
    };
    return all;
}

const Verb *findVerb(const QString &word)
{
    const auto found = std::find_if(verbs().begin(), verbs().end(), [&word](const Verb &verb) {
        return word == QLatin1StringView(verb.word);
    });
    return found == verbs().end() ? nullptr : &*found;
}

const QList<OptionRule> &optionRules()
{
    static const QList<OptionRule> all{
        {"--config", "FILE", "configuration (TOML); `madangd config` prints a sample",
         keepText<&Options::configFile>, true},
        {"--data", "DIR", "folder of the store and the signing key", keepText<&Options::data>, true},
        {"--listen", "ADDR", "address to listen on", keepText<&Options::listen>, true},
        {"--port", "N", "TCP port, 0 for a free one", keepPort, true},
        {"--io-threads", "N", "threads that serve connections", keepThreads, true},
        {"--json", "", "JSON lines instead of tables, where there is something to print",
         keepFlag<&Options::json>, true},
        {"--limit", "N", "how many lines, where there are many", keepLimit},
        {"--gateway", "NAME", "reconcile: whose file it is; the configured one unless told",
         keepText<&Options::gateway>},
        {"--since", "DAY", "audit list: only from then on", keepText<&Options::since>},
        {"--actor", "NAME", "audit list: only what they did", keepText<&Options::actor>},
        {"--action", "WORD", "audit list: only such acts", keepText<&Options::action>},
        {"--messages", "WHAT", "users erase: keep or remove what they wrote", keepText<&Options::messages>},
        {"--days", "N", "bans add: for how long; for good unless told", keepDays},
        {"--reason", "TEXT", "why, for the audit log", keepText<&Options::reason>},
        {"--dry-run", "", "say what would happen, and do nothing", keepFlag<&Options::dryRun>},
        {"--yes", "", "do it; without it only what would happen is said", keepFlag<&Options::yes>},
        {"--preview", "", "migrate: say which steps are ahead, and do nothing", keepFlag<&Options::preview>},
        {"--no-backup", "", "migrate: without the copy of the store that comes first",
         keepFlag<&Options::noBackup>},
        {"--private", "", "export: also private rooms, mail addresses and details; tell these people",
         keepFlag<&Options::privateToo>},
    };
    return all;
}

const OptionRule *findOption(const QString &name)
{
    const auto found
        = std::find_if(optionRules().begin(), optionRules().end(),
                       [&name](const OptionRule &rule) { return name == QLatin1StringView(rule.name); });
    return found == optionRules().end() ? nullptr : &*found;
}

Form readForm(const QString &text)
{
    Form form;
    QString plain = text;
    plain.remove(u'[').remove(u']');
    const QStringList words = plain.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (!words[i].startsWith("--"_L1)) {
            form.places += words[i];
            continue;
        }
        const OptionRule *rule = findOption(words[i]);
        form.options += words[i];
        const bool hasValue = rule && *rule->value != '\0';
        form.values += hasValue ? words.value(++i) : QString();
    }
    return form;
}

QStringList choicesOf(const QString &place)
{
    static const QRegularExpression plain(u"\\A[a-z][a-z-]*\\z"_s);
    QStringList choices = place.split(u'|');
    choices.removeIf([](const QString &each) { return !plain.match(each).hasMatch(); });
    return choices;
}

bool Verb::takes(const QString &option) const
{
    const OptionRule *rule = findOption(option);
    return rule && (rule->isForAll || std::any_of(forms.begin(), forms.end(), [&option](const QString &form) {
                        return readForm(form).options.contains(option);
                    }));
}

bool Verb::knows(const QString &said) const
{
    return std::any_of(forms.begin(), forms.end(), [&said](const QString &form) {
        const QStringList choices = choicesOf(readForm(form).places.value(0));
        return choices.isEmpty() || choices.contains(said);
    });
}

QString readOptions(const Verb &verb, const QStringList &arguments, Options &options)
{
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments[i];
        const OptionRule *rule = findOption(word);
        if (!rule && !word.startsWith("--"_L1) && verb.takesWords) {
            options.words += word;
            continue;
        }
        if (!rule)
            return word.startsWith("--"_L1) ? u"unknown option %1"_s.arg(word)
                                            : u"%1 takes no %2"_s.arg(QLatin1StringView(verb.word), word);
        // What a verb would not look at may be the very reason why somebody dared to call it.
        if (!verb.takes(word))
            return u"%1 has no option %2"_s.arg(QLatin1StringView(verb.word), word);
        const bool hasValue = *rule->value != '\0';
        if (hasValue && i + 1 >= arguments.size())
            return u"%1 needs a value"_s.arg(word);
        if (const QString mistake = rule->keep(options, hasValue ? arguments[++i] : QString());
            !mistake.isEmpty())
            return mistake;
    }
    // A word that is in no form: the verb prints what it takes.
    if (!options.words.isEmpty() && !verb.knows(options.words.first()))
        options.words.clear();
    return {};
}

QString usageText()
{
    QString text = u"Usage: madangd <verb> [options]\n\nVerbs:\n"_s;
    for (const Verb &verb : verbs())
        text += u"  %1 %2\n"_s.arg(QLatin1StringView(verb.word), -10).arg(QLatin1StringView(verb.help));
    text += u"\nOptions:\n"_s;
    const auto line = [&text](const QString &option, const char *help) {
        text += u"  %1 %2\n"_s.arg(option, -15).arg(QLatin1StringView(help));
    };
    for (const OptionRule &rule : optionRules())
        line(QString::fromLatin1(rule.name) + u' ' + QLatin1StringView(rule.value), rule.help);
    line(u"--version"_s, "print the version");
    line(u"--help"_s, "print this");
    return text;
}

} // namespace madang::commands
