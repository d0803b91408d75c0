// SPDX-License-Identifier: GPL-3.0-or-later
// A room as a folder of this disk: what was said as a page to read and as JSON to work with, and the files
// beside them.
#pragma once

#include "common/client/session.h"
#include "common/views/formats.h"

class QFile;

namespace madang::views {

/// The folder is whole, or not there: until the end it is called "….part", and goes with whatever stops it.
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
    /// Makes a folder in `parent`. What one may not see is not in it. Errors: StorageFull ("file") when it
    /// cannot be written, what the server refuses, Conflict ("timeline") when the room began anew meanwhile.
    void begin(const rooms::Room &room, const QString &parent, Files files);
    /// Ends it and takes away what was written.
    void cancel();
    bool isBusy() const { return m_busy; }
    /// How far it has come in the messages, 0 to 100.
    int percent() const;
    /// What happens now, in a sentence; empty when nothing does.
    QString progress() const;
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

    void readPage();
    void take(const chat::History &page);
    void fetchFiles();
    void onDownloaded(qint64 number, const Result<QString> &result);
    void writePage();
    void write(QFile &file, const QByteArray &octets);
    QString rowOf(const rooms::RoomEvent &event);
    QString filesOf(const rooms::RoomEvent &event) const;
    QByteArray headOf(const rooms::Room &room) const;
    void end();
    void fail(const Error &error);
    void tidy();
    bool waits(const Error &error);

    Session &m_session;
    const Formats &m_formats;
    Limits m_limits;
    std::unique_ptr<Alarm> m_again;
    bool m_busy = false;
    quint64 m_turn = 0; ///< late answers of an earlier one are dropped
    std::optional<Error> m_error;
    rooms::Room m_room;
    Files m_with = Files::Without;
    Summary m_summary;
    QString m_part; ///< the folder until the end
    std::unique_ptr<QFile> m_html;
    std::unique_ptr<QFile> m_json;
    bool m_written = true; ///< nothing was refused by the disk
    qint64 m_from = 0; ///< positions above are taken
    qint64 m_reached = 0;
    QString m_epoch;
    chat::History m_page;
    QList<files::Attachment> m_wanted; ///< of the page, not asked for yet
    std::optional<files::Attachment> m_coming;
    qint64 m_number = 0; ///< of its download
    QHash<AttachmentId, Taken> m_taken; ///< of the page
    QByteArray m_fileList; ///< for the end of the JSON
    qint64 m_octets = 0;
    QDate m_day; ///< of the row before
    int m_rests = 0;
};

} // namespace madang::views
