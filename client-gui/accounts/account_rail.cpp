// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/accounts/account_rail.h"

#include "client-gui/parts/avatar.h"
#include "client-gui/parts/badge.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kAccountAvatar = 40;
    constexpr int kAccountSide = 56;

} // namespace

AccountButton::AccountButton(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setCheckable(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    // A press with the mouse leaves the keyboard with what is written.
    setFocusPolicy(Qt::TabFocus);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void AccountButton::setSight(const AccountSight &sight)
{
    if (m_sight == sight)
        return;
    if (sight.portraits != m_sight.portraits) {
        if (m_sight.portraits)
            disconnect(m_sight.portraits.data(), nullptr, this, nullptr);
        if (sight.portraits)
            connect(sight.portraits.data(), &Portraits::changed, this, &AccountButton::showPortrait);
    }
    m_sight = sight;
    describe();
    update();
}

void AccountButton::showPortrait(qint64 person)
{
    if (person == 0 || person == m_sight.id)
        update();
}

void AccountButton::describe()
{
    const QString name = oneLine(m_sight.name, 60);
    setAccessibleName(name);
    QStringList words;
    if (!m_sight.host.isEmpty())
        words += oneLine(m_sight.host, 80);
    if (m_sight.mentions > 0)
        words += tr("mentions: %1").arg(m_sight.mentions);
    if (m_sight.unread > 0)
        words += tr("unread: %1").arg(m_sight.unread);
    if (m_sight.signedOut)
        words += tr("signed out");
    else if (m_sight.offline)
        words += tr("no connection");
    setAccessibleDescription(words.join(u", "_s));
    setToolTip(toolTipOf(words.isEmpty() ? name : name + u'\n' + words.join(u'\n')));
}

QSize AccountButton::sizeHint() const
{
    const int side = m_theme.scaled(kAccountSide);
    return {side, side};
}

void AccountButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &colours = m_theme.colours();
    const QRectF ground = QRectF(rect()).adjusted(3, 3, -3, -3);
    if (isChecked() || underMouse()) {
        painter.setPen(isChecked() && colours.strong ? QPen(colours.borderStrong, 1) : QPen(Qt::NoPen));
        painter.setBrush(isChecked() ? colours.selected : colours.hover);
        painter.drawRoundedRect(ground, space::kRadius, space::kRadius);
    }
    if (hasFocus()) {
        painter.setPen(QPen(colours.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(ground, space::kRadius, space::kRadius);
    }
    // A bar, too: a tint alone does not reach everybody.
    if (isChecked()) {
        const int high = height() / 2;
        const int left = layoutDirection() == Qt::RightToLeft ? width() - 4 : 0;
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.accent);
        painter.drawRoundedRect(QRect(left, (height() - high) / 2, 4, high), 2, 2);
    }
    const int side = m_theme.scaled(kAccountAvatar);
    const QRect avatar((width() - side) / 2, (height() - side) / 2, side, side);
    painter.setOpacity(m_sight.offline || m_sight.signedOut ? 0.55 : 1.0);
    paintAvatar(painter, avatar, m_theme, AvatarShape::Person, m_sight.id,
                m_sight.id == 0 ? QString() : m_sight.name, m_sight.portraits);
    painter.setOpacity(1.0);
    if (m_sight.offline || m_sight.signedOut) {
        const int glyph = m_theme.scaled(16);
        const QRect at(avatar.left() - glyph / 4, avatar.bottom() + 1 - glyph, glyph, glyph);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.window);
        painter.drawEllipse(at.adjusted(-2, -2, 2, 2));
        painter.drawPixmap(at,
                           glyphPixmap(m_sight.signedOut ? Glyph::SignOut : Glyph::CloudOff, colours.muted,
                                       glyph, devicePixelRatioF()));
    }
    const bool named = m_sight.mentions > 0;
    const int count = named ? m_sight.mentions : m_sight.unread;
    const BadgeKind kind = named ? BadgeKind::Mention : BadgeKind::Unread;
    const QSize badge = badgeSize(m_theme, count, kind);
    if (badge.isEmpty())
        return;
    // A picture may have the colour of the badge.
    const QRect at = QRect(QPoint(width() - 1 - badge.width(), 1), badge).adjusted(-2, -2, 2, 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.window);
    painter.drawRoundedRect(at, at.height() / 2.0, at.height() / 2.0);
    paintBadge(painter, {width() - 1, 1 + badge.height() / 2}, m_theme, count, kind);
}

void AccountButton::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        Q_EMIT stepped(-1);
        return;
    case Qt::Key_Down:
        Q_EMIT stepped(1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void AccountButton::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    Q_EMIT menuWanted(byKey ? mapToGlobal(rect().center()) : event->globalPos());
}

void AccountButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void AccountButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void AccountButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        describe();
    QAbstractButton::changeEvent(event);
}

AccountRail::AccountRail(const Theme &theme, QWidget *parent)
    : Pane(theme, Ground::Window, parent)
    , m_scroll(new QScrollArea(this))
    , m_inside(new QWidget)
    , m_column(new QVBoxLayout(m_inside))
    , m_add(new IconButton(theme, Glyph::Plus, m_inside))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 1, 0);
    outer->addWidget(m_scroll);
    m_scroll->setWidget(m_inside);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Nothing beside the buttons: what does not fit is reached by the wheel and by the keyboard.
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_inside->setAutoFillBackground(false);
    m_column->setContentsMargins(space::kTiny, space::kSmall, space::kTiny, space::kSmall);
    m_column->setSpacing(space::kTiny);
    m_column->addWidget(m_add, 0, Qt::AlignHCenter);
    m_column->addStretch(1);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(m_add, &QToolButton::clicked, this, &AccountRail::addWanted);
    connect(&theme, &Theme::changed, this, &AccountRail::fit);
    fit();
    retranslate();
}

void AccountRail::fit()
{
    setFixedWidth(sizeHint().width());
}

QSize AccountRail::sizeHint() const
{
    return {theme().scaled(kAccountSide) + 2 * space::kTiny + 1, theme().scaled(kAccountSide)};
}

AccountButton *AccountRail::makeButton()
{
    auto *button = new AccountButton(theme(), m_inside);
    connect(button, &QAbstractButton::clicked, this, [this, button] {
        button->setChecked(true); // whoever presses the one in front does not put it away
        Q_EMIT picked(button->sight().number);
    });
    connect(button, &AccountButton::stepped, this, [this, button](int direction) {
        const qsizetype next = m_buttons.indexOf(button) + direction;
        if (next < 0 || next >= m_buttons.size())
            return;
        m_buttons[next]->setFocus(Qt::TabFocusReason);
        m_scroll->ensureWidgetVisible(m_buttons[next]);
    });
    connect(button, &AccountButton::menuWanted, this,
            [this, button](const QPoint &at) { Q_EMIT menuWanted(button->sight().number, at); });
    return button;
}

void AccountRail::setAccounts(const QList<AccountSight> &accounts, int front)
{
    while (m_buttons.size() > accounts.size()) {
        AccountButton *last = m_buttons.takeLast();
        m_column->removeWidget(last);
        last->hide();
        last->deleteLater(); // it may be the one that was pressed
    }
    while (m_buttons.size() < accounts.size()) {
        AccountButton *button = makeButton();
        m_column->insertWidget(int(m_buttons.size()), button, 0, Qt::AlignHCenter);
        m_buttons.append(button);
        button->show();
        QWidget::setTabOrder(button, m_add);
        m_add->raise(); // the last of the children, too: whoever comes in comes to an account first
    }
    for (qsizetype i = 0; i < accounts.size(); ++i) {
        m_buttons[i]->setSight(accounts[i]);
        m_buttons[i]->setChecked(accounts[i].number == front);
    }
}

void AccountRail::setCanAdd(bool can)
{
    m_add->setVisible(can);
}

void AccountRail::retranslate()
{
    setAccessibleName(tr("Accounts"));
    m_add->setWords(tr("Add an account…"));
}

void AccountRail::paintEvent(QPaintEvent *event)
{
    Pane::paintEvent(event);
    QPainter painter(this);
    const int edge = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
    painter.fillRect(QRect(edge, 0, 1, height()), theme().colours().border);
}

} // namespace madang::gui
