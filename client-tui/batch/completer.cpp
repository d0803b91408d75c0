// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/batch/completer.h"

#include "client-tui/batch/batch_verbs.h"
#include "client-tui/terminal/sanitize.h"

#include <QRegularExpression>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    constexpr int kMostOffered = 500;

    QStringList beginningWith(const QStringList &all, const QString &typed)
    {
        QStringList found;
        std::copy_if(all.begin(), all.end(), std::back_inserter(found),
                     [&typed](const QString &each) { return each.startsWith(typed, Qt::CaseInsensitive); });
        return found;
    }

    /// "on | off | codes" or "keyring|file": the plain words among them.
    QStringList choicesIn(const QString &text)
    {
        static const QRegularExpression plain(u"\\A[a-z][a-z-]*\\z"_s);
        QStringList choices;
        for (const QString &part : text.split(u'|')) {
            if (plain.match(part.trimmed()).hasMatch())
                choices += part.trimmed();
        }
        return text.contains(u'|') ? choices : QStringList();
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

    /// The value of an option, where the help line lists them: "--secret-store keyring|file".
    QStringList valuesOf(const BatchVerb &verb, const QString &option)
    {
        const QRegularExpression listed(u"%1 ([^\\s\\]]+)"_s.arg(QRegularExpression::escape(option)));
        return choicesIn(listed.match(QString::fromUtf8(verb.arguments)).captured(1));
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

QStringList completionsOf(const QStringList &words, const QStringList &rooms)
{
    const QString typed = words.isEmpty() ? QString() : words.last();
    // The verb, and how many plain words stand behind it.
    const BatchVerb *verb = nullptr;
    bool helps = false;
    int place = -1;
    for (qsizetype i = 0; i + 1 < words.size(); ++i) {
        if (takesValue(verb, words[i])) {
            ++i;
            continue;
        }
        if (words[i].startsWith(u'-') && words[i].size() > 1)
            continue;
        if (place < 0) {
            verb = findBatchVerb(words[i]);
            helps = words[i] == "help"_L1;
            if (!verb && !helps)
                return {};
        }
        ++place;
    }
    const QString before = words.size() > 1 ? words[words.size() - 2] : QString();
    if (takesValue(verb, before))
        return verb ? beginningWith(valuesOf(*verb, before), typed) : QStringList();
    if (place < 0 || helps)
        return place > 0 ? QStringList() : beginningWith(verbWords(), typed);
    if (typed.startsWith(u'-'))
        return beginningWith(optionWords(*verb), typed);
    const QStringList places = placesOf(*verb);
    const QString wanted = places.value(place);
    return beginningWith(wanted == "ROOM"_L1 ? rooms : choicesIn(wanted), typed);
}

QStringList roomsOnDisk(const QStringList &words)
{
    const qsizetype named = words.indexOf(u"--profile"_s);
    const Result<std::unique_ptr<Profile>> profile
        = Profile::open(named >= 0 ? words.value(named + 1) : QString());
    if (!profile)
        return {};
    SystemAlarmClock clock;
    MemorySecretStore nothing;
    SessionParts parts{clock, nothing, (*profile)->preferences(), (*profile)->folder()};
    parts.live = false;
    Session session(parts);
    if (!session.resume())
        return {};
    QStringList names;
    for (const rooms::Room &room : session.archive().rooms()) {
        // Several lines would be several candidates, and a dash an option.
        const bool plain = room.name == sanitized(room.name) && !room.name.startsWith(u'-');
        if (plain && names.size() < kMostOffered)
            names += room.name;
    }
    return names;
}

QString completionScript(const QString &shell)
{
    if (shell == "bash"_L1)
        return uR"(_madang_tui() {
    local IFS=$'\n' i
    COMPREPLY=($(madang-tui __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
    for i in "${!COMPREPLY[@]}"; do
        COMPREPLY[i]=$(printf %q "${COMPREPLY[i]}")
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
    for (const QString &each : completionsOf(words, roomsOnDisk(words))) {
        const QByteArray line = each.toUtf8() + '\n';
        std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    }
    return 0;
}

} // namespace madang::tui
