// SPDX-License-Identifier: GPL-3.0-or-later
// setCodeFont: the letters of code inside of a text.
#pragma once

#include <QFont>
#include <QFontDatabase>
#include <QFontInfo>
#include <QTextCharFormat>

namespace madang::gui {

/// All of one width. What that font lacks, Hangul for instance, comes from the words around it, whose font
/// `body` is. By the name of a real font: in a list of several "monospace" stands for none.
inline void setCodeFont(QTextCharFormat &format, const QFont &body)
{
    // Once: it is asked for at each piece of code, and looking a font up means asking fontconfig.
    static const QString fixed = QFontInfo(QFontDatabase::systemFont(QFontDatabase::FixedFont)).family();
    format.setFontFamilies(QStringList{fixed} + body.families());
    format.setFontFixedPitch(true);
}

} // namespace madang::gui
