// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/files/files_feature.h"

#include "server/features/files/bucket_blobs.h"

namespace madang {

using namespace std::chrono_literals;

std::unique_ptr<Blobs> FilesFeature::blobsOf(const House &house, const FileSettings &settings)
{
    if (!settings.bucket)
        return std::make_unique<DiskBlobs>(settings.folder);
    return std::make_unique<BucketBlobs>(
        settings.folder,
        std::make_unique<Bucket>(*settings.bucket, house.clock, &house.metrics, settings.patience),
        house.clock);
}

void FilesFeature::stop()
{
    // Who waits for the network is told that there is nothing to wait for, and then all that waits is
    // answered.
    m_blobs->stop();
    m_thumbnailer.stop();
    m_porters.stop();
}

void FilesFeature::install(Routes &at)
{
    at(files::begin, m_service, &FileService::begin).status(201).atMost(100, 10s);
    // The first of its units only reads.
    at(files::send, m_service, &FileService::send).reads().bodyUpTo(files::kLargestChunk).atMost(1000, 10s);
    at(files::progress, m_service, &FileService::progress).reads();
    at(files::abandon, m_service, &FileService::abandon);
    at(files::show, m_service, &FileService::show).reads().guests();
    at.page(files::kDownload,
            [this](Work &work, const Params &params) { return m_service.download(work, params); })
        .reads()
        .guests()
        .atMost(600, 10s);
    at.page(files::kThumbnail,
            [this](Work &work, const Params &params) { return m_service.thumbnail(work, params); })
        .reads()
        .guests()
        .atMost(600, 10s);
}

void FilesFeature::schedule(Schedule &schedule)
{
    schedule.every(1min, "files.tidy", [this](Work &work) { return m_tidy.run(work); });
}

} // namespace madang
