// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the overview, for both faces and for batch verbs. What a server says that we do not know comes
// back as it is: who shows it makes it safe.
#pragma once

#include "common/protocol/overview.h"
#include "common/views/formats.h"

namespace madang::views::overview_text {

/// What was looked at, in a word or two.
QString nameOf(const overview::HouseCheck &check);
/// What was found: "only 1.2 GB free".
QString foundBy(const overview::HouseCheck &check, const Formats &formats);
/// A sign beside the colour: "✓", "!", "✗".
QString signOf(overview::Verdict verdict);
/// The same where only ASCII is sure: "+", "!", "x".
QString asciiSignOf(overview::Verdict verdict);
/// "good", "to watch", "bad".
QString nameOf(overview::Verdict verdict);

/// "Everything is in order.", or how many things need somebody, and which.
QString headline(const overview::HouseState &state);
/// What is bad first, then what to watch; else as the server has them.
QList<overview::HouseCheck> worstFirst(const overview::HouseState &state);

/// One plain figure.
struct Figure {
    QString name;
    QString value;
};
QList<Figure> figures(const overview::HouseState &state, const Formats &formats);

} // namespace madang::views::overview_text
