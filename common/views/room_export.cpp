// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/room_export.h"

#include "common/base/file_name.h"
#include "common/base/file_type.h"
#include "common/base/when_done.h"
#include "common/base/whole_file.h"
#include "common/views/event_text.h"
#include "common/views/file_download.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>
#include <QUrl>

#include <unistd.h>

namespace madang::views {

using namespace Qt::StringLiterals;
using rooms::RoomEvent;

namespace {

    constexpr int kExportPage = 200;
    constexpr int kExportRestSeconds = 1;
    constexpr int kMostExportRests = 60; ///< in a row: the network is away for good
    /// How far it came, beside what it wrote.
    constexpr auto kStateFile = "/unfinished.json"_L1;
    constexpr auto kListFile = "/unfinished-files.json"_L1;
    constexpr auto kLockFile = "/unfinished.lock"_L1;
    constexpr int kStateVersion = 1;
    constexpr qint64 kLongestState = 64 * 1024;
    constexpr qint64 kLongestLine = 64 * 1024;
    constexpr int kMostLeftOvers = 50; ///< folders that are looked into

    /// Foreign words in a page: never its markup.
    QString escaped(const QString &text)
    {
        return text.toHtmlEscaped();
    }

    QString isoTime(Timestamp at)
    {
        return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).toString(Qt::ISODate);
    }

    /// Empty where there is none, or none that can be read.
    QJsonObject stateIn(const QString &folder)
    {
        QFile file(folder + kStateFile);
        return file.open(QIODevice::ReadOnly) && file.size() <= kLongestState
            ? QJsonDocument::fromJson(file.readAll()).object()
            : QJsonObject();
    }

    /// In a place where others write, too, nobody else can have put anything into it.
    bool isOursAlone(const QString &folder)
    {
        const QFileInfo about(folder);
        return about.ownerId() == ::getuid()
            && !(about.permissions() & (QFile::WriteGroup | QFile::WriteOther));
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
    connect(&m_session, &Session::stateChanged, this, &RoomExport::stop);
}

RoomExport::~RoomExport()
{
    if (m_busy)
        rest(); // nobody is told any more
}

void RoomExport::begin(const rooms::Room &room, const QString &parent, Files files)
{
    if (m_busy)
        return;
    ++m_turn;
    m_error.reset();
    m_kept.clear();
    m_busy = true;
    m_room = room;
    m_with = files;
    m_parent = parent;
    m_page = {};
    m_wanted.clear();
    m_taken.clear();
    m_rests = 0;
    m_written = true;
    m_continued = takeUp(parent);
    if (!m_continued && !startAnew(parent))
        return fail(Error{Code::StorageFull, "file"});
    const quint64 turn = m_turn;
    Q_EMIT changed();
    if (turn == m_turn) // who heard of it may have ended it
        readPage();
}

bool RoomExport::startAnew(const QString &parent)
{
    m_summary = {};
    m_epoch.clear();
    m_paths.clear();
    m_octets = 0;
    m_day = {};
    m_hasState = false;
    const qint64 first = rooms::firstVisible(m_room) - 1;
    m_from = m_reached = qMax(first, m_room.position - m_limits.events);
    m_summary.cut = m_from > first;
    m_name = fileNameOf(m_room.name) + u' ' + m_formats.day(m_formats.now()).toString(Qt::ISODate);
    m_part = Downloads::freePath(parent, m_name + u".part"_s);
    constexpr auto kMine = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (!QDir().mkdir(m_part)) {
        m_part.clear();
        return false;
    }
    m_lock = std::make_unique<QLockFile>(m_part + kLockFile);
    m_lock->setStaleLockTime(0);
    if (!QFile::setPermissions(m_part, kMine) || !m_lock->tryLock(0) || !openFiles())
        return false;
    write(*m_html, headOf(m_room));
    const QJsonObject about{{u"id"_s, m_room.id.text()},
                            {u"name"_s, m_room.name},
                            {u"topic"_s, m_room.topic},
                            {u"exportedAt"_s, isoTime(m_formats.now())}};
    write(*m_json, "{\"room\":" + compact(about) + ",\n\"events\":[");
    return true;
}

bool RoomExport::openFiles()
{
    m_html = std::make_unique<QFile>(m_part + u"/messages.html"_s);
    m_json = std::make_unique<QFile>(m_part + u"/messages.json"_s);
    m_list = std::make_unique<QFile>(m_part + kListFile);
    // Not truncated: what an earlier one wrote stays.
    return m_html->open(QIODevice::ReadWrite) && m_json->open(QIODevice::ReadWrite)
        && m_list->open(QIODevice::ReadWrite);
}

// --- what was left

bool RoomExport::takeUp(const QString &parent)
{
    const QStringList found = QDir(parent).entryList(
        {u"*.part"_s}, QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Time);
    for (const QString &name : found.mid(0, kMostLeftOvers)) {
        const QString folder = parent + u'/' + name;
        if (!isOursAlone(folder) || !isMine(stateIn(folder)))
            continue;
        auto lock = std::make_unique<QLockFile>(folder + kLockFile);
        lock->setStaleLockTime(0);
        if (!lock->tryLock(0))
            continue; // it is being worked on, here or in another program
        const QJsonObject state = stateIn(folder); // as whoever had it left it
        m_part = folder;
        if (isMine(state) && restore(state)) {
            m_lock = std::move(lock);
            m_hasState = true;
            return true;
        }
        m_html.reset();
        m_json.reset();
        m_list.reset();
        m_part.clear();
        lock->unlock();
        QDir(folder).removeRecursively(); // it can never become whole
    }
    return false;
}

bool RoomExport::isMine(const QJsonObject &state) const
{
    return state["version"_L1].toInt() == kStateVersion
        && state["server"_L1].toString() == m_session.server().text()
        && state["person"_L1].toString() == m_session.user().text()
        && state["room"_L1].toString() == m_room.id.text()
        && state["withFiles"_L1].toBool() == (m_with == Files::With);
}

bool RoomExport::restore(const QJsonObject &state)
{
    m_epoch = state["epoch"_L1].toString();
    m_name = cleanFileName(state["name"_L1].toString());
    m_from = state["from"_L1].toInteger(-1);
    m_reached = state["reached"_L1].toInteger(-1);
    m_octets = state["octets"_L1].toInteger();
    m_day = QDate::fromString(state["day"_L1].toString(), Qt::ISODate);
    m_summary = {};
    m_summary.events = state["events"_L1].toInteger();
    m_summary.files = state["files"_L1].toInteger();
    m_summary.missing = state["missing"_L1].toInteger();
    m_summary.cut = state["cut"_L1].toBool();
    m_paths.clear();
    if (m_epoch.isEmpty() || m_epoch != m_room.epoch || m_from < 0 || m_reached < m_from || !openFiles())
        return false;
    // What was written after the last page that is known to be whole is written again.
    const auto cutTo = [&state](QFile &file, QLatin1StringView length) {
        const qint64 octets = state[length].toInteger(-1);
        return octets >= 0 && file.size() >= octets && file.resize(octets) && file.seek(octets);
    };
    if (!cutTo(*m_html, "htmlOctets"_L1) || !cutTo(*m_json, "jsonOctets"_L1)
        || !cutTo(*m_list, "listOctets"_L1))
        return false;
    m_list->seek(0);
    while (!m_list->atEnd()) {
        QByteArray line = m_list->readLine(kLongestLine);
        if (line.isEmpty())
            return false; // the disk fails: it would never come to the end
        line = line.trimmed();
        if (line.endsWith(','))
            line.chop(1);
        const QString path = QJsonDocument::fromJson(line).object()["path"_L1].toString();
        if (path.isEmpty())
            continue;
        if (!QFileInfo(m_part + u'/' + path).isFile())
            return false;
        m_paths.insert(path);
    }
    return m_list->seek(m_list->size());
}

/// Before it, what it speaks of has to be on the disk, however the program ends.
bool RoomExport::saveState()
{
    if (!m_written || !m_html->flush() || !m_json->flush() || !m_list->flush())
        return false;
    for (const QFile *file : {m_html.get(), m_json.get(), m_list.get()})
        (void)::fdatasync(file->handle()); // a file system that knows nothing of it is none of our business
    const QJsonObject state{{u"version"_s, kStateVersion},
                            {u"server"_s, m_session.server().text()},
                            {u"person"_s, m_session.user().text()},
                            {u"room"_s, m_room.id.text()},
                            {u"withFiles"_s, m_with == Files::With},
                            {u"epoch"_s, m_epoch},
                            {u"name"_s, m_name},
                            {u"from"_s, m_from},
                            {u"reached"_s, m_reached},
                            {u"octets"_s, m_octets},
                            {u"day"_s, m_day.toString(Qt::ISODate)},
                            {u"events"_s, m_summary.events},
                            {u"files"_s, m_summary.files},
                            {u"missing"_s, m_summary.missing},
                            {u"cut"_s, m_summary.cut},
                            {u"htmlOctets"_s, m_html->pos()},
                            {u"jsonOctets"_s, m_json->pos()},
                            {u"listOctets"_s, m_list->pos()}};
    const QByteArray octets = compact(state);
    QSaveFile file(m_part + kStateFile);
    if (!file.open(QIODevice::WriteOnly) || file.write(octets) != octets.size() || !commitWhole(file))
        return false;
    m_hasState = true;
    return true;
}

// --- ending

void RoomExport::stop()
{
    if (!m_busy)
        return;
    rest();
    Q_EMIT changed();
}

void RoomExport::discard()
{
    if (m_busy || m_kept.isEmpty())
        return;
    const QString folder = std::exchange(m_kept, {});
    QLockFile lock(folder + kLockFile);
    lock.setStaleLockTime(0);
    if (lock.tryLock(0)) { // else another program goes on with it
        lock.unlock();
        QDir(folder).removeRecursively();
    }
    Q_EMIT changed();
}

void RoomExport::fail(const Error &error)
{
    // Nothing that comes later makes it whole.
    if (error.code == Code::NotFound || error.code == Code::NotAllowed || error.code == Code::Conflict)
        m_hasState = false;
    rest();
    m_error = error;
    Q_EMIT changed();
}

/// What can be gone on with stays; anything else goes.
void RoomExport::rest()
{
    const bool worth = m_hasState && (m_reached > m_from || m_summary.files > 0);
    m_keptPercent = percent();
    ++m_turn;
    m_busy = false;
    m_hasState = false;
    m_again->stop();
    if (std::exchange(m_coming, std::nullopt))
        m_session.downloads().cancel(std::exchange(m_number, 0));
    m_html.reset();
    m_json.reset();
    m_list.reset();
    m_lock.reset();
    m_page = {};
    const QString folder = std::exchange(m_part, {});
    if (worth)
        m_kept = folder;
    else if (!folder.isEmpty())
        QDir(folder).removeRecursively();
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
    const QString lead = m_continued ? tr("Going on where it stopped.") + u' ' : QString();
    if (m_coming)
        return lead
            + tr("%1 % · fetching %2 (%3)")
                  .arg(QString::number(percent()), oneLine(m_coming->name, 60),
                       m_formats.size(m_coming->size));
    return lead
        + tr("%1 % · messages: %2, files: %3")
              .arg(QString::number(percent()), m_formats.number(m_summary.events),
                   m_formats.number(m_summary.files));
}

QString RoomExport::keptSentence() const
{
    if (m_kept.isEmpty())
        return {};
    return tr("%1 % of it waits in %2. Saved into the same place again, it goes on from there.")
        .arg(QString::number(m_keptPercent), QDir::toNativeSeparators(m_kept));
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
    const bool isFirst = m_epoch.isEmpty();
    if (isFirst)
        m_epoch = page.epoch;
    if (m_epoch != page.epoch)
        return fail(Error{Code::Conflict, "timeline"});
    if (isFirst && !saveState()) // the files of the first page may be many
        return fail(Error{Code::StorageFull, "file"});
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
        const QString path = u"files/"_s + file.id.text() + u'-' + cleanFileName(file.name);
        const QFileInfo there(m_part + u'/' + path);
        if (m_paths.contains(path)) { // said before
            noteFile(file, path);
            continue;
        }
        if (m_summary.files >= m_limits.files || m_octets + file.size > m_limits.octets) {
            m_taken.insert(file.id, {});
            continue;
        }
        if (there.isFile() && there.size() == file.size) { // since before it was interrupted
            noteFile(file, path);
            continue;
        }
        if (!QDir(m_part).mkpath(u"files"_s))
            return fail(Error{Code::StorageFull, "file"});
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
        noteFile(file, m_taken.value(file.id).path);
    } else if (result.error().code == Code::NotFound || result.error().code == Code::NotAllowed) {
        m_taken.insert(file.id, {}); // its message was deleted since
    } else {
        return fail(result.error());
    }
    fetchFiles();
}

void RoomExport::noteFile(const files::Attachment &file, const QString &path)
{
    const QString place = m_part + u'/' + path;
    QFile saved(place);
    const QByteArray head = saved.open(QIODevice::ReadOnly) ? saved.read(kTypeHead) : QByteArray();
    // What the server said of it proves nothing.
    const QString type = fileType(head, place);
    m_taken.insert(file.id, {path, mayBeOpened(type, place), isShowablePicture(type)});
    if (m_paths.contains(path))
        return;
    m_paths.insert(path);
    m_octets += file.size;
    ++m_summary.files;
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
            write(*m_list, (m_list->pos() == 0 ? "\n" : ",\n") + compact(line));
        }
    }
    m_reached = m_page.items.last().position;
    const bool goesOn = m_page.hasNewer && m_reached < qMax(m_room.position, m_page.position);
    m_page = {};
    if (!m_written || (goesOn && !saveState()))
        return fail(Error{Code::StorageFull, "file"});
    const quint64 turn = m_turn;
    Q_EMIT changed();
    if (turn != m_turn)
        return;
    if (goesOn)
        readPage();
    else
        end();
}

bool RoomExport::copyList()
{
    if (!m_list->flush() || !m_list->seek(0))
        return false;
    while (!m_list->atEnd()) {
        const QByteArray piece = m_list->read(kLongestLine);
        if (piece.isEmpty())
            return false;
        write(*m_json, piece);
    }
    return true;
}

void RoomExport::end()
{
    write(*m_html, "</body></html>\n");
    write(*m_json, "\n],\n\"files\":[");
    m_written = m_written && copyList();
    write(*m_json, "\n]}\n");
    m_written = m_written && m_html->flush() && m_json->flush();
    m_html->close();
    m_json->close();
    m_list->close();
    m_summary.folder = Downloads::freePath(m_parent, m_name);
    if (!m_written)
        return fail(Error{Code::StorageFull, "file"});
    m_lock->unlock();
    if (!QDir().rename(m_part, m_summary.folder))
        return fail(Error{Code::StorageFull, "file"});
    m_part.clear();
    m_hasState = false;
    sweep(m_summary.folder);
    rest();
    Q_EMIT changed();
    Q_EMIT finished(m_summary);
}

/// Takes out what was there only to go on from, and what a program that was killed left half.
void RoomExport::sweep(const QString &folder) const
{
    QDir here(folder);
    const QStringList extras = here.entryList({u"unfinished*"_s}, QDir::Files | QDir::Hidden);
    for (const QString &name : extras)
        here.remove(name);
    if (m_continued) {
        QDir files(folder + u"/files"_s);
        const QStringList names = files.entryList(QDir::Files | QDir::Hidden);
        for (const QString &name : names) {
            if (!m_paths.contains(u"files/"_s + name))
                files.remove(name);
        }
    }
    here.rmdir(u"files"_s); // only where it is empty
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
