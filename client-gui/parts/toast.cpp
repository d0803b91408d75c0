// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/toast.h"

#include "client-gui/parts/sheet.h"
#include "client-gui/theme/spacing.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QEvent>
#include <QPainter>

namespace madang::gui {

namespace {

    constexpr int kMostWaiting = 3;
    constexpr int kShownMs = 4500;

    QAccessibleInterface *makeToastAccessible(const QString &, QObject *object)
    {
        auto *toasts = qobject_cast<Toasts *>(object);
        return toasts ? new QAccessibleWidget(toasts, QAccessible::Notification) : nullptr;
    }

} // namespace

Toasts::Toasts(const Theme &theme, QWidget *host)
    : QWidget(host)
    , m_theme(theme)
{
    static const bool speaks = [] {
        QAccessible::installFactory(makeToastAccessible);
        return true;
    }();
    Q_UNUSED(speaks)
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    host->installEventFilter(this);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kShownMs);
    connect(&m_timer, &QTimer::timeout, this, &Toasts::next);
    connect(&theme, &Theme::changed, this, &Toasts::place);
    hide();
}

void Toasts::say(const QString &text)
{
    if (m_lines.contains(text) || m_lines.size() > kMostWaiting)
        return;
    m_lines.append(text);
    if (m_lines.size() == 1)
        begin();
}

void Toasts::sayNow(const QString &text)
{
    const qsizetype before = m_value.isEmpty() ? -1 : m_lines.indexOf(m_value);
    m_value = text;
    if (before < 0) {
        say(text);
        return;
    }
    m_lines[before] = text;
    if (before == 0)
        begin();
}

/// Shows the first line for its time.
void Toasts::begin()
{
    m_timer.start();
    place();
    speak();
    raise();
    update();
}

/// Qt's bridge to AT-SPI passes no alerts on: there a notification that shows itself is read out.
void Toasts::speak()
{
    setAccessibleName(m_lines.first());
    if (isVisible()) {
        QAccessibleEvent shown(this, QAccessible::ObjectShow);
        QAccessible::updateAccessibility(&shown);
    } else {
        show(); // tells it itself
    }
    if (!isVisible())
        return; // over a window that nobody sees, such as a locked one
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Toasts::next()
{
    if (!m_lines.isEmpty())
        m_lines.removeFirst();
    if (m_lines.isEmpty()) {
        hide();
        return;
    }
    m_timer.start();
    place();
    speak();
    update();
}

void Toasts::place()
{
    if (m_lines.isEmpty())
        return;
    const QFontMetrics metrics(m_theme.font(TextStyle::Body));
    const int most = qMax(120, parentWidget()->width() - 2 * space::kWide);
    const QRect text = metrics.boundingRect(QRect(0, 0, most - 2 * space::kWide, 400),
                                            Qt::TextWordWrap | Qt::AlignHCenter, m_lines.first());
    resize(qMin(most, text.width() + 2 * space::kWide), text.height() + 2 * space::kMedium);
    move((parentWidget()->width() - width()) / 2, parentWidget()->height() - height() - m_theme.scaled(92));
    // The buttons of a sheet that reaches so far down stay free.
    for (const Sheet *sheet : parentWidget()->findChildren<Sheet *>(Qt::FindDirectChildrenOnly)) {
        if (sheet->isVisible() && sheet->childrenRect().intersects(geometry())) {
            move(x(), space::kTiny);
            break;
        }
    }
}

bool Toasts::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void Toasts::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colours().text);
    painter.drawRoundedRect(rect(), space::kRadius, space::kRadius);
    painter.setPen(m_theme.colours().surface);
    painter.setFont(m_theme.font(TextStyle::Body));
    painter.drawText(rect().adjusted(space::kWide, 0, -space::kWide, 0), Qt::AlignCenter | Qt::TextWordWrap,
                     m_lines.value(0));
}

} // namespace madang::gui
