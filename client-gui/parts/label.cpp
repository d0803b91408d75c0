// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/label.h"

#include "client-gui/parts/line_breaks.h"
#include "client-gui/parts/plain_text.h"

#include <QPainter>
#include <QStyle>

#include <cmath>

namespace madang::gui {

namespace {

    constexpr int kWidestParagraph = 420;

} // namespace

Label::Label(const Theme &theme, TextStyle style, Tone tone, Lines lines, QWidget *parent)
    : QLabel(parent)
    , m_theme(theme)
    , m_style(style)
    , m_tone(tone)
    , m_lines(lines)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(lines == Lines::Wrapped);
    if (lines == Lines::Wrapped) {
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }
    connect(&theme, &Theme::changed, this, &Label::restyle);
    restyle();
}

void Label::setTone(Tone tone)
{
    m_tone = tone;
    restyle();
}

void Label::restyle()
{
    const Colours &colours = m_theme.colours();
    QColor colour = colours.text;
    switch (m_tone) {
    case Tone::Normal:
        break;
    case Tone::Muted:
        colour = colours.muted;
        break;
    case Tone::Accent:
        colour = colours.accentText;
        break;
    case Tone::Money:
        colour = colours.moneyText;
        break;
    case Tone::Danger:
        colour = colours.dangerText;
        break;
    case Tone::Success:
        colour = colours.successText;
        break;
    case Tone::Warning:
        colour = colours.warningText;
        break;
    }
    setFont(m_theme.font(m_style));
    QPalette mine = palette();
    mine.setColor(QPalette::WindowText, colour);
    setPalette(mine);
    updateGeometry();
    update();
}

QSizeF Label::layOut(QTextLayout &layout, int width) const
{
    QString lines = text();
    lines.replace(u'\n', QChar::LineSeparator);
    layout.setText(lines);
    layout.setFont(font());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    return breakLines(layout, width);
}

int Label::heightForWidth(int width) const
{
    if (m_lines != Lines::Wrapped)
        return -1;
    const QMargins edge = contentsMargins();
    QTextLayout layout;
    const int inner = qMax(1, width - edge.left() - edge.right());
    return static_cast<int>(std::ceil(layOut(layout, inner).height())) + edge.top() + edge.bottom();
}

QSize Label::sizeHint() const
{
    if (m_lines != Lines::Wrapped)
        return QLabel::sizeHint();
    // As wide as the text on one line, within what a paragraph may be.
    QTextLayout layout;
    const QMargins edge = contentsMargins();
    const QSizeF size = layOut(layout, m_theme.scaled(kWidestParagraph));
    return {static_cast<int>(std::ceil(size.width())) + edge.left() + edge.right() + 1,
            static_cast<int>(std::ceil(size.height())) + edge.top() + edge.bottom()};
}

QSize Label::minimumSizeHint() const
{
    if (m_lines == Lines::Wrapped)
        return {fontMetrics().averageCharWidth() * 8, fontMetrics().height()};
    return {qMin(QLabel::minimumSizeHint().width(), fontMetrics().averageCharWidth() * 3),
            QLabel::minimumSizeHint().height()};
}

void Label::paintEvent(QPaintEvent *event)
{
    const QRect area = contentsRect();
    if (m_lines == Lines::Wrapped) {
        QTextLayout layout;
        const QSizeF size = layOut(layout, area.width());
        QPainter painter(this);
        painter.setPen(palette().color(QPalette::WindowText));
        const bool centred = alignment() & Qt::AlignHCenter;
        const bool right = alignment() & Qt::AlignRight;
        const qreal top
            = alignment() & Qt::AlignTop ? area.top() : area.top() + (area.height() - size.height()) / 2;
        for (int i = 0; i < layout.lineCount(); ++i) {
            const QTextLine line = layout.lineAt(i);
            const qreal spare = area.width() - line.naturalTextWidth();
            line.draw(&painter,
                      QPointF(area.left()
                                  + (centred     ? spare / 2
                                         : right ? spare
                                                 : 0),
                              qMax<qreal>(top, 0)));
        }
        return;
    }
    if (fontMetrics().horizontalAdvance(text()) <= area.width()) {
        if (!toolTip().isEmpty())
            setToolTip({});
        QLabel::paintEvent(event);
        return;
    }
    const QString tip = toolTipOf(text());
    if (toolTip() != tip)
        setToolTip(tip);
    QPainter painter(this);
    style()->drawItemText(&painter, area, int(alignment()), palette(), isEnabled(),
                          fontMetrics().elidedText(text(), Qt::ElideRight, area.width()),
                          QPalette::WindowText);
}

} // namespace madang::gui
