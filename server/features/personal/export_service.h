// SPDX-License-Identifier: GPL-3.0-or-later
// ExportService: everything about somebody as one file for them: read in pages, written beside the store,
// handed out once, and deleted then or an hour later.
#pragma once

#include "server/core/routes.h"
#include "server/features/files/blobs.h"
#include "server/features/files/porters.h"
#include "server/features/personal/personal_store.h"
#include "server/features/personal/tar_writer.h"

#include <QHash>
#include <QSet>

#include <mutex>

namespace madang {

class ExportService {
public:
    /// `folder` is made when it is first needed; what an earlier run of the daemon left there goes then.
    ExportService(PersonalStore &store, Blobs &blobs, Porters &porters, Lanes &lanes, Throttle &throttle,
                  const Clock &clock, QString folder)
        : m_store(store)
        , m_blobs(blobs)
        , m_porters(porters)
        , m_lanes(lanes)
        , m_throttle(throttle)
        , m_clock(clock)
        , m_folder(std::move(folder))
    {
    }
    /// Before the house opens: what there is to tell, in this order.
    void setSections(QList<PersonalSection> sections) { m_sections = std::move(sections); }

    Result<accounts::DataExport> prepare(Work &work, const Nothing &request);
    /// accounts::kMyData. RateLimited ("data-underway") while one is made for the account, Unavailable
    /// ("busy") while too many are made for others.
    Result<Step> download(Work &work, const Params &params);
    /// A job of the schedule: what nobody took within an hour goes.
    void forgetOld();
    /// Somebody is being forgotten: what was made for them goes.
    void drop(UserId person);

private:
    struct Job;
    using JobPtr = std::shared_ptr<Job>;
    struct Ready {
        QString path;
        QString name;
        qint64 size = 0;
        Timestamp at;
        std::optional<Timestamp> takenAt = {};
    };

    std::optional<Ready> readyFor(UserId person);
    Done take(UserId person);
    /// Makes one, whatever there is; finish is called when it is ready.
    void make(const Caller &caller, const QString &username, Timestamp at, const Finish &finish);
    Reply replyOf(const Ready &ready, const QByteArray &range);
    /// One step after another: a page on a reading lane, its octets on a slow thread.
    void begin(const JobPtr &job);
    void readOn(const JobPtr &job);
    void writeRows(const JobPtr &job, const DataPage &page);
    void readFiles(const JobPtr &job);
    void copyFiles(const JobPtr &job);
    Result<bool> copySome(Job &job);
    void readPortrait(const JobPtr &job);
    /// What `row` of the section "profile" names, and the end of the archive.
    Done addPortrait(Job &job, const QJsonObject &row);
    QList<PersonalSection>::const_iterator sectionNamed(QLatin1StringView name) const;
    void endOf(const JobPtr &job, const Done &done);
    /// Runs it on a slow thread; the job ends when they are all busy.
    void slowly(const JobPtr &job, std::function<void()> work);
    /// Somebody has its last octets.
    void taken(const QString &path);

    PersonalStore &m_store;
    Blobs &m_blobs;
    Porters &m_porters;
    Lanes &m_lanes;
    Throttle &m_throttle;
    const Clock &m_clock;
    const QString m_folder;
    QList<PersonalSection> m_sections;

    std::mutex m_mutex; ///< guards the members below: lanes, slow threads and the schedule meet here
    QSet<UserId> m_underway;
    QSet<UserId> m_dropped; ///< of those underway
    QHash<UserId, Ready> m_ready;
    QHash<UserId, Error> m_failed; ///< told once
    bool m_cleaned = false;
};

} // namespace madang
