// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/label.h"

#include "client-gui/parts/plain_text.h"

#include <QPainter>
#include <QStyle>

namespace madang::gui {

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
    }
    setFont(m_theme.font(m_style));
    QPalette mine = palette();
    mine.setColor(QPalette::WindowText, colour);
    setPalette(mine);
    updateGeometry();
    update();
}

void Label::paintEvent(QPaintEvent *event)
{
    const QRect area = contentsRect();
    if (m_lines == Lines::Wrapped || fontMetrics().horizontalAdvance(text()) <= area.width()) {
        if (m_lines == Lines::One && !toolTip().isEmpty())
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

QSize Label::minimumSizeHint() const
{
    if (m_lines == Lines::Wrapped)
        return QLabel::minimumSizeHint();
    return {qMin(QLabel::minimumSizeHint().width(), fontMetrics().averageCharWidth() * 3),
            QLabel::minimumSizeHint().height()};
}

} // namespace madang::gui
