// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/overview_pane.h"

#include "client-tui/terminal/sanitize.h"

#include "common/views/overview_text.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    namespace words = views::overview_text;
    using overview::HouseCheck;
    using overview::Verdict;

    constexpr int kRowsForOverviewFoot = 8;
    /// From here on there are two columns, with a gap between them.
    constexpr int kColumnsForTwo = 72;
    constexpr int kGapBetweenColumns = 2;
    /// A name and what it is must be seen as one.
    constexpr int kMostColumnsForOne = 60;

    const Style &styleOf(Verdict verdict, const Theme &theme)
    {
        return theme[verdict == Verdict::Good        ? Role::Good
                         : verdict == Verdict::Watch ? Role::Warning
                                                     : Role::Failed];
    }

    QString signFor(Verdict verdict, const Theme &theme)
    {
        return theme.isAscii() ? words::asciiSignOf(verdict) : words::signOf(verdict);
    }

    /// A sign, then text that goes on below itself.
    void appendSigned(QList<PaintedLine> &lines, const QString &sign, const QString &text, int columns,
                      const Style &style)
    {
        QString lead = sign + u' ';
        for (const QStringView part : wrapped(text, qMax(1, columns - columnsOf(lead)))) {
            lines.append(PaintedLine{{lead + part.toString(), style}});
            lead = QString(columnsOf(lead), u' ');
        }
    }

    /// A name, and what it is at the end of the same line; where it does not fit the name gives way.
    PaintedLine cell(const PaintedLine &sign, const QString &name, const QString &value, int columns,
                     const Style &valueStyle, const Theme &theme)
    {
        PaintedLine line = sign;
        const QString shown = truncated(value, qMax(1, columns - columnsOf(line)));
        const int room = columns - columnsOf(line) - columnsOf(shown) - 1;
        if (room > 0)
            line.append({padded(name, room) + u' ', theme[Role::Muted]});
        line.append({shown, valueStyle});
        return line;
    }

} // namespace

OverviewPane::OverviewPane(views::OverviewDesk &desk, const views::Formats &formats,
                           std::function<void(const QString &word)> run)
    : m_desk(&desk)
    , m_formats(formats)
    , m_run(std::move(run))
{
    m_desk->setShown(true);
}

OverviewPane::~OverviewPane()
{
    if (m_desk)
        m_desk->setShown(false);
}

void OverviewPane::paintHead(const Region &region, const Theme &theme) const
{
    region.fillRow(0, theme[Role::Bar]);
    const QString title = truncated(tr("Overview"), region.columns() - 2);
    const int used = region.put(1, 0, title, theme[Role::BarStrong]);
    const int room = region.columns() - used - 4;
    QString fresh = m_desk->isLoading() && !m_desk->isStale() && !m_desk->state() ? tr("Loading…")
                                                                                  : m_desk->freshness();
    // Half of when it was read says nothing; that it is old has to be seen.
    fresh = m_desk->isStale() || columnsOf(fresh) <= room ? truncated(fresh, room) : QString();
    region.put(region.columns() - columnsOf(fresh) - 1, 0, fresh,
               theme[m_desk->isStale() ? Role::BarAlert : Role::Bar]);
}

QList<PaintedLine> OverviewPane::troubles(int columns, const Theme &theme) const
{
    QList<PaintedLine> lines;
    for (const HouseCheck &check : words::worstFirst(*m_desk->state())) {
        if (check.verdict != Verdict::Good)
            appendSigned(lines, signFor(check.verdict, theme),
                         sanitized(words::nameOf(check) + u": "_s + words::foundBy(check, m_formats)),
                         columns, styleOf(check.verdict, theme));
    }
    return lines;
}

QList<PaintedLine> OverviewPane::columnsOfText(int columns, const Theme &theme) const
{
    const bool two = columns >= kColumnsForTwo;
    const int width = two ? qMin(kMostColumnsForOne, (columns - kGapBetweenColumns) / 2) : columns;
    QList<PaintedLine> lines;
    // Read downwards: the first half on the left.
    const auto append = [&](const QList<PaintedLine> &cells) {
        const qsizetype rows = two ? (cells.size() + 1) / 2 : cells.size();
        for (qsizetype row = 0; row < rows; ++row) {
            PaintedLine line = cells.at(row);
            if (two && row + rows < cells.size()) {
                line.append({QString(qMax(0, width - columnsOf(line)) + kGapBetweenColumns, u' '),
                             theme[Role::Text]});
                line += cells.at(row + rows);
            }
            lines.append(line);
        }
    };
    QList<PaintedLine> cells;
    for (const HouseCheck &check : m_desk->state()->checks) {
        if (check.verdict == Verdict::Good)
            cells.append(cell({{signFor(check.verdict, theme) + u' ', theme[Role::Good]}},
                              sanitized(words::nameOf(check)), sanitized(words::foundBy(check, m_formats)),
                              width, theme[Role::Text], theme));
    }
    append(cells);
    lines.append(PaintedLine());
    cells.clear();
    for (const words::Figure &figure : words::figures(*m_desk->state(), m_formats))
        cells.append(
            cell({}, sanitized(figure.name), sanitized(figure.value), width, theme[Role::Text], theme));
    append(cells);
    return lines;
}

QList<PaintedLine> OverviewPane::text(int columns, const Theme &theme) const
{
    const Verdict verdict = m_desk->isRefused() ? Verdict::Bad : m_desk->verdict();
    QList<PaintedLine> lines;
    appendSigned(lines, signFor(verdict, theme), sanitized(m_desk->headline()), columns,
                 styleOf(verdict, theme).withBold());
    // On a narrow screen the head has no room for it.
    if (m_desk->isStale())
        appendSigned(lines, u" "_s, sanitized(m_desk->freshness()), columns, theme[Role::Warning]);
    if (!m_desk->state())
        return lines;
    lines += troubles(columns, theme);
    lines.append(PaintedLine());
    return lines + columnsOfText(columns, theme);
}

void OverviewPane::paint(const Region &region, const Theme &theme)
{
    region.fill(theme[Role::Text]);
    if (!m_desk)
        return;
    paintHead(region, theme);
    const bool roomy = region.rows() >= kRowsForOverviewFoot;
    const int above = roomy ? 2 : 1;
    const int below = roomy ? 1 : 0;
    const Region inner = region.part({1, above, region.columns() - 2, region.rows() - above - below});
    const QList<PaintedLine> lines = text(qMax(1, inner.columns()), theme);
    m_height = qMax(1, inner.rows());
    m_top = qBound(0, m_top, qMax(0, int(lines.size()) - m_height));
    for (int y = 0; y < inner.rows() && m_top + y < lines.size(); ++y)
        madang::tui::paint(inner, 0, y, lines.at(m_top + y));
    if (m_top + m_height < lines.size())
        region.put(region.columns() - 1, above + inner.rows() - 1, theme.isAscii() ? u"v" : u"↓",
                   theme[Role::Muted]);
    if (m_top > 0)
        region.put(region.columns() - 1, above, theme.isAscii() ? u"^" : u"↑", theme[Role::Muted]);
    if (roomy)
        region.put(1, region.rows() - 1,
                   truncated(tr("r reads again · c who is connected · a audit log · ↑↓ scroll · Esc closes"),
                             region.columns() - 2),
                   theme[Role::Muted]);
}

bool OverviewPane::perform(const Action &action, bool lineIsEmpty)
{
    const bool older = lineIsEmpty && action == Action(Edit::HistoryOlder);
    const bool newer = lineIsEmpty && action == Action(Edit::HistoryNewer);
    if (action == Action(Gesture::PageUp))
        m_top -= m_height;
    else if (action == Action(Gesture::PageDown))
        m_top += m_height;
    else if (action == Action(Gesture::LineUp) || older)
        --m_top;
    else if (action == Action(Gesture::LineDown) || newer)
        ++m_top;
    else
        return false;
    return true;
}

bool OverviewPane::type(const QString &letter)
{
    if (!m_desk)
        return false;
    if (letter == "r"_L1)
        m_desk->refresh();
    else if (letter == "c"_L1)
        m_run(u"connections"_s);
    else if (letter == "a"_L1)
        m_run(u"audit"_s);
    else
        return false;
    return true;
}

} // namespace madang::tui
