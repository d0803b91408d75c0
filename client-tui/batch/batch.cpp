// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/batch/batch.h"

#include "client-tui/batch/batch_verbs.h"
#include "client-tui/batch/completer.h"
#include "client-tui/settings/nearest_word.h"
#include "client-tui/terminal/sanitize.h"

#include "common/base/log.h"
#include "common/views/translations.h"

#include <QCoreApplication>
#include <QTimer>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    struct BatchText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::Batch)
    };

    void print(std::FILE *stream, const QString &text)
    {
        const QByteArray octets = sanitized(text, Lines::Many).toUtf8() + '\n';
        std::fwrite(octets.constData(), 1, size_t(octets.size()), stream);
    }

    QString overview()
    {
        QString text = BatchText::tr("madang-tui: Madang in the terminal")
            + u"\n\n  madang-tui [--profile NAME] [--server ADDRESS] [LINK]\n      "_s
            + BatchText::tr("the full screen") + u"\n\n"_s + BatchText::tr("For scripts:") + u"\n\n"_s;
        for (const BatchVerb &verb : batchVerbs())
            text += u"  "_s + verb.usage() + u"\n      "_s + verb.help() + u'\n';
        text += u'\n'
            + BatchText::tr(
                    "Every verb takes --json (one object per line), --profile, --server and --user.\n"
                    "ROOM is an id, a name, or @USER for a direct room. Passwords never stand on the "
                    "command line.\n"
                    "Exit codes: 0 done, 1 usage, 2 refused, 3 not signed in, 4 network, 5 not found, 6 "
                    "not decided yet, 7 this computer.\n"
                    "All of it is explained in: man madang-tui");
        return text;
    }

    /// What a verb is called, found before its options are known: the first word that is no option's value.
    QString verbWord(const QStringList &arguments)
    {
        QStringList all = commonOptions();
        for (const BatchVerb &verb : batchVerbs())
            all += verb.options;
        for (qsizetype i = 0; i < arguments.size(); ++i) {
            const QString &argument = arguments.at(i);
            if (!argument.startsWith(u'-'))
                return argument;
            const QString name = argument.mid(argument.startsWith("--"_L1) ? 2 : 1);
            if (all.contains(name + u'='))
                ++i;
        }
        return {};
    }

    int usageError(bool json, const QString &sentence)
    {
        Output(json ? Output::Form::Json : Output::Form::Text)
            .error(Error{Code::Malformed, "usage"}, sentence, int(ExitCode::Usage));
        return int(ExitCode::Usage);
    }

    QString verbHelp(const BatchVerb &verb)
    {
        return verb.usage() + u"\n    "_s + verb.help();
    }

    int runVerb(const BatchVerb &verb, const CommandLine &line, Profile &profile, const Config &config)
    {
        blockSignals({SIGINT, SIGTERM, SIGHUP});
        // A reader that goes away (| head) ends us through a failed write, not by a signal in the middle of a
        // renewal.
        std::signal(SIGPIPE, SIG_IGN);
        SystemAlarmClock clock;
        BatchRun run(line, profile, config, clock);
        int code = int(ExitCode::Ok);
        QObject::connect(&run, &BatchRun::ended, QCoreApplication::instance(), [&code](int exitCode) {
            code = exitCode;
            QCoreApplication::exit(exitCode);
        });
        QTimer::singleShot(0, &run,
                           [&run, &verb] { run.begin(verb.identity, [&run, &verb] { verb.deed(run); }); });
        QCoreApplication::exec();
        return code;
    }

} // namespace

int runBatch(const QStringList &arguments)
{
    if (arguments.value(0) == "__complete"_L1)
        return runCompletion(arguments.mid(1));
    const bool json = arguments.contains(u"--json"_s);
    // What the client library logs is for the full screen's file; a script reads our standard error.
    QLoggingCategory::setFilterRules(u"madang.*.info=false\nmadang.*.debug=false"_s);
    const ConfigReading reading = readConfigFile(configPath());
    views::Translations translations(QStringList{u"tui"_s});
    translations.use(reading.config.language.value_or(Language::System));

    const QString word = verbWord(arguments);
    if (arguments.contains(u"--version"_s)) {
        print(stdout, u"madang-tui "_s + QCoreApplication::applicationVersion());
        return int(ExitCode::Ok);
    }
    const BatchVerb *verb
        = findBatchVerb(word == "help"_L1 ? arguments.value(arguments.indexOf(word) + 1) : word);
    const bool wantsHelp
        = word == "help"_L1 || arguments.contains(u"--help"_s) || arguments.contains(u"-h"_s);
    if (wantsHelp) {
        print(stdout, verb ? verbHelp(*verb) : overview());
        return int(ExitCode::Ok);
    }
    if (word.isEmpty()) {
        const Result<CommandLine> line = parseCommandLine(arguments, commonOptions());
        return usageError(
            json, line ? BatchText::tr("madang-tui --help lists what can be done.") : line.error().about);
    }
    if (!verb) {
        QStringList words;
        for (const BatchVerb &known : batchVerbs())
            words.append(known.word);
        const QString near = nearestWord(word, words);
        return usageError(json,
                          BatchText::tr("There is no verb “%1”.").arg(word) + u' '
                              + (near.isEmpty() ? BatchText::tr("madang-tui --help lists all of them.")
                                                : BatchText::tr("Did you mean “%1”?").arg(near)));
    }
    const Result<CommandLine> line = parseCommandLine(arguments, commonOptions() + verb->options);
    if (!line)
        return usageError(json, line.error().about);
    const auto count = line->words.size() - 1;
    if (count < verb->least || (verb->most >= 0 && count > verb->most))
        return usageError(json, BatchText::tr("Usage: %1").arg(verb->usage()));
    const Result<std::unique_ptr<Profile>> profile
        = Profile::open(line->value(u"profile"_s).value_or(QString()));
    if (!profile) {
        Output(json ? Output::Form::Json : Output::Form::Text)
            .error(profile.error(), BatchText::tr("The profile folder cannot be used."),
                   int(ExitCode::Local));
        return int(ExitCode::Local);
    }
    if (!reading.config.language)
        translations.use((*profile)->preferences().language());
    return runVerb(*verb, *line, **profile, reading.config);
}

} // namespace madang::tui
