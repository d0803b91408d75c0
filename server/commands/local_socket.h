// SPDX-License-Identifier: GPL-3.0-or-later
// LocalSocket: a running daemon's door for operators' verbs: a Unix socket in the data folder that only the
// daemon's own user can open. JSON lines, one answer for each, no password. It knows no feature: it has
// routes of its own, and what a feature installs there is reached by its name.
//
//     {"command":"desk.requery","order":"…"}  →  {"ok":true,"reply":{…}}
//                                             →  {"ok":false,"error":{"code":"not-found","about":"order"}}
#pragma once

#include "server/core/routes.h"
#include "server/door/mailbox.h"
#include "server/store_folder.h"

#include <QHash>
#include <QLocalServer>
#include <QSocketNotifier>

class QLocalSocket;

namespace madang {

/// Where the daemon of a data folder listens.
QString localSocketPath(const QString &folder);

/// Belongs to the main thread, whose event loop drives it. Goes before the lanes stop: what is answered later
/// finds a closed mailbox.
class LocalSocket : public QObject {
    Q_OBJECT
public:
    explicit LocalSocket(const Routes &routes);
    ~LocalSocket() override;

    /// Unavailable ("local-socket") when it cannot be made there, for instance because the path is too long.
    Done listen(const StoreFolder &folder);

private:
    struct Visitor {
        QLocalSocket *socket = nullptr;
        QByteArray received;
        bool waits = false; ///< for the answer to what it asked
        uint uid = 0; ///< of the system's user
    };

    void accept();
    void read(int visitor);
    void ask(int visitor, const QByteArray &line);
    void answer(int visitor, const QByteArray &line);
    void deliver();

    const Routes &m_routes;
    QLocalServer m_server;
    QHash<int, Visitor> m_visitors;
    int m_lastVisitor = 0;
    std::shared_ptr<door::Mailbox> m_mailbox = std::make_shared<door::Mailbox>();
    QSocketNotifier m_notifier;
};

/// What a verb does: one command at the daemon that holds the folder, waiting for its answer. Unavailable
/// ("no-daemon") when none listens there; otherwise the daemon's own refusals.
Result<QJsonObject> callLocally(const QString &folder, const QByteArray &command, QJsonObject members);

/// The same with the types of a command of the contract.
template <typename Request, typename Answer>
Result<Answer> callLocally(const QString &folder, const Command<Request, Answer> &command,
                           const Request &request)
{
    TRY(const QJsonObject members, json::parseObject(toJson(request), {}));
    TRY(const QJsonObject reply, callLocally(folder, QByteArray(command.name), members));
    return fromJson<Answer>(reply);
}

} // namespace madang
