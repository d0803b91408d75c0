// SPDX-License-Identifier: GPL-3.0-or-later
// The batch verbs about tui.toml and the shell.
#include "client-tui/batch/batch_verbs.h"
#include "client-tui/batch/completer.h"

#include <QCoreApplication>
#include <QFile>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    struct ConfigVerbsText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::ConfigVerbs)
    };

} // namespace

void checkConfig(BatchRun &run)
{
    if (run.word(0) != "check"_L1)
        return run.failUsage(ConfigVerbsText::tr("Write: madang-tui config check"));
    const QString path = run.word(1).isEmpty() ? configPath() : run.word(1);
    if (!QFile::exists(path)) {
        if (!run.word(1).isEmpty())
            return run.fail(Error{Code::NotFound, "config-file"},
                            ConfigVerbsText::tr("There is no file %1.").arg(path), ExitCode::Usage);
        run.out().line(ConfigVerbsText::tr("There is no %1; every setting has its default.").arg(path));
        return run.finish();
    }
    const ConfigReading reading = readConfigFile(path);
    for (const ConfigFault &fault : reading.faults) {
        run.out().json("fault",
                       {{"file", Output::quoted(path)},
                        {"line", QByteArray::number(fault.line)},
                        {"message", Output::quoted(fault.text)}});
        run.out().line(u"%1:%2: %3"_s.arg(path).arg(fault.line).arg(fault.text));
    }
    if (reading.faults.isEmpty())
        run.out().line(ConfigVerbsText::tr("%1 is fine.").arg(path));
    run.finish(reading.faults.isEmpty() ? ExitCode::Ok : ExitCode::Usage);
}

void printCompletion(BatchRun &run)
{
    const QString script = completionScript(run.word(0));
    if (script.isEmpty())
        return run.failUsage(ConfigVerbsText::tr("Write: madang-tui completion bash, zsh or fish"));
    for (const QString &line : script.trimmed().split(u'\n'))
        run.out().line(line);
    run.finish();
}

} // namespace madang::tui
