// SPDX-License-Identifier: GPL-3.0-or-later
// Finding names the way Korean is typed: by initial consonants and by half-finished syllables.
#pragma once

#include <QString>

namespace madang::views {

/// Whether a name contains what was typed: case and width do not matter, "ㅁㄷ" finds "마당", "마다" finds
/// "마당".
bool matchesTyped(const QString &name, const QString &typed);
/// Whether it begins so.
bool beginsAsTyped(const QString &name, const QString &typed);
/// Initial consonants of the syllables; other characters stay.
QString initialConsonants(const QString &text);

} // namespace madang::views
