// SPDX-License-Identifier: GPL-3.0-or-later
// ExportStore: the SQL of an export, a page at a time, each row with what of it may leave. No columns of
// passwords, tokens, codes or keys are selected here at all. What has been deleted, taken back or erased is
// told as everybody sees it: not.
#pragma once

#include "common/protocol/details.h"
#include "common/protocol/rooms.h"
#include "server/core/work.h"
#include "server/features/campaigns/picture_store.h"
#include "server/features/ledger/ledger_book.h"
#include "server/features/rooms/room_store.h"

namespace madang::exporting {

/// What is in an export besides what everybody of the community may read.
enum class Reach {
    Public,
    Private, ///< rooms of some only, mail addresses, private details, what a movement of money stands for
};

struct PersonRow {
    UserId id;
    QString username;
    QString nickname;
    QString role;
    Timestamp createdAt;
    std::optional<Timestamp> disabledAt;
    std::optional<QString> bio;
    std::optional<AttachmentId> picture;
    std::optional<QString> pictureType;
    std::optional<QString> email; ///< proven or not; only with private things
    std::optional<QString> sealed; ///< private details; only with private things
    bool isErased() const { return role == QLatin1StringView("former"); }
};
PROTOCOL_FIELDS(PersonRow, id, username, nickname, role, createdAt, disabledAt, bio, picture, pictureType,
                email, sealed)

/// As it stands in rooms.jsonl.
struct RoomLine {
    RoomId id;
    QString name; ///< empty for the two of a direct room
    QString topic;
    rooms::Visibility visibility = rooms::Visibility::Public;
    UserId createdBy;
    Timestamp createdAt;
    std::optional<Timestamp> closedAt;
    std::optional<CampaignId> campaign;
    qint64 events = 0;
};
PROTOCOL_FIELDS(RoomLine, id, name, topic, visibility, createdBy, createdAt, closedAt, campaign, events)

/// As it stands in members.jsonl.
struct MemberLine {
    RoomId room;
    UserId person;
    QString role;
    std::optional<QString> nickname; ///< that they have only there
    Timestamp joinedAt;
};
PROTOCOL_FIELDS(MemberLine, room, person, role, nickname, joinedAt)

struct ReactionRow {
    EventId event;
    QString emoji;
    UserId person;
    QString nickname;
    Timestamp at;
};
PROTOCOL_FIELDS(ReactionRow, event, emoji, person, nickname, at)

/// One page of a room, oldest first, with all that people put below it.
struct EventPage {
    QList<EventRow> events;
    QList<ReactionRow> reactions;
};

/// An attached file that is whole and belongs to a message that stands.
struct AttachedRow {
    AttachmentId id;
    RoomId room;
    EventId event;
    UserId uploader;
    QString name;
    QString type;
    qint64 size = 0;
    Timestamp at;
};
PROTOCOL_FIELDS(AttachedRow, id, room, event, uploader, name, type, size, at)

struct CampaignRow {
    CampaignId id;
    RoomId room;
    QString title;
    QString story;
    QString beneficiary;
    qint64 goal = 0; ///< won, as all amounts here
    qint64 gifts = 0; ///< confirmed, and not given back whole
    qint64 received = 0; ///< by them, less what went back
    UserId createdBy;
    Timestamp createdAt;
    Timestamp endsAt;
    std::optional<Timestamp> closedAt;
    std::optional<Timestamp> settledAt;
    std::optional<PictureId> picture;
};
PROTOCOL_FIELDS(CampaignRow, id, room, title, story, beneficiary, goal, gifts, received, createdBy, createdAt,
                endsAt, closedAt, settledAt, picture)

struct ReportRow {
    qint64 id = 0;
    QString title;
    QString story;
    Timestamp publishedAt;
};
PROTOCOL_FIELDS(ReportRow, id, title, story, publishedAt)

struct SpendingRow {
    QString label;
    qint64 amount = 0;
    std::optional<PictureId> receipt;
};
PROTOCOL_FIELDS(SpendingRow, label, amount, receipt)

class ExportStore {
public:
    explicit ExportStore(Reach reach)
        : m_reach(reach)
    {
    }
    /// Without people who only passed by or still wait to be let in.
    Result<QList<PersonRow>> people(Work &work, UserId after, int limit);
    Result<QList<RoomLine>> rooms(Work &work, RoomId after, int limit);
    Result<QList<MemberLine>> members(Work &work, RoomId room, UserId after, int limit);
    Result<EventPage> events(Work &work, RoomId room, qint64 after, int limit);
    Result<QList<AttachedRow>> attached(Work &work, AttachmentId after, int limit);
    Result<QList<CampaignRow>> campaigns(Work &work, CampaignId after, int limit);
    Result<QList<ReportRow>> reports(Work &work, CampaignId campaign, qint64 after, int limit);
    Result<QList<SpendingRow>> spendings(Work &work, qint64 report);
    Result<QList<PictureRow>> pictures(Work &work, PictureId after, int limit);
    /// In the order of the book.
    Result<QList<ledger::Line>> transfers(Work &work, const ledger::LineCursor &after, int limit);

    /// Whether the store still says that a file is there: one that its owner took away meanwhile is not
    /// missing.
    Result<bool> isStillAttached(Work &work, AttachmentId id);
    /// How many people have been erased so far.
    Result<qint64> erased(Work &work);

private:
    qint64 all() const { return m_reach == Reach::Private ? 1 : 0; }
    const Reach m_reach;
};

} // namespace madang::exporting
