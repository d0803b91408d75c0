// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/completer.h"

#include "server/commands/printing.h"
#include "server/commands/verb_table.h"

#include <QFile>

#include <algorithm>

namespace madang::commands {

using namespace Qt::StringLiterals;

namespace {

    QStringList beginningWith(QStringList all, const QString &typed)
    {
        all.removeIf([&typed](const QString &each) { return !each.startsWith(typed); });
        all.removeDuplicates();
        return all;
    }

    QStringList verbWords()
    {
        QStringList words;
        for (const Verb &verb : verbs())
            words += QLatin1StringView(verb.word);
        return words + QStringList{u"--help"_s, u"--version"_s};
    }

    /// The forms that the words so far fit into.
    QList<Form> fitting(const Verb &verb, const QStringList &said)
    {
        QList<Form> forms;
        for (const QString &text : verb.forms) {
            const Form form = readForm(text);
            bool fits = said.size() <= form.places.size();
            for (qsizetype i = 0; i < said.size() && fits; ++i) {
                const QStringList choices = choicesOf(form.places[i]);
                fits = choices.isEmpty() || choices.contains(said[i]);
            }
            if (fits)
                forms += form;
        }
        return forms;
    }

    QStringList optionsOf(const QList<Form> &forms)
    {
        QStringList options;
        for (const Form &form : forms)
            options += form.options;
        for (const OptionRule &rule : optionRules()) {
            if (rule.isForAll)
                options += QLatin1StringView(rule.name);
        }
        return options;
    }

    QStringList valuesOf(const QList<Form> &forms, const QString &option)
    {
        QStringList values;
        for (const Form &form : forms) {
            if (const qsizetype at = form.options.indexOf(option); at >= 0)
                values += choicesOf(form.values[at]);
        }
        return values;
    }

} // namespace

QStringList completionsOf(const QStringList &words)
{
    const QString typed = words.isEmpty() ? QString() : words.last();
    if (words.size() < 2)
        return beginningWith(verbWords(), typed);
    const Verb *verb = findVerb(words.first());
    if (!verb)
        return {};
    QStringList said;
    QString asking; // the option whose value is being typed
    for (qsizetype i = 1; i + 1 < words.size(); ++i) {
        const OptionRule *rule = findOption(words[i]);
        if (!rule && !words[i].startsWith("--"_L1))
            said += words[i];
        if (rule && *rule->value != '\0' && ++i + 1 >= words.size())
            asking = QLatin1StringView(rule->name);
    }
    const QList<Form> forms = fitting(*verb, said);
    if (!asking.isEmpty())
        return beginningWith(valuesOf(forms, asking), typed);
    if (typed.startsWith(u'-'))
        return beginningWith(optionsOf(forms), typed);
    QStringList places;
    for (const Form &form : forms)
        places += choicesOf(form.places.value(said.size()));
    return beginningWith(places, typed);
}

QByteArray completionScript(const QString &shell)
{
    if (choicesOf(shell) != QStringList{shell})
        return {};
    QFile file(u":/completion/madangd."_s + shell);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int runCompletion(const QStringList &words)
{
    for (const QString &each : completionsOf(words))
        tell(each);
    return 0;
}

int completion(const Options &options)
{
    const QByteArray script
        = options.words.size() == 1 ? completionScript(options.words.first()) : QByteArray();
    if (script.isEmpty()) {
        std::fputs(
            "Usage: madangd completion bash|zsh|fish\n\n"
            "  For this shell only: source <(madangd completion bash), or of zsh; madangd completion fish "
            "| source.\n"
            "  Installed, every shell finds them by itself.\n",
            stderr);
        return 1;
    }
    std::fwrite(script.constData(), 1, size_t(script.size()), stdout);
    return 0;
}

} // namespace madang::commands
