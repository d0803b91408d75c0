// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/notice_bar.h"

#include "client-gui/theme/spacing.h"

#include <QHBoxLayout>
#include <QPainter>

namespace madang::gui {

namespace {

    QColor groundOf(NoticeBar::Mood mood, const Colours &colours)
    {
        switch (mood) {
        case NoticeBar::Mood::Calm:
            return colours.accentSoft;
        case NoticeBar::Mood::Warning:
            return colours.warningSoft;
        case NoticeBar::Mood::Danger:
            return colours.dangerSoft;
        }
        return colours.accentSoft;
    }

    QColor inkOf(NoticeBar::Mood mood, const Colours &colours)
    {
        switch (mood) {
        case NoticeBar::Mood::Calm:
            return colours.accentText;
        case NoticeBar::Mood::Warning:
            return colours.warningText;
        case NoticeBar::Mood::Danger:
            return colours.dangerText;
        }
        return colours.text;
    }

} // namespace

NoticeBar::NoticeBar(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_drawing(new QLabel(this))
    , m_text(new Label(theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_action(new Button(theme, Button::Kind::Quiet, this))
{
    m_drawing->setTextFormat(Qt::PlainText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::kLarge, space::kTiny, space::kSmall, space::kTiny);
    row->setSpacing(space::kSmall);
    row->addWidget(m_drawing, 0, Qt::AlignVCenter);
    row->addWidget(m_text, 1);
    row->addWidget(m_action, 0, Qt::AlignVCenter);
    connect(m_action, &QPushButton::clicked, this, &NoticeBar::pressed);
    connect(&theme, &Theme::changed, this, &NoticeBar::restyle);
    setAccessibleName(tr("Notice"));
    hide();
}

void NoticeBar::say(Mood mood, Glyph glyph, const QString &text, const QString &action)
{
    m_mood = mood;
    m_glyph = glyph;
    m_text->setText(text);
    setAccessibleDescription(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    restyle();
    show();
}

void NoticeBar::restyle()
{
    const QColor ink = inkOf(m_mood, m_theme.colours());
    m_drawing->setPixmap(m_theme.pixmap(m_glyph, ink, 18));
    QPalette inked = m_text->palette();
    inked.setColor(QPalette::WindowText, ink);
    m_text->setPalette(inked);
    setMinimumHeight(m_theme.scaled(42));
    update();
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colours &colours = m_theme.colours();
    painter.fillRect(rect(), groundOf(m_mood, colours));
    if (colours.strong)
        painter.fillRect(QRect(0, height() - 1, width(), 1), colours.border);
}

} // namespace madang::gui
