// SPDX-License-Identifier: GPL-3.0-or-later
// Label: a line or paragraph in a step of the type scale. Always plain text, whatever it is given; a
// paragraph breaks Korean between words.
#pragma once

#include "client-gui/theme/theme.h"

#include <QLabel>

class QTextLayout;

namespace madang::gui {

class Label : public QLabel {
    Q_OBJECT

public:
    enum class Tone { Normal, Muted, Accent, Money, Danger, Success, Warning };
    enum class Lines { One, Wrapped };

    Label(const Theme &theme, TextStyle style, Tone tone, Lines lines, QWidget *parent);

    void setTone(Tone tone);

    bool hasHeightForWidth() const override { return m_lines == Lines::Wrapped; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    /// A single line that does not fit ends in "…" and shows itself whole as a tool tip.
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();
    QSizeF layOut(QTextLayout &layout, int width) const;

    const Theme &m_theme;
    TextStyle m_style;
    Tone m_tone;
    Lines m_lines;
};

} // namespace madang::gui
