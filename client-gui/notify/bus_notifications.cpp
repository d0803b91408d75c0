// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/notify/bus_notifications.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    const QString kService = u"org.freedesktop.Notifications"_s;
    const QString kPath = u"/org/freedesktop/Notifications"_s;
    const QString kOpen = u"default"_s;
    const QString kReply = u"inline-reply"_s;
    constexpr int kLongestReply = 4000;
    constexpr int kPatienceMs = 10'000;

    QDBusMessage callOf(const QString &method)
    {
        return QDBusMessage::createMethodCall(kService, kPath, kService, method);
    }

} // namespace

BusNotifications::BusNotifications(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
{
    if (!m_bus.isConnected())
        return;
    m_bus.connect(kService, kPath, kService, u"ActionInvoked"_s, this, SLOT(onAction(uint, QString)));
    m_bus.connect(kService, kPath, kService, u"NotificationReplied"_s, this, SLOT(onReply(uint, QString)));
    m_bus.connect(kService, kPath, kService, u"NotificationClosed"_s, this, SLOT(onClosed(uint, uint)));
    m_bus.connect(kService, kPath, kService, u"ActivationToken"_s, this, SLOT(onToken(uint, QString)));
    auto *watcher = new QDBusServiceWatcher(kService, m_bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString &, const QString &, const QString &owner) {
                // What stood at the old one is nobody's any more.
                m_standing.clear();
                if (owner.isEmpty() && std::exchange(m_there, false))
                    Q_EMIT thereChanged(false);
                if (!owner.isEmpty())
                    askCapabilities();
            });
    askCapabilities();
}

BusNotifications::~BusNotifications()
{
    closeAll();
}

void BusNotifications::askCapabilities()
{
    auto *watcher
        = new QDBusPendingCallWatcher(m_bus.asyncCall(callOf(u"GetCapabilities"_s), kPatienceMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QStringList> reply = *watcher;
        watcher->deleteLater();
        const bool there = reply.isValid();
        const QStringList words = there ? reply.value() : QStringList();
        m_markup = words.contains(u"body-markup"_s);
        m_actions = words.contains(u"actions"_s);
        m_replies = m_actions && words.contains(kReply);
        if (std::exchange(m_there, there) != there)
            Q_EMIT thereChanged(there);
    });
}

QString BusNotifications::bodyOf(const QString &text, bool markup)
{
    return markup ? text.toHtmlEscaped() : text;
}

void BusNotifications::show(const views::Alert &alert)
{
    if (!m_there)
        return;
    Standing &standing = m_standing[alert.id];
    standing.alert = alert;
    standing.gone = false;
    // Until it is answered, its number is not known and it could not be replaced.
    if (standing.asking)
        standing.again = true;
    else
        send(alert.id);
}

void BusNotifications::send(quint64 key)
{
    Standing &standing = m_standing[key];
    standing.asking = true;
    standing.again = false;
    const views::Alert &alert = standing.alert;
    const QString title
        = alert.count > 1 ? u"%1 (%2)"_s.arg(alert.title, QString::number(alert.count)) : alert.title;
    QStringList actions;
    QVariantMap hints{{u"desktop-entry"_s, u"madang"_s}, {u"category"_s, u"im.received"_s}};
    if (m_actions)
        actions << kOpen << tr("Open");
    if (m_replies && !alert.room.isNull()) {
        actions << kReply << tr("Reply");
        hints.insert(u"x-kde-reply-placeholder-text"_s, tr("Write an answer"));
    }
    QDBusMessage call = callOf(u"Notify"_s);
    call << u"Madang"_s << standing.id << u"madang"_s << title << bodyOf(alert.text, m_markup) << actions
         << hints << -1;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, kPatienceMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, key] {
        const QDBusPendingReply<uint> reply = *watcher;
        watcher->deleteLater();
        const auto found = m_standing.find(key);
        if (found == m_standing.end()) {
            if (reply.isValid())
                closeAtService(reply.value());
            return;
        }
        found->asking = false;
        if (!reply.isValid()) {
            m_standing.erase(found);
            return;
        }
        found->id = reply.value();
        if (found->gone) {
            closeAtService(found->id);
            m_standing.erase(found);
        } else if (found->again) {
            send(key);
        }
    });
}

void BusNotifications::close(quint64 alert)
{
    const auto found = m_standing.find(alert);
    if (found == m_standing.end())
        return;
    if (found->asking) {
        found->gone = true;
        found->again = false;
        return;
    }
    closeAtService(found->id);
    m_standing.erase(found);
}

void BusNotifications::closeAll()
{
    const QList<quint64> all = m_standing.keys();
    for (const quint64 alert : all)
        close(alert);
}

void BusNotifications::closeAtService(uint id)
{
    QDBusMessage call = callOf(u"CloseNotification"_s);
    call << id;
    m_bus.send(call);
}

std::optional<quint64> BusNotifications::alertOf(uint id) const
{
    for (auto at = m_standing.cbegin(); at != m_standing.cend(); ++at) {
        if (id != 0 && at->id == id)
            return at.key();
    }
    return std::nullopt;
}

void BusNotifications::onAction(uint id, const QString &action)
{
    // A reply comes with its text by itself.
    if (const auto alert = alertOf(id); alert && action == kOpen)
        Q_EMIT opened(*alert, m_tokens.take(id));
}

void BusNotifications::onReply(uint id, const QString &text)
{
    if (const auto alert = alertOf(id); alert && !text.trimmed().isEmpty())
        Q_EMIT replied(*alert, text.left(kLongestReply));
}

void BusNotifications::onClosed(uint id, uint)
{
    m_tokens.remove(id);
    const auto alert = alertOf(id);
    // Gone from the screen: the next words are a notification of their own.
    if (alert && !m_standing[*alert].asking)
        m_standing.remove(*alert);
}

void BusNotifications::onToken(uint id, const QString &token)
{
    if (alertOf(id))
        m_tokens.insert(id, token);
}

} // namespace madang::gui
