// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/status_pages.h"

#include "common/protocol/catalogue.h"

#include <QStorageInfo>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// Below this much room a write may fail any moment.
    constexpr qint64 kLeastRoom = 64ll << 20;

    Reply answer(QByteArray body, QByteArray type, int status = 200)
    {
        Reply reply;
        reply.body = std::move(body);
        reply.contentType = std::move(type);
        reply.status = status;
        return reply;
    }

    Reply readiness(Work &work, const QString &dataFolder, bool bus)
    {
        // This runs on the writing lane: that it runs at all means the store takes transactions.
        const bool store = work.db().one<qint64>(u"SELECT COUNT(*) FROM schema_migration"_s).ok();
        const bool disk = QStorageInfo(dataFolder).bytesAvailable() > kLeastRoom;
        const auto word = [](bool good) { return good ? "\"ok\"" : "\"failing\""; };
        const QByteArray body = QByteArray("{\"store\":") + word(store) + ",\"disk\":" + word(disk)
            + ",\"bus\":" + word(bus) + "}\n";
        return answer(body, "application/json", store && disk && bus ? 200 : 503);
    }

} // namespace

void installReadiness(Routes &at, const QString &dataFolder, std::function<bool()> delivers)
{
    at.page("GET /readyz",
            [dataFolder, delivers = std::move(delivers)](Work &work, const Params &) -> Result<Step> {
                return Step{readiness(work, dataFolder, delivers()), {}};
            })
        .guests();
}

QHash<QByteArray, std::function<Reply()>> plainPages(const Metrics &metrics)
{
    return {
        {"/healthz", [] { return answer("ok\n", "text/plain; charset=utf-8"); }},
        {"/metrics",
         [&metrics] { return answer(metrics.text(), "text/plain; version=0.0.4; charset=utf-8"); }},
        {"/api/openapi.json",
         [document = catalogue::openApi()] { return answer(document, "application/json"); }},
    };
}

} // namespace madang
