// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/text_width.h"

#include "client-tui/terminal/grapheme.h"

#include <algorithm>
#include <array>

namespace madang::tui {

namespace {

    struct Range {
        char32_t first;
        char32_t last;
    };

    /// East Asian Wide and Fullwidth (Unicode 15), gaps of unassigned code points closed.
    constexpr std::array kWide{
        Range{0x1100, 0x115F},   Range{0x231A, 0x231B},   Range{0x2329, 0x232A},   Range{0x23E9, 0x23EC},
        Range{0x23F0, 0x23F0},   Range{0x23F3, 0x23F3},   Range{0x25FD, 0x25FE},   Range{0x2614, 0x2615},
        Range{0x2648, 0x2653},   Range{0x267F, 0x267F},   Range{0x2693, 0x2693},   Range{0x26A1, 0x26A1},
        Range{0x26AA, 0x26AB},   Range{0x26BD, 0x26BE},   Range{0x26C4, 0x26C5},   Range{0x26CE, 0x26CE},
        Range{0x26D4, 0x26D4},   Range{0x26EA, 0x26EA},   Range{0x26F2, 0x26F3},   Range{0x26F5, 0x26F5},
        Range{0x26FA, 0x26FA},   Range{0x26FD, 0x26FD},   Range{0x2705, 0x2705},   Range{0x270A, 0x270B},
        Range{0x2728, 0x2728},   Range{0x274C, 0x274C},   Range{0x274E, 0x274E},   Range{0x2753, 0x2755},
        Range{0x2757, 0x2757},   Range{0x2795, 0x2797},   Range{0x27B0, 0x27B0},   Range{0x27BF, 0x27BF},
        Range{0x2B1B, 0x2B1C},   Range{0x2B50, 0x2B50},   Range{0x2B55, 0x2B55},   Range{0x2E80, 0x303E},
        Range{0x3041, 0x3247},   Range{0x3250, 0x4DBF},   Range{0x4E00, 0xA4C6},   Range{0xA960, 0xA97C},
        Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAD9},   Range{0xFE10, 0xFE19},   Range{0xFE30, 0xFE6B},
        Range{0xFF01, 0xFF60},   Range{0xFFE0, 0xFFE6},   Range{0x16FE0, 0x1B2FB}, Range{0x1F004, 0x1F004},
        Range{0x1F0CF, 0x1F0CF}, Range{0x1F18E, 0x1F18E}, Range{0x1F191, 0x1F19A}, Range{0x1F200, 0x1F320},
        Range{0x1F32D, 0x1F335}, Range{0x1F337, 0x1F37C}, Range{0x1F37E, 0x1F393}, Range{0x1F3A0, 0x1F3CA},
        Range{0x1F3CF, 0x1F3D3}, Range{0x1F3E0, 0x1F3F0}, Range{0x1F3F4, 0x1F3F4}, Range{0x1F3F8, 0x1F43E},
        Range{0x1F440, 0x1F440}, Range{0x1F442, 0x1F4FC}, Range{0x1F4FF, 0x1F53D}, Range{0x1F54B, 0x1F54E},
        Range{0x1F550, 0x1F567}, Range{0x1F57A, 0x1F57A}, Range{0x1F595, 0x1F596}, Range{0x1F5A4, 0x1F5A4},
        Range{0x1F5FB, 0x1F64F}, Range{0x1F680, 0x1F6C5}, Range{0x1F6CC, 0x1F6CC}, Range{0x1F6D0, 0x1F6D2},
        Range{0x1F6D5, 0x1F6DF}, Range{0x1F6EB, 0x1F6EC}, Range{0x1F6F4, 0x1F6FC}, Range{0x1F7E0, 0x1F7F0},
        Range{0x1F90C, 0x1F93A}, Range{0x1F93C, 0x1F945}, Range{0x1F947, 0x1F9FF}, Range{0x1FA70, 0x1FAFF},
        Range{0x20000, 0x3FFFD},
    };

    constexpr char32_t kZwj = 0x200D;
    constexpr char32_t kEmojiStyle = 0xFE0F;
    constexpr char32_t kKeycap = 0x20E3;

    bool isRegional(char32_t c)
    {
        return c >= 0x1F1E6 && c <= 0x1F1FF;
    }

    bool isMark(char32_t c)
    {
        switch (QChar::category(c)) {
        case QChar::Mark_NonSpacing:
        case QChar::Mark_Enclosing:
        case QChar::Other_Format:
            return true;
        default:
            return (c >= 0x1160 && c <= 0x11FF)
                || (c >= 0xD7B0 && c <= 0xD7FB); // vowels and finals join a syllable
        }
    }

    /// A cluster of several code points.
    int columnsOfSequence(const QList<uint> &points)
    {
        const char32_t first = points.first();
        if (isRegional(first) || (first >= 0x1100 && first <= 0x115F))
            return 2;
        int sum = 0;
        for (const uint c : points) {
            if (c == kEmojiStyle || c == kZwj || c == kKeycap)
                return 2;
            sum += columnsOfCodePoint(c);
        }
        return std::min(sum, 2);
    }

    int columnsOfCluster(QStringView cluster)
    {
        if (cluster.size() == 1)
            return columnsOfCodePoint(cluster.front().unicode());
        const QList<uint> points = cluster.toUcs4();
        return points.size() == 1 ? columnsOfCodePoint(points.first()) : columnsOfSequence(points);
    }

    bool isAscii(QStringView text)
    {
        return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x7F; });
    }

    bool isIdeograph(QStringView cluster)
    {
        const char16_t c = cluster.front().unicode();
        return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAD9);
    }

    /// Punctuation that must not begin a line.
    bool mayNotBegin(QStringView cluster)
    {
        return QStringView(u",.!?:;)]}、。」』）》〉”’…·ー").contains(cluster.front());
    }

} // namespace

int columnsOfCodePoint(char32_t c)
{
    if (c < 0x300)
        return 1;
    if (isMark(c))
        return 0;
    const auto at = std::lower_bound(kWide.begin(), kWide.end(), c,
                                     [](const Range &range, char32_t point) { return range.last < point; });
    return at != kWide.end() && at->first <= c ? 2 : 1;
}

bool isSteady(QStringView cluster)
{
    if (cluster.size() != 1)
        return false;
    const char16_t c = cluster.front().unicode();
    return (c >= 0x20 && c < 0x7F) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3041 && c <= 0x30FA) || (c >= 0x3131 && c <= 0x318E) || (c >= 0xFF01 && c <= 0xFF5E);
}

QList<Cluster> clustersOf(QStringView text)
{
    QList<Cluster> clusters;
    clusters.reserve(text.size());
    if (isAscii(text)) {
        for (qsizetype i = 0; i < text.size(); ++i)
            clusters.append({text.mid(i, 1), 1});
        return clusters;
    }
    qsizetype start = 0;
    for (const qsizetype end : graphemeEnds(text)) {
        const QStringView cluster = text.mid(start, end - start);
        clusters.append({cluster, columnsOfCluster(cluster)});
        start = end;
    }
    return clusters;
}

int columnsOf(QStringView text)
{
    if (isAscii(text))
        return int(text.size());
    int sum = 0;
    for (const Cluster &cluster : clustersOf(text))
        sum += cluster.columns;
    return sum;
}

QStringView fitting(QStringView text, int columns)
{
    int used = 0;
    qsizetype units = 0;
    for (const Cluster &cluster : clustersOf(text)) {
        if (used + cluster.columns > columns)
            break;
        used += cluster.columns;
        units += cluster.text.size();
    }
    return text.left(units);
}

QString truncated(QStringView text, int columns)
{
    if (columns <= 0)
        return {};
    if (columnsOf(text) <= columns)
        return text.toString();
    return fitting(text, columns - 1).toString() + u'…';
}

QString padded(QStringView text, int columns)
{
    QString out = truncated(text, columns);
    return out + QString(qMax(0, columns - columnsOf(out)), u' ');
}

QString paddedLeft(QStringView text, int columns)
{
    const QString out = truncated(text, columns);
    return QString(qMax(0, columns - columnsOf(out)), u' ') + out;
}

namespace {

    QStringView withoutTrailingBlanks(QStringView line)
    {
        while (!line.isEmpty() && line.back() == u' ')
            line.chop(1);
        return line;
    }

    /// Wraps one paragraph: remembers the last place where a line may end, and goes back to it when the line
    /// is full.
    class Wrapping {
    public:
        Wrapping(QStringView paragraph, int columns, int taken)
            : m_text(paragraph)
            , m_clusters(clustersOf(paragraph))
            , m_columns(qMax(1, columns))
            , m_used(taken)
        {
        }

        QList<QStringView> lines()
        {
            for (m_at = 0; m_at < m_clusters.size(); ++m_at) {
                if (m_at > m_start && mayBreakHere())
                    m_break = m_at;
                while (m_at > m_start && !isBlank(m_at) && m_used + m_clusters.at(m_at).columns > m_columns)
                    endLine();
                m_used += m_clusters.at(m_at).columns;
            }
            m_lines.append(between(m_start, m_clusters.size()));
            return std::move(m_lines);
        }

    private:
        bool isBlank(qsizetype i) const { return m_clusters.at(i).text == u" "; }

        bool mayBreakHere() const
        {
            const QStringView previous = m_clusters.at(m_at - 1).text;
            const QStringView next = m_clusters.at(m_at).text;
            if (isBlank(m_at))
                return false;
            return isBlank(m_at - 1) || ((isIdeograph(previous) || isIdeograph(next)) && !mayNotBegin(next));
        }

        void endLine()
        {
            const qsizetype next = m_break > m_start ? m_break : m_at;
            m_lines.append(withoutTrailingBlanks(between(m_start, next)));
            m_start = next;
            m_used = 0;
            for (qsizetype i = m_start; i < m_at; ++i)
                m_used += m_clusters.at(i).columns;
        }

        QStringView between(qsizetype first, qsizetype end) const
        {
            const auto offset = [this](qsizetype i) {
                return i < m_clusters.size() ? m_clusters.at(i).text.data() - m_text.data() : m_text.size();
            };
            return m_text.mid(offset(first), offset(end) - offset(first));
        }

        QStringView m_text;
        QList<Cluster> m_clusters;
        int m_columns;
        int m_used;
        QList<QStringView> m_lines;
        qsizetype m_start = 0;
        qsizetype m_at = 0;
        qsizetype m_break = 0;
    };

} // namespace

QList<QStringView> wrapped(QStringView text, int columns, int taken)
{
    QList<QStringView> lines;
    for (const QStringView &paragraph : text.split(u'\n'))
        lines += Wrapping(paragraph, columns, lines.isEmpty() ? taken : 0).lines();
    return lines;
}

} // namespace madang::tui
