// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/export_store.h"

namespace madang::exporting {

using namespace Qt::StringLiterals;

Result<QList<PersonRow>> ExportStore::people(Work &work, UserId after, int limit)
{
    return work.db().all<PersonRow>(uR"(
        SELECT a.id, a.username, a.nickname, a.role, a.created_at, a.disabled_at, p.bio, p.picture, p.picture_type,
               CASE WHEN :all = 1 THEN e.address END, CASE WHEN :all = 1 THEN d.sealed END
          FROM account a
          LEFT JOIN profile p ON p.account = a.id
          LEFT JOIN account_email e ON e.account = a.id
          LEFT JOIN private_details d ON d.account = a.id
         WHERE a.id > :after
           AND a.role <> 'passer-by'
           AND NOT EXISTS (SELECT 1 FROM applicant w WHERE w.account = a.id)
         ORDER BY a.id
         LIMIT :limit)"_s,
                                    bind("after", after), bind("all", all()), bind("limit", limit));
}

Result<QList<RoomLine>> ExportStore::rooms(Work &work, RoomId after, int limit)
{
    return work.db().all<RoomLine>(uR"(
        SELECT r.id, r.name, r.topic, r.visibility, r.created_by, r.created_at, r.closed_at,
               (SELECT k.id FROM campaign k WHERE k.room = r.id), r.position
          FROM room r
         WHERE r.id > :after AND (r.visibility = 'public' OR :all = 1)
         ORDER BY r.id
         LIMIT :limit)"_s,
                                   bind("after", after), bind("all", all()), bind("limit", limit));
}

Result<QList<MemberLine>> ExportStore::members(Work &work, RoomId room, UserId after, int limit)
{
    return work.db().all<MemberLine>(uR"(
        SELECT room, account, role, nickname, joined_at
          FROM member
         WHERE room = :room AND account > :after
         ORDER BY account
         LIMIT :limit)"_s,
                                     bind("room", room), bind("after", after), bind("limit", limit));
}

Result<EventPage> ExportStore::events(Work &work, RoomId room, qint64 after, int limit)
{
    static const QString text = eventSelection() + uR"(
         WHERE e.room = :room AND e.position > :after
         ORDER BY e.position
         LIMIT :limit)"_s;
    EventPage page;
    TRY(page.events,
        work.db().all<EventRow>(text, bind("room", room), bind("after", after), bind("limit", limit)));
    if (page.events.isEmpty())
        return page;
    TRY(page.reactions,
        work.db().all<ReactionRow>(uR"(
        SELECT r.event, r.emoji, r.account, COALESCE(n.nickname, a.nickname), r.at
          FROM event e
          JOIN reaction r ON r.event = e.id
          JOIN account a ON a.id = r.account
          LEFT JOIN member n ON n.room = e.room AND n.account = r.account
         WHERE e.room = :room AND e.position > :after AND e.position <= :last
         ORDER BY e.position, r.position)"_s,
                                   bind("room", room), bind("after", after),
                                   bind("last", page.events.last().position)));
    return page;
}

Result<QList<AttachedRow>> ExportStore::attached(Work &work, AttachmentId after, int limit)
{
    return work.db().all<AttachedRow>(uR"(
        SELECT f.id, f.room, f.event, f.uploader, f.name, f.type, f.size, f.completed_at
          FROM attachment f
          JOIN room r ON r.id = f.room
         WHERE f.id > :after
           AND (r.visibility = 'public' OR :all = 1)
           AND f.event IS NOT NULL AND f.completed_at IS NOT NULL AND f.gone_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM event_mark k WHERE k.event = f.event AND k.deleted_at IS NOT NULL)
         ORDER BY f.id
         LIMIT :limit)"_s,
                                      bind("after", after), bind("all", all()), bind("limit", limit));
}

Result<QList<CampaignRow>> ExportStore::campaigns(Work &work, CampaignId after, int limit)
{
    return work.db().all<CampaignRow>(uR"(
        SELECT c.id, c.room, c.title, c.story, c.beneficiary, c.goal,
               (SELECT COUNT(*)
                  FROM donation d
                 WHERE d.campaign = c.id AND d.settled_at IS NOT NULL AND d.canceled_at IS NULL),
               CAST(COALESCE((SELECT SUM(d.amount)
                                FROM donation d
                               WHERE d.campaign = c.id AND d.settled_at IS NOT NULL), 0)
                  - COALESCE((SELECT SUM(b.amount)
                                FROM donation_return b
                                JOIN donation d ON d.id = b.donation
                               WHERE d.campaign = c.id), 0) AS BIGINT),
               c.created_by, c.created_at, c.ends_at, c.closed_at, c.settled_at, c.picture
          FROM campaign c
          JOIN room r ON r.id = c.room
         WHERE c.id > :after AND (r.visibility = 'public' OR :all = 1)
         ORDER BY c.id
         LIMIT :limit)"_s,
                                      bind("after", after), bind("all", all()), bind("limit", limit));
}

Result<QList<ReportRow>> ExportStore::reports(Work &work, CampaignId campaign, qint64 after, int limit)
{
    return work.db().all<ReportRow>(uR"(
        SELECT id, title, story, published_at
          FROM use_report
         WHERE campaign = :campaign AND id > :after
         ORDER BY id
         LIMIT :limit)"_s,
                                    bind("campaign", campaign), bind("after", after), bind("limit", limit));
}

Result<QList<SpendingRow>> ExportStore::spendings(Work &work, qint64 report)
{
    return work.db().all<SpendingRow>(uR"(
        SELECT label, amount, receipt FROM use_report_spending WHERE report = :report ORDER BY number)"_s,
                                      bind("report", report));
}

Result<QList<PictureRow>> ExportStore::pictures(Work &work, PictureId after, int limit)
{
    return work.db().all<PictureRow>(uR"(
        SELECT p.id, p.campaign, p.type, p.content
          FROM campaign_picture p
          JOIN campaign c ON c.id = p.campaign
          JOIN room r ON r.id = c.room
         WHERE p.id > :after AND (r.visibility = 'public' OR :all = 1)
         ORDER BY p.id
         LIMIT :limit)"_s,
                                     bind("after", after), bind("all", all()), bind("limit", limit));
}

Result<QList<ledger::Line>> ExportStore::transfers(Work &work, const ledger::LineCursor &after, int limit)
{
    return work.db().all<ledger::Line>(uR"(
        SELECT e.id, t.number, e.at, e.kind, e.reference, s.kind, s.subject, g.kind, g.subject, t.amount
          FROM ledger_transfer t
          JOIN ledger_entry e ON e.id = t.entry
          JOIN ledger_account s ON s.id = t.source
          JOIN ledger_account g ON g.id = t.target
         WHERE (t.entry, t.number) > (:entry, :number)
         ORDER BY t.entry, t.number
         LIMIT :limit)"_s,
                                       bind("entry", after.entry), bind("number", after.number),
                                       bind("limit", limit));
}

Result<bool> ExportStore::isStillAttached(Work &work, AttachmentId id)
{
    TRY(const qint64 rows,
        work.db().only<qint64>(uR"(
        SELECT (SELECT COUNT(*) FROM attachment WHERE id = :id AND gone_at IS NULL)
             + (SELECT COUNT(*) FROM profile WHERE picture = :id))"_s,
                               bind("id", id)));
    return rows > 0;
}

Result<qint64> ExportStore::erased(Work &work)
{
    return work.db().only<qint64>(u"SELECT COUNT(*) FROM erasure"_s);
}

} // namespace madang::exporting
