// SPDX-License-Identifier: GPL-3.0-or-later
// madang-tui: a batch verb when one is named, the full screen otherwise.
#include "client-tui/batch/batch.h"
#include "client-tui/full_screen.h"

#include "common/base/log.h"
#include "common/client/core_dumps.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    madang::forgoCoreDumps(madang::Onlookers::None);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"madang-tui"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(MADANG_VERSION));
    madang::installLogFormat();
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    return madang::tui::isFullScreen(arguments) ? madang::tui::runFullScreen(arguments)
                                                : madang::tui::runBatch(arguments);
}
