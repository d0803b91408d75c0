// SPDX-License-Identifier: GPL-3.0-or-later
// madang-face-bench: measures both clients against a daemon of its own, with rooms full of messages. Exit
// code 1 when anything was lost or never painted; a missed target alone is no failure, unless --strict.
#include "tests/bench/faces/face_scenarios.h"
#include "tests/bench/machine.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QLoggingCategory>

#include <cstdio>

using namespace madang::bench;
using namespace Qt::StringLiterals;

namespace {

struct Face {
    const char *name;
    const char *says;
    void (*run)(const FaceWishes &, FaceTown &, Report &);
};
constexpr Face kFaces[] = {
    {"terminal", "madang-tui on a terminal of its own, 120x40", terminalFace},
    {"desktop", "madang, painted by the processor", desktopFace},
};

QString descriptionOf()
{
    QString text
        = u"Measures the clients against a daemon of its own, with rooms full of messages.\n\nScenarios:\n"_s;
    for (const Face &face : kFaces)
        text += u"  %1  %2\n"_s.arg(QLatin1StringView(face.name), -9).arg(QLatin1StringView(face.says));
    return text
        + u"\nTimes are those of this machine: nothing else should run. QT_QPA_PLATFORM=xcb measures the "
          u"desktop client\non the display instead of in memory."_s;
}

std::vector<const Face *> chosen(const QStringList &names)
{
    std::vector<const Face *> faces;
    QStringList unknown = names;
    for (const Face &face : kFaces) {
        if (names.isEmpty() || unknown.removeAll(QLatin1StringView(face.name)) > 0)
            faces.push_back(&face);
    }
    if (!unknown.isEmpty()) {
        std::fprintf(stderr, "there is no scenario \"%s\"; see --help\n", qPrintable(unknown.first()));
        std::exit(64);
    }
    return faces;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"madang-face-bench"_s);
    const QString here = QCoreApplication::applicationDirPath();
    QCommandLineParser parser;
    const QCommandLineOption daemon(u"daemon"_s, u"The madangd to start."_s, u"file"_s, here + "/madangd"_L1);
    const QCommandLineOption json(u"json"_s, u"Append the run as one line of JSON to this file."_s,
                                  u"file"_s);
    const QCommandLineOption quick(u"quick"_s, u"Few messages, few repetitions: a look, no measurement."_s);
    const QCommandLineOption strict(u"strict"_s, u"Exit code 2 when a target is missed."_s);
    parser.setApplicationDescription(descriptionOf());
    parser.addHelpOption();
    parser.addOptions({daemon, json, quick, strict});
    parser.addPositionalArgument(u"scenario"_s, u"What to measure; both when none is named."_s,
                                 u"[scenario...]"_s);
    parser.process(app);

    const std::vector<const Face *> faces = chosen(parser.positionalArguments());
    FaceWishes wishes;
    wishes.daemon = parser.value(daemon);
    wishes.terminal = here + "/madang-tui"_L1;
    wishes.desktopDriver = here + "/madang-face-driver"_L1;
    if (parser.isSet(quick)) {
        wishes.rooms = 3;
        wishes.messages = 150;
        wishes.large = 500;
        wishes.starts = 1;
        wishes.switches = 4;
        wishes.frames = 10;
        wishes.keys = 10;
        wishes.seconds = 1;
        wishes.perSecond = 50;
    }
    QLoggingCategory::setFilterRules(
        u"madang.client.info=false"_s); // of the session that furnishes the profiles
    raiseDescriptorLimit();
    Report report;
    FaceTown town(wishes.daemon, roomsOf(wishes));
    for (const Face *face : faces) {
        report.begin(QByteArray(face->name) + ": " + face->says);
        face->run(wishes, town, report);
    }
    return report.conclude(parser.value(json), parser.isSet(strict));
}
