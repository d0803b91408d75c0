// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/profiles/profile_store.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    const QString &profileSelection()
    {
        static const QString text = uR"(
        SELECT a.id, a.username, a.nickname, a.role, a.created_at, COALESCE(p.bio, ''), p.picture
          FROM account a
          LEFT JOIN profile p ON p.account = a.id
         WHERE a.role <> 'passer-by'
           AND NOT EXISTS (SELECT 1 FROM applicant w WHERE w.account = a.id))"_s;
        return text;
    }

} // namespace

Result<std::optional<ProfileRow>> ProfileStore::byId(Work &work, UserId user)
{
    static const QString text = profileSelection() + u" AND a.id = :id"_s;
    return work.db().one<ProfileRow>(text, bind("id", user));
}

Result<std::optional<ProfileRow>> ProfileStore::named(Work &work, const QString &username)
{
    static const QString text = profileSelection() + u" AND a.username = :username"_s;
    return work.db().one<ProfileRow>(text, bind("username", username));
}

Result<std::optional<PortraitRow>> ProfileStore::portrait(Work &work, PortraitId portrait)
{
    return work.db().one<PortraitRow>(u"SELECT account, picture_type FROM profile WHERE picture = :picture"_s,
                                      bind("picture", portrait));
}

Done ProfileStore::setBio(Work &work, UserId user, const QString &bio)
{
    TRY(work.db().run(uR"(
        INSERT INTO profile (account, bio, picture_type) VALUES (:user, :bio, '')
            ON CONFLICT (account) DO UPDATE SET bio = excluded.bio)"_s,
                      bind("user", user), bind("bio", bio)));
    return {};
}

Done ProfileStore::setPicture(Work &work, UserId user, const std::optional<PortraitId> &picture,
                              const QString &type)
{
    TRY(work.db().run(uR"(
        INSERT INTO profile (account, bio, picture, picture_type) VALUES (:user, '', :picture, :type)
            ON CONFLICT (account) DO UPDATE SET picture = excluded.picture,
                                                picture_type = excluded.picture_type)"_s,
                      bind("user", user), bind("picture", picture), bind("type", type)));
    return {};
}

Result<bool> ProfileStore::isInPublic(Work &work, UserId user)
{
    TRY(const auto found,
        work.db().one<int>(uR"(
        SELECT 1
          FROM member m
          JOIN room r ON r.id = m.room AND r.visibility = 'public'
         WHERE m.account = :user
         LIMIT 1)"_s,
                           bind("user", user)));
    return found.has_value();
}

Result<bool> ProfileStore::shareRoom(Work &work, UserId one, UserId other)
{
    TRY(const auto found,
        work.db().one<int>(uR"(
        SELECT 1
          FROM member m
          JOIN member o ON o.room = m.room AND o.account = :other
         WHERE m.account = :one
         LIMIT 1)"_s,
                           bind("one", one), bind("other", other)));
    return found.has_value();
}

Result<QList<profiles::CommonRoom>> ProfileStore::commonRooms(Work &work, UserId one, UserId other, int limit)
{
    return work.db().all<profiles::CommonRoom>(uR"(
        SELECT r.id, r.name
          FROM member m
          JOIN member o ON o.room = m.room AND o.account = :other
          JOIN room r ON r.id = m.room AND r.visibility <> 'direct'
         WHERE m.account = :one
         ORDER BY r.last_at DESC, r.id DESC
         LIMIT :limit)"_s,
                                               bind("one", one), bind("other", other), bind("limit", limit));
}

Result<QList<CalledRow>> ProfileStore::rooms(Work &work, UserId user, int limit)
{
    return work.db().all<CalledRow>(uR"(
        SELECT m.room, COALESCE(m.nickname, a.nickname)
          FROM member m
          JOIN account a ON a.id = m.account
         WHERE m.account = :user
         ORDER BY m.room DESC
         LIMIT :limit)"_s,
                                    bind("user", user), bind("limit", limit));
}

Result<QList<QString>> ProfileStore::othersIn(Work &work, RoomId room, UserId user, int limit)
{
    return work.db().all<QString>(uR"(
        SELECT COALESCE(m.nickname, a.nickname)
          FROM member m
          JOIN account a ON a.id = m.account
         WHERE m.room = :room AND m.account <> :user
         ORDER BY m.account
         LIMIT :limit)"_s,
                                  bind("room", room), bind("user", user), bind("limit", limit));
}

Result<bool> ProfileStore::setNickname(Work &work, RoomId room, UserId user,
                                       const std::optional<QString> &nickname,
                                       const std::optional<QString> &look)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE member
           SET nickname = :nickname, nickname_look = :look
         WHERE room = :room AND account = :user
           AND NOT EXISTS (SELECT 1
                             FROM member o
                            WHERE o.room = :room AND o.nickname_look = :look AND o.account <> :user))"_s,
                      bind("nickname", nickname), bind("look", look), bind("room", room),
                      bind("user", user)));
    return rows > 0;
}

} // namespace madang
