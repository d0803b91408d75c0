// SPDX-License-Identifier: GPL-3.0-or-later
// The demo community's words: people, rooms, and scraps of talk that are shuffled into several days. Data
// only.
#pragma once

#include <QList>
#include <QString>

namespace madang::demo {

/// Someone of the demo; all share one password, made at filling time.
struct Person {
    QString username;
    QString nickname;
};

/// A scrap of talk: each line is "<speaker>|<text>", speakers A, B, C... stand for members of the room.
/// {n}, {won}, {place}, {food} are filled in anew each time.
using Talk = QList<QString>;

struct Room {
    QString name;
    QString topic;
    bool isPrivate = false;
    bool forCampaign = false; ///< the campaign's own room
    QList<int> members; ///< indices of people; the first owns it
    QList<Talk> talks;
    int scraps = 0; ///< how many talks are told over the days
};

QList<Person> people();
QList<Room> rooms();
QList<QString> places();
QList<QString> foods();
/// What donors write with their gift; some write nothing.
QList<QString> wishes();

} // namespace madang::demo
