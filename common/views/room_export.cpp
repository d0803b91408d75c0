// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/room_export.h"

#include "common/base/file_name.h"
#include "common/base/file_type.h"
#include "common/base/when_done.h"
#include "common/views/event_text.h"
#include "common/views/file_download.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace madang::views {

using namespace Qt::StringLiterals;
using rooms::RoomEvent;

namespace {

    constexpr int kExportPage = 200;
    constexpr int kExportRestSeconds = 1;
    constexpr int kMostExportRests = 60; ///< in a row: the network is away for good

    /// Foreign words in a page: never its markup.
    QString escaped(const QString &text)
    {
        return text.toHtmlEscaped();
    }

    QString isoTime(Timestamp at)
    {
        return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).toString(Qt::ISODate);
    }

    QByteArray compact(const QJsonObject &object)
    {
        return QJsonDocument(object).toJson(QJsonDocument::Compact);
    }

    /// Nothing in the page runs, and nothing is asked for that does not lie beside it.
    constexpr auto kPageHead = R"(<!DOCTYPE html>
<html lang="%1"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width"><title>%2</title><style>
body{font:16px/1.5 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1d1d1f;background:#fff}
h2{font-size:1rem;margin:2rem 0 .5rem;border-bottom:1px solid #ccc}
article{margin:.75rem 0}.w{font-weight:600}time,.n,.m{color:#5f6368;font-size:.875rem}
.t{white-space:pre-wrap;overflow-wrap:anywhere}img{display:block;max-width:100%;max-height:30rem;margin:.25rem 0}
</style></head><body><h1>%2</h1><p>%3</p><p class="m">%4</p>
)"_L1;

} // namespace

RoomExport::RoomExport(Session &session, const Formats &formats, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_formats(formats)
    , m_again(session.alarms().makeAlarm([this] {
        if (m_page.items.isEmpty())
            readPage();
        else
            fetchFiles();
    }))
{
    connect(&m_session.downloads(), &Downloads::finished, this, &RoomExport::onDownloaded);
    // It is one person's; the next is not to get the rest of it.
    connect(&m_session, &Session::stateChanged, this, &RoomExport::cancel);
}

RoomExport::~RoomExport()
{
    if (m_busy)
        tidy(); // nobody is told any more
}

void RoomExport::begin(const rooms::Room &room, const QString &parent, Files files)
{
    if (m_busy)
        return;
    ++m_turn;
    m_error.reset();
    m_busy = true;
    m_room = room;
    m_with = files;
    m_summary = {};
    m_epoch.clear();
    m_page = {};
    m_wanted.clear();
    m_taken.clear();
    m_fileList.clear();
    m_octets = 0;
    m_day = {};
    m_rests = 0;
    m_written = true;
    const qint64 first = rooms::firstVisible(room) - 1;
    m_from = m_reached = qMax(first, room.position - m_limits.events);
    m_summary.cut = m_from > first;

    const QString name = fileNameOf(room.name) + u' ' + m_formats.day(m_formats.now()).toString(Qt::ISODate);
    m_summary.folder = Downloads::freePath(parent, name);
    m_part = Downloads::freePath(parent, name + u".part"_s);
    constexpr auto kMine = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    QDir disk;
    if (!disk.mkdir(m_part)) {
        m_part.clear();
        return fail(Error{Code::StorageFull, "file"});
    }
    m_html = std::make_unique<QFile>(m_part + u"/messages.html"_s);
    m_json = std::make_unique<QFile>(m_part + u"/messages.json"_s);
    if (!QFile::setPermissions(m_part, kMine) || !disk.mkdir(m_part + u"/files"_s)
        || !m_html->open(QIODevice::WriteOnly) || !m_json->open(QIODevice::WriteOnly))
        return fail(Error{Code::StorageFull, "file"});
    write(*m_html, headOf(room));
    const QJsonObject about{{u"id"_s, room.id.text()},
                            {u"name"_s, room.name},
                            {u"topic"_s, room.topic},
                            {u"exportedAt"_s, isoTime(m_formats.now())}};
    write(*m_json, "{\"room\":" + compact(about) + ",\n\"events\":[");
    Q_EMIT changed();
    readPage();
}

void RoomExport::cancel()
{
    if (!m_busy)
        return;
    tidy();
    Q_EMIT changed();
}

void RoomExport::fail(const Error &error)
{
    tidy();
    m_error = error;
    Q_EMIT changed();
}

/// Nothing stays of what is not whole.
void RoomExport::tidy()
{
    ++m_turn;
    m_busy = false;
    m_again->stop();
    if (std::exchange(m_coming, std::nullopt))
        m_session.downloads().cancel(std::exchange(m_number, 0));
    m_html.reset();
    m_json.reset();
    m_page = {};
    if (!m_part.isEmpty())
        QDir(std::exchange(m_part, {})).removeRecursively();
}

int RoomExport::percent() const
{
    const qint64 all = m_room.position - m_from;
    return all > 0 ? int(qMin<qint64>((m_reached - m_from) * 100 / all, 100)) : 100;
}

QString RoomExport::progress() const
{
    if (!m_busy)
        return {};
    if (m_coming)
        return tr("%1 % · fetching %2 (%3)")
            .arg(QString::number(percent()), oneLine(m_coming->name, 60), m_formats.size(m_coming->size));
    return tr("%1 % · messages: %2, files: %3")
        .arg(QString::number(percent()), m_formats.number(m_summary.events),
             m_formats.number(m_summary.files));
}

QString RoomExport::sentence(const Summary &summary) const
{
    QStringList said{tr("The room is saved in %1: messages: %2, files: %3.")
                         .arg(QDir::toNativeSeparators(summary.folder), m_formats.number(summary.events),
                              m_formats.number(summary.files))};
    if (summary.missing > 0)
        said += tr("Files left out because they are no more, or went beyond the limit: %1.")
                    .arg(m_formats.number(summary.missing));
    if (summary.cut)
        said += tr("Older messages were left out: there were too many.");
    return said.join(u' ');
}

// --- reading

bool RoomExport::waits(const Error &error)
{
    const bool mayPass = error.code == Code::Unavailable || error.code == Code::Timeout
        || error.code == Code::RateLimited || error.code == Code::Internal;
    if (!mayPass || ++m_rests > kMostExportRests)
        return false;
    m_again->start(std::chrono::seconds(qMax(kExportRestSeconds, error.retryAfter)));
    return true;
}

void RoomExport::readPage()
{
    chat::ReadHistory wanted;
    wanted.room = m_room.id;
    wanted.after = m_reached;
    wanted.limit = kExportPage;
    whenDone(m_session.call(chat::history, wanted), this,
             [this, turn = m_turn](const Result<chat::History> &page) {
                 if (turn != m_turn)
                     return;
                 if (page)
                     take(*page);
                 else if (!waits(page.error()))
                     fail(page.error());
             });
}

void RoomExport::take(const chat::History &page)
{
    m_rests = 0;
    if (m_epoch.isEmpty())
        m_epoch = page.epoch;
    if (m_epoch != page.epoch)
        return fail(Error{Code::Conflict, "timeline"});
    m_page = page;
    // A server that repeats itself would never come to an end.
    m_page.items.removeIf([this](const RoomEvent &event) { return event.position <= m_reached; });
    if (m_page.items.isEmpty())
        return end();
    m_taken.clear();
    m_wanted.clear();
    if (m_with == Files::With) {
        for (const RoomEvent &event : std::as_const(m_page.items))
            m_wanted += attachmentsOf(event);
    }
    fetchFiles();
}

// --- files

void RoomExport::fetchFiles()
{
    while (!m_wanted.isEmpty()) {
        const files::Attachment file = m_wanted.takeFirst();
        if (m_taken.contains(file.id))
            continue;
        if (m_summary.files >= m_limits.files || m_octets + file.size > m_limits.octets) {
            m_taken.insert(file.id, {});
            continue;
        }
        const QString path = u"files/"_s + file.id.text() + u'-' + cleanFileName(file.name);
        const auto begun = m_session.downloads().save(m_room.id, file, m_part + u'/' + path);
        if (!begun && begun.error().code == Code::TooMany) {
            m_wanted.prepend(file); // others are being saved
            m_again->start(std::chrono::seconds(kExportRestSeconds));
            return;
        }
        if (!begun)
            return fail(begun.error());
        m_taken.insert(file.id, {path});
        m_coming = file;
        m_number = *begun;
        Q_EMIT changed();
        return;
    }
    writePage();
}

void RoomExport::onDownloaded(qint64 number, const Result<QString> &result)
{
    if (!m_coming || number != m_number)
        return;
    const files::Attachment file = *std::exchange(m_coming, std::nullopt);
    m_number = 0;
    if (result) {
        QFile saved(*result);
        const QByteArray head = saved.open(QIODevice::ReadOnly) ? saved.read(kTypeHead) : QByteArray();
        // What the server said of it proves nothing.
        const QString type = fileType(head, *result);
        m_taken[file.id].harmless = mayBeOpened(type, *result);
        m_taken[file.id].picture = isShowablePicture(type);
        m_octets += file.size;
        ++m_summary.files;
    } else if (result.error().code == Code::NotFound || result.error().code == Code::NotAllowed) {
        m_taken.insert(file.id, {}); // its message was deleted since
    } else {
        return fail(result.error());
    }
    fetchFiles();
}

// --- writing

void RoomExport::write(QFile &file, const QByteArray &octets)
{
    m_written = m_written && file.write(octets) == octets.size();
}

void RoomExport::writePage()
{
    for (const RoomEvent &event : std::as_const(m_page.items)) {
        write(*m_html, rowOf(event).toUtf8());
        write(*m_json, (m_summary.events++ == 0 ? "\n" : ",\n") + toJson(event));
        const QList<files::Attachment> files = attachmentsOf(event);
        for (const files::Attachment &file : files) {
            const Taken taken = m_taken.value(file.id);
            QJsonObject line{{u"id"_s, file.id.text()}, {u"name"_s, file.name}};
            if (!taken.path.isEmpty())
                line.insert("path"_L1, taken.path);
            else if (m_with == Files::With)
                line.insert("missing"_L1, true);
            m_summary.missing += line.contains("missing"_L1) ? 1 : 0;
            m_fileList += (m_fileList.isEmpty() ? "\n" : ",\n") + compact(line);
        }
    }
    m_reached = m_page.items.last().position;
    const bool goesOn = m_page.hasNewer && m_reached < qMax(m_room.position, m_page.position);
    m_page = {};
    if (!m_written || !m_html->flush() || !m_json->flush())
        return fail(Error{Code::StorageFull, "file"});
    Q_EMIT changed();
    if (goesOn)
        readPage();
    else
        end();
}

void RoomExport::end()
{
    write(*m_html, "</body></html>\n");
    write(*m_json, "\n],\n\"files\":[" + m_fileList + "\n]}\n");
    m_written = m_written && m_html->flush() && m_json->flush();
    m_html->close();
    m_json->close();
    if (!m_written || !QDir().rename(m_part, m_summary.folder))
        return fail(Error{Code::StorageFull, "file"});
    m_part.clear();
    tidy();
    Q_EMIT changed();
    Q_EMIT finished(m_summary);
}

QByteArray RoomExport::headOf(const rooms::Room &room) const
{
    const QString saved
        = tr("Saved on %1. It holds what you could see then; keep it where only those find it "
             "who may read it.")
              .arg(m_formats.fullTime(m_formats.now()))
        + (m_summary.cut ? u' ' + tr("Older messages were left out: there were too many.") : QString());
    return QString(kPageHead)
        .arg(m_formats.locale().bcp47Name(), escaped(room.name), escaped(room.topic), escaped(saved))
        .toUtf8();
}

QString RoomExport::filesOf(const RoomEvent &event) const
{
    QString html;
    const QList<files::Attachment> files = attachmentsOf(event);
    for (const files::Attachment &file : files) {
        const Taken taken = m_taken.value(file.id);
        const QString words = escaped(attachmentText(file, m_formats));
        const QString link
            = escaped(QString::fromLatin1(QUrl::toPercentEncoding(taken.path, QByteArrayLiteral("/"))));
        if (taken.path.isEmpty())
            html += u"<div class=\"m\">%1</div>"_s.arg(words);
        else if (!taken.harmless) // a browser would run what is in it
            html += u"<div>%1 <span class=\"m\">%2</span></div>"_s.arg(words, escaped(taken.path));
        else if (taken.picture)
            html += u"<a href=\"%1\"><img loading=\"lazy\" src=\"%1\" alt=\"%2\"></a>"_s.arg(link, words);
        else
            html += u"<div><a href=\"%1\">%2</a></div>"_s.arg(link, words);
    }
    return html;
}

QString RoomExport::rowOf(const RoomEvent &event)
{
    QString html;
    const QDate day = m_formats.day(event.at);
    const auto body = event.type == "message"_L1 ? fromJson<chat::MessageBody>(event.body.text)
                                                 : Result<chat::MessageBody>(chat::MessageBody{});
    const auto gift = event.type == "donation"_L1
        ? fromJson<campaigns::DonationBody>(event.body.text)
        : Result<campaigns::DonationBody>(Error{Code::NotFound, "gift"});
    const QString notice = gift                                  ? giftText(gift->gift, m_formats)
        : event.type == "message"_L1 || chat::refers(event.type) ? QString()
                                                                 : noticeText(event, m_formats);
    if (event.type != "message"_L1 && notice.isEmpty())
        return {}; // what it changed stands where it was changed
    if (day != m_day)
        html += u"<h2>%1</h2>\n"_s.arg(escaped(m_formats.locale().toString(day, QLocale::LongFormat)));
    m_day = day;
    const QString when
        = u"<time datetime=\"%1\">%2</time>"_s.arg(isoTime(event.at), escaped(m_formats.timeOfDay(event.at)));
    if (!notice.isEmpty()) {
        const QString words = gift && !gift->gift.message.isEmpty()
            ? u"<div class=\"t\">%1</div>"_s.arg(escaped(gift->gift.message))
            : QString();
        return html
            + u"<article class=\"n\" id=\"e%1\">%2 %3%4</article>\n"_s.arg(event.id.text(), escaped(notice),
                                                                           when, words);
    }
    const bool deleted = event.marks && event.marks->deleted;
    QStringList marks;
    if (event.marks && event.marks->editedAt && !deleted)
        marks += escaped(tr("edited"));
    if (body && body->replyTo)
        marks += u"<a href=\"#e%1\">%2</a>"_s.arg(body->replyTo->text(), escaped(tr("answers this")));
    if (event.marks) {
        for (const rooms::Reaction &reaction : event.marks->reactions)
            marks += escaped(reaction.emoji) + u' ' + QString::number(reaction.count);
    }
    html += u"<article id=\"e%1\"><span class=\"w\">%2</span> %3"_s.arg(
        event.id.text(), escaped(event.sender ? nameOf(*event.sender) : QString()), when);
    html += u" <span class=\"m\">"_s + marks.join(u" · "_s) + u"</span>"_s;
    html += u"<div class=\"t\">"_s + escaped(deleted ? deletedText() : messageText(event)) + u"</div>"_s;
    return html + filesOf(event) + u"</article>\n"_s;
}

} // namespace madang::views
