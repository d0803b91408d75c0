// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/files/tidy_service.h"

#include "common/base/id_moment.h"
#include "common/base/log.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kAtOnce = 50;
    constexpr int kLookedAtOnce = 500;
    constexpr int kShelvesAtOnce = 8;
    /// A file is made after its row; younger ones may be known in a moment.
    constexpr qint64 kYoungMs = 3600 * 1000;

} // namespace

Done TidyService::run(Work &work)
{
    const Timestamp since{work.now().ms - std::chrono::milliseconds(m_rules.unposted).count()};
    TRY(const int forgotten, m_store.forgetUnposted(work, since, kAtOnce));
    if (forgotten > 0)
        qCInfo(lcServer) << "files forgotten, in no message:" << forgotten;
    TRY(const QList<AttachmentId> gone, m_store.gone(work, kAtOnce));
    work.afterCommit([this, gone] {
        if (!gone.isEmpty())
            removeGone(gone);
        lookForForgotten();
    });
    return {};
}

/// The octets first, then the row: what is cut short is done again.
void TidyService::removeGone(const QList<AttachmentId> &ids)
{
    (void)m_porters.run([this, ids] {
        QList<AttachmentId> removed;
        for (const AttachmentId id : ids) {
            if (m_blobs.remove(id))
                removed += id;
        }
        m_lanes.post<Nothing>(
            LaneKind::Write, 0, Caller{},
            [this, removed](Work &work) -> Result<Nothing> {
                for (const AttachmentId id : removed)
                    TRY(m_store.drop(work, id));
                return Nothing{};
            },
            [](const Result<Nothing> &) {});
    });
}

/// Some of the store's parts each time: all of them within half an hour.
void TidyService::lookForForgotten()
{
    (void)m_porters.run([this] {
        QList<AttachmentId> found;
        for (int i = 0; i < kShelvesAtOnce && found.size() < kLookedAtOnce; ++i)
            found += m_blobs.shelf(int(m_shelf++ % Blobs::kShelves), kLookedAtOnce);
        if (found.isEmpty())
            return;
        m_lanes.post<QList<AttachmentId>>(
            LaneKind::Read, 0, Caller{},
            [this, found](Work &work) -> Result<QList<AttachmentId>> {
                QList<AttachmentId> unknown;
                for (const AttachmentId id : found) {
                    TRY(const bool known, m_store.isKnown(work, id));
                    if (!known && id.number < IdMoment::firstId(work.now().ms - kYoungMs))
                        unknown += id;
                }
                return unknown;
            },
            [this](const Result<QList<AttachmentId>> &unknown) {
                if (!unknown || unknown->isEmpty())
                    return;
                qCInfo(lcServer) << "files that no row knows of:" << unknown->size();
                (void)m_porters.run([this, ids = *unknown] {
                    for (const AttachmentId id : ids)
                        (void)m_blobs.remove(id);
                });
            });
    });
}

} // namespace madang
