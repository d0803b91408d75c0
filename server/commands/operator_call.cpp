// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/operator_call.h"

#include "server/commands/commands.h"
#include "server/commands/store_upgrade.h"
#include "server/corridor.h"

#include <QFile>

#include <future>
#include <unistd.h>

namespace madang::commands {

using namespace Qt::StringLiterals;

namespace {

    constexpr JsonLimits kAnswerLimits{.bytes = 16 << 20, .depth = 32, .values = 1 << 20};

    Caller atHost()
    {
        Caller caller;
        caller.address = kHostAddress;
        caller.requestId = u"host:uid="_s + QString::number(::geteuid());
        caller.language = u"en"_s;
        return caller;
    }

    Result<QJsonObject> callHere(const Config &config, const QByteArray &command, const QJsonObject &members)
    {
        const QString path = dataFolderOf(config);
        if (config.store.engine == "sqlite"_L1 && !QFile::exists(path + "/madang.db"_L1)
            && command != "users.create")
            return Error{Code::NotFound, "no-store"};
        TRY(const auto folder, StoreFolder::take(path));
        const SystemClock clock;
        Corridor corridor(config, *folder, clock);
        TRY(openStore(corridor, config, *folder));
        const Route *route = corridor.socketRoutes().named(command);
        if (!route)
            return Error{Code::NotFound, "command"};
        std::promise<Result<Reply>> promise;
        corridor.socketRoutes().call(*route, atHost(), {members, json::Source::Body},
                                     [&promise](const Result<Reply> &reply) { promise.set_value(reply); });
        const Result<Reply> reply = promise.get_future().get();
        corridor.stop();
        if (!reply)
            return reply.error();
        return json::parseObject(reply->body, kAnswerLimits);
    }

} // namespace

Result<QJsonObject> callHouse(const Config &config, const QByteArray &command, QJsonObject members)
{
    const auto answer = callLocally(dataFolderOf(config), command, members);
    if (answer || answer.error().about != "no-daemon"_L1)
        return answer;
    return callHere(config, command, members);
}

bool explainUnreached(const Error &error, const Config &config)
{
    const QString folder = dataFolderOf(config);
    if (error.about == "no-store"_L1) {
        std::fprintf(stderr, "madangd: there is no store in %s yet; give --data or --config\n",
                     qPrintable(folder));
        return true;
    }
    if (error.about == "store-in-use"_L1 && !error.field.isEmpty()) {
        std::fprintf(stderr,
                     "madangd: another madangd, %s, uses the database %s; run this where that one runs\n",
                     qPrintable(error.field), qPrintable(config.store.database));
        return true;
    }
    if (error.about == "store-in-use"_L1) {
        std::fprintf(stderr,
                     "madangd: a daemon holds the store in %s, but this user cannot reach it there; run "
                     "this as the user it runs as\n",
                     qPrintable(folder));
        return true;
    }
    if (error.about == "data-folder"_L1 || error.about == "newer-schema"_L1
        || error.about == "changed-step"_L1 || error.about == "store"_L1 || error.about == "migrating"_L1
        || error.about == "backup-room"_L1 || error.about == "pg-tool"_L1 || error.about == "pg-failed"_L1
        || error.about.endsWith("-permissions"_L1)) {
        explain(error, config);
        return true;
    }
    return false;
}

} // namespace madang::commands
