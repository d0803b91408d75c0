// SPDX-License-Identifier: GPL-3.0-or-later
// BusNotifications: alerts as notifications of the desktop, through org.freedesktop.Notifications. It asks
// what the service can do, escapes where the service reads markup, and never waits for an answer.
#pragma once

#include "common/views/alerts.h"

#include <QDBusConnection>
#include <QHash>
#include <QObject>
#include <QStringList>

namespace madang::gui {

class BusNotifications : public QObject {
    Q_OBJECT

public:
    explicit BusNotifications(const QDBusConnection &bus, QObject *parent = nullptr);
    ~BusNotifications() override;

    /// Whether a service answered. It is asked at the beginning, and again when its name changes hands.
    bool isThere() const { return m_there; }
    void show(const views::Alert &alert);
    /// Takes a notification away again, if it stands.
    void close(quint64 alert);
    void closeAll();

    /// A text as the body of a notification, for a service that reads markup or does not.
    static QString bodyOf(const QString &text, bool markup);

Q_SIGNALS:
    /// The service is known now, or has gone.
    void thereChanged(bool there);
    /// The person pressed it. The token lets a window come to the front where windows may not do so by
    /// themselves.
    void opened(quint64 alert, const QString &activationToken);
    void replied(quint64 alert, const QString &text);

private Q_SLOTS:
    void onAction(uint id, const QString &action);
    void onReply(uint id, const QString &text);
    void onClosed(uint id, uint reason);
    void onToken(uint id, const QString &token);

private:
    struct Standing {
        views::Alert alert;
        uint id = 0; ///< of the service; 0: not answered yet
        bool asking = false;
        bool again = false; ///< newer words wait for the answer
        bool gone = false; ///< taken back before the answer
    };

    void askCapabilities();
    void send(quint64 alert);
    void closeAtService(uint id);
    std::optional<quint64> alertOf(uint id) const;

    QDBusConnection m_bus;
    bool m_there = false;
    bool m_markup = false;
    bool m_actions = false;
    bool m_replies = false;
    QHash<quint64, Standing> m_standing;
    QHash<uint, QString> m_tokens;
};

} // namespace madang::gui
