// SPDX-License-Identifier: GPL-3.0-or-later
// madangd: verb -> function; prints what went wrong; exit code.
#include "common/base/log.h"
#include "server/commands/completer.h"
#include "server/commands/verb_table.h"

#include <QCoreApplication>

#include <cstdio>

#include <sys/prctl.h>
#include <sys/resource.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace madang;
using namespace Qt::StringLiterals;

namespace {

/// A group of posts needs some hundred kilobytes and gives them back at once. The C library would return
/// them to the kernel each time and fault them in again, and each return interrupts every other thread.
void keepFreedMemory()
{
#ifdef __GLIBC__
    mallopt(M_TRIM_THRESHOLD, 4 << 20);
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

/// Passwords and keys are in our memory: when we crash, none of it becomes a file or another program's, and
/// nobody of the same user attaches to us. Root can all the same.
void keepMemoryToOurselves()
{
    ::prctl(PR_SET_DUMPABLE, 0);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
}

} // namespace

int main(int argc, char **argv)
{
    keepMemoryToOurselves();
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
        std::fputs(qPrintable(commands::usageText()), word.isEmpty() ? stderr : stdout);
        return word.isEmpty() ? 1 : 0;
    }
    if (word == "__complete"_L1)
        return commands::runCompletion(arguments.mid(1));
    if (const commands::Verb *verb = commands::findVerb(word)) {
        commands::Options options;
        const QString mistake = commands::readOptions(*verb, arguments.mid(1), options);
        if (!mistake.isEmpty()) {
            std::fprintf(stderr, "madangd: %s\n", qPrintable(forLog(mistake)));
            return 1;
        }
        return verb->run(options);
    }
    std::fprintf(stderr, "madangd: unknown verb %s\n\n%s", qPrintable(forLog(word)),
                 qPrintable(commands::usageText()));
    return 1;
}
