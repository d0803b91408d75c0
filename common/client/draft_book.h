// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the drafts on disk equal to those at the server, where one's other clients find them. What is written
// where is the composer's business.
#pragma once

#include "common/client/alarm_clock.h"
#include "common/client/archive.h"
#include "common/protocol/drafts.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>

namespace madang {

class Session;
struct StreamMessage;

/// Works without a network: a change is on disk first, and goes to the server once it is there. Of two
/// changes that did not know of each other the later one stays.
class DraftBook : public QObject {
    Q_OBJECT
public:
    /// A change is sent when nothing followed it for so long. What is typed is written down half a second
    /// after the last key, so that makes two seconds without typing.
    static constexpr std::chrono::milliseconds kPause{1500};

    explicit DraftBook(Session &session, QObject *parent = nullptr);
    ~DraftBook() override;

    /// Somebody is typing there, and write() follows: what comes from elsewhere meanwhile waits for it.
    void touch(RoomId room);
    void write(RoomId room, const QString &text, std::optional<EventId> replyTo);
    /// The room is left, or its draft was sent as a message: nobody need wait any longer.
    void send(RoomId room);

Q_SIGNALS:
    /// Another client's draft took the place of the one on disk.
    void replaced(madang::RoomId room);
    /// The one on disk was changed here. A room may be open in several windows, each with an editor of its
    /// own.
    void written(madang::RoomId room);

private:
    void onOnline();
    void onLink();
    void onReset();
    void forget();
    void onMessage(const StreamMessage &message);
    void readAll(const QString &cursor, QSet<RoomId> seen);
    void settleUnseen(const QSet<RoomId> &seen);
    void readAgain(RoomId room);
    void take(const drafts::MessageDraft &there);
    void sendChanged();
    void onAnswer(RoomId room, const LocalDraft &sent, const Result<drafts::MessageDraft> &answer);

    Session &m_session;
    QSet<RoomId> m_touched;
    QSet<RoomId> m_sending;
    QSet<RoomId> m_refused; ///< not sent again before they change
    QHash<RoomId, drafts::MessageDraft> m_held; ///< told while our own was on its way
    std::unique_ptr<Alarm> m_pause;
    std::unique_ptr<Alarm> m_again;
    int m_queue = 0; ///< subscription number
    bool m_ready = false; ///< what the server has was read since the link came up
    quint64 m_round = 0; ///< counts links: late answers of an earlier one are dropped
};

} // namespace madang
