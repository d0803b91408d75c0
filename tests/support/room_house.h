// SPDX-License-Identifier: GPL-3.0-or-later
// A house with rooms, chat and notices, and short words for what people do in them.
#pragma once

#include "common/protocol/notifications.h"
#include "server/features/chat/chat_feature.h"
#include "server/features/complaints/complaints_feature.h"
#include "server/features/files/file_store.h"
#include "server/features/notifications/notifications_feature.h"
#include "server/features/rooms/rooms_feature.h"
#include "tests/support/test_house.h"

namespace madang::test {

class RoomHouse : public TestHouse {
public:
    explicit RoomHouse(Engine engine, LaneLimits limits = kTestLanes, int roomsPerAccount = kUsualRoomsPerAccount)
        : TestHouse(engine, limits)
    {
        auto &notices = add<NotificationsFeature>();
        m_rooms = &add<RoomsFeature>(notices.access(), roomsPerAccount);
        auto &chat = add<ChatFeature>(m_accounts, m_rooms->access(), m_files, notices.access());
        add<ComplaintsFeature>(m_accounts, m_rooms->access(), m_rooms->members(), chat.access(),
                               notices.access());
    }
    ~RoomHouse() { lanes().stop(); }
    RoomAccess &access() { return m_rooms->access(); }

    static QString nameOf(UserId user) { return QStringLiteral("user%1").arg(user.number); }
    static QByteArray topicOf(RoomId room) { return "/topic/rooms/" + room.bytes(); }
    static QString destinationOf(RoomId room) { return QString::fromLatin1(topicOf(room)); }

    /// A role in the community: "moderator", "owner"...
    void giveRole(UserId user, const QString &role)
    {
        // On the writing lane: beside a busy one another connection may wait for SQLite's lock for ever.
        const auto given = work<int>({}, [&](Work &work) {
            return work.db().run(QStringLiteral("UPDATE account SET role = :role WHERE id = :id"),
                                 bind("role", role), bind("id", user));
        });
        if (!given)
            qFatal("a role cannot be given");
    }
    RoomId aPrivateRoom(UserId owner, const QList<UserId> &members = {},
                        const QString &name = QStringLiteral("secret"))
    {
        const auto made = call(owner, rooms::create, {name, std::nullopt, rooms::Visibility::Private});
        if (!made)
            qFatal("a private room cannot be made: %s", qPrintable(made.error().about));
        for (const UserId member : members) {
            if (!call(owner, rooms::invite, {made->id, nameOf(member)}))
                qFatal("a test person cannot be invited");
        }
        return made->id;
    }
    RoomId aDirectRoom(UserId one, UserId other)
    {
        const auto made = call(one, rooms::openDirect, {nameOf(other)});
        if (!made)
            qFatal("a direct room cannot be made: %s", qPrintable(made.error().about));
        return made->id;
    }
    Result<rooms::RoomEvent> post(UserId who, RoomId room, const QString &text, const QString &tag = {},
                                  std::optional<EventId> replyTo = std::nullopt)
    {
        return call(who, chat::post, saying(room, text, tag, replyTo));
    }
    chat::PostMessage saying(RoomId room, const QString &text, const QString &tag = {},
                             std::optional<EventId> replyTo = std::nullopt)
    {
        return {room, {tag.isEmpty() ? QStringLiteral("tag%1").arg(++m_tags) : tag}, text, replyTo, {}};
    }
    /// Many lines straight into the store: faster than posting, and the clock moves a second for each.
    void fill(RoomId room, UserId sender, int count)
    {
        // In units of a size that a busy machine finishes in time.
        for (; count > kFillUnit; count -= kFillUnit)
            fillUnit(room, sender, kFillUnit);
        fillUnit(room, sender, count);
    }

private:
    static constexpr int kFillUnit = 1000;

    void fillUnit(RoomId room, UserId sender, int count)
    {
        const auto done = work<int>(sender, [&](Work &work) -> Result<int> {
            for (int i = 0; i < count; ++i) {
                TRY(const qint64 position,
                    work.db().only<qint64>(
                        QStringLiteral(
                            "UPDATE room SET position = position + 1 WHERE id = :room RETURNING position"),
                        bind("room", room)));
                TRY(work.db().run(
                    QStringLiteral("INSERT INTO event (room, position, id, type, sender, at, tag, body) "
                                   "VALUES (:room, :position, :id, "
                                   "'message', :sender, :at, NULL, '{\"text\":\"x\"}')"),
                    bind("room", room), bind("position", position), bind("id", work.newId<EventId>()),
                    bind("sender", sender), bind("at", Timestamp{work.now().ms + position * 1000})));
            }
            return count;
        });
        if (!done)
            qFatal("a room cannot be filled: %s", qPrintable(done.error().about));
    }

    AccountStore m_accountStore;
    AccountAccess m_accounts{m_accountStore};
    FileStore m_fileStore;
    FileAccess m_files{m_fileStore};
    RoomsFeature *m_rooms = nullptr;
    std::atomic_int m_tags = 0;
};

} // namespace madang::test
