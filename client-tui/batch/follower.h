// SPDX-License-Identifier: GPL-3.0-or-later
// tail --follow: prints a room's events as they come, each once, across reconnects, until it is interrupted.
#pragma once

#include "client-tui/batch/batch_run.h"

#include <QTimer>

namespace madang::tui {

class Follower : public QObject {
    Q_OBJECT
public:
    /// Goes on behind a position of an epoch.
    Follower(BatchRun &run, RoomId room, qint64 position, const QString &epoch);

private:
    void onMessage(const StreamMessage &message);
    void onLink(const LinkState &link);
    void presentToken();

    BatchRun &m_run;
    const RoomId m_room;
    Stream m_stream;
    qint64 m_position;
    QString m_epoch;
    int m_subscription = 0;
    bool m_cut = false;
    QTimer m_tokens; ///< looks whether the session has a newer token than the connection
    QString m_token;
};

} // namespace madang::tui
