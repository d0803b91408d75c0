// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/uploads.h"

#include "common/base/file_name.h"
#include "common/base/log.h"
#include "common/base/when_done.h"
#include "common/client/session.h"
#include "common/client/upload_copies.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// How long a try rests when the server asked for no particular time; longer each time.
    constexpr int kUploadRestSeconds = 2;
    constexpr int kLongestUploadRest = 30;
    /// An upload that the server lost begins anew so often.
    constexpr int kMostBeginnings = 3;

    bool uploadMayPass(const Error &error)
    {
        switch (error.code) {
        case Code::Unavailable:
        case Code::Timeout:
        case Code::RateLimited:
        case Code::Internal:
            return true;
        case Code::Conflict:
            return error.about == "busy"_L1 || error.about.startsWith("offset-"_L1);
        default:
            return false;
        }
    }

} // namespace

struct Uploads::Job {
    UploadItem item;
    std::unique_ptr<QIODevice> source;
    AttachmentId upload; ///< null: not begun
    qint64 chunk = kPiece;
    int beginnings = 0;
    int rests = 0; ///< in a row
    quint64 attempt = 0; ///< answers of earlier ones are dropped
    bool resting = false;
    qint64 modified = 0; ///< when its file was, as it was added
    QString copy; ///< its name, where it is read from one
    std::unique_ptr<Alarm> again;
};

Uploads::Uploads(Session &session, LocalDatabase &database, UploadCopies &copies, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_database(database)
    , m_copies(copies)
{
    connect(&session.stream(), &Stream::online, this, &Uploads::onOnline);
    connect(&m_database, &LocalDatabase::opened, this, &Uploads::load);
    connect(&session, &Session::stateChanged, this, [this](Session::State state) {
        if (state == Session::State::SignedOut)
            forgetAll();
    });
}

Uploads::~Uploads() = default;

void Uploads::forgetAll()
{
    while (!m_jobs.empty()) {
        const UploadItem item = m_jobs.back()->item;
        m_jobs.pop_back();
        Q_EMIT removed(item.room, item.number);
    }
}

void Uploads::onOnline()
{
    for (const auto &job : m_jobs) {
        job->again->stop();
        job->resting = false;
    }
    if (const int count = std::exchange(m_resumed, 0); count > 0)
        Q_EMIT resumed(count);
    pump();
}

// --- what an earlier run left ---

void Uploads::load()
{
    m_resumed = 0;
    m_loading = true;
    m_database.read(uR"(
        SELECT number, room, name, path, size, modified, goes, upload, sent, failure_code, failure_about,
               failure_field
          FROM upload
         ORDER BY number)"_s,
                    {}, [this](const QSqlQuery &row) {
                        auto job = std::make_unique<Job>();
                        job->item.number = row.value(0).toLongLong();
                        job->item.room = {row.value(1).toLongLong()};
                        job->item.name = row.value(2).toString();
                        job->item.path = row.value(3).toString();
                        // A copy is remembered by its name: the account's folder may be moved.
                        if (!job->item.path.contains(u'/')) {
                            job->copy = job->item.path;
                            job->item.path = m_copies.pathOf(job->copy);
                        }
                        job->item.size = row.value(4).toLongLong();
                        job->modified = row.value(5).toLongLong();
                        job->item.goes = row.value(6).toInt() == int(UploadItem::Goes::InMessage)
                            ? UploadItem::Goes::InMessage
                            : UploadItem::Goes::WithMessage;
                        job->upload = {row.value(7).toLongLong()};
                        job->item.sent = qBound<qint64>(0, row.value(8).toLongLong(), job->item.size);
                        if (!row.isNull(9)) {
                            job->item.state = UploadItem::State::Failed;
                            job->item.failure
                                = Error(codeOf(row.value(9).toString()), row.value(10).toString())
                                      .at(row.value(11).toString());
                        }
                        m_last = qMax(m_last, job->item.number);
                        setAlarm(*job);
                        m_jobs.push_back(std::move(job));
                        return m_jobs.size() < size_t(kMost);
                    });
    QList<qint64> numbers;
    QSet<QString> copies;
    for (const auto &job : m_jobs) {
        numbers += job->item.number;
        copies += job->copy;
    }
    m_copies.removeOthersThan(copies);
    for (const qint64 number : std::as_const(numbers)) {
        Job *job = find(number);
        if (!job)
            continue;
        // What is whole at the server needs its file no more.
        const bool isWhole = !job->upload.isNull() && job->item.sent == job->item.size;
        if (job->item.state == UploadItem::State::Waiting && (isWhole || opens(*job)))
            ++m_resumed;
        if ((job = find(number)))
            Q_EMIT changed(UploadItem(job->item));
    }
    m_loading = false;
}

bool Uploads::opens(Job &job)
{
    if (job.source)
        return true;
    const QFileInfo info(job.item.path);
    auto file = std::make_unique<QFile>(job.item.path);
    if (!info.isFile() || !file->open(QIODevice::ReadOnly)) {
        fail(job, Error{Code::NotAllowed, "file-unreadable"});
        return false;
    }
    if (info.size() != job.item.size || info.lastModified().toMSecsSinceEpoch() != job.modified) {
        fail(job, Error{Code::Conflict, "file-changed"});
        return false;
    }
    job.source = std::move(file);
    return true;
}

bool Uploads::isRemembered(const Job &job) const
{
    return !job.item.path.isEmpty() && job.item.goes != UploadItem::Goes::Alone;
}

void Uploads::remember(const Job &job)
{
    if (isRemembered(job))
        (void)m_database.write(uR"(
        INSERT INTO upload (number, room, name, path, size, modified, goes)
             VALUES (:number, :room, :name, :path, :size, :modified, :goes))"_s,
                               {{":number"_L1, job.item.number},
                                {":room"_L1, job.item.room.number},
                                {":name"_L1, job.item.name},
                                {":path"_L1, job.copy.isEmpty() ? job.item.path : job.copy},
                                {":size"_L1, job.item.size},
                                {":modified"_L1, job.modified},
                                {":goes"_L1, int(job.item.goes)}});
}

void Uploads::keepProgress(const Job &job)
{
    if (!isRemembered(job))
        return;
    const Error failure = job.item.failure.value_or(Error());
    (void)m_database.write(
        uR"(
        UPDATE upload
           SET upload = :upload, sent = :sent, failure_code = :code, failure_about = :about,
               failure_field = :field
         WHERE number = :number)"_s,
        {{":upload"_L1, job.upload.number},
         {":sent"_L1, job.item.sent},
         {":code"_L1, job.item.failure ? QVariant(QString(wordOf(failure.code))) : QVariant()},
         {":about"_L1, job.item.failure ? failure.about : u""_s},
         {":field"_L1, job.item.failure ? failure.field : u""_s},
         {":number"_L1, job.item.number}});
}

Done Uploads::unremember(qint64 number)
{
    TRY(m_database.write(u"DELETE FROM upload WHERE number = :number"_s, {{":number"_L1, number}}));
    return {};
}

// --- what is to be sent ---

Result<qint64> Uploads::add(RoomId room, const QString &path, UploadItem::Goes goes)
{
    const QFileInfo info(path);
    if (!info.exists() || !info.isFile())
        return Error{Code::InvalidValue, "not-a-file"};
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return Error{Code::NotAllowed, "file-unreadable"};
    TRY(admit(file->size()));
    auto job = std::make_unique<Job>();
    job->item.room = room;
    job->item.name = cleanFileName(info.fileName());
    job->item.path = info.absoluteFilePath();
    job->item.goes = goes;
    job->source = std::move(file);
    if (goes != UploadItem::Goes::Alone && m_copies.outlive(path))
        copy(*job);
    return queue(std::move(job));
}

Result<qint64> Uploads::add(RoomId room, const QString &name, const QByteArray &octets)
{
    TRY(admit(octets.size()));
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(octets);
    buffer->open(QIODevice::ReadOnly);
    auto job = std::make_unique<Job>();
    job->item.room = room;
    job->item.name = cleanFileName(name);
    job->source = std::move(buffer);
    copy(*job);
    return queue(std::move(job));
}

Done Uploads::admit(qint64 size) const
{
    if (size < 1)
        return Error{Code::InvalidValue, "empty"}.at(u"size"_s);
    if (m_jobs.size() >= size_t(kMost))
        return Error{Code::TooMany, "uploads"};
    return {};
}

void Uploads::copy(Job &job)
{
    const auto name = m_copies.keep(*job.source);
    if (!name)
        return;
    auto file = std::make_unique<QFile>(m_copies.pathOf(*name));
    if (!file->open(QIODevice::ReadOnly)) {
        m_copies.remove(*name);
        return;
    }
    job.copy = *name;
    job.item.path = file->fileName();
    job.source = std::move(file);
}

Result<qint64> Uploads::queue(std::unique_ptr<Job> job)
{
    job->item.number = ++m_last;
    job->item.size = job->source->size();
    if (!job->item.path.isEmpty())
        job->modified = QFileInfo(job->item.path).lastModified().toMSecsSinceEpoch();
    const qint64 number = job->item.number;
    setAlarm(*job);
    m_jobs.push_back(std::move(job));
    remember(*m_jobs.back());
    Q_EMIT changed(m_jobs.back()->item);
    pump();
    return number;
}

void Uploads::setAlarm(Job &job)
{
    job.again = m_session.alarms().makeAlarm([this, number = job.item.number] {
        if (Job *waiting = find(number))
            waiting->resting = false;
        pump();
    });
}

void Uploads::retry(qint64 number)
{
    Job *job = find(number);
    if (!job || job->item.state != UploadItem::State::Failed)
        return;
    job->item.failure.reset();
    job->item.state = UploadItem::State::Waiting;
    job->beginnings = 0;
    job->rests = 0;
    keepProgress(*job);
    Q_EMIT changed(UploadItem(job->item));
    pump();
}

void Uploads::cancel(qint64 number)
{
    const Job *job = find(number);
    if (!job)
        return;
    if (!job->upload.isNull())
        (void)m_session.call(files::abandon, {job->item.room, job->upload});
    handOver(number);
}

void Uploads::handOver(qint64 number)
{
    const auto at = std::find_if(m_jobs.begin(), m_jobs.end(),
                                 [number](const auto &job) { return job->item.number == number; });
    if (at == m_jobs.end())
        return;
    const RoomId room = (*at)->item.room;
    const QString kept = (*at)->copy;
    if (isRemembered(**at))
        (void)unremember(number);
    m_jobs.erase(at);
    if (!kept.isEmpty()) {
        (void)m_database.commit(); // so that nothing on the disk refers to it any more
        m_copies.remove(kept);
    }
    Q_EMIT removed(room, number);
    pump();
}

// --- sending ---

void Uploads::pump()
{
    if (m_loading)
        return;
    auto sending = std::count_if(m_jobs.begin(), m_jobs.end(), [](const auto &job) {
        return job->item.state == UploadItem::State::Sending;
    });
    QList<qint64> next;
    for (const auto &job : m_jobs) {
        if (sending + next.size() >= kAtOnce)
            break;
        if (job->item.state == UploadItem::State::Waiting && !job->resting)
            next += job->item.number;
    }
    for (const qint64 number : next) {
        Job *job = find(number);
        if (!job)
            continue;
        job->item.state = UploadItem::State::Sending;
        Q_EMIT changed(UploadItem(job->item));
        job = find(number); // whoever heard it may have cancelled
        if (!job)
            continue;
        if (job->upload.isNull())
            begin(*job);
        else
            ask(*job);
    }
}

template <typename T>
void Uploads::follow(Job &job, const QFuture<T> &answer, void (Uploads::*next)(Job &, const T &))
{
    const quint64 attempt = ++job.attempt;
    whenDone(answer, this, [this, number = job.item.number, attempt, next](const T &result) {
        Job *same = find(number);
        if (same && same->attempt == attempt)
            (this->*next)(*same, result);
    });
}

void Uploads::begin(Job &job)
{
    if (++job.beginnings > kMostBeginnings) {
        fail(job, Error{Code::NotFound, "upload"});
        return;
    }
    if (!opens(job))
        return;
    follow(job, m_session.call(files::begin, {job.item.room, job.item.name, job.item.size}), &Uploads::take);
}

void Uploads::ask(Job &job)
{
    follow(job, m_session.call(files::progress, {job.item.room, job.upload}), &Uploads::take);
}

void Uploads::sendPiece(Job &job)
{
    if (!opens(job))
        return;
    if (job.source->size() != job.item.size) {
        fail(job, Error{Code::Conflict, "file-changed"});
        return;
    }
    const QByteArray octets
        = job.source->seek(job.item.sent) ? job.source->read(qMin(kPiece, job.chunk)) : QByteArray();
    if (octets.isEmpty()) {
        fail(job, Error{Code::NotAllowed, "file-unreadable"});
        return;
    }
    const files::SendChunk where{job.item.room, job.upload, job.item.sent};
    RestRequest request = rest::spelled(files::send, where);
    request.body = octets;
    request.contentType = "application/octet-stream";
    follow(job, rest::decoded<files::Upload>(m_session.send(request), this), &Uploads::take);
}

void Uploads::take(Job &job, const Result<files::Upload> &answer)
{
    if (!answer) {
        refused(job, answer.error());
        return;
    }
    job.rests = 0;
    job.upload = answer->id;
    job.chunk = qBound<qint64>(1, answer->chunk, kPiece);
    job.item.sent = qBound<qint64>(0, answer->offset, job.item.size);
    keepProgress(job);
    if (answer->attachment) {
        job.item.attachment = answer->attachment;
        job.item.sent = job.item.size;
        job.item.state = UploadItem::State::There;
        job.source.reset();
    } else if (job.item.sent == job.item.size) {
        // All of it is there, and the server has not looked at it yet.
        rest(job, kUploadRestSeconds);
        return;
    }
    const qint64 number = job.item.number;
    const bool isDone = job.item.state == UploadItem::State::There;
    Q_EMIT changed(UploadItem(job.item));
    if (isDone)
        pump();
    else if (Job *same = find(number))
        sendPiece(*same);
}

void Uploads::refused(Job &job, const Error &error)
{
    if (error.code == Code::NotFound && error.about == "upload"_L1 && !job.upload.isNull()) {
        job.upload = {};
        job.item.sent = 0;
        keepProgress(job);
        begin(job);
    } else if (uploadMayPass(error)) {
        const bool isOffset = error.about.startsWith("offset-"_L1);
        if (isOffset && job.rests == 0) {
            ++job.rests;
            ask(job);
        } else {
            rest(job,
                 qMax(error.retryAfter, qMin(kLongestUploadRest, kUploadRestSeconds << qMin(job.rests, 4))));
        }
    } else {
        fail(job, error);
    }
}

void Uploads::rest(Job &job, int seconds)
{
    ++job.rests;
    job.resting = true;
    job.item.state = UploadItem::State::Waiting;
    job.again->start(std::chrono::seconds(seconds));
    Q_EMIT changed(UploadItem(job.item));
    pump();
}

void Uploads::fail(Job &job, const Error &error)
{
    qCInfo(lcClient) << "upload refused" << wordOf(error.code) << forLog(error.about);
    job.item.state = UploadItem::State::Failed;
    job.item.failure = error;
    keepProgress(job);
    Q_EMIT changed(UploadItem(job.item));
    pump();
}

// --- looking ---

Uploads::Job *Uploads::find(qint64 number) const
{
    for (const auto &job : m_jobs) {
        if (job->item.number == number)
            return job.get();
    }
    return nullptr;
}

QList<UploadItem> Uploads::all() const
{
    QList<UploadItem> out;
    for (const auto &job : m_jobs)
        out += job->item;
    return out;
}

bool Uploads::hasFailed(RoomId room) const
{
    return std::any_of(m_jobs.begin(), m_jobs.end(), [room](const auto &job) {
        return job->item.room == room && job->item.state == UploadItem::State::Failed;
    });
}

QList<UploadItem> Uploads::items(RoomId room) const
{
    QList<UploadItem> all;
    for (const auto &job : m_jobs) {
        if (job->item.room == room && job->item.goes == UploadItem::Goes::WithMessage)
            all += job->item;
    }
    return all;
}

std::optional<UploadItem> Uploads::item(qint64 number) const
{
    const Job *job = find(number);
    return job ? std::optional(job->item) : std::nullopt;
}

} // namespace madang
