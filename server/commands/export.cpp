// SPDX-License-Identifier: GPL-3.0-or-later
// `madangd export`: everything a community has, in open formats, into a new folder, beside a running daemon
// or without one. That it was made is on the audit log.
#include "common/base/log.h"
#include "common/base/secret.h"
#include "server/commands/commands.h"
#include "server/commands/explain_backup.h"
#include "server/commands/house_export.h"
#include "server/commands/open_store.h"
#include "server/commands/partial_folder.h"
#include "server/commands/printing.h"
#include "server/features/audit/audit.h"
#include "server/features/key_file.h"
#include "server/store_folder.h"

#include <QDir>
#include <QFileInfo>

#include <unistd.h>

namespace madang::commands {

using namespace Qt::StringLiterals;
using exporting::HouseExport;
using exporting::Reach;
using exporting::Summary;

namespace {

    constexpr int kFilesMissing = 3;

    struct Exported {
        QString folder;
        bool includesPrivate = false;
        Summary summary;
    };
    PROTOCOL_FIELDS(Exported, folder, includesPrivate, summary)

    /// What opens private details; empty when it is not there, for reading must make no key.
    Result<QByteArray> detailsKeyOf(const QString &data, Reach reach)
    {
        const QString path = data + "/factors.key"_L1;
        if (reach == Reach::Public || !QFile::exists(path))
            return QByteArray();
        return readKeyFile(path, secret::kSealKeyOctets, u"factors-key"_s);
    }

    /// Writes down that it was made, unless somebody was erased meanwhile: they would be in it.
    Done record(const StoreAddress &address, const HouseExport &made, Reach reach, const Summary &summary)
    {
        const SystemClock clock;
        TRY(const auto db, Database::open(address, Database::Access::ReadWrite));
        TRY(db->begin(Database::Access::ReadWrite));
        IdSource ids;
        Caller caller;
        caller.address = kHostAddress;
        caller.requestId = u"host:uid="_s + QString::number(::geteuid());
        Work work(*db, caller, clock, ids);
        exporting::ExportStore store(reach);
        TRY(const qint64 erased, store.erased(work));
        if (erased != made.erasedBefore())
            return Error{Code::Conflict, "erased-meanwhile"};
        TRY(audit::record(work,
                          {u"store.export"_s,
                           u"store"_s,
                           {{u"private"_s, reach == Reach::Private},
                            {u"people"_s, summary.counts.people},
                            {u"rooms"_s, summary.counts.rooms},
                            {u"messages"_s, summary.counts.messages},
                            {u"files"_s, summary.counts.files}}}));
        return db->commit();
    }

    Result<Exported> takeOut(const Config &config, const QString &wanted, Reach reach)
    {
        const QString name
            = QFileInfo(QDir::cleanPath(QFileInfo(wanted).absoluteFilePath())).absoluteFilePath();
        if (QFileInfo::exists(name) || QFileInfo(name).isSymLink())
            return Error{Code::AlreadyExists, "exists"}.at(name);
        const QString data = dataFolderOf(config);
        TRY(const StoreAddress address, storeAddressOf(config, data));
        TRY(const QByteArray key, detailsKeyOf(data, reach));
        // One moment of the store; its log cannot be cut while somebody looks, so not for longer than it
        // takes.
        auto store = std::make_unique<OpenStore>();
        TRY(store->open(config));
        TRY(backup::makeFolder(QFileInfo(name).absolutePath()));
        clearAndTell(QFileInfo(name).absolutePath());
        TRY(const auto folder, backup::PartialFolder::make(name));
        const SystemClock clock;
        TRY(const auto bucket, openBucket(config, data, clock, BucketWanted::WhenInUse));
        const FileSource source(data, bucket.get());
        HouseExport house(folder->path(), source, reach, key);
        TRY(store->look([&](Work &work) { return house.writeStore(work); }));
        store.reset();
        TRY(house.copyFiles([&](AttachmentId id) -> Result<bool> {
            OpenStore now;
            TRY(now.openAt(address));
            return now.look(
                [&](Work &work) { return exporting::ExportStore(reach).isStillAttached(work, id); });
        }));
        TRY(const Summary summary, house.finish());
        // Before it has its name: none is there without its record.
        if (const Done recorded = record(address, house, reach, summary); !recorded)
            return recorded.error().field.isEmpty() ? recorded.error().at(data) : recorded.error();
        TRY(folder->keep());
        return Exported{name, reach == Reach::Private, summary};
    }

    int explainExport(const Error &error, const Config &config)
    {
        if (error.about == "exists"_L1)
            std::fprintf(
                stderr,
                "madangd: %s is there already, and exports are never written over; choose another name\n",
                qPrintable(forLog(error.field)));
        else if (error.about == "erased-meanwhile"_L1)
            std::fprintf(
                stderr,
                "madangd: somebody was erased while this ran, and would have been in it; run it again\n");
        else if (error.about == "books"_L1)
            std::fprintf(
                stderr,
                "madangd: the ledger does not add up (accounts of kind %s), and nothing was exported; "
                "see: madangd ledger check\n",
                qPrintable(forLog(error.field)));
        else if (error.about == "factors-key-permissions"_L1)
            explain(error, config);
        else
            return explainBackup(error, config);
        return 2;
    }

    void print(const Exported &made)
    {
        const exporting::Counts &counts = made.summary.counts;
        std::printf(
            "%s\n%lld people, %lld rooms, %lld messages, %lld campaigns, %lld ledger entries, %lld files\n",
            qPrintable(forLog(made.folder)), static_cast<long long>(counts.people),
            static_cast<long long>(counts.rooms), static_cast<long long>(counts.messages),
            static_cast<long long>(counts.campaigns), static_cast<long long>(counts.entries),
            static_cast<long long>(counts.files));
        if (made.includesPrivate)
            std::printf("It holds private and direct rooms, mail addresses and private details. Tell these "
                        "people, and keep it safe.\n");
        else
            std::printf(
                "Public rooms only; private ones, mail addresses and private details are left out.\n");
        if (counts.unreadable > 0)
            std::printf(
                "The private details of %lld people could not be opened: factors.key is not the one they "
                "were made with.\n",
                static_cast<long long>(counts.unreadable));
    }

    int exportUsage()
    {
        std::fputs(
            "Usage: madangd export DIR [--private] [--json]\n\n"
            "  Everything the community has, in JSON lines, a table of the ledger and the attached files, "
            "for\n"
            "  leaving or for an archive: README.txt in it says what is where. Beside a running daemon or "
            "without\n"
            "  one, as of one moment. DIR must not be there yet: it is whole, or not there at all. That it "
            "was\n"
            "  made is on the audit log. No backup: nothing can be restored from it.\n"
            "  Never in it: passwords, sign-ins, keys, cards, who was erased.\n"
            "  --private  also private and direct rooms, mail addresses, private details, and what each "
            "ledger\n"
            "             entry stands for. People wrote these for each other: whoever runs the house has "
            "to\n"
            "             tell them that this is taken out, and answers for where it lies.\n\n"
            "Exit code: 0 done, 1 usage, 2 could not, 3 done, but attached files were missing on the disk.\n",
            stderr);
        return 1;
    }

} // namespace

int exportHouse(const Options &options)
{
    const auto config = loadConfig(options);
    if (!config)
        return 1;
    if (options.words.size() != 1)
        return exportUsage();
    allowSignals();
    const auto made
        = takeOut(*config, options.words.value(0), options.privateToo ? Reach::Private : Reach::Public);
    if (!made)
        return explainExport(made.error(), *config);
    if (options.json)
        printJson(*made);
    else
        print(*made);
    const qint64 missing = made->summary.counts.missing;
    if (missing == 0)
        return 0;
    std::fprintf(
        stderr,
        "madangd: the export is made, but %lld attached files were not on the disk; files.jsonl says "
        "which\n",
        static_cast<long long>(missing));
    return kFilesMissing;
}

} // namespace madang::commands
