// SPDX-License-Identifier: GPL-3.0-or-later
// Programs of the person's own that are told of events: which ones, and in which words. Starting them is
// HookRunner's.
#pragma once

#include "client-tui/hooks/hook_runner.h"
#include "client-tui/settings/config.h"

#include "common/views/alerts.h"

#include <QSet>

class QJsonObject;

namespace madang::tui {

/// What is told happened just now, was done by somebody else, and was not read on another device. It is told
/// also for the room on the screen, and while it is quiet: then it says so.
class Hooks : public QObject {
    Q_OBJECT
public:
    Hooks(Session &session, const views::Alerts &alerts, const QHash<HookEvent, QStringList> &commands,
          QObject *parent = nullptr);

Q_SIGNALS:
    /// A program could not be started; told once for each.
    void failed(const QString &program);

private:
    void onEvent(const rooms::RoomEvent &event);
    void onNotice(const notifications::Notice &notice);
    bool names(const rooms::RoomEvent &event) const;
    void run(HookEvent hook, const QJsonObject &about, bool quiet);

    Session &m_session;
    const views::Alerts &m_alerts;
    QHash<HookEvent, HookRunner *> m_runners; ///< children
    QSet<QString> m_failed;
};

} // namespace madang::tui
