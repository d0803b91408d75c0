// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/personal/export_service.h"

#include "common/base/file_name.h"
#include "common/base/log.h"
#include "common/base/secret.h"
#include "server/features/byte_range.h"
#include "server/features/files/thumbnailer.h"

#include <QDir>
#include <QJsonDocument>

namespace madang {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

    constexpr int kRowsAtOnce = 200;
    constexpr int kMostUnderway = 2;
    constexpr qint64 kPiece = 256 * 1024;
    /// Of attached files in one go: then the slow threads hash a password.
    constexpr qint64 kCopiedAtOnce = 4 << 20;
    constexpr auto kKept = 1h;
    constexpr auto kKeptWhenTaken = 1min;
    constexpr Rate kOften{6, 1h};
    constexpr qsizetype kMostFailed = 1000;

    Error busy()
    {
        return Error{Code::Unavailable, "busy"}.after(5);
    }

} // namespace

/// What is being made for one person. One thread at a time has it in hand.
struct ExportService::Job {
    Job(Caller who, QString name, const QString &file, Finish done)
        : caller(std::move(who))
        , username(std::move(name))
        , path(file)
        , tar(file)
        , finish(std::move(done))
    {
    }
    const Caller caller;
    const QString username;
    const QString path;
    TarWriter tar;
    const Finish finish;
    Timestamp at;
    qsizetype section = 0;
    qint64 after = 0;
    bool isFirstRow = true;
    QList<QJsonObject> files; ///< of the page that is being copied
    bool moreFiles = false;
    qint64 copied = -1; ///< of the first of them; -1: not begun
};

Done ExportService::take(UserId person)
{
    const std::lock_guard guard(m_mutex);
    if (m_underway.contains(person))
        return Error{Code::RateLimited, "data-underway"}.after(10);
    if (m_underway.size() >= kMostUnderway)
        return busy();
    if (!m_cleaned) {
        QDir(m_folder).removeRecursively();
        m_cleaned = true;
    }
    if (!QDir().mkpath(m_folder))
        return Error{Code::Unavailable, "data-file"};
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (const auto before = m_ready.find(person); before != m_ready.end()) {
        QFile::remove(before->path);
        m_ready.erase(before);
    }
    m_underway += person;
    return {};
}

std::optional<ExportService::Ready> ExportService::readyFor(UserId person)
{
    const std::lock_guard guard(m_mutex);
    const auto found = m_ready.constFind(person);
    return found != m_ready.constEnd() ? std::optional(*found) : std::nullopt;
}

void ExportService::make(const Caller &caller, const QString &username, Timestamp at, const Finish &finish)
{
    if (const Done free = take(caller.user); !free)
        return finish(free.error());
    const QString path = m_folder + u'/' + caller.user.text() + u'-' + secret::randomToken(6) + u".tar"_s;
    auto job = std::make_shared<Job>(caller, username, path, finish);
    job->at = at;
    slowly(job, [this, job] { begin(job); });
}

Result<accounts::DataExport> ExportService::prepare(Work &work, const Nothing &)
{
    const UserId person = work.caller().user;
    if (const auto ready = readyFor(person))
        return accounts::DataExport{true, ready->size, ready->name};
    {
        const std::lock_guard guard(m_mutex);
        if (m_underway.contains(person))
            return accounts::DataExport{};
        if (const auto failed = m_failed.constFind(person); failed != m_failed.constEnd()) {
            const Error why = *failed;
            m_failed.erase(failed);
            return why;
        }
    }
    TRY(const auto row, m_store.person(work, person));
    if (!row)
        return Error{Code::NotSignedIn, "account"};
    TRY(m_throttle.take("data " + person.bytes(), kOften));
    make(work.caller(), row->username, work.now(), [this, person](const Result<Reply> &made) {
        if (made)
            return;
        const std::lock_guard guard(m_mutex);
        if (m_failed.size() < kMostFailed)
            m_failed.insert(person, made.error());
    });
    return accounts::DataExport{};
}

Result<Step> ExportService::download(Work &work, const Params &params)
{
    const UserId person = work.caller().user;
    TRY(const auto row, m_store.person(work, person));
    if (!row)
        return Error{Code::NotSignedIn, "account"};
    Step step;
    if (const auto ready = readyFor(person)) {
        step.reply = replyOf(*ready, params.range);
        return step;
    }
    if (!params.range.isEmpty())
        return Error{Code::NotFound, "data-file"};
    TRY(m_throttle.take("data " + person.bytes(), kOften));
    step.later = [this, caller = work.caller(), username = row->username,
                  at = work.now()](const Finish &finish) { make(caller, username, at, finish); };
    return step;
}

void ExportService::slowly(const JobPtr &job, std::function<void()> work)
{
    if (!m_porters.run(std::move(work)))
        endOf(job, busy());
}

void ExportService::begin(const JobPtr &job)
{
    const auto start = [&]() -> Done {
        TRY(job->tar.open());
        TRY(job->tar.begin("data.json", job->at));
        return job->tar.write("{\"format\":\"madang-data\",\"version\":1,\"madeAt\":\""
                              + job->at.text().toUtf8() + '"');
    };
    if (const Done done = start(); !done)
        endOf(job, done);
    else
        readOn(job);
}

void ExportService::readOn(const JobPtr &job)
{
    m_lanes.post<DataPage>(
        LaneKind::Read, qHash(job->caller.user), job->caller,
        [this, job](Work &work) {
            return m_store.page(work, m_sections[job->section], job->caller.user, job->after, kRowsAtOnce);
        },
        [this, job](const Result<DataPage> &page) {
            if (!page)
                endOf(job, page.error());
            else
                slowly(job, [this, job, page = *page] { writeRows(job, page); });
        });
}

void ExportService::writeRows(const JobPtr &job, const DataPage &page)
{
    QByteArray text;
    if (job->after == 0) {
        text += ",\n\n\"" + QByteArray(m_sections[job->section].name) + "\":[";
        job->isFirstRow = true;
    }
    for (const QJsonObject &row : page.rows) {
        text += job->isFirstRow ? "\n" : ",\n";
        text += QJsonDocument(row).toJson(QJsonDocument::Compact);
        job->isFirstRow = false;
    }
    job->after = page.last;
    if (!page.more) {
        text += ']';
        job->after = 0;
        ++job->section;
    }
    const bool isLast = job->section == m_sections.size();
    if (isLast)
        text += "\n}\n";
    Done done = job->tar.write(text);
    if (done && isLast)
        done = job->tar.end();
    if (!done)
        endOf(job, done);
    else if (isLast)
        readFiles(job);
    else
        readOn(job);
}

QList<PersonalSection>::const_iterator ExportService::sectionNamed(QLatin1StringView name) const
{
    return std::find_if(m_sections.begin(), m_sections.end(), [name](const PersonalSection &section) {
        return QLatin1StringView(section.name) == name;
    });
}

void ExportService::readFiles(const JobPtr &job)
{
    const auto files = sectionNamed("files"_L1);
    if (files == m_sections.end())
        return readPortrait(job);
    m_lanes.post<DataPage>(
        LaneKind::Read, qHash(job->caller.user), job->caller,
        [this, job, section = *files](Work &work) {
            return m_store.page(work, section, job->caller.user, job->after, kRowsAtOnce);
        },
        [this, job](const Result<DataPage> &page) {
            if (!page)
                return endOf(job, page.error());
            job->files = page->rows;
            job->moreFiles = page->more;
            job->after = page->last;
            slowly(job, [this, job] { copyFiles(job); });
        });
}

/// Whether there is more of this page.
Result<bool> ExportService::copySome(Job &job)
{
    for (qint64 left = kCopiedAtOnce; left > 0 && !job.files.isEmpty();) {
        const QJsonObject &file = job.files.first();
        const QString text = file.value("id"_L1).toVariant().toString();
        const AttachmentId id = AttachmentId::fromText(text);
        const qint64 size = file.value("size"_L1).toVariant().toLongLong();
        const bool isWhole = file.contains("completedAt"_L1);
        if (isWhole && (job.copied < 0 || job.copied < size)) {
            const qint64 at = qMax<qint64>(job.copied, 0);
            const auto octets = m_blobs.read(id, Blobs::Kind::File, at, qMin(kPiece, size - at));
            // Somebody would take it for all there is.
            if (!octets && octets.error().about == "files-away"_L1)
                return octets.error();
            if (job.copied < 0 && octets) {
                TRY(job.tar.begin(TarWriter::memberName("files/", text.toLatin1() + '-',
                                                        cleanFileName(file.value("name"_L1).toString())),
                                  job.at));
                job.copied = 0;
            }
            // One that was taken away meanwhile is left out; of one that cannot be read, what came before.
            if (octets && !octets->isEmpty()) {
                TRY(job.tar.write(*octets));
                job.copied += octets->size();
                left -= octets->size();
                if (job.copied < size)
                    continue;
            }
        }
        if (job.copied >= 0)
            TRY(job.tar.end());
        job.copied = -1;
        job.files.removeFirst();
        left -= 1;
    }
    return !job.files.isEmpty();
}

void ExportService::copyFiles(const JobPtr &job)
{
    const Result<bool> more = copySome(*job);
    if (!more)
        endOf(job, more.error());
    else if (*more)
        slowly(job, [this, job] { copyFiles(job); });
    else if (job->moreFiles)
        readFiles(job);
    else
        readPortrait(job);
}

/// The picture of oneself lies among the files, but is none of those that were sent into rooms.
void ExportService::readPortrait(const JobPtr &job)
{
    const auto profile = sectionNamed("profile"_L1);
    if (profile == m_sections.end())
        return endOf(job, job->tar.finish());
    m_lanes.post<DataPage>(
        LaneKind::Read, qHash(job->caller.user), job->caller,
        [this, job, section = *profile](Work &work) {
            return m_store.page(work, section, job->caller.user, 0, 1);
        },
        [this, job](const Result<DataPage> &page) {
            if (!page)
                return endOf(job, page.error());
            const QJsonObject row = page->rows.value(0);
            slowly(job, [this, job, row] { endOf(job, addPortrait(*job, row)); });
        });
}

Done ExportService::addPortrait(Job &job, const QJsonObject &row)
{
    const AttachmentId id = AttachmentId::fromText(row.value("picture"_L1).toVariant().toString());
    // Without one, or when another took its place meanwhile, there is nothing to add.
    if (const auto octets = id.isNull()
            ? Result<QByteArray>(QByteArray())
            : m_blobs.read(id, Blobs::Kind::Thumbnail, 0, Thumbnailer::kLargestThumbnail);
        octets && !octets->isEmpty()) {
        const bool isPng = row.value("pictureType"_L1).toString() == "image/png"_L1;
        TRY(job.tar.begin(isPng ? "picture.png" : "picture.jpg", job.at));
        TRY(job.tar.write(*octets));
        TRY(job.tar.end());
    }
    return job.tar.finish();
}

void ExportService::endOf(const JobPtr &job, const Done &done)
{
    const UserId person = job->caller.user;
    const Ready ready{job->path, u"madang-%1.tar"_s.arg(job->username), job->tar.size(), m_clock.now()};
    bool wanted = done.ok();
    {
        const std::lock_guard guard(m_mutex);
        m_underway.remove(person);
        wanted = !m_dropped.remove(person) && wanted;
        if (wanted)
            m_ready.insert(person, ready);
    }
    if (wanted) {
        job->finish(replyOf(ready, {}));
        return;
    }
    QFile::remove(job->path);
    qCInfo(lcServer) << "data of account" << person.number << "not handed out";
    job->finish(done ? Error{Code::NotSignedIn, "account"} : done.error());
}

Reply ExportService::replyOf(const Ready &ready, const QByteArray &wanted)
{
    Reply reply;
    reply.contentType = "application/x-tar";
    reply.fileName = ready.name;
    const ByteRange range = placeRange(reply, wanted, ready.size);
    if (range.length == 0)
        return reply;
    Pieces pieces;
    pieces.size = range.length;
    pieces.read = [this, ready, range](qint64 at, const std::function<void(Result<QByteArray>)> &give) {
        const bool started = m_lanes.slow([this, ready, range, at, give] {
            QFile file(ready.path);
            const bool there = file.open(QIODevice::ReadOnly) && file.seek(range.first + at);
            const QByteArray octets = there ? file.read(qMin(kPiece, range.length - at)) : QByteArray();
            if (octets.isEmpty())
                return give(Error{Code::NotFound, "data-file"});
            if (range.first + at + octets.size() >= ready.size)
                taken(ready.path);
            give(octets);
        });
        if (!started)
            give(busy());
    };
    reply.pieces = std::make_shared<const Pieces>(std::move(pieces));
    return reply;
}

void ExportService::taken(const QString &path)
{
    const std::lock_guard guard(m_mutex);
    for (Ready &ready : m_ready) {
        if (ready.path == path && !ready.takenAt)
            ready.takenAt = m_clock.now();
    }
}

void ExportService::forgetOld()
{
    const Timestamp now = m_clock.now();
    const std::lock_guard guard(m_mutex);
    m_ready.removeIf([now](const auto &each) {
        // An answer that was lost on its way can be asked for again.
        const bool old = each.value().at <= now.plus(-kKept)
            || (each.value().takenAt && *each.value().takenAt <= now.plus(-kKeptWhenTaken));
        if (old)
            QFile::remove(each.value().path);
        return old;
    });
}

void ExportService::drop(UserId person)
{
    const std::lock_guard guard(m_mutex);
    if (m_underway.contains(person))
        m_dropped += person;
    m_failed.remove(person);
    if (const auto ready = m_ready.find(person); ready != m_ready.end()) {
        QFile::remove(ready->path);
        m_ready.erase(ready);
    }
}

} // namespace madang
