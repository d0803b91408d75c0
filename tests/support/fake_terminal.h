// SPDX-License-Identifier: GPL-3.0-or-later
// A Terminal that is nowhere: keeps what it is shown and lets a test press keys and change its size.
#pragma once

#include "client-tui/terminal/sanitize.h"
#include "client-tui/terminal/screen_writer.h"
#include "client-tui/terminal/terminal.h"

namespace madang::tui::test {

class FakeTerminal final : public Terminal {
public:
    explicit FakeTerminal(QSize size = {80, 24})
        : m_size(size)
    {
    }

    QSize size() const override { return m_size; }
    Depth depth() const override { return colours; }
    void show(const CellGrid &grid, std::optional<QPoint> at) override
    {
        shown = grid;
        cursor = at;
        ++frames;
        if (keepsOctets)
            octets += m_writer.update(grid, at);
    }
    void repaint() override { Q_EMIT resized(m_size); }
    void suspend() override { ++suspensions; }
    void ring() override { ++rings; }
    void notify(NotifyBy by, const QString &head, const QString &text) override
    {
        notified += notifySequence(by, head, text);
        octets += notified.last();
    }
    bool copy(const QString &text) override
    {
        const std::optional<QByteArray> sequence = clipboardSequence(text);
        if (sequence)
            copied += *sequence;
        octets += sequence.value_or(QByteArray());
        return sequence.has_value();
    }
    void setTitle(const QString &text) override
    {
        title = text;
        octets += "\x1b]0;" + sanitized(text).left(120).toUtf8() + '\a';
    }
    void setMouse(bool on) override { mouse = on; }
    void setQuickEscape(bool on) override { quickEscape = on; }

    // What a person does
    void press(const QString &chord) { Q_EMIT happened(KeyPress{chord}); }
    void type(const QString &text) { Q_EMIT happened(Typed{text}); }
    void enter(const QString &line)
    {
        type(line);
        press(QStringLiteral("enter"));
    }
    void paste(const QString &text) { Q_EMIT happened(Pasted{text}); }
    void wheel(Mouse::Act act) { Q_EMIT happened(Mouse{act, {10, 5}}); }
    void click(QPoint at) { Q_EMIT happened(Mouse{Mouse::Act::Press, at}); }
    void drag(QPoint from, QPoint to)
    {
        click(from);
        Q_EMIT happened(Mouse{Mouse::Act::Drag, to});
        Q_EMIT happened(Mouse{Mouse::Act::Release, to});
    }
    void focus(bool in) { Q_EMIT happened(Focus{in}); }
    void resize(QSize size)
    {
        m_size = size;
        Q_EMIT resized(size);
    }

    /// What was copied last.
    QString clipboard() const
    {
        return copied.isEmpty() ? QString()
                                : QString::fromUtf8(QByteArray::fromBase64(copied.last().mid(7).chopped(1)));
    }

    // What a person sees
    QString row(int y) const { return shown.row(y); }
    QString screen() const
    {
        QStringList rows;
        for (int y = 0; y < shown.size().height(); ++y)
            rows.append(shown.row(y));
        return rows.join(u'\n');
    }
    bool shows(const QString &text) const { return screen().contains(text); }
    /// Where a press on a text leads; empty when nowhere, and when it is not shown.
    QByteArray linkOf(const QString &text) const
    {
        const int y = rowOf(text);
        if (y < 0)
            return {};
        // Wide characters take two cells, and one piece of the row's text.
        qsizetype at = shown.row(y).indexOf(text);
        int x = 0;
        for (; at > 0; ++x)
            at -= shown.at(x, y).text.size();
        while (shown.at(x, y).tail)
            ++x;
        return shown.at(x, y).style.link.address();
    }
    /// The row that contains a text, -1 when none does.
    int rowOf(const QString &text) const
    {
        for (int y = 0; y < shown.size().height(); ++y) {
            if (shown.row(y).contains(text))
                return y;
        }
        return -1;
    }

    Depth colours = Depth::Indexed;
    CellGrid shown;
    std::optional<QPoint> cursor;
    int frames = 0;
    int suspensions = 0;
    int rings = 0;
    QByteArrayList notified;
    QByteArrayList copied;
    bool mouse = false;
    bool quickEscape = false;
    QString title;
    /// What a real terminal would have been sent: notices, titles, what was copied, and, where a test wants
    /// it, every frame.
    QByteArray octets;
    bool keepsOctets = false;

private:
    static ScreenWriter writerWithLinks()
    {
        ScreenWriter writer(Depth::True);
        writer.setLinks(true);
        return writer;
    }

    QSize m_size;
    ScreenWriter m_writer = writerWithLinks();
};

} // namespace madang::tui::test
