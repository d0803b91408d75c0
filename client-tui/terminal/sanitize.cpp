// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/sanitize.h"

#include "client-tui/terminal/grapheme.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    constexpr char16_t kReplacement = 0xFFFD;
    constexpr char16_t kDottedCircle = 0x25CC;

    bool needsNoWork(QStringView text)
    {
        return std::all_of(text.begin(), text.end(), [](QChar c) {
            const char16_t u = c.unicode();
            return (u >= 0x20 && u < 0x7F) || (u >= 0xAC00 && u <= 0xD7A3) || (u >= 0x4E00 && u <= 0x9FA5);
        });
    }

    bool isMark(uint c)
    {
        const QChar::Category category = QChar::category(c);
        return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
    }

    /// Characters that take no ink and no width, though Unicode files some of them under letters and marks.
    bool isInvisible(uint c)
    {
        return c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c == 0x3164
            || c == 0xFFA0 || (c >= 0x180B && c <= 0x180F) || (c >= 0xFE00 && c <= 0xFE0F)
            || (c >= 0xE0000 && c <= 0xE0FFF);
    }

    bool isJamoTail(uint c)
    {
        return (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FB);
    }

    bool isShowable(uint c)
    {
        switch (QChar::category(c)) {
        case QChar::Other_Control:
        case QChar::Other_Format:
        case QChar::Other_Surrogate:
        case QChar::Other_PrivateUse:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
            return false;
        case QChar::Other_NotAssigned: // a newer Unicode's emoji are welcome, the rest is not
            return c >= 0x1F000 && c <= 0x1FAFF;
        default:
            return !isInvisible(c);
        }
    }

    bool isKeycapBase(uint c)
    {
        return (c >= '0' && c <= '9') || c == '#' || c == '*';
    }

    QString textOf(uint c)
    {
        return QString::fromUcs4(reinterpret_cast<const char32_t *>(&c), 1);
    }

    /// The shape of one control character.
    QString pictureOf(uint c, Lines lines)
    {
        if (c == '\n' && lines == Lines::Many)
            return u"\n"_s;
        if (c == '\t')
            return u"    "_s;
        if (c < 0x20)
            return QString(QChar(char16_t(0x2400 + c)));
        return c == 0x7F ? u"␡"_s : QString(QChar(kReplacement));
    }

    /// A flag made of tag letters: black flag, 2 to 6 tags, the end tag.
    bool isTagFlag(const QList<uint> &points)
    {
        return points.size() >= 4 && points.size() <= 8 && points.first() == 0x1F3F4
            && points.last() == 0xE007F && std::all_of(points.begin() + 1, points.end() - 1, [](uint c) {
                   return c >= 0xE0030 && c <= 0xE007A;
               });
    }

    /// One grapheme cluster, rebuilt from what may be shown.
    class ClusterCleaning {
    public:
        ClusterCleaning(const QList<uint> &points, Lines lines)
            : m_points(points)
            , m_lines(lines)
        {
        }

        QString text()
        {
            if (isTagFlag(m_points))
                return QString::fromUcs4(reinterpret_cast<const char32_t *>(m_points.constData()),
                                         m_points.size());
            for (qsizetype i = 0; i < m_points.size(); ++i)
                take(i);
            return m_out;
        }

    private:
        void take(qsizetype i)
        {
            const uint c = m_points.at(i);
            if (belongsToEmoji(i))
                emitPoint(c);
            else if (isJamoTail(c))
                emitPoint(isJamo(m_last) ? c
                                         : kReplacement); // without its syllable it has no width of its own
            else if (!isShowable(c))
                emitText(QChar::category(c) == QChar::Other_Control ? pictureOf(c, m_lines)
                                                                    : QString(QChar(kReplacement)));
            else if (isMark(c))
                takeMark(c);
            else
                emitPoint(c);
        }

        static bool isJamo(uint c)
        {
            return (c >= 0x1100 && c < 0x115F) || (c >= 0xA960 && c <= 0xA97C) || isJamoTail(c);
        }

        void takeMark(uint c)
        {
            if (m_out.isEmpty())
                emitPoint(kDottedCircle);
            if (++m_marks <= kMostMarks)
                m_out += textOf(c);
            else if (m_marks == kMostMarks + 1)
                m_out += QChar(kReplacement);
        }

        void emitPoint(uint c)
        {
            m_out += textOf(c);
            m_last = c;
        }

        void emitText(const QString &text)
        {
            m_out += text;
            m_last = 0;
        }

        /// Joiners and style selectors count only in the places that emoji sequences have for them.
        bool belongsToEmoji(qsizetype i) const
        {
            const uint c = m_points.at(i);
            if (c == 0xFE0F || c == 0xFE0E)
                return isPictograph(m_last)
                    || (isKeycapBase(m_last) && i + 1 < m_points.size() && m_points.at(i + 1) == 0x20E3);
            if (c == 0x200D)
                return i + 1 < m_points.size() && isPictograph(m_points.at(i + 1))
                    && isShowable(m_points.at(i + 1)) && (isPictograph(m_last) || m_last == 0xFE0F);
            return false;
        }

        const QList<uint> &m_points;
        const Lines m_lines;
        QString m_out;
        uint m_last = 0; ///< the last code point kept, 0 when something was replaced
        int m_marks = 0;
    };

    /// Unusual ends of lines become '\n'; NEL and the separators too.
    QString withPlainLineBreaks(QString text)
    {
        text.replace("\r\n"_L1, "\n"_L1);
        for (const char16_t c : {u'\r', u'\u2028', u'\u2029'})
            text.replace(QChar(c), u'\n');
        return text;
    }

} // namespace

QString sanitized(QStringView foreign, Lines lines)
{
    const bool cut = foreign.size() > kLongestShown;
    if (!cut && needsNoWork(foreign))
        return foreign.toString();
    const QString text = withPlainLineBreaks(foreign.left(kLongestShown).toString())
                             .normalized(QString::NormalizationForm_C);
    QString out;
    out.reserve(text.size() + 8);
    qsizetype start = 0;
    for (const qsizetype end : graphemeEnds(text)) {
        out += ClusterCleaning(QStringView(text).mid(start, end - start).toUcs4(), lines).text();
        start = end;
    }
    return cut ? out + u'…' : out;
}

} // namespace madang::tui
