// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop client. Everything it does begins in App.
#include "client-gui/app.h"
#include "client-gui/launch/one_program.h"
#include "common/base/log.h"
#include "common/client/core_dumps.h"

#include <QApplication>

#include <cstdio>

namespace {

/// Lets the program that has the profile do what was asked for; whether it heard.
bool callTheOther(int argc, char **argv, const madang::gui::OneProgram &program,
                  const madang::gui::LaunchOptions &options)
{
    const QCoreApplication application(argc, argv);
    QString activation = qEnvironmentVariable("XDG_ACTIVATION_TOKEN");
    if (activation.isEmpty())
        activation = qEnvironmentVariable("DESKTOP_STARTUP_ID");
    return program.call({options.link, options.server, options.user, activation, options.hidden}).ok();
}

} // namespace

int main(int argc, char **argv)
{
    // A portal that cannot look at who asks it answers nobody: not which colours the desktop has.
    madang::forgoCoreDumps(madang::Onlookers::Portals);
    madang::installLogFormat();
    QCoreApplication::setApplicationName(QStringLiteral("madang"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MADANG_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("madang"));

    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    // Help and mistakes are answered before a display is needed.
    const madang::Result<madang::gui::LaunchOptions> options = madang::gui::readLaunchOptions(arguments);
    if (!options) {
        std::fprintf(stderr, "madang: %s\nTry 'madang --help'.\n", qUtf8Printable(options.error().about));
        return 2;
    }
    if (!options->answer.isEmpty()) {
        std::fputs(qUtf8Printable(options->answer), stdout);
        return 0;
    }
    // A browser that we start must not inherit it.
    qunsetenv("MADANG_PASSWORD");

    madang::gui::AccountHome::makeFolder(options->profile);
    madang::gui::OneProgram program(options->profile);
    if (!program.take()) {
        if (callTheOther(argc, argv, program, *options))
            return 0;
        // It may have been about to end.
        if (!program.take()) {
            std::fprintf(stderr,
                         "madang: it is running with this profile already, and does not answer. Another one "
                         "can be started beside it with --profile.\n");
            return 1;
        }
    }

    QApplication application(argc, argv);
    madang::gui::App app(*options);
    QObject::connect(&program, &madang::gui::OneProgram::called, &app, &madang::gui::App::answer);
    app.start();
    program.listen();
    const int code = QApplication::exec();
    program.stop();
    // Once more, without any window.
    return app.sendLast() ? QApplication::exec() : code;
}
