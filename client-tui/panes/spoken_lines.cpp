// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/spoken_lines.h"

#include "client-tui/panes/stretches.h"
#include "client-tui/terminal/sanitize.h"

#include "common/base/web_link.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    using views::StyledPart;
    using views::StyledRun;
    using views::StyledText;

    constexpr int kMostQuoteBars = 4;
    constexpr int kDeepestItem = 5;
    /// So many columns are for words, whatever stands before them.
    constexpr int kLeastForWords = 8;
    constexpr int kLongestRule = 12;

    /// What a terminal is shown where a desktop has other means.
    struct Insertion {
        qsizetype at = 0;
        QString words;
    };

    /// Whether a run goes on what the one before it began.
    bool goesOn(const QList<StyledRun> &runs, qsizetype i)
    {
        return i > 0 && i < runs.size() && runs[i - 1].start + runs[i - 1].length == runs[i].start;
    }

    /// In order: hosts behind words that lead elsewhere, and signs around what no attribute strikes through.
    QList<Insertion> insertionsInto(const StyledText &styled, bool strikes)
    {
        QList<Insertion> found;
        const QList<StyledRun> &runs = styled.runs;
        qsizetype linkBegin = 0;
        for (qsizetype i = 0; i < runs.size(); ++i) {
            const StyledRun &run = runs[i];
            const qsizetype end = run.start + run.length;
            if (!strikes && run.struck && !(goesOn(runs, i) && runs[i - 1].struck))
                found.append({run.start, u"~"_s});
            if (!run.link.isEmpty() && !(goesOn(runs, i) && runs[i - 1].link == run.link))
                linkBegin = run.start;
            const bool linkEnds = !(goesOn(runs, i + 1) && runs[i + 1].link == run.link);
            const QStringView words = QStringView(styled.text).mid(linkBegin, end - linkBegin);
            if (!run.link.isEmpty() && linkEnds && !saysWhereItLeads(words, run.link))
                found.append({end, u" ("_s + sanitized(realHost(run.link)) + u')'});
            if (!strikes && run.struck && !(goesOn(runs, i + 1) && runs[i + 1].struck))
                found.append({end, u"~"_s});
        }
        return found;
    }

    void insertInto(StyledText &styled, const QList<Insertion> &insertions)
    {
        qsizetype moved = 0;
        for (const Insertion &each : insertions) {
            const qsizetype at = each.at + moved;
            const qsizetype more = each.words.size();
            styled.text.insert(at, each.words);
            const auto move = [at, more](auto &span) {
                if (span.start >= at)
                    span.start += more;
                else if (span.start + span.length > at)
                    span.length += more;
            };
            for (StyledRun &run : styled.runs)
                move(run);
            for (views::NameSpan &name : styled.names)
                move(name);
            // At its edges, too, it belongs to the part.
            for (StyledPart &part : styled.parts) {
                if (part.start > at)
                    part.start += more;
                else if (part.start + part.length >= at)
                    part.length += more;
            }
            moved += more;
        }
    }

    QList<Stretch> stretchesOf(const StyledText &styled, const SpokenLook &look, const Theme &theme)
    {
        // Words in the shape of an address do not hide where a link leads.
        QList<Stretch> stretches = addressesIn(styled.text);
        for (const StyledRun &run : styled.runs) {
            Stretch stretch{run.start, run.length};
            if (run.code)
                stretch.style = look.code;
            stretch.bold = run.strong;
            stretch.italic = run.emphasis;
            stretch.struck = run.struck && theme.strikes();
            if (!run.link.isEmpty()) {
                stretch.underline = true;
                stretch.link = Hyperlink::to(run.link);
            }
            stretches.append(stretch);
        }
        for (const views::NameSpan &name : styled.names) {
            if (look.name)
                stretches.append(Stretch{name.start, name.length, look.name(name)});
        }
        return stretches;
    }

    /// Writes the parts of a message one below the other.
    class PartsWriter {
    public:
        PartsWriter(const StyledText &styled, const QList<Stretch> &stretches, const SpokenLook &look,
                    const Theme &theme, int columns, int taken)
            : m_text(styled.text)
            , m_stretches(stretches)
            , m_look(look)
            , m_theme(theme)
            , m_columns(columns)
            , m_taken(taken)
        {
        }
        QList<PaintedLine> lines;

        void write(const StyledPart &part)
        {
            const int space = m_columns - (lines.isEmpty() ? m_taken : 0) - kLeastForWords;
            const int bars = qBound(0, space / 2, qMin(part.quoted, kMostQuoteBars));
            const QString lead = QString(m_theme.quoteBar() + u' ').repeated(bars);
            const int left = space - columnsOf(lead);
            const QStringView words = m_text.mid(part.start, part.length);
            const Style &style = part.quoted > 0 ? m_look.quote : m_look.text;
            switch (part.kind) {
            case StyledPart::Kind::Rule:
                return putRule(lead);
            case StyledPart::Kind::Code: {
                const QString indented = left >= 2 ? lead + u"  "_s : lead;
                put(indented, indented, words, part.start, m_look.code);
                return;
            }
            case StyledPart::Kind::Item:
                return putItem(part, lead, left, style);
            case StyledPart::Kind::Row:
                if (m_theme.isAscii()) {
                    const QString plain = words.toString().replace(u'│', u'|');
                    return put(lead, lead, plain, part.start, style);
                }
                break;
            case StyledPart::Kind::Paragraph:
            case StyledPart::Kind::Heading:
            case StyledPart::Kind::Gap:
                break;
            }
            put(lead, lead, words, part.start, style);
        }

    private:
        /// Its words stand beside its marker, on every line.
        void putItem(const StyledPart &part, const QString &lead, int left, const Style &style)
        {
            QString marker = m_text.mid(part.start, part.indent).toString();
            if (m_theme.isAscii())
                marker.replace(u'•', u'-');
            if (columnsOf(marker) > left + kLeastForWords / 2)
                return put(lead, lead, m_text.mid(part.start, part.length), part.start, style);
            const int deep
                = qMax(0, qMin(2 * (qMin(part.level, kDeepestItem) - 1), left - columnsOf(marker)));
            const QString before = lead + QString(deep, u' ');
            put(before + marker, before + QString(columnsOf(marker), u' '),
                m_text.mid(part.start + part.indent, part.length - part.indent), part.start + part.indent,
                style);
        }

        void putRule(const QString &lead)
        {
            const int room = m_columns - columnsOf(lead) - (lines.isEmpty() ? m_taken : 0);
            lines.append(PaintedLine{
                {lead, m_theme[Role::Quote]},
                {m_theme.horizontal().repeated(qBound(1, room, kLongestRule)), m_theme[Role::Border]}});
        }

        void put(const QString &first, const QString &others, QStringView words, qsizetype at,
                 const Style &style)
        {
            bool isFirst = true;
            for (const PaintedLine &line :
                 wrappedRuns(words, at, style, m_stretches, qMax(1, m_columns - columnsOf(first)),
                             lines.isEmpty() ? m_taken : 0)) {
                const QString &before = std::exchange(isFirst, false) ? first : others;
                lines.append(before.isEmpty() ? line : PaintedLine{{before, m_theme[Role::Quote]}} + line);
            }
        }

        const QStringView m_text;
        const QList<Stretch> &m_stretches;
        const SpokenLook &m_look;
        const Theme &m_theme;
        const int m_columns;
        const int m_taken;
    };

} // namespace

QList<PaintedLine> spokenLines(const QString &text, const QList<views::Mentioned> &named,
                               const SpokenLook &look, const Theme &theme, int columns, int taken)
{
    StyledText styled = views::styledMessage(text, named);
    if (styled.isPlain())
        return wrappedRuns(styled.text, 0, look.text, stretchesOf(styled, look, theme), columns, taken);
    insertInto(styled, insertionsInto(styled, theme.strikes()));
    const QList<Stretch> stretches = stretchesOf(styled, look, theme);
    PartsWriter writer(styled, stretches, look, theme, columns, taken);
    for (const StyledPart &part : std::as_const(styled.parts))
        writer.write(part);
    return writer.lines;
}

} // namespace madang::tui
