// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/empty_state.h"

#include "client-gui/theme/spacing.h"

#include <QPainter>
#include <QVBoxLayout>
#include <QVariantAnimation>

namespace madang::gui {

Spinner::Spinner(const Theme &theme, int size, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_size(size)
    , m_motion(new QVariantAnimation(this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_motion->setStartValue(0);
    m_motion->setEndValue(360);
    m_motion->setDuration(1000);
    m_motion->setLoopCount(-1);
    connect(m_motion, &QVariantAnimation::valueChanged, this, [this] { update(); });
}

QSize Spinner::sizeHint() const
{
    return {m_theme.scaled(m_size), m_theme.scaled(m_size)};
}

void Spinner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal width = qMax(2.0, this->width() / 9.0);
    const QRectF ring = QRectF(rect()).adjusted(width, width, -width, -width);
    painter.setPen(QPen(m_theme.colours().border, width));
    painter.drawEllipse(ring);
    painter.setPen(QPen(m_theme.colours().accent, width, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(ring, -m_motion->currentValue().toInt() * 16, 90 * 16);
}

void Spinner::showEvent(QShowEvent *event)
{
    m_motion->start();
    QWidget::showEvent(event);
}

void Spinner::hideEvent(QHideEvent *event)
{
    m_motion->stop();
    QWidget::hideEvent(event);
}

EmptyState::EmptyState(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_drawing(new QLabel(this))
    , m_spinner(new Spinner(theme, 32, this))
    , m_head(new Label(theme, TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_text(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_action(new Button(theme, Button::Kind::Plain, this))
{
    m_drawing->setTextFormat(Qt::PlainText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    column->setSpacing(space::kSmall);
    column->addStretch(1);
    column->addWidget(m_drawing, 0, Qt::AlignHCenter);
    column->addWidget(m_spinner, 0, Qt::AlignHCenter);
    column->addSpacing(space::kTiny);
    for (Label *label : {m_head, m_text}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        column->addWidget(label);
    }
    column->addSpacing(space::kSmall);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(2);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::pressed);
    connect(&theme, &Theme::changed, this, &EmptyState::restyle);
    m_spinner->hide();
    m_action->hide();
}

void EmptyState::say(Glyph glyph, const QString &head, const QString &text, const QString &action)
{
    m_glyph = glyph;
    m_spinner->hide();
    m_drawing->show();
    m_head->setText(head);
    m_head->setVisible(!head.isEmpty());
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    restyle();
}

void EmptyState::wait(const QString &text)
{
    m_drawing->hide();
    m_spinner->show();
    m_head->hide();
    m_action->hide();
    m_text->setText(text);
    m_text->show();
}

void EmptyState::restyle()
{
    m_drawing->setPixmap(m_theme.pixmap(m_glyph, m_theme.colours().faint, 44));
}

} // namespace madang::gui
