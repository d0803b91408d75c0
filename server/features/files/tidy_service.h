// SPDX-License-Identifier: GPL-3.0-or-later
// TidyService: takes away what nobody needs any more: uploads that were given up, files whose message was
// never posted or was taken away, and octets that no row knows of since something broke in between. A little
// each time.
#pragma once

#include "server/core/lanes.h"
#include "server/features/files/file_service.h"

#include <atomic>

namespace madang {

class TidyService {
public:
    TidyService(FileStore &store, Blobs &blobs, Porters &porters, Lanes &lanes, const FileRules &rules)
        : m_store(store)
        , m_blobs(blobs)
        , m_porters(porters)
        , m_lanes(lanes)
        , m_rules(rules)
    {
    }
    /// A job of the schedule.
    Done run(Work &work);

private:
    void removeGone(const QList<AttachmentId> &ids);
    void lookForForgotten();

    FileStore &m_store;
    Blobs &m_blobs;
    Porters &m_porters;
    Lanes &m_lanes;
    const FileRules m_rules;
    std::atomic<unsigned> m_shelf{0}; ///< the part that is looked through next
};

} // namespace madang
