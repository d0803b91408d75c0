// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/notify/tray.h"

#include <QPainter>

namespace madang::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    /// Trays are small: the mark takes nearly half of it, or nobody sees it.
    QPixmap drawn(const Theme &theme, int side, int unread, int mentions)
    {
        QPixmap picture = programPixmap(side, 1);
        if (unread <= 0 && mentions <= 0)
            return picture;
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        const Colours &colours = theme.colours();
        const qreal size = mentions > 0 ? side * 0.62 : side * 0.42;
        const QRectF area(side - size, mentions > 0 ? side - size : 0, size, size);
        painter.setPen(QPen(Qt::white, qMax(1.0, side / 24.0)));
        painter.setBrush(mentions > 0 ? colours.danger : colours.accent);
        painter.drawEllipse(area.adjusted(1, 1, -1, -1));
        if (mentions > 0) {
            QFont font = theme.font(TextStyle::Strong);
            font.setPixelSize(qMax(6, int(size * 0.62)));
            painter.setFont(font);
            painter.setPen(colours.onDanger);
            painter.drawText(area, Qt::AlignCenter, mentions > 9 ? u"+"_s : QString::number(mentions));
        }
        return picture;
    }

} // namespace

QIcon trayIcon(const Theme &theme, int unread, int mentions)
{
    QIcon icon;
    for (const int side : {16, 22, 24, 32, 48, 64})
        icon.addPixmap(drawn(theme, side, unread, mentions));
    return icon;
}

Tray::Tray(const Theme &theme, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
{
    m_open = m_menu.addAction(QString(), this, &Tray::openWanted);
    m_quietAction = m_menu.addAction(QString(), this, [this] { Q_EMIT quietWanted(!m_quiet); });
    m_menu.addSeparator();
    m_quit = m_menu.addAction(QString(), this, &Tray::quitWanted);
    m_menu.setDefaultAction(m_open);
    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT openWanted();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::messagePressed);
    connect(&theme, &Theme::changed, this, &Tray::draw);
    m_look.setInterval(5s);
    connect(&m_look, &QTimer::timeout, this, [this] {
        if (!isThere())
            Q_EMIT lost();
    });
    draw();
    // A tray that comes later takes it up by itself.
    m_icon.show();
    retranslate();
}

bool Tray::isThere() const
{
    return QSystemTrayIcon::isSystemTrayAvailable() && m_icon.isVisible();
}

void Tray::setCounts(int unread, int mentions)
{
    if (m_unread == unread && m_mentions == mentions)
        return;
    m_unread = unread;
    m_mentions = mentions;
    draw();
    retranslate();
}

void Tray::setQuiet(bool quiet)
{
    m_quiet = quiet;
    retranslate();
}

void Tray::draw()
{
    m_icon.setIcon(trayIcon(m_theme, m_unread, m_mentions));
}

bool Tray::say(const QString &title, const QString &text)
{
    if (!isThere() || !QSystemTrayIcon::supportsMessages())
        return false;
    m_icon.showMessage(title, text, programIcon());
    return true;
}

void Tray::watch(bool on)
{
    on ? m_look.start() : m_look.stop();
}

void Tray::retranslate()
{
    m_open->setText(tr("Open Madang"));
    m_quietAction->setText(m_quiet ? tr("End the quiet") : tr("Quiet for 1 hour"));
    m_quit->setText(tr("Quit"));
    QString words = tr("Madang");
    if (m_mentions > 0)
        words += u" · "_s + tr("mentions: %1").arg(m_mentions);
    if (m_unread > 0)
        words += u" · "_s + tr("unread: %1").arg(m_unread);
    m_icon.setToolTip(words);
}

} // namespace madang::gui
