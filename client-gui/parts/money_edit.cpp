// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/money_edit.h"

#include "client-gui/theme/spacing.h"

#include <QPainter>

namespace madang::gui {

using namespace Qt::StringLiterals;

MoneyEdit::MoneyEdit(const Theme &theme, QWidget *parent)
    : QLineEdit(parent)
    , m_theme(theme)
{
    setMaxLength(40);
    connect(&theme, &Theme::changed, this, &MoneyEdit::restyle);
    connect(this, &QLineEdit::textChanged, this, &MoneyEdit::restyle);
    restyle();
}

void MoneyEdit::restyle()
{
    QFont large = m_theme.font(TextStyle::Title);
    large.setWeight(text().isEmpty() ? QFont::Normal : QFont::DemiBold);
    setFont(large);
    setTextMargins(fontMetrics().horizontalAdvance(u'₩') + space::kSmall, 0, 0, 0);
}

void MoneyEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    painter.setFont(font());
    painter.setPen(m_theme.colours().muted);
    painter.drawText(rect().adjusted(space::kMedium, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, u"₩"_s);
}

} // namespace madang::gui
