// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/theme/system_shade.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFile>
#include <QGuiApplication>
#include <QPalette>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    constexpr auto kService = "org.freedesktop.portal.Desktop"_L1;
    constexpr auto kPath = "/org/freedesktop/portal/desktop"_L1;
    constexpr auto kInterface = "org.freedesktop.portal.Settings"_L1;
    constexpr auto kGroup = "org.freedesktop.appearance"_L1;
    constexpr auto kScheme = "color-scheme"_L1;
    constexpr uint kPrefersDark = 1;
    constexpr auto kContrast = "contrast"_L1;
    constexpr uint kHigherContrast = 1;

    /// Asking for a bus that is not there would start one, so look first.
    bool busIsThere()
    {
        return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
            || QFile::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + "/bus"_L1);
    }

} // namespace

SystemShade::SystemShade(QObject *parent)
    : QObject(parent)
    , m_dark(QGuiApplication::palette().color(QPalette::Window).lightness() < 128)
{
    if (busIsThere())
        askPortal();
}

void SystemShade::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(kService, kPath, kInterface, u"SettingChanged"_s, this,
                SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    for (const QLatin1StringView key : {kScheme, kContrast}) {
        QDBusMessage question = QDBusMessage::createMethodCall(kService, kPath, kInterface, u"Read"_s);
        question << QString(kGroup) << QString(key);
        auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question, 2000), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this,
                [this, key](QDBusPendingCallWatcher *done) {
                    done->deleteLater();
                    const QDBusPendingReply<QDBusVariant> reply = *done;
                    if (reply.isValid())
                        take(key, reply.value().variant());
                });
    }
}

void SystemShade::onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == kGroup)
        take(key, value.variant());
}

void SystemShade::take(const QString &key, QVariant value)
{
    // Older portals wrap the value twice.
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    if (key == kScheme)
        set(m_dark, value.toUInt() == kPrefersDark);
    else if (key == kContrast)
        set(m_contrast, value.toUInt() == kHigherContrast);
}

void SystemShade::set(bool &wish, bool wanted)
{
    if (wish == wanted)
        return;
    wish = wanted;
    Q_EMIT changed();
}

} // namespace madang::gui
