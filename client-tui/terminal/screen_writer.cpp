// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/screen_writer.h"

#include "client-tui/terminal/text_width.h"

namespace madang::tui {

namespace {

    void moveTo(QByteArray &out, int x, int y)
    {
        out += "\033[" + QByteArray::number(y + 1) + ';' + QByteArray::number(x + 1) + 'H';
    }

    bool isUnsure(const Cell &cell)
    {
        return !cell.tail && !isSteady(cell.text);
    }

    /// The columns of a row that must be painted: from the first to the last difference, and to the end of
    /// the row when a character of unsure width may have smeared beyond its cells.
    struct Span {
        int first = 0;
        int last = -1;
    };

    Span changedSpan(const CellGrid &shown, const CellGrid &next, int y)
    {
        const int width = next.size().width();
        Span span{width, -1};
        for (int x = 0; x < width; ++x) {
            if (shown.at(x, y) == next.at(x, y))
                continue;
            span.first = qMin(span.first, x);
            span.last = x;
        }
        if (span.last < 0)
            return span;
        while (span.first > 0 && next.at(span.first, y).tail)
            --span.first;
        for (int x = span.first; x <= span.last; ++x) {
            if (isUnsure(shown.at(x, y)) || isUnsure(next.at(x, y))) {
                span.last = width - 1;
                break;
            }
        }
        if (span.last + 1 < width && next.at(span.last + 1, y).tail)
            ++span.last;
        return span;
    }

} // namespace

void ScreenWriter::setDepth(Depth depth)
{
    m_depth = depth;
    forget();
}

void ScreenWriter::setLinks(bool on)
{
    m_takesLinks = on;
    forget();
}

void ScreenWriter::setStyle(QByteArray &out, const Style &style)
{
    if (m_takesLinks && m_link != style.link) {
        out += hyperlinkSequence(style.link);
        m_link = style.link;
    }
    const Style looks = style.leadingTo({});
    if (m_style == looks)
        return;
    out += sgr(looks, m_depth);
    m_style = looks;
}

void ScreenWriter::writeRow(QByteArray &out, const CellGrid &next, int y, int first, int last)
{
    moveTo(out, first, y);
    for (int x = first; x <= last; ++x) {
        const Cell &cell = next.at(x, y);
        if (cell.tail)
            continue;
        setStyle(out, cell.style);
        if (isSteady(cell.text)) {
            out += cell.text.toUtf8();
            continue;
        }
        const int columns = x + 1 < next.size().width() && next.at(x + 1, y).tail ? 2 : 1;
        out += QByteArray(columns, ' ');
        moveTo(out, x, y);
        out += cell.text.toUtf8();
        moveTo(out, x + columns, y);
    }
}

QByteArray ScreenWriter::update(const CellGrid &next, std::optional<QPoint> cursor)
{
    QByteArray out;
    m_style.reset();
    const bool everything = !m_known || m_shown.size() != next.size();
    if (everything) {
        setStyle(out, {});
        out += "\033[H\033[2J";
        m_shown = CellGrid(next.size());
    }
    for (int y = 0; y < next.size().height(); ++y) {
        const Span span = changedSpan(m_shown, next, y);
        if (span.last >= 0)
            writeRow(out, next, y, span.first, span.last);
    }
    if (out.isEmpty() && cursor == m_cursor)
        return {};
    m_shown = next;
    m_known = true;
    m_cursor = cursor;
    setStyle(out, {});
    out.prepend("\033[?25l");
    if (cursor) {
        moveTo(out, cursor->x(), cursor->y());
        out += "\033[?25h";
    }
    return out;
}

} // namespace madang::tui
