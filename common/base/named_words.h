// SPDX-License-Identifier: GPL-3.0-or-later
// The names in a text, as "@" marks them. Whose they are is not known here.
#pragma once

#include <QList>
#include <QStringList>

namespace madang {

/// A name in a text, and where it stands, its mark included.
struct NamedWord {
    qsizetype start = 0;
    qsizetype length = 0;
    QString word; ///< without the mark, in small letters
};

/// The words after "@", in order. A user name is ASCII, so that a Korean particle may follow it at once; what
/// looks like a mail address names nobody.
QList<NamedWord> namedWords(const QString &text);
/// The words that mean everybody in the room. Those of roles stand in common/protocol/roles.h.
const QStringList &everyoneWords();
/// What may stand before a mark for it to be one.
bool mayPrecedeMark(QChar c);

} // namespace madang
