// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/downloads.h"

#include "common/base/file_name.h"
#include "common/base/when_done.h"
#include "common/base/whole_file.h"
#include "common/client/session.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kDownloadRestSeconds = 2;
    constexpr int kMostDownloadRests = 30; ///< in a row: a minute without the server

    bool downloadMayPass(Code code)
    {
        return code == Code::Unavailable || code == Code::Timeout || code == Code::RateLimited
            || code == Code::Internal;
    }

} // namespace

struct Downloads::Job {
    qint64 number = 0;
    RoomId room;
    files::Attachment file;
    QString path;
    std::unique_ptr<QSaveFile> target;
    qint64 done = 0;
    int rests = 0;
    bool running = false;
    std::unique_ptr<Alarm> again;
};

Downloads::Downloads(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session, &Session::stateChanged, this, [this](Session::State state) {
        if (state != Session::State::SignedOut)
            return;
        const auto jobs = std::exchange(m_jobs, {});
        for (const auto &job : jobs)
            Q_EMIT finished(job->number, Error{Code::NotSignedIn, "token"});
    });
}

Downloads::~Downloads() = default;

Result<qint64> Downloads::save(RoomId room, const files::Attachment &file, const QString &path)
{
    if (m_jobs.size() >= size_t(kMost))
        return Error{Code::TooMany, "downloads"};
    auto job = std::make_unique<Job>();
    job->target = std::make_unique<QSaveFile>(path);
    if (!job->target->open(QIODevice::WriteOnly)
        || !job->target->setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return Error{Code::StorageFull, "file"};
    job->number = ++m_last;
    job->room = room;
    job->file = file;
    job->path = path;
    const qint64 number = job->number;
    job->again = m_session.alarms().makeAlarm([this, number] {
        if (Job *waiting = find(number))
            readPiece(*waiting);
    });
    m_jobs.push_back(std::move(job));
    pump();
    return number;
}

void Downloads::cancel(qint64 number)
{
    if (find(number))
        end(number, Error{Code::Conflict, "cancelled"});
}

void Downloads::pump()
{
    auto running = std::count_if(m_jobs.begin(), m_jobs.end(), [](const auto &job) { return job->running; });
    for (const auto &job : m_jobs) {
        if (running >= kAtOnce)
            return;
        if (job->running)
            continue;
        job->running = true;
        ++running;
        readPiece(*job);
    }
}

void Downloads::readPiece(Job &job)
{
    const qint64 expected = qMin(kPiece, job.file.size - job.done);
    RestRequest request;
    request.method = "GET";
    request.path = u"/api/v1/rooms/%1/attachments/%2"_s.arg(job.room.text(), job.file.id.text());
    request.range
        = "bytes=" + QByteArray::number(job.done) + '-' + QByteArray::number(job.done + expected - 1);
    whenDone(m_session.send(request), this,
             [this, number = job.number, expected](const Result<QByteArray> &octets) {
                 take(number, expected, octets);
             });
}

void Downloads::take(qint64 number, qint64 expected, const Result<QByteArray> &octets)
{
    Job *job = find(number);
    if (!job)
        return;
    if (!octets && downloadMayPass(octets.error().code) && ++job->rests <= kMostDownloadRests) {
        job->again->start(std::chrono::seconds(qMax(kDownloadRestSeconds, octets.error().retryAfter)));
        return;
    }
    if (!octets) {
        end(number, octets.error());
        return;
    }
    if (octets->size() != expected) {
        end(number, Error{Code::NotSupported, "range"});
        return;
    }
    job->rests = 0;
    if (job->target->write(*octets) != octets->size()) {
        end(number, Error{Code::StorageFull, "file"});
        return;
    }
    job->done += octets->size();
    const qint64 size = job->file.size;
    const qint64 done = job->done;
    Q_EMIT progressed(number, done, size);
    job = find(number);
    if (!job)
        return;
    if (done < size)
        readPiece(*job);
    else if (commitWhole(*job->target))
        end(number, job->path);
    else
        end(number, Error{Code::StorageFull, "file"});
}

void Downloads::end(qint64 number, const Result<QString> &result)
{
    const auto at = std::find_if(m_jobs.begin(), m_jobs.end(),
                                 [number](const auto &job) { return job->number == number; });
    if (at == m_jobs.end())
        return;
    const std::unique_ptr<Job> ended = std::move(*at); // what is not committed goes with it
    m_jobs.erase(at);
    Q_EMIT finished(number, result);
    pump();
}

Downloads::Job *Downloads::find(qint64 number) const
{
    for (const auto &job : m_jobs) {
        if (job->number == number)
            return job.get();
    }
    return nullptr;
}

QString Downloads::freePath(const QString &folder, const QString &name)
{
    const QString clean = cleanFileName(name);
    const qsizetype dot = clean.lastIndexOf(u'.');
    const QString stem = dot > 0 ? clean.first(dot) : clean;
    const QString ending = dot > 0 ? clean.mid(dot) : QString();
    QString path = folder + u'/' + clean;
    for (int copy = 2; QFileInfo::exists(path) && copy < 1000; ++copy)
        path = u"%1/%2 (%3)%4"_s.arg(folder, stem).arg(copy).arg(ending);
    return path;
}

} // namespace madang
