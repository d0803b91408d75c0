// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/emoji.h"

#include <QList>
#include <QTextBoundaryFinder>

namespace madang {

namespace {

    constexpr char32_t kJoiner = 0x200D;
    constexpr char32_t kEmojiStyle = 0xFE0F;
    constexpr char32_t kKeycap = 0x20E3;

    bool isFlagLetter(char32_t c)
    {
        return c >= 0x1F1E6 && c <= 0x1F1FF;
    }

    /// What belongs to an emoji without being one.
    bool isModifier(char32_t c)
    {
        const bool isSkinTone = c >= 0x1F3FB && c <= 0x1F3FF;
        const bool isTag = c >= 0xE0020 && c <= 0xE007F;
        return c == kJoiner || c == kEmojiStyle || c == kKeycap || isSkinTone || isTag;
    }

    bool isSymbol(char32_t c)
    {
        const QChar::Category category = QChar::category(c);
        // Qt 6.4 knows Unicode 14: newer pictographs of the emoji blocks are unassigned to it.
        const bool isNewPictograph = c >= 0x1F300 && c <= 0x1FAFF && category == QChar::Other_NotAssigned;
        return category == QChar::Symbol_Other || isNewPictograph || c == 0x203C || c == 0x2049 || c == 0x2194
            || c == 0x2934 || c == 0x2935;
    }

    bool isOneGrapheme(const QString &text)
    {
        QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
        return finder.toNextBoundary() == text.size();
    }

} // namespace

bool isEmoji(const QString &text)
{
    if (text.isEmpty() || !isOneGrapheme(text))
        return false;
    const QList<uint> points = text.toUcs4();
    // A keycap is a digit, "#" or "*" with the mark of a key.
    const char32_t first = points.first();
    const bool isKey = (first >= U'0' && first <= U'9') || first == U'#' || first == U'*';
    if (isKey)
        return points.last() == kKeycap;
    bool anySymbol = false;
    for (const char32_t c : points) {
        if (isModifier(c))
            continue;
        if (!isSymbol(c) && !isFlagLetter(c))
            return false;
        anySymbol = true;
    }
    return anySymbol;
}

} // namespace madang
