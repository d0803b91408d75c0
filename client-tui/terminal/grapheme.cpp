// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/grapheme.h"

namespace madang::tui {

namespace {

    /// Grapheme_Cluster_Break of UAX #29, with Extended_Pictographic as a value of its own.
    enum class Break {
        Other,
        Cr,
        Lf,
        Control,
        Extend,
        Joiner,
        Regional,
        SpacingMark,
        Prepend,
        L,
        V,
        T,
        Lv,
        Lvt,
        Pictograph
    };

    Break hangulBreak(char32_t c)
    {
        if ((c >= 0x1100 && c <= 0x115F) || (c >= 0xA960 && c <= 0xA97C))
            return Break::L;
        if ((c >= 0x1160 && c <= 0x11A7) || (c >= 0xD7B0 && c <= 0xD7C6))
            return Break::V;
        if ((c >= 0x11A8 && c <= 0x11FF) || (c >= 0xD7CB && c <= 0xD7FB))
            return Break::T;
        if (c >= 0xAC00 && c <= 0xD7A3)
            return (c - 0xAC00) % 28 == 0 ? Break::Lv : Break::Lvt;
        return Break::Other;
    }

    bool isPrepend(char32_t c)
    {
        return (c >= 0x0600 && c <= 0x0605) || c == 0x06DD || c == 0x070F || c == 0x08E2 || c == 0x0D4E
            || c == 0x110BD || c == 0x110CD;
    }

    Break breakOf(char32_t c)
    {
        if (c == '\r')
            return Break::Cr;
        if (c == '\n')
            return Break::Lf;
        if (c >= 0x20 && c < 0x7F)
            return Break::Other;
        if (c == 0x200D)
            return Break::Joiner;
        if (c == 0x200C || (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0020 && c <= 0xE007F) || c == 0xFF9E
            || c == 0xFF9F)
            return Break::Extend;
        if (c >= 0x1F1E6 && c <= 0x1F1FF)
            return Break::Regional;
        if (isPrepend(c))
            return Break::Prepend;
        if (const Break hangul = hangulBreak(c); hangul != Break::Other)
            return hangul;
        switch (QChar::category(c)) {
        case QChar::Other_Control:
        case QChar::Other_Format:
        case QChar::Other_Surrogate:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
            return Break::Control;
        case QChar::Mark_NonSpacing:
        case QChar::Mark_Enclosing:
            return Break::Extend;
        case QChar::Mark_SpacingCombining:
            return Break::SpacingMark;
        default:
            return isPictograph(c) ? Break::Pictograph : Break::Other;
        }
    }

    bool isHard(Break b)
    {
        return b == Break::Cr || b == Break::Lf || b == Break::Control;
    }

    /// Rules GB6 to GB8: what makes one Hangul syllable.
    bool joinsSyllable(Break before, Break next)
    {
        switch (before) {
        case Break::L:
            return next == Break::L || next == Break::V || next == Break::Lv || next == Break::Lvt;
        case Break::Lv:
        case Break::V:
            return next == Break::V || next == Break::T;
        case Break::Lvt:
        case Break::T:
            return next == Break::T;
        default:
            return false;
        }
    }

    /// The code point at a place; a lone surrogate is itself.
    char32_t pointAt(QStringView text, qsizetype at)
    {
        const QChar c = text.at(at);
        if (c.isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate())
            return QChar::surrogateToUcs4(c, text.at(at + 1));
        return c.unicode();
    }

} // namespace

bool isPictograph(char32_t c)
{
    return c == 0x00A9 || c == 0x00AE || c == 0x203C || c == 0x2049 || (c >= 0x2100 && c <= 0x27BF)
        || (c >= 0x2900 && c <= 0x2BFF) || c == 0x3030 || c == 0x303D || c == 0x3297 || c == 0x3299
        || (c >= 0x1F000 && c <= 0x1FAFF);
}

QList<qsizetype> graphemeEnds(QStringView text)
{
    QList<qsizetype> ends;
    ends.reserve(text.size());
    Break before = Break::Control;
    int regionals = 0; // in a row, up to `before`
    bool inPictograph = false; // Pictograph Extend* up to `before`
    bool joined = false; // ... followed by a joiner
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype start = at;
        const char32_t point = pointAt(text, at);
        at += QChar::requiresSurrogates(point) ? 2 : 1;
        const Break next = breakOf(point);
        const bool stays = !isHard(before) && !isHard(next)
            && (next == Break::Extend || next == Break::Joiner || next == Break::SpacingMark
                || before == Break::Prepend || joinsSyllable(before, next)
                || (joined && next == Break::Pictograph)
                || (before == Break::Regional && next == Break::Regional && regionals % 2 == 1));
        if (start > 0 && !stays && !(before == Break::Cr && next == Break::Lf))
            ends.append(start);
        regionals = next == Break::Regional ? (stays ? regionals + 1 : 1) : 0;
        joined = next == Break::Joiner && inPictograph;
        inPictograph = next == Break::Pictograph || (inPictograph && next == Break::Extend);
        before = next;
    }
    if (!text.isEmpty())
        ends.append(text.size());
    return ends;
}

} // namespace madang::tui
