// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/floating/floating_button.h"

#include "client-gui/parts/badge.h"
#include "client-gui/parts/plain_text.h"

#include <QContextMenuEvent>
#include <QKeyEvent>

namespace madang::gui {

namespace {

    constexpr int kDisc = 56;
    /// What the badge hangs over, and the room for the shadow.
    constexpr int kEdge = 8;
    constexpr int kStep = 16; ///< of an arrow key

} // namespace

FloatingButton::FloatingButton(const Theme &theme)
    : QAbstractButton(nullptr)
    , m_theme(theme)
{
    setWindowFlags(Qt::Tool | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint);
    setAttribute(Qt::WA_TranslucentBackground);
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_QuitOnClose, false);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setFixedSize(sizeHint());
    connect(&theme, &Theme::changed, this, [this] {
        setFixedSize(sizeHint());
        update();
    });
    retranslate();
}

QSize FloatingButton::sizeHint() const
{
    const int side = m_theme.scaled(kDisc + 2 * kEdge);
    return {side, side};
}

QRect FloatingButton::disc() const
{
    const int edge = m_theme.scaled(kEdge);
    return rect().adjusted(edge, edge, -edge, -edge);
}

void FloatingButton::tell(const QString &room, int unread, bool quiet)
{
    // Every message anywhere leads here, mostly with nothing new.
    if (room == m_room && unread == m_unread && quiet == m_quiet)
        return;
    m_room = room;
    m_unread = unread;
    m_quiet = quiet;
    retranslate();
    update();
}

void FloatingButton::retranslate()
{
    const QString words = m_unread > 0
        ? tr("Chat in %1, unread: %2").arg(isolated(m_room), QString::number(m_unread))
        : tr("Chat in %1").arg(isolated(m_room));
    setWindowTitle(tr("Floating chat"));
    setAccessibleName(words);
    setToolTip(toolTipOf(words));
}

void FloatingButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QAbstractButton::changeEvent(event);
}

void FloatingButton::paintEvent(QPaintEvent *)
{
    const Colours &colours = m_theme.colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int spread = 1; spread <= 4; ++spread) {
        QColor shade = colours.shadow;
        shade.setAlpha(shade.alpha() / 4);
        painter.setBrush(shade);
        painter.drawEllipse(disc().adjusted(-spread, -spread + 2, spread, spread + 2));
    }
    painter.setPen(colours.strong ? QPen(colours.border, 2) : QPen(Qt::NoPen));
    painter.setBrush(isDown() || underMouse() ? colours.accentHover : colours.accent);
    painter.drawEllipse(disc());
    if (hasFocus()) {
        painter.setPen(QPen(colours.ring, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(disc().adjusted(4, 4, -4, -4));
    }
    const int side = m_theme.scaled(26);
    painter.drawPixmap(QRect(disc().center() - QPoint(side / 2, side / 2), QSize(side, side)),
                       glyphPixmap(Glyph::Chat, colours.onAccent, side, devicePixelRatioF()));
    // The usual badge would be lost on a button of its own colour.
    if (m_unread > 0) {
        const QSize badge = badgeSize(m_theme, m_unread);
        const QRect area(QPoint(width() - badge.width(), 0), badge);
        painter.setPen(QPen(m_quiet ? colours.borderStrong : colours.accent, 2));
        painter.setBrush(colours.surface);
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), area.height() / 2.0, area.height() / 2.0);
        QFont font = m_theme.font(TextStyle::Caption);
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(m_quiet ? colours.muted : colours.accentText);
        painter.drawText(area, Qt::AlignCenter, badgeText(m_unread));
    }
}

void FloatingButton::mousePressEvent(QMouseEvent *event)
{
    m_drag.press(*event);
    QAbstractButton::mousePressEvent(event);
}

void FloatingButton::mouseMoveEvent(QMouseEvent *event)
{
    if (m_drag.move(*event)) {
        setDown(false);
        return;
    }
    QAbstractButton::mouseMoveEvent(event);
}

void FloatingButton::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_drag.release()) {
        setDown(false);
        Q_EMIT dragged();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void FloatingButton::keyPressEvent(QKeyEvent *event)
{
    QPoint step;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    case Qt::Key_Menu:
        Q_EMIT menuWanted(mapToGlobal(rect().center()));
        return;
    case Qt::Key_Left:
        step = {-kStep, 0};
        break;
    case Qt::Key_Right:
        step = {kStep, 0};
        break;
    case Qt::Key_Up:
        step = {0, -kStep};
        break;
    case Qt::Key_Down:
        step = {0, kStep};
        break;
    default:
        QAbstractButton::keyPressEvent(event);
        return;
    }
    if (WindowDrag::placesWindows()) {
        move(pos() + step);
        Q_EMIT dragged();
    }
}

void FloatingButton::contextMenuEvent(QContextMenuEvent *event)
{
    Q_EMIT menuWanted(event->globalPos());
}

} // namespace madang::gui
