// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/window/undo_bar.h"

#include "client-gui/theme/spacing.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace madang::gui {

namespace {

    /// Above the place of toasts, which may come meanwhile.
    constexpr int kAboveToasts = 152;

} // namespace

UndoBar::UndoBar(const Theme &theme, Session &session, QWidget *host)
    : QFrame(host)
    , m_theme(theme)
    , m_undo(session)
    , m_text(new Label(theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::One, this))
    , m_button(new Button(theme, Button::Kind::Quiet, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::kLarge, space::kTiny, space::kSmall, space::kTiny);
    row->setSpacing(space::kSmall);
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    host->installEventFilter(this);
    hide();
    connect(m_button, &QPushButton::clicked, this, [this] { undo(); });
    connect(&m_undo, &views::DeletionUndo::changed, this, &UndoBar::showState);
    connect(&theme, &Theme::changed, this, &UndoBar::place);
    showState();
}

void UndoBar::showState()
{
    m_button->setText(tr("Undo"));
    if (!m_undo.isOffered()) {
        hide();
        return;
    }
    m_text->setText(m_undo.text());
    setAccessibleName(m_undo.text());
    place();
    show();
    raise();
    if (!isVisible())
        return; // over a window that nobody sees, such as a locked one
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void UndoBar::place()
{
    const QWidget *host = parentWidget();
    const int most = qMax(160, host->width() - 2 * space::kWide);
    resize(qMin(most, sizeHint().width()), sizeHint().height());
    move((host->width() - width()) / 2, qMax(0, host->height() - height() - m_theme.scaled(kAboveToasts)));
}

bool UndoBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QFrame::eventFilter(watched, event);
}

void UndoBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showState();
    QFrame::changeEvent(event);
}

void UndoBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.colours().borderStrong);
    painter.setBrush(m_theme.colours().raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::kRadius, space::kRadius);
}

} // namespace madang::gui
