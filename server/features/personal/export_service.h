// SPDX-License-Identifier: GPL-3.0-or-later
// ExportService: everything about somebody as one file for them: read in pages, written beside the store,
// handed out once, and deleted then or an hour later.
#pragma once

#include "server/core/routes.h"
#include "server/features/files/blobs.h"
#include "server/features/personal/personal_store.h"
#include "server/features/personal/tar_writer.h"

#include <QHash>
#include <QSet>

#include <mutex>

namespace madang {

class ExportService {
public:
    /// `folder` is made when it is first needed; what an earlier run of the daemon left there goes then.
    ExportService(PersonalStore &store, Blobs &blobs, Lanes &lanes, const Clock &clock, QString folder)
        : m_store(store)
        , m_blobs(blobs)
        , m_lanes(lanes)
        , m_clock(clock)
        , m_folder(std::move(folder))
    {
    }
    /// Before the house opens: what there is to tell, in this order.
    void setSections(QList<PersonalSection> sections) { m_sections = std::move(sections); }

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

    Done take(UserId person);
    /// One step after another: a page on a reading lane, its octets on a slow thread.
    void begin(const JobPtr &job);
    void readOn(const JobPtr &job);
    void writeRows(const JobPtr &job, const DataPage &page);
    void readFiles(const JobPtr &job);
    void copyFiles(const JobPtr &job);
    Result<bool> copySome(Job &job);
    void endOf(const JobPtr &job, const Done &done);
    Reply replyOf(const JobPtr &job);
    /// Runs it on a slow thread; the job ends when they are all busy.
    void slowly(const JobPtr &job, std::function<void()> work);
    void remove(const QString &path);

    PersonalStore &m_store;
    Blobs &m_blobs;
    Lanes &m_lanes;
    const Clock &m_clock;
    const QString m_folder;
    QList<PersonalSection> m_sections;

    struct Ready {
        QString path;
        Timestamp at;
    };
    std::mutex m_mutex; ///< guards the members below: lanes, slow threads and the schedule meet here
    QSet<UserId> m_underway;
    QSet<UserId> m_dropped; ///< of those underway
    QHash<UserId, Ready> m_ready;
    bool m_cleaned = false;
};

} // namespace madang
