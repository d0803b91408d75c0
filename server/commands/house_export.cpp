// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/house_export.h"

#include "common/protocol/chat.h"
#include "server/features/desk/books_store.h"
#include "server/features/details/details_store.h"
#include "server/features/statements/table.h"

#include <QFile>
#include <QFileInfo>

namespace madang::exporting {

using namespace Qt::StringLiterals;
using backup::FileEntry;
using backup::NewFile;

namespace {

    constexpr int kRowsAtOnce = 500;
    constexpr int kPicturesAtOnce = 4; ///< each of them up to a MiB
    constexpr auto kList = "attached.list"_L1;

    struct Head {
        int format = kFormat;
        QString version; ///< of the program that made it
        Timestamp at; ///< the moment that it shows
        bool includesPrivate = false;
    };
    PROTOCOL_FIELDS(Head, format, version, at, includesPrivate)

    struct PersonLine {
        UserId id;
        std::optional<QString> username = {}; ///< absent for who was erased
        QString nickname;
        QString role;
        Timestamp createdAt;
        std::optional<Timestamp> disabledAt = {};
        std::optional<QString> bio = {};
        std::optional<AttachmentId> picture = {}; ///< in files.jsonl
        std::optional<QString> email = {};
        std::optional<details::Details> details = {};
    };
    PROTOCOL_FIELDS(PersonLine, id, username, nickname, role, createdAt, disabledAt, bio, picture, email,
                    details)

    struct ReactionLine {
        QString emoji;
        accounts::Person by;
        Timestamp at;
    };
    PROTOCOL_FIELDS(ReactionLine, emoji, by, at)

    /// An event as it is shown now.
    struct EventLine {
        qint64 position = 0;
        EventId id;
        QString type;
        std::optional<accounts::Person> sender = {};
        Timestamp at;
        RawJson body;
        std::optional<Timestamp> editedAt = {};
        std::optional<int> edits = {};
        std::optional<bool> deleted = {};
        std::optional<bool> pinned = {};
        std::optional<QList<ReactionLine>> reactions = {};
    };
    PROTOCOL_FIELDS(EventLine, position, id, type, sender, at, body, editedAt, edits, deleted, pinned,
                    reactions)

    struct FileLine {
        QString id; ///< its name below files/
        QString kind; ///< "attachment", "portrait", "campaign-picture"
        std::optional<RoomId> room = {};
        std::optional<EventId> event = {};
        std::optional<UserId> person = {}; ///< who sent it, or whom it shows
        std::optional<CampaignId> campaign = {};
        QString name = {}; ///< as it was called
        QString type = {};
        std::optional<qint64> size = {};
        std::optional<Timestamp> at = {};
        std::optional<QString> sha256 = {};
        std::optional<bool> missing = {}; ///< the store names it, and the disk did not have it
    };
    PROTOCOL_FIELDS(FileLine, id, kind, room, event, person, campaign, name, type, size, at, sha256, missing)

    struct ReportLine {
        QString title;
        QString story;
        Timestamp publishedAt;
        QList<SpendingRow> spendings;
    };
    PROTOCOL_FIELDS(ReportLine, title, story, publishedAt, spendings)

    struct CampaignLine {
        CampaignRow campaign;
        QList<ReportLine> reports;
    };
    PROTOCOL_FIELDS(CampaignLine, campaign, reports)

    struct PostingLine {
        QString account; ///< "kind", or "kind:subject"
        qint64 amount = 0; ///< won; above zero: it came in
    };
    PROTOCOL_FIELDS(PostingLine, account, amount)

    struct EntryLine {
        LedgerEntryId entry;
        Timestamp at;
        QString kind;
        std::optional<QString> reference = {};
        QList<PostingLine> postings; ///< together zero
    };
    PROTOCOL_FIELDS(EntryLine, entry, at, kind, reference, postings)

    template <typename T> Done writeLine(NewFile &file, const T &value)
    {
        return file.write(toJson(value) + '\n');
    }

    QString accountText(const QString &kind, qint64 subject)
    {
        return subject == 0 ? kind : kind + u':' + QString::number(subject);
    }

    EventLine lineOf(const EventRow &row)
    {
        const rooms::RoomEvent shown = row.event();
        EventLine line{shown.position, shown.id, shown.type, shown.sender, shown.at, shown.body};
        // One line each: what stands between the members of a body is only blank.
        line.body.text.replace('\n', ' ');
        if (!shown.marks)
            return line;
        line.editedAt = shown.marks->editedAt;
        if (row.edits > 0)
            line.edits = row.edits;
        if (shown.marks->deleted)
            line.deleted = true;
        if (shown.marks->pinned)
            line.pinned = true;
        return line;
    }

    /// The book as JSON lines and as a table, entry by entry.
    class LedgerFiles {
    public:
        LedgerFiles(NewFile &lines, NewFile &cells, Reach reach)
            : m_lines(lines)
            , m_cells(cells)
            , m_reach(reach)
            , m_table({u"entry"_s, u"at"_s, u"kind"_s, u"reference"_s, u"account"_s, u"amount (won)"_s})
        {
        }
        Done add(const ledger::Line &line, Summary &summary)
        {
            if (line.entry != m_entry.entry) {
                TRY(endEntry(summary));
                m_entry = EntryLine{line.entry, line.at, line.kind, {}, {}};
                if (m_reach == Reach::Private)
                    m_entry.reference = line.reference;
            }
            m_entry.postings
                += PostingLine{accountText(line.sourceKind, line.sourceSubject), -line.amount.won};
            m_entry.postings
                += PostingLine{accountText(line.targetKind, line.targetSubject), line.amount.won};
            m_totals[line.sourceKind] -= line.amount.won;
            m_totals[line.targetKind] += line.amount.won;
            summary.moved += line.amount.won;
            ++summary.counts.transfers;
            return {};
        }
        Done endEntry(Summary &summary)
        {
            if (m_entry.entry.isNull())
                return {};
            for (const PostingLine &posting : std::as_const(m_entry.postings)) {
                m_table.text(m_entry.entry.text())
                    .text(m_entry.at.text())
                    .text(m_entry.kind)
                    .text(m_entry.reference.value_or(QString()))
                    .text(posting.account)
                    .number(posting.amount);
                m_table.endRow();
            }
            TRY(m_cells.write(m_table.take()));
            ++summary.counts.entries;
            const EntryLine entry = std::exchange(m_entry, {});
            return writeLine(m_lines, entry);
        }
        /// Its head stands there in an empty book, too.
        Done endTable() { return m_cells.write(m_table.take()); }
        qint64 totalOf(const QString &kind) const { return m_totals.value(kind); }

    private:
        NewFile &m_lines;
        NewFile &m_cells;
        const Reach m_reach;
        Table m_table;
        EntryLine m_entry;
        QMap<QString, qint64> m_totals;
    };

    constexpr auto kForPeople = R"(What a community had in Madang, for any program to read.

manifest.json    version, time, counts, balances, and every file with its size and SHA-256
manifest.sha256  check the manifest with: sha256sum -c manifest.sha256
people.jsonl     people; one JSON object a line, as in all *.jsonl (https://jsonlines.org)
rooms.jsonl      rooms; members.jsonl says who is in them
rooms/ID.jsonl   what happened in a room, oldest first, with the names people have there today;
                 an edited message as it reads now, a deleted one empty, reactions below their message
campaigns.jsonl  campaigns with what they reported; amounts are whole numbers of won
ledger.jsonl     every entry of the book; the postings of each are zero together
ledger.csv       the same, a posting a row
files.jsonl      attached files and pictures by the names they had
files/ID         their octets

Times are UTC (RFC 3339). Ids are texts.

In no export: passwords, sign-ins, keys, cards, bank accounts, mails, complaints, bans, drafts,
saved messages, who was verified, and the log of what operators did (`madangd audit export` prints that).
)";

    constexpr auto kPublicOnly = R"(
This one was made without --private: it holds public rooms only, no mail addresses and no private
details, and the book does not say what an entry stands for. Still, times and amounts in the book may
tell what somebody gave who kept the amount to themselves: leave ledger.* out of what you publish.
)";

    constexpr auto kPrivateToo = R"(
THIS ONE WAS MADE WITH --private: it holds private and direct rooms, mail addresses and private
details. Those people must know of it. Keep it as safe as the house itself.
)";

} // namespace

Result<std::unique_ptr<NewFile>> HouseExport::begin(const QString &path)
{
    return NewFile::make(m_folder, path);
}

Done HouseExport::end(NewFile &file)
{
    TRY(const FileEntry entry, file.finish());
    return note(entry);
}

Done HouseExport::note(const FileEntry &entry)
{
    TRY(m_manifest->write(QByteArray(m_isFirstEntry ? "\n" : ",\n") + toJson(entry)));
    m_isFirstEntry = false;
    return {};
}

Done HouseExport::writeStore(Work &work)
{
    for (const QString &name : {u"/rooms"_s, u"/files"_s})
        TRY(backup::makeFolder(m_folder + name));
    TRY(m_manifest, begin(u"manifest.json"_s));
    QByteArray head
        = toJson(Head{kFormat, QLatin1StringView(MADANG_VERSION), work.now(), m_reach == Reach::Private});
    head.chop(1);
    TRY(m_manifest->write(head + ",\"files\":["));
    TRY(m_erasedBefore, m_store.erased(work));
    TRY(m_list, begin(kList));
    TRY(writePeople(work));
    TRY(writeRooms(work));
    TRY(listAttached(work));
    TRY(writeCampaigns(work));
    TRY(writePictures(work));
    return writeLedger(work);
}

Done HouseExport::writePeople(Work &work)
{
    const DetailsStore sealed(m_detailsKey);
    TRY(const auto file, begin(u"people.jsonl"_s));
    for (UserId after;;) {
        TRY(const QList<PersonRow> rows, m_store.people(work, after, kRowsAtOnce));
        for (const PersonRow &row : rows) {
            PersonLine line{row.id, {}, row.nickname, row.role, row.createdAt};
            if (!row.isErased()) {
                line.username = row.username;
                line.disabledAt = row.disabledAt;
                if (row.bio && !row.bio->isEmpty())
                    line.bio = row.bio;
                line.picture = row.picture;
                line.email = row.email;
                if (row.sealed) {
                    const auto told = m_detailsKey.isEmpty()
                        ? Result<details::Details>(Error{Code::NotFound, "key"})
                        : sealed.opened(row.id, *row.sealed);
                    if (told)
                        line.details = *told;
                    else
                        ++m_summary.counts.unreadable;
                }
            }
            TRY(writeLine(*file, line));
            ++m_summary.counts.people;
            if (!line.picture)
                continue;
            const QString type = row.pictureType.value_or(QString());
            FileLine picture{line.picture->text(), u"portrait"_s};
            picture.person = row.id;
            picture.name = type == "image/png"_L1 ? u"picture.png"_s : u"picture.jpg"_s;
            picture.type = type;
            TRY(writeLine(*m_list, picture));
        }
        if (rows.size() < kRowsAtOnce)
            return end(*file);
        after = rows.last().id;
    }
}

Done HouseExport::writeRooms(Work &work)
{
    TRY(const auto file, begin(u"rooms.jsonl"_s));
    TRY(const auto members, begin(u"members.jsonl"_s));
    for (RoomId after;;) {
        TRY(const QList<RoomLine> rows, m_store.rooms(work, after, kRowsAtOnce));
        for (const RoomLine &row : rows) {
            TRY(writeLine(*file, row));
            TRY(writeMembers(work, row.id, *members));
            TRY(writeEvents(work, row.id));
            ++m_summary.counts.rooms;
        }
        if (rows.size() < kRowsAtOnce)
            break;
        after = rows.last().id;
    }
    TRY(end(*members));
    return end(*file);
}

Done HouseExport::writeMembers(Work &work, RoomId room, NewFile &file)
{
    for (UserId after;;) {
        TRY(const QList<MemberLine> rows, m_store.members(work, room, after, kRowsAtOnce));
        for (const MemberLine &row : rows) {
            TRY(writeLine(file, row));
            ++m_summary.counts.members;
        }
        if (rows.size() < kRowsAtOnce)
            return {};
        after = rows.last().person;
    }
}

Done HouseExport::writeEvents(Work &work, RoomId room)
{
    TRY(const auto file, begin(u"rooms/"_s + room.text() + u".jsonl"_s));
    for (qint64 after = 0;;) {
        TRY(const EventPage page, m_store.events(work, room, after, kRowsAtOnce));
        qsizetype next = 0;
        for (const EventRow &row : page.events) {
            EventLine line = lineOf(row);
            QList<ReactionLine> reactions;
            for (; next < page.reactions.size() && page.reactions[next].event == row.id; ++next) {
                const ReactionRow &reaction = page.reactions[next];
                reactions += ReactionLine{reaction.emoji, {reaction.person, reaction.nickname}, reaction.at};
            }
            if (!reactions.isEmpty() && !line.deleted)
                line.reactions = reactions;
            TRY(writeLine(*file, line));
            ++m_summary.counts.events;
            if (row.type == "message"_L1)
                ++m_summary.counts.messages;
        }
        if (page.events.size() < kRowsAtOnce)
            return end(*file);
        after = page.events.last().position;
    }
}

Done HouseExport::listAttached(Work &work)
{
    for (AttachmentId after;;) {
        TRY(const QList<AttachedRow> rows, m_store.attached(work, after, kRowsAtOnce));
        for (const AttachedRow &row : rows) {
            FileLine line{row.id.text(), u"attachment"_s, row.room, row.event, row.uploader};
            line.name = row.name;
            line.type = row.type;
            line.size = row.size;
            line.at = row.at;
            TRY(writeLine(*m_list, line));
        }
        if (rows.size() < kRowsAtOnce)
            return {};
        after = rows.last().id;
    }
}

Done HouseExport::writeCampaigns(Work &work)
{
    TRY(const auto file, begin(u"campaigns.jsonl"_s));
    for (CampaignId after;;) {
        TRY(const QList<CampaignRow> rows, m_store.campaigns(work, after, kRowsAtOnce));
        for (const CampaignRow &row : rows) {
            CampaignLine line{row, {}};
            for (qint64 last = 0;;) {
                TRY(const QList<ReportRow> reports, m_store.reports(work, row.id, last, kRowsAtOnce));
                for (const ReportRow &report : reports) {
                    TRY(const QList<SpendingRow> spendings, m_store.spendings(work, report.id));
                    line.reports += ReportLine{report.title, report.story, report.publishedAt, spendings};
                }
                if (reports.size() < kRowsAtOnce)
                    break;
                last = reports.last().id;
            }
            TRY(writeLine(*file, line));
            ++m_summary.counts.campaigns;
        }
        if (rows.size() < kRowsAtOnce)
            return end(*file);
        after = rows.last().id;
    }
}

Done HouseExport::writePictures(Work &work)
{
    for (PictureId after;;) {
        TRY(const QList<PictureRow> rows, m_store.pictures(work, after, kPicturesAtOnce));
        for (const PictureRow &row : rows) {
            TRY(const auto file, begin(u"files/"_s + row.id.text()));
            TRY(file->write(QByteArray::fromBase64(row.content.toLatin1())));
            TRY(const FileEntry entry, file->finish());
            TRY(note(entry));
            FileLine line{row.id.text(), u"campaign-picture"_s};
            line.campaign = row.campaign;
            line.name = row.type == "image/png"_L1 ? u"picture.png"_s : u"picture.jpg"_s;
            line.type = row.type;
            line.size = entry.size;
            line.sha256 = entry.sha256;
            TRY(writeLine(*m_list, line));
            ++m_summary.counts.files;
        }
        if (rows.size() < kPicturesAtOnce)
            return {};
        after = rows.last().id;
    }
}

Done HouseExport::writeLedger(Work &work)
{
    TRY(const auto lines, begin(u"ledger.jsonl"_s));
    TRY(const auto cells, begin(u"ledger.csv"_s));
    LedgerFiles files(*lines, *cells, m_reach);
    for (ledger::LineCursor after;;) {
        TRY(const QList<ledger::Line> rows, m_store.transfers(work, after, kRowsAtOnce));
        for (const ledger::Line &row : rows)
            TRY(files.add(row, m_summary));
        if (rows.size() < kRowsAtOnce)
            break;
        after = {rows.last().entry, rows.last().number};
    }
    TRY(files.endEntry(m_summary));
    TRY(files.endTable());
    BooksStore books;
    TRY(const QList<desk::KindBalance> balances, books.balances(work));
    for (const desk::KindBalance &balance : balances) {
        if (files.totalOf(balance.kind) != balance.balance.won)
            return Error{Code::Internal, "books"}.at(balance.kind);
        m_summary.balances += KindTotal{balance.kind, balance.accounts, balance.balance.won};
    }
    TRY(end(*lines));
    return end(*cells);
}

Done HouseExport::copyFiles(const std::function<Result<bool>(AttachmentId)> &isWanted)
{
    TRY(m_list->finish());
    m_list.reset();
    TRY(const auto out, begin(u"files.jsonl"_s));
    QFile list(m_folder + u'/' + kList);
    if (!list.open(QIODevice::ReadOnly))
        return Error{Code::Unavailable, "read"}.at(list.fileName());
    while (!list.atEnd()) {
        const QByteArray text = list.readLine();
        TRY(FileLine line, fromJson<FileLine>(text));
        if (line.sha256) {
            TRY(writeLine(*out, line));
            continue;
        }
        const AttachmentId id = AttachmentId::fromText(line.id);
        const QString path = u"files/"_s + line.id;
        const auto copied = m_files.copy(
            id, line.kind == "portrait"_L1 ? Blobs::Kind::Thumbnail : Blobs::Kind::File, m_folder, path);
        if (copied) {
            line.size = copied->size;
            line.sha256 = copied->sha256;
            TRY(note(*copied));
            ++m_summary.counts.files;
        } else if (copied.error().code != Code::NotFound) {
            return copied.error();
        } else {
            // It may be taken away at any moment.
            TRY(const bool wanted, isWanted(id));
            if (!wanted)
                continue;
            line.missing = true;
            ++m_summary.counts.missing;
        }
        TRY(writeLine(*out, line));
    }
    list.close();
    list.remove();
    return end(*out);
}

Result<Summary> HouseExport::finish()
{
    {
        TRY(const auto file, begin(u"README.txt"_s));
        TRY(file->write(kForPeople));
        TRY(file->write(m_reach == Reach::Private ? kPrivateToo : kPublicOnly));
        TRY(end(*file));
    }
    TRY(m_manifest->write("\n],"));
    TRY(m_manifest->write(toJson(m_summary).mid(1) + '\n'));
    TRY(const FileEntry manifest, m_manifest->finish());
    TRY(const auto digest, begin(u"manifest.sha256"_s));
    TRY(digest->write(manifest.sha256.toLatin1() + "  manifest.json\n"));
    TRY(digest->finish());
    TRY(backup::syncFolders(m_folder));
    return m_summary;
}

} // namespace madang::exporting
