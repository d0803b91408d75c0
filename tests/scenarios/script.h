// SPDX-License-Identifier: GPL-3.0-or-later
// A scenario as text: lines of "who  verb  the rest". Knows the shape of a line, not what verbs mean.
#pragma once

#include <QList>
#include <QString>

namespace madang::test {

/// One line: `jun  send  /app/rooms/{yard}/messages  {"tag":"t1","text":"one"}`.
struct Line {
    int number = 0; ///< in its file, from 1
    QString who;
    QString verb;
    QString rest; ///< may be empty
};

/// The lines of a file without comments (#) and empty ones.
QList<Line> readScript(const QString &file);

/// Cuts the first word off a text and returns it.
QString takeWord(QString &text);

} // namespace madang::test
