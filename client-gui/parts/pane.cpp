// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/pane.h"

#include <QEvent>
#include <QPainter>

namespace madang::gui {

Pane::Pane(const Theme &theme, Ground ground, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_ground(ground)
{
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Pane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Pane::paintEvent(QPaintEvent *)
{
    if (m_ground == Ground::None)
        return;
    const Colours &colours = m_theme.colours();
    QPainter(this).fillRect(rect(),
                            m_ground == Ground::Window       ? colours.window
                                : m_ground == Ground::Raised ? colours.raised
                                                             : colours.surface);
}

} // namespace madang::gui
