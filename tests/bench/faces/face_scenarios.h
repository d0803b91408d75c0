// SPDX-License-Identifier: GPL-3.0-or-later
// What madang-face-bench measures: how soon the clients show something, what they cost, how they feel under
// load. Times are those of this machine: the targets leave room, but only runs of one machine can be
// compared.
#pragma once

#include "tests/bench/faces/face_town.h"
#include "tests/bench/report.h"
#include "tests/bench/traffic.h"

namespace madang::bench {

struct FaceWishes {
    QString daemon; ///< programs
    QString terminal;
    QString desktopDriver;
    int rooms = 30; ///< that are opened one after another
    qint64 messages = 10'000; ///< in each of them
    qint64 large = 100'000; ///< in the large one
    int starts = 5;
    int switches = 200; ///< of rooms
    int frames = 600; ///< scrolled
    int keys = 300; ///< pressed
    int seconds = 5; ///< of messages that come in
    double perSecond = 1000; ///< of them
};

/// The rooms of the town: those to open one after another, then the large one.
QList<qint64> roomsOf(const FaceWishes &wishes);

/// Opens a room that the town's person joins, too, and lets everybody else in who will write there.
void gatherWriters(FaceTown &town, DaemonVenue &venue, Crowd &crowd);

void terminalFace(const FaceWishes &wishes, FaceTown &town, Report &report);
void desktopFace(const FaceWishes &wishes, FaceTown &town, Report &report);

} // namespace madang::bench
