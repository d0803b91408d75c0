// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/complaints/complaint_store.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    const QString &selection()
    {
        static const QString text = uR"(
        SELECT c.id, c.kind, c.room, COALESCE(r.name, '') AS name, c.event, c.position, c.author, a.nickname, c.said,
               c.first_at, c.decided_at,
               d.nickname AS decided_by, c.verdict,
               (SELECT COUNT(*) FROM complainant p WHERE p.complaint = c.id) AS people, c.called, c.picture
          FROM complaint c
          LEFT JOIN room r ON r.id = c.room
          JOIN account a ON a.id = c.author
          LEFT JOIN account d ON d.id = c.decided_by)"_s;
        return text;
    }

} // namespace

Result<std::optional<ComplaintId>> ComplaintStore::openAbout(Work &work, EventId event)
{
    return work.db().one<ComplaintId>(
        u"SELECT id FROM complaint WHERE event = :event AND decided_at IS NULL"_s, bind("event", event));
}

Result<std::optional<ComplaintId>> ComplaintStore::openAboutProfile(Work &work, UserId author)
{
    return work.db().one<ComplaintId>(uR"(
        SELECT id
          FROM complaint
         WHERE author = :author AND kind = 'profile' AND kind <> 'message' AND decided_at IS NULL
         ORDER BY id
         LIMIT 1)"_s,
                                      bind("author", author));
}

Result<std::optional<ComplaintId>> ComplaintStore::openAboutInvitation(Work &work, UserId author, RoomId room)
{
    return work.db().one<ComplaintId>(uR"(
        SELECT id
          FROM complaint
         WHERE author = :author AND kind = 'invitation' AND kind <> 'message' AND room = :room
           AND decided_at IS NULL
         ORDER BY id
         LIMIT 1)"_s,
                                      bind("author", author), bind("room", room));
}

Result<QList<RawJson>> ComplaintStore::invitations(Work &work, int limit)
{
    return work.db().all<RawJson>(uR"(
        SELECT body
          FROM notice
         WHERE account = :me AND type = 'room.invited'
         ORDER BY id DESC
         LIMIT :limit)"_s,
                                  bind("me", work.caller().user), bind("limit", limit));
}

Result<std::optional<RoomWords>> ComplaintStore::wordsOf(Work &work, RoomId room)
{
    return work.db().one<RoomWords>(u"SELECT name, topic FROM room WHERE id = :room"_s, bind("room", room));
}

Done ComplaintStore::insert(Work &work, const ComplaintRow &row)
{
    TRY(work.db().run(uR"(
        INSERT INTO complaint (id, kind, room, event, position, author, said, first_at, called, picture)
        VALUES (:id, :kind, :room, :event, :position, :author, :said, :at, :called, :picture))"_s,
                      bind("id", row.id), bind("kind", row.kind), bind("room", row.room),
                      bind("event", row.event), bind("position", row.position), bind("author", row.author),
                      bind("said", row.said), bind("at", row.firstAt), bind("called", row.called),
                      bind("picture", row.picture)));
    return {};
}

Result<bool> ComplaintStore::put(Work &work, ComplaintId complaint, UserId person, const ComplaintWords &said)
{
    TRY(const int changed,
        work.db().run(uR"(
        UPDATE complainant SET reason = :reason, note = :note
         WHERE complaint = :complaint AND person = :person)"_s,
                      bind("reason", said.reason), bind("note", said.note), bind("complaint", complaint),
                      bind("person", person)));
    if (changed > 0)
        return false;
    TRY(work.db().run(uR"(
        INSERT INTO complainant (complaint, person, reason, note, at)
        VALUES (:complaint, :person, :reason, :note, :at))"_s,
                      bind("complaint", complaint), bind("person", person), bind("reason", said.reason),
                      bind("note", said.note), bind("at", work.now())));
    return true;
}

Result<std::optional<ComplaintRow>> ComplaintStore::find(Work &work, ComplaintId id)
{
    return work.db().one<ComplaintRow>(selection() + u" WHERE c.id = :id"_s, bind("id", id));
}

Result<QList<ComplaintRow>> ComplaintStore::list(Work &work, const ComplaintScope &scope, ComplaintId after,
                                                 int limit)
{
    QString text = selection();
    if (!scope.owner.isNull())
        text += u" JOIN member m ON m.room = c.room AND m.account = :owner AND m.role = 'owner'"_s;
    text += scope.decided ? u" WHERE c.decided_at IS NOT NULL AND c.id < :after ORDER BY c.id DESC"_s
                          : u" WHERE c.decided_at IS NULL AND c.id > :after ORDER BY c.id"_s;
    if (!scope.every)
        text.replace(u" ORDER BY"_s, u" AND c.kind = 'message' ORDER BY"_s);
    text += u" LIMIT :limit"_s;
    if (scope.owner.isNull())
        return work.db().all<ComplaintRow>(text, bind("after", after), bind("limit", limit));
    return work.db().all<ComplaintRow>(text, bind("owner", scope.owner), bind("after", after),
                                       bind("limit", limit));
}

Result<QList<VoiceRow>> ComplaintStore::voices(Work &work, ComplaintId id, int limit)
{
    return work.db().all<VoiceRow>(uR"(
        SELECT p.person, a.nickname, p.reason, p.note, p.at
          FROM complainant p
          JOIN account a ON a.id = p.person
         WHERE p.complaint = :complaint
         ORDER BY p.at, p.person
         LIMIT :limit)"_s,
                                   bind("complaint", id), bind("limit", limit));
}

Result<QList<UserId>> ComplaintStore::complainants(Work &work, ComplaintId id, UserId after, int limit)
{
    return work.db().all<UserId>(uR"(
        SELECT person
          FROM complainant
         WHERE complaint = :complaint AND person > :after
         ORDER BY person
         LIMIT :limit)"_s,
                                 bind("complaint", id), bind("after", after), bind("limit", limit));
}

Result<bool> ComplaintStore::decide(Work &work, ComplaintId id, complaints::Verdict verdict,
                                    std::optional<UserId> by)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE complaint SET decided_at = :at, decided_by = :by, verdict = :verdict
         WHERE id = :id AND decided_at IS NULL)"_s,
                      bind("at", work.now()), bind("by", by), bind("verdict", verdict), bind("id", id)));
    return rows > 0;
}

Result<QList<UserId>> ComplaintStore::owners(Work &work, RoomId room, int limit)
{
    return work.db().all<UserId>(uR"(
        SELECT account
          FROM member
         WHERE room = :room AND role = 'owner'
         ORDER BY account
         LIMIT :limit)"_s,
                                 bind("room", room), bind("limit", limit));
}

Result<bool> ComplaintStore::owns(Work &work, RoomId room, UserId person)
{
    TRY(const auto found,
        work.db().one<UserId>(uR"(
        SELECT account FROM member WHERE room = :room AND account = :person AND role = 'owner')"_s,
                              bind("room", room), bind("person", person)));
    return found.has_value();
}

} // namespace madang
