// SPDX-License-Identifier: GPL-3.0-or-later
// callHouse: a command of the socket in the data folder, at the daemon that runs there, or without one in
// this process: the same routes, the same services, the same record.
#pragma once

#include "server/commands/local_socket.h"

namespace madang::commands {

/// As callLocally(); Conflict ("store-in-use") when a daemon holds the folder and does not listen, or one
/// with another folder holds the database (`field` says which); NotFound ("no-store") when there is nothing
/// yet.
Result<QJsonObject> callHouse(const Config &config, const QByteArray &command, QJsonObject members);

/// The same with the types of a command.
template <typename Request, typename Answer>
Result<Answer> callHouse(const Config &config, const Command<Request, Answer> &command,
                         const Request &request)
{
    TRY(const QJsonObject members, json::parseObject(toJson(request), {}));
    TRY(const QJsonObject reply, callHouse(config, QByteArray(command.name), members));
    return fromJson<Answer>(reply);
}

/// Says on stderr why callHouse() reached neither a daemon nor the store; false when an Error is an answer.
bool explainUnreached(const Error &error, const Config &config);

} // namespace madang::commands
