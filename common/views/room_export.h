// SPDX-License-Identifier: GPL-3.0-or-later
// A room as a folder of this disk: what was said as a page to read and as JSON to work with, and the files
// beside them.
#pragma once

#include "common/client/session.h"
#include "common/views/formats.h"

#include <QSet>

class QFile;
class QJsonObject;
class QLockFile;

namespace madang::views {

/// The folder is whole, or not there: until the end it is called "….part". What stops it on the way (the
/// network, the end of the program, somebody) leaves that folder, and the next one into the same parent goes
/// on from there, if it is of the same room, of the same person, and all that was written is still there.
/// What can never become whole is taken away.
///
///     마당 2026-03-02/messages.html
///     마당 2026-03-02/messages.json   {"room": …, "events": […], "files": [{"id", "name",
///     "path"|"missing"}]} 마당 2026-03-02/files/71-사진.png
class RoomExport : public QObject {
    Q_OBJECT
public:
    enum class Files { Without, With };
    struct Limits {
        qint64 events = 200'000; ///< the newest ones
        qint64 files = 10'000;
        qint64 octets = qint64(4) * 1024 * 1024 * 1024; ///< of all files
    };
    /// What became of it.
    struct Summary {
        QString folder;
        qint64 events = 0;
        qint64 files = 0;
        qint64 missing = 0; ///< files that are no more, or went beyond the limits
        bool cut = false; ///< older ones were left out: there are more than Limits::events
    };

    RoomExport(Session &session, const Formats &formats, QObject *parent = nullptr);
    ~RoomExport() override;

    void setLimits(const Limits &limits) { m_limits = limits; }
    /// Makes a folder in `parent`, or goes on with one that was left there. What one may not see is not in
    /// it. Errors: StorageFull ("file") when it cannot be written, what the server refuses, Conflict
    /// ("timeline") when the room began anew meanwhile.
    void begin(const rooms::Room &room, const QString &parent, Files files);
    /// Ends it; what came so far is kept.
    void stop();
    bool isBusy() const { return m_busy; }
    /// Whether it goes on with what an earlier one left.
    bool isContinued() const { return m_continued; }
    /// The folder that the last one left; empty when it left nothing.
    const QString &kept() const { return m_kept; }
    /// Takes that away.
    void discard();
    /// How far it has come in the messages, 0 to 100.
    int percent() const;
    /// What happens now, in a sentence; empty when nothing does.
    QString progress() const;
    /// Where what came so far waits, and how it goes on, in a sentence; empty when nothing is kept.
    QString keptSentence() const;
    const std::optional<Error> &error() const { return m_error; }
    /// What became of one, in a sentence.
    QString sentence(const Summary &summary) const;

Q_SIGNALS:
    void changed();
    void finished(const madang::views::RoomExport::Summary &summary);

private:
    struct Taken {
        QString path; ///< below the folder; empty: missing
        bool harmless = false; ///< a page may lead there
        bool picture = false; ///< a page can show it
    };

    /// Whether the folder of an earlier one is gone on with.
    bool takeUp(const QString &parent);
    bool startAnew(const QString &parent);
    bool isMine(const QJsonObject &state) const;
    bool restore(const QJsonObject &state);
    bool openFiles();
    bool saveState();
    void readPage();
    void take(const chat::History &page);
    void fetchFiles();
    void onDownloaded(qint64 number, const Result<QString> &result);
    void writePage();
    void noteFile(const files::Attachment &file, const QString &path);
    void write(QFile &file, const QByteArray &octets);
    bool copyList();
    QString rowOf(const rooms::RoomEvent &event);
    QString filesOf(const rooms::RoomEvent &event) const;
    QByteArray headOf(const rooms::Room &room) const;
    void end();
    void sweep(const QString &folder) const;
    void fail(const Error &error);
    void rest();
    bool waits(const Error &error);

    Session &m_session;
    const Formats &m_formats;
    Limits m_limits;
    std::unique_ptr<Alarm> m_again;
    bool m_busy = false;
    bool m_continued = false;
    quint64 m_turn = 0; ///< late answers of an earlier one are dropped
    std::optional<Error> m_error;
    rooms::Room m_room;
    Files m_with = Files::Without;
    Summary m_summary;
    QString m_name; ///< of the folder, at the end
    QString m_parent;
    QString m_part; ///< the folder until the end
    QString m_kept;
    int m_keptPercent = 0;
    bool m_hasState = false; ///< it can be gone on with
    std::unique_ptr<QLockFile> m_lock; ///< nobody else goes on with it
    std::unique_ptr<QFile> m_html;
    std::unique_ptr<QFile> m_json;
    std::unique_ptr<QFile> m_list; ///< of the files, for the end of the JSON
    bool m_written = true; ///< nothing was refused by the disk
    qint64 m_from = 0; ///< positions above are taken
    qint64 m_reached = 0;
    QString m_epoch;
    chat::History m_page;
    QList<files::Attachment> m_wanted; ///< of the page, not asked for yet
    std::optional<files::Attachment> m_coming;
    qint64 m_number = 0; ///< of its download
    QHash<AttachmentId, Taken> m_taken; ///< of the page
    QSet<QString> m_paths; ///< of all files that are in the folder
    qint64 m_octets = 0;
    QDate m_day; ///< of the row before
    int m_rests = 0;
};

} // namespace madang::views
