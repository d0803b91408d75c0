// SPDX-License-Identifier: GPL-3.0-or-later
// FilesFeature: owns attached files; install() lists what it answers to.
#pragma once

#include "server/features/feature.h"
#include "server/features/files/bucket.h"
#include "server/features/files/file_access.h"
#include "server/features/files/file_records.h"
#include "server/features/files/file_service.h"
#include "server/features/files/tidy_service.h"

namespace madang {

/// Where files lie, and what makes small pictures of them.
struct FileSettings {
    FileRules rules;
    QString folder;
    QString thumbnailProgram; ///< empty: no small pictures
    std::optional<BucketAddress> bucket = {}; ///< where files lie that are whole; absent: in the folder
    BucketPatience patience = {};
};

class FilesFeature final : public Feature {
public:
    FilesFeature(const House &house, RoomAccess &rooms, const FileSettings &settings)
        : m_blobs(blobsOf(house, settings))
        , m_porters(house.lanes, settings.bucket ? kOwnThreads : 0)
        , m_thumbnailer(settings.thumbnailProgram)
        , m_service(m_store, rooms, *m_blobs, m_porters, m_thumbnailer, house.lanes, settings.rules)
        , m_tidy(m_store, *m_blobs, m_porters, house.lanes, settings.rules)
    {
    }
    ~FilesFeature() override { stop(); }
    void install(Routes &at) override;
    void schedule(Schedule &schedule) override;
    void stop() override;
    FileAccess &access() { return m_access; }
    /// Where portraits lie, too, and what makes them.
    Blobs &blobs() { return *m_blobs; }
    Porters &porters() { return m_porters; }
    Thumbnailer &thumbnailer() { return m_thumbnailer; }
    TidyService &tidy() { return m_tidy; }
    FileRecords &records() { return m_records; }

private:
    /// Each holds a part of a file at most.
    static constexpr int kOwnThreads = 4;
    static std::unique_ptr<Blobs> blobsOf(const House &house, const FileSettings &settings);

    FileStore m_store;
    FileAccess m_access{m_store};
    std::unique_ptr<Blobs> m_blobs;
    Porters m_porters;
    Thumbnailer m_thumbnailer;
    FileService m_service;
    TidyService m_tidy;
    FileRecords m_records;
};

} // namespace madang
