// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop client. Everything it does begins in App.
#include "client-gui/app.h"
#include "common/base/log.h"

#include <QApplication>

#include <cstdio>

int main(int argc, char **argv)
{
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

    QApplication application(argc, argv);
    madang::gui::App app(*options);
    app.start();
    const int code = QApplication::exec();
    // Once more, without any window.
    return app.sendLast() ? QApplication::exec() : code;
}
