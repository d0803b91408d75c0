// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the archive equal to the server: the rooms one is in, their live events without gap or repeat,
// reloads. Sits between stream, rest (through session) and archive; shows nothing.
#pragma once

#include "common/client/alarm_clock.h"
#include "common/protocol/chat.h"
#include "common/protocol/notifications.h"
#include "common/protocol/presence.h"
#include "common/protocol/profiles.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QSet>

#include <map>
#include <memory>

namespace madang {

class Session;
struct StreamMessage;

/// Follows rooms. Every event is in the archive before it is told here, each once, in order of position.
class Mirror : public QObject {
    Q_OBJECT
public:
    /// How far behind a room may be and still be caught up event by event; beyond, its newest page is read
    /// and the hole stays a hole until someone pages into it.
    static constexpr qint64 kCatchUp = 500;
    /// How many rooms are followed live at most; the most recent ones. A server may allow no more than 256
    /// subscriptions.
    static constexpr int kMostRooms = 150;

    explicit Mirror(Session &session, QObject *parent = nullptr);
    ~Mirror() override;

    /// Reads the caller's rooms again and follows them. Runs by itself whenever the link comes up.
    void refreshRooms();
    /// Whether the room list has been read since the link came up.
    bool isFresh() const { return m_fresh; }
    /// Stores a room and follows it: after creating or joining one, or to read a public one as a visitor.
    void adopt(const rooms::Room &room);
    /// Stops following and forgets.
    void drop(RoomId room);
    /// A room that is on a screen: it is followed even beyond the most recent ones, or as a visitor. As many
    /// unwatch() as watch().
    void watch(RoomId room);
    void unwatch(RoomId room);

    /// Whether the room's events are heard live.
    bool follows(RoomId room) const;
    /// How loud a room is now, as the server answered or told.
    void takeLoudness(const rooms::RoomLoudness &told);

    /// Reads a page of history into the archive. Answers the reply.
    QFuture<Result<chat::History>> fetch(const chat::ReadHistory &wanted);
    /// Moves the read position forward here at once, and at the server when it can be reached.
    void markRead(RoomId room, qint64 position);
    /// Sets it back, on all devices: markedUnread() tells when it has been done. Needs the network.
    QFuture<Result<Nothing>> markUnread(RoomId room, qint64 position);

Q_SIGNALS:
    /// A live or caught-up event, already in the archive.
    void happened(const madang::rooms::RoomEvent &event);
    /// The room's stored events were cleared and its newest page was read: whoever shows it starts anew.
    void reloaded(madang::RoomId room);
    /// The newest page was read; between it and what was stored before there may be a hole.
    void jumpedAhead(madang::RoomId room);
    void readMoved(const madang::chat::ReadMoved &moved);
    /// Live, of rooms whose members somebody looks at.
    void readMarksChanged(const madang::chat::ReadMarksChanged &change);
    /// One's own read position was set back, here or on another device; the archive knows.
    void markedUnread(const madang::chat::MarkedUnread &marked);
    void typingChanged(const madang::chat::TypingChanged &typing);
    void presenceChanged(const madang::presence::Changed &change);
    /// A member of some room looks different, or has another nickname.
    void faceChanged(const madang::profiles::FaceChanged &change);
    void freshChanged(bool fresh);
    /// Each once on this device. It stays unread at the server: reading is the inbox's business.
    void noticed(const madang::notifications::Notice &notice);
    /// Notices were read, here or on another device.
    void noticesRead(const madang::notifications::NoticesRead &read);
    /// Quiet hours or keywords were changed, here or on another device.
    void alertRulesChanged(const madang::notifications::AlertRules &rules);

private:
    struct Followed;
    using FollowedPtr = std::shared_ptr<Followed>;

    void onOnline();
    void onLink();
    void onReset();
    void setFresh(bool fresh);
    /// How they are arranged; what an older server does not know stays as it is.
    void readArrangement();
    void readRooms(const QString &cursor, QSet<RoomId> seen);
    void takeRoom(const rooms::Room &room);
    void dropUnseen(const QSet<RoomId> &seen);
    void followAll();
    void follow(RoomId room);
    void unfollow(RoomId room);
    void begin(const FollowedPtr &followed);
    void readNewest(const FollowedPtr &followed);
    void subscribe(const FollowedPtr &followed);
    void hearNotices();
    void onRoomMessage(RoomId room, const StreamMessage &message);
    void onEphemeral(const StreamMessage &message);
    void onNotice(const StreamMessage &message);
    void onNoticesRead(const StreamMessage &message);
    void onAlertSetting(const StreamMessage &message);
    void takeMarkedUnread(const chat::MarkedUnread &marked);
    void take(const FollowedPtr &followed, const rooms::RoomEvent &event);
    void onHole(RoomId room);
    void apply(Followed &followed, const rooms::RoomEvent &event);
    void settleOwn(const QList<rooms::RoomEvent> &events);
    void applyToRoom(const rooms::RoomEvent &event);
    void countUnread(rooms::Room &room);
    void reload(const FollowedPtr &followed, const QString &epoch);
    void tellReadPositions();

    Session &m_session;
    QHash<RoomId, FollowedPtr> m_followed;
    QHash<RoomId, int> m_watchers;
    QHash<RoomId, qint64> m_readToTell;
    std::unique_ptr<Alarm> m_tellRead;
    std::unique_ptr<Alarm> m_refresh;
    int m_notices = 0; ///< subscription number
    int m_readNotices = 0; ///< the same, of what is read
    int m_alertSettings = 0; ///< the same, of what may alert
    bool m_refreshing = false;
    bool m_fresh = false;
};

} // namespace madang
