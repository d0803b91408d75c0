// SPDX-License-Identifier: GPL-3.0-or-later
// Batch verbs about files: sending some as one message, saving one. A file is named by its id, as history
// --json prints it.
#include "client-tui/batch/batch_verbs.h"
#include "client-tui/batch/event_printer.h"

#include "common/base/secret.h"
#include "common/views/event_text.h"
#include "common/views/room_export.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    constexpr int kMostTries = 5;

    struct FileVerbsText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::FileVerbs)
    };

    /// Sends files, then the message they stand in. Lives as long as the run.
    class FileSender : public QObject {
    public:
        FileSender(BatchRun &run, RoomId room, QList<qint64> numbers)
            : QObject(&run)
            , m_run(run)
            , m_numbers(std::move(numbers))
        {
            m_message.room = room;
            m_message.tag.value = secret::randomToken(16);
            m_message.text = run.line().value(u"text"_s).value_or(QString());
            connect(&run.session().uploads(), &Uploads::changed, this, &FileSender::look);
            look();
        }

    private:
        void look()
        {
            if (m_posting)
                return;
            QList<AttachmentId> ids;
            for (const qint64 number : std::as_const(m_numbers)) {
                const auto item = m_run.session().uploads().item(number);
                if (!item)
                    return;
                if (item->state == UploadItem::State::Failed) {
                    m_posting = true;
                    const Error reason = item->failure.value_or(Error());
                    // What already came is forgotten at the server.
                    for (const qint64 each : std::as_const(m_numbers))
                        m_run.session().uploads().cancel(each);
                    return m_run.fail(reason);
                }
                if (item->state != UploadItem::State::There)
                    return;
                ids += item->attachment->id;
            }
            m_posting = true;
            m_message.attachments = ids;
            post();
        }

        void post()
        {
            whenDone(m_run.session().call(chat::post, m_message), this,
                     [this](const Result<rooms::RoomEvent> &reply) {
                         const bool isLost = !reply
                             && (reply.error().code == Code::Timeout
                                 || reply.error().code == Code::Unavailable);
                         if (isLost && ++m_tries < kMostTries) {
                             QTimer::singleShot(500 << m_tries, this, [this] { post(); });
                             return;
                         }
                         if (!reply)
                             return m_run.fail(reply.error());
                         printEvent(m_run, *reply);
                         m_run.finish();
                     });
        }

        BatchRun &m_run;
        chat::PostMessage m_message;
        QList<qint64> m_numbers;
        int m_tries = 0;
        bool m_posting = false;
    };

    QString targetOf(const BatchRun &run, const QString &name)
    {
        const QString to = run.line().value(u"to"_s).value_or(u"."_s);
        return QFileInfo(to).isDir() ? Downloads::freePath(to, name) : to;
    }

    void save(BatchRun &run, RoomId room, const files::Attachment &file)
    {
        const QString target = targetOf(run, file.name);
        const auto cannotWrite = [&run, target](const Error &error) {
            run.fail(error, FileVerbsText::tr("%1 cannot be written.").arg(target), ExitCode::Local);
        };
        Downloads &downloads = run.session().downloads();
        QObject::connect(&downloads, &Downloads::finished, &run,
                         [&run, cannotWrite](qint64, const Result<QString> &saved) {
                             if (!saved && saved.error().about == "file"_L1)
                                 return cannotWrite(saved.error());
                             if (!saved)
                                 return run.fail(saved.error());
                             run.out().json("file", {{"file", Output::quoted(*saved)}});
                             run.out().line(*saved);
                             run.finish();
                         });
        if (const auto begun = downloads.save(room, file, target); !begun)
            cannotWrite(begun.error());
    }

} // namespace

void uploadFiles(BatchRun &run)
{
    const QStringList paths = run.line().words.mid(2);
    if (paths.size() > files::kMostInMessage)
        return run.failUsage(
            FileVerbsText::tr("One message takes at most %1 files.").arg(files::kMostInMessage));
    for (const QString &path : paths) {
        const QFileInfo info(path);
        if (!info.isFile() || !info.isReadable())
            return run.fail(Error{Code::NotAllowed, "file-unreadable"},
                            FileVerbsText::tr("%1 cannot be read.").arg(path), ExitCode::Local);
    }
    run.withRoom(run.word(0), [&run, paths](const rooms::Room &room) {
        QList<qint64> numbers;
        for (const QString &path : paths) {
            const auto added = run.session().uploads().add(room.id, path, UploadItem::Goes::Alone);
            if (!added)
                return run.fail(added.error());
            numbers += *added;
        }
        new FileSender(run, room.id, numbers);
    });
}

void downloadFile(BatchRun &run)
{
    const AttachmentId file = AttachmentId::fromText(run.word(1));
    if (file.isNull())
        return run.failUsage(
            FileVerbsText::tr("“%1” is no file: history --json prints their ids.").arg(run.word(1)));
    run.withRoom(run.word(0), [&run, file](const rooms::Room &room) {
        run.call(files::show, {room.id, file},
                 [&run, id = room.id](const files::Attachment &found) { save(run, id, found); });
    });
}

void exportRoom(BatchRun &run)
{
    using views::RoomExport;
    const QString folder = run.line().value(u"to"_s).value_or(u"."_s);
    if (!QFileInfo(folder).isDir())
        return run.failUsage(FileVerbsText::tr("%1 is no folder.").arg(folder));
    run.withRoom(run.word(0), [&run, folder](const rooms::Room &room) {
        auto *taken = new RoomExport(run.session(), run.formats(), &run);
        QObject::connect(taken, &RoomExport::changed, &run, [&run, taken, folder, told = -1]() mutable {
            const int tenth = taken->percent() / 10;
            if (taken->isBusy() && std::exchange(told, tenth) != tenth)
                run.out().note(taken->progress());
            if (!taken->error())
                return;
            const Error error = *taken->error();
            if (!taken->kept().isEmpty())
                run.out().note(taken->keptSentence());
            if (error.about == "file"_L1)
                return run.fail(error, FileVerbsText::tr("%1 cannot be written.").arg(folder),
                                ExitCode::Local);
            run.fail(error);
        });
        QObject::connect(taken, &RoomExport::finished, &run, [&run, taken](const RoomExport::Summary &done) {
            run.out().json("export",
                           {{"folder", Output::quoted(done.folder)},
                            {"events", QByteArray::number(done.events)},
                            {"files", QByteArray::number(done.files)},
                            {"missing", QByteArray::number(done.missing)},
                            {"cut", done.cut ? "true" : "false"}});
            run.out().line(taken->sentence(done));
            run.finish();
        });
        run.onInterrupt([&run, taken] {
            taken->stop();
            if (!taken->kept().isEmpty())
                run.out().note(taken->keptSentence());
            run.finish(ExitCode::Interrupted);
        });
        taken->begin(room, folder,
                     run.line().has(u"no-files"_s) ? RoomExport::Files::Without : RoomExport::Files::With);
    });
}

} // namespace madang::tui
