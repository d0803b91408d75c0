// SPDX-License-Identifier: GPL-3.0-or-later
// A terminal small enough to be believed: runs the octets of ScreenWriter and keeps what a person would see.
// Knows cursor positions, styles (skipped), cursor visibility and clearing; anything else is counted as
// foreign.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QPoint>
#include <QSize>
#include <QString>

#include <functional>

namespace madang::tui::test {

class TinyVt {
public:
    /// How many columns this terminal gives a code point (0: it joins the one before).
    using WidthRule = std::function<int(char32_t)>;

    TinyVt(QSize size, WidthRule width)
        : m_size(size)
        , m_width(std::move(width))
    {
    }

    void write(const QByteArray &octets)
    {
        const QList<uint> points = QString::fromUtf8(octets).toUcs4();
        for (qsizetype i = 0; i < points.size(); ++i) {
            if (points.at(i) == 0x1b)
                i = sequence(points, i);
            else if (points.at(i) < 0x20 || (points.at(i) >= 0x7f && points.at(i) < 0xa0))
                ++foreign;
            else
                print(points.at(i));
        }
    }

    /// The column at which the code point stands in a row, -1 when it does not.
    int columnOf(int y, char32_t c) const
    {
        for (int x = 0; x < m_size.width(); ++x) {
            if (m_cells.value(key({x, y})).contains(c))
                return x;
        }
        return -1;
    }
    QString row(int y) const
    {
        QString text;
        for (int x = 0; x < m_size.width(); ++x) {
            const QList<uint> cell = m_cells.value(key({x, y}), {uint(' ')});
            text += QString::fromUcs4(reinterpret_cast<const char32_t *>(cell.constData()), cell.size());
        }
        while (text.endsWith(u' '))
            text.chop(1);
        return text;
    }

    int foreign = 0; ///< control characters and sequences that ScreenWriter has no business to send
    bool cursorShown = true;
    QPoint cursor;

private:
    static qint64 key(QPoint at) { return qint64(at.y()) * 10000 + at.x(); }

    qsizetype sequence(const QList<uint> &points, qsizetype i)
    {
        if (i + 1 >= points.size() || points.at(i + 1) != '[') {
            ++foreign;
            return i;
        }
        QString arguments;
        for (i += 2; i < points.size() && (points.at(i) < 0x40 || points.at(i) > 0x7e); ++i)
            arguments += QChar(char16_t(points.at(i)));
        obey(char(points.value(i)), arguments);
        return i;
    }

    void obey(char what, const QString &arguments)
    {
        if (what == 'H') {
            const QStringList parts = arguments.split(u';');
            cursor = parts.size() == 2 ? QPoint(parts.at(1).toInt() - 1, parts.at(0).toInt() - 1) : QPoint();
        } else if (what == 'J' && arguments == QStringLiteral("2")) {
            m_cells.clear();
        } else if ((what == 'h' || what == 'l') && arguments == QStringLiteral("?25")) {
            cursorShown = what == 'h';
        } else if (what != 'm') {
            ++foreign;
        }
    }

    void print(uint c)
    {
        const int columns = m_width(c);
        if (columns == 0) {
            QPoint before = cursor - QPoint(1, 0);
            while (before.x() > 0 && m_cells.value(key(before)).isEmpty())
                before.rx() -= 1;
            m_cells[key(before)].append(c);
            return;
        }
        for (int i = 0; i < columns; ++i)
            wipe(cursor + QPoint(i, 0));
        m_cells[key(cursor)] = {c};
        for (int i = 1; i < columns; ++i)
            m_cells[key(cursor + QPoint(i, 0))] = {};
        cursor.rx() = qMin(cursor.x() + columns, m_size.width() - 1 + columns);
    }

    /// Overwriting one half of a wide character destroys the other.
    void wipe(QPoint at)
    {
        if (m_cells.contains(key(at)) && m_cells.value(key(at)).isEmpty())
            m_cells[key(at - QPoint(1, 0))] = {uint(' ')};
        const QPoint right = at + QPoint(1, 0);
        if (m_cells.contains(key(right)) && m_cells.value(key(right)).isEmpty())
            m_cells[key(right)] = {uint(' ')};
    }

    QSize m_size;
    WidthRule m_width;
    QHash<qint64, QList<uint>> m_cells;
};

} // namespace madang::tui::test
