// SPDX-License-Identifier: GPL-3.0-or-later
// HouseExport: everything that a community has, in a folder of files that any program can read. It pages
// through one moment of the store, so that no more than a page of it is ever in memory; what may leave is
// decided by ExportStore.
//
//     README.txt       what is in it, for people
//     manifest.json    version, time, counts, balances, and every file with its size and SHA-256
//     manifest.sha256  the manifest's own: `sha256sum -c` takes it
//     people.jsonl     a JSON object a line, as in all *.jsonl
//     rooms.jsonl      rooms; members.jsonl: who is in them
//     rooms/ID.jsonl   what happened there, oldest first
//     campaigns.jsonl  campaigns with their reports
//     ledger.jsonl     every entry with its postings, whole numbers of won
//     ledger.csv       the same for spreadsheets
//     files.jsonl      attached files and pictures by their names
//     files/ID         their octets
#pragma once

#include "server/commands/backup_folder.h"
#include "server/commands/export_store.h"
#include "server/commands/file_source.h"

#include <QMap>

namespace madang::exporting {

inline constexpr int kFormat = 1;

struct Counts {
    qint64 people = 0;
    qint64 rooms = 0;
    qint64 members = 0;
    qint64 events = 0;
    qint64 messages = 0;
    qint64 campaigns = 0;
    qint64 entries = 0; ///< of the ledger
    qint64 transfers = 0;
    qint64 files = 0;
    qint64 missing = 0; ///< files that the store names and the disk did not have
    qint64 unreadable = 0; ///< private details that the key here does not open
};
PROTOCOL_FIELDS(Counts, people, rooms, members, events, messages, campaigns, entries, transfers, files,
                missing, unreadable)

struct KindTotal {
    QString kind;
    qint64 accounts = 0;
    qint64 won = 0;
};
PROTOCOL_FIELDS(KindTotal, kind, accounts, won)

/// What was written.
struct Summary {
    Counts counts;
    QList<KindTotal> balances; ///< of the ledger's accounts; together zero
    qint64 moved = 0; ///< won, by all transfers
};
PROTOCOL_FIELDS(Summary, counts, balances, moved)

class HouseExport {
public:
    /// Into `folder`, which is empty, with the octets that `files` has. `detailsKey` opens private details;
    /// empty: they stay out.
    HouseExport(QString folder, const commands::FileSource &files, Reach reach, QByteArray detailsKey)
        : m_folder(std::move(folder))
        , m_files(files)
        , m_reach(reach)
        , m_detailsKey(std::move(detailsKey))
        , m_store(reach)
    {
    }

    /// All but the octets of attached files. Internal ("books") when the ledger does not add up.
    Done writeStore(Work &work);
    /// The octets. `isWanted` is asked of a file that is not on the disk: whether it should be.
    Done copyFiles(const std::function<Result<bool>(AttachmentId)> &isWanted);
    /// The rest of it, durably.
    Result<Summary> finish();

    /// How many people had been erased at the moment that was read.
    qint64 erasedBefore() const { return m_erasedBefore; }

private:
    Result<std::unique_ptr<backup::NewFile>> begin(const QString &path);
    Done end(backup::NewFile &file);
    Done note(const backup::FileEntry &entry);
    Done writePeople(Work &work);
    Done writeRooms(Work &work);
    Done writeMembers(Work &work, RoomId room, backup::NewFile &file);
    Done writeEvents(Work &work, RoomId room);
    Done listAttached(Work &work);
    Done writeCampaigns(Work &work);
    Done writePictures(Work &work);
    Done writeLedger(Work &work);

    const QString m_folder;
    const commands::FileSource &m_files;
    const Reach m_reach;
    const QByteArray m_detailsKey;
    ExportStore m_store;
    std::unique_ptr<backup::NewFile> m_manifest;
    std::unique_ptr<backup::NewFile> m_list; ///< what is to be copied, until it is
    bool m_isFirstEntry = true;
    qint64 m_erasedBefore = 0;
    Summary m_summary;
};

} // namespace madang::exporting
