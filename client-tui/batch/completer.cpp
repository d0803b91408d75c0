// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/batch/completer.h"

#include "client-tui/batch/batch_verbs.h"
#include "client-tui/profile/profile.h"
#include "client-tui/terminal/sanitize.h"

#include "common/client/session.h"

#include <QFile>
#include <QLoggingCategory>
#include <QRegularExpression>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace madang::tui {

namespace {

    constexpr int kMostOffered = 500;

    /// A shell's Tab must not hang.
    constexpr auto kPatience = 300ms;

    QStringList beginningWith(const QStringList &all, const QString &typed)
    {
        QStringList found;
        for (const QString &each : all) {
            if (each.startsWith(typed, Qt::CaseInsensitive) && found.size() < kMostOffered)
                found += each;
        }
        return found;
    }

    bool isPlainWord(const QString &text)
    {
        static const QRegularExpression plain(u"\\A[a-z][a-z-]*\\z"_s);
        return plain.match(text).hasMatch();
    }

    /// What may stand where a help line says "ROOM", "on | off" or "CAMPAIGN|all".
    QStringList choicesIn(const QString &text, const ArchivedNames &names)
    {
        QStringList choices;
        for (const QString &part : text.split(u'|')) {
            const QString word = part.trimmed();
            if (word == "ROOM"_L1)
                choices += names.rooms;
            else if (word == "CAMPAIGN"_L1)
                choices += names.campaigns;
            else if (word == "USER"_L1)
                choices += names.people;
            else if (isPlainWord(word) && text.contains(u'|'))
                choices += word;
        }
        return choices;
    }

    /// Some names a shell takes for something else: several lines for several candidates, a dash for an
    /// option.
    bool isOffered(const QString &name)
    {
        return name == sanitized(name) && !name.startsWith(u'-');
    }

    QStringList offered(const QStringList &names)
    {
        QStringList plain;
        std::copy_if(names.begin(), names.end(), std::back_inserter(plain), isOffered);
        return plain;
    }

    /// What is known, for one verb: who signs in or leaves for good names themselves, and nobody else.
    ArchivedNames namesFor(const BatchVerb &verb, ArchivedNames names)
    {
        if (verb.identity == BatchRun::Identity::Nobody || verb.word == "erase-me"_L1)
            names.people.clear();
        return names;
    }

    /// A room may be named by who is in it, too: "@jun".
    ArchivedNames withDirectRooms(ArchivedNames names)
    {
        for (const QString &person : std::as_const(names.people))
            names.rooms += u'@' + person;
        return names;
    }

    /// What a verb's help line says stands at each place: "ROOM", "on | off".
    QStringList placesOf(const BatchVerb &verb)
    {
        static const QRegularExpression options(u"\\[-[^\\]]*\\]"_s);
        static const QRegularExpression place(u"\\[([^\\]]*)\\]|(\\S+)"_s);
        const QString arguments = QString::fromUtf8(verb.arguments).remove(options);
        QStringList places;
        for (auto at = place.globalMatch(arguments); at.hasNext();) {
            const auto match = at.next();
            places += match.captured(1) + match.captured(2);
        }
        return places;
    }

    /// "payout ask CAMPAIGN": what stands behind a word of the verb's own is only for who wrote that word.
    bool isAnotherForm(const QStringList &places, const QStringList &plain)
    {
        for (qsizetype i = 0; i < plain.size() && i < places.size(); ++i) {
            if (isPlainWord(places[i]) && places[i] != plain[i])
                return true;
        }
        return false;
    }

    /// The value of an option, where the help line says what it is: "--secret-store keyring|file".
    QString valueOf(const BatchVerb &verb, const QString &option)
    {
        const QRegularExpression listed(u"%1 ([^\\s\\]]+)"_s.arg(QRegularExpression::escape(option)));
        return listed.match(QString::fromUtf8(verb.arguments)).captured(1);
    }

    QStringList optionWords(const BatchVerb &verb)
    {
        QStringList words;
        for (QString option : verb.options + commonOptions()) {
            if (option.endsWith(u'='))
                option.chop(1);
            words += (option.size() > 1 ? u"--"_s : u"-"_s) + option;
        }
        return words;
    }

    bool takesValue(const BatchVerb *verb, const QString &word)
    {
        if (!word.startsWith(u'-'))
            return false;
        const QString name = word.mid(word.startsWith("--"_L1) ? 2 : 1) + u'=';
        return commonOptions().contains(name) || (verb && verb->options.contains(name));
    }

    QStringList verbWords()
    {
        QStringList words{u"help"_s};
        for (const BatchVerb &verb : batchVerbs())
            words += verb.word;
        return words;
    }

} // namespace

QStringList completionsOf(const QStringList &words, const ArchivedNames &known)
{
    const QString typed = words.isEmpty() ? QString() : words.last();
    // The verb, and the plain words that stand behind it.
    const BatchVerb *verb = nullptr;
    bool helps = false;
    QStringList plain;
    for (qsizetype i = 0; i + 1 < words.size(); ++i) {
        if (takesValue(verb, words[i])) {
            ++i;
            continue;
        }
        if (words[i].startsWith(u'-') && words[i].size() > 1)
            continue;
        if (verb || helps) {
            plain += words[i];
            continue;
        }
        verb = findBatchVerb(words[i]);
        helps = words[i] == "help"_L1;
        if (!verb && !helps)
            return {};
    }
    const QString before = words.size() > 1 ? words[words.size() - 2] : QString();
    if (takesValue(verb, before))
        return verb ? beginningWith(choicesIn(valueOf(*verb, before), namesFor(*verb, known)), typed)
                    : QStringList();
    if (!verb)
        return plain.isEmpty() ? beginningWith(verbWords(), typed) : QStringList();
    // "--in=mar": the option and what it takes in one word.
    if (const QString option = typed.section(u'=', 0, 0); option != typed && takesValue(verb, option)) {
        QStringList whole;
        const QStringList choices = choicesIn(valueOf(*verb, option), namesFor(*verb, known));
        for (const QString &each : beginningWith(choices, typed.mid(option.size() + 1)))
            whole += option + u'=' + each;
        return whole;
    }
    if (typed.startsWith(u'-'))
        return beginningWith(optionWords(*verb), typed);
    const QStringList places = placesOf(*verb);
    if (isAnotherForm(places, plain))
        return {};
    ArchivedNames names = namesFor(*verb, known);
    if (typed.startsWith(u'@'))
        names = withDirectRooms(names);
    return beginningWith(choicesIn(places.value(plain.size()), names), typed);
}

ArchivedNames namesOnDisk(const QStringList &words)
{
    const qsizetype named = words.indexOf(u"--profile"_s);
    const QString folder = Profile::pathOf(named >= 0 ? words.value(named + 1) : QString());
    // Nothing is made here: Tab asks about what there is.
    const QString file = Profile::preferencesFileOf(folder);
    if (!QFile::exists(file))
        return {};
    const std::optional<SavedAccount> account = Preferences(file).account();
    if (!account)
        return {};
    const Result<ServerAddress> server = ServerAddress::fromText(account->server);
    if (!server)
        return {};
    const QStringList archives = Session::archivePaths(folder, *server, account->username);
    const ArchivedNames names = namesInArchives(archives, kPatience);
    return {offered(names.rooms), offered(names.campaigns), offered(names.people)};
}

QString completionScript(const QString &shell)
{
    if (shell == "bash"_L1)
        return uR"(_madang_tui() {
    # What ends a word for readline ends none of ours: "mina@host" and "key:value" are one each. It replaces
    # no more of one than $2, which stands behind the last such sign.
    local rest=${COMP_LINE:0:COMP_POINT} gap word i
    local -a words=()
    for ((i = 0; i <= COMP_CWORD; i++)); do
        gap=${rest%%[![:space:]]*}
        rest=${rest:${#gap}}
        word=${COMP_WORDS[i]}
        [[ $i -lt $COMP_CWORD && $rest == "$word"* ]] || word=$rest
        rest=${rest:${#word}}
        if [[ $i -gt 0 && -z $gap ]]; then
            words[${#words[@]}-1]+=$word
        else
            words+=("$word")
        fi
    done
    mapfile -t COMPREPLY < <(madang-tui __complete "${words[@]:1}" 2>/dev/null)
    word=${words[${#words[@]}-1]}
    rest=${word%"$2"}
    for i in "${!COMPREPLY[@]}"; do
        COMPREPLY[i]=$(printf %q "${COMPREPLY[i]:${#rest}}")
    done
}
complete -o nosort -o default -F _madang_tui madang-tui
)"_s;
    if (shell == "zsh"_L1)
        return uR"(#compdef madang-tui
_madang_tui() {
    local -a found
    found=("${(@f)$(madang-tui __complete "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    if [[ -n "${found[*]}" ]]; then
        compadd -- "${found[@]}"
    else
        _files
    fi
}
if [[ "${funcstack[1]}" == _madang_tui ]]; then
    _madang_tui "$@"
else
    compdef _madang_tui madang-tui
fi
)"_s;
    if (shell == "fish"_L1)
        return uR"(complete -c madang-tui -a '(madang-tui __complete (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
)"_s;
    return {};
}

int runCompletion(const QStringList &words)
{
    // What cannot be read is not offered; a message would stand in the middle of somebody's command line.
    QLoggingCategory::setFilterRules(u"*=false"_s);
    for (const QString &each : completionsOf(words, namesOnDisk(words))) {
        const QByteArray line = each.toUtf8() + '\n';
        std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    }
    return 0;
}

} // namespace madang::tui
