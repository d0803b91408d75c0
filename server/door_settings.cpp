// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door_settings.h"

#include <QFile>

namespace madang {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

    door::Compression compressionOf(const Config::Compression &from)
    {
        using With = door::Compression::With;
        const With with = from.with == "nobody"_L1 ? With::Nobody
            : from.with == "everybody"_L1          ? With::Everybody
                                                   : With::RemoteClients;
        return {with, from.leastBytes};
    }

    door::HttpLimits httpLimitsOf(const Config::Limits &from)
    {
        door::HttpLimits to;
        to.requestLine = from.requestLineBytes;
        to.fieldLine = from.headerLineBytes;
        to.head = from.headerBytes;
        to.body = from.bodyBytes;
        to.fields = from.headerLines;
        to.parameters = from.queryParameters;
        to.chunkExtensions = from.chunkExtensionBytes;
        to.trailers = from.trailerBytes;
        return to;
    }

    void setTimes(door::DoorLimits &to, const Config::Limits &from)
    {
        to.headTime = seconds(from.handshakeSeconds);
        to.bodyTime = seconds(from.bodySeconds);
        to.idleTime = seconds(from.idleSeconds);
        to.answerTime = seconds(from.answerSeconds);
        to.loginTime = seconds(from.loginSeconds);
        to.closeTime = seconds(from.closeSeconds);
        to.pingTime = seconds(from.pingSeconds);
        to.heartbeat = {.canSend = 1000 * from.beatSeconds, .wants = 1000 * from.beatWantedSeconds};
    }

    /// WebSocket messages and STOMP frames, before a login and after it.
    void setFrames(door::DoorLimits &to, const Config::Limits &from)
    {
        to.messageBeforeLogin.message = from.frameBytesBeforeLogin;
        to.messageBeforeLogin.fragments = from.messageFragmentsBeforeLogin;
        to.frameBeforeLogin.line = to.frameBeforeLogin.head = from.frameBytesBeforeLogin;
        to.frameBeforeLogin.headers = from.frameHeadersBeforeLogin;
        to.message.message = from.messageBytes > 0 ? from.messageBytes : 2 * from.frameBytes;
        to.message.fragments = from.messageFragments;
        to.frame.body = from.frameBytes;
        to.frame.head = from.frameHeadBytes;
        to.frame.line = from.frameLineBytes;
        to.frame.headers = from.frameHeaders;
    }

    door::DoorLimits limitsOf(const Config::Limits &from)
    {
        door::DoorLimits to;
        to.connections = from.connections;
        to.connectionsPerAddress = from.connectionsPerAddress;
        to.connectionsPerAccount = from.connectionsPerAccount;
        to.outgoing = from.sendQueueBytes;
        to.outgoingInAll = qsizetype(from.sendQueuesMib) << 20;
        to.http = httpLimitsOf(from);
        setTimes(to, from);
        setFrames(to, from);
        to.pings = from.pings;
        to.subscriptions = from.subscriptions;
        to.unacknowledged = from.unacknowledged;
        to.transactions = from.transactions;
        to.framesPerTransaction = from.transactionFrames;
        to.commandsInFlight = from.commandsInFlight;
        to.framesPerSecond = from.ratePercent == 0 ? 0 : from.framesPerSecond;
        to.refusals = from.ratePercent == 0 ? 0 : from.refusals;
        return to;
    }

} // namespace

door::DoorConfig doorConfigOf(const Config &config)
{
    door::DoorConfig out;
    out.addresses = {config.server.listen.toLatin1()};
    out.port = quint16(config.server.port);
    out.threads = config.server.ioThreads;
    out.certificateFile = QFile::encodeName(config.tls.certificate);
    out.privateKeyFile = QFile::encodeName(config.tls.key);
    out.plainBesideTls = config.tls.allowPlain;
    for (const QString &proxy : config.server.trustedProxies)
        out.proxies += proxy.toLatin1();
    for (const QString &origin : config.server.allowedOrigins)
        out.origins.allowed += origin.toLatin1();
    out.playground = config.server.playground;
    out.compression = compressionOf(config.compression);
    out.limits = limitsOf(config.limits);
    return out;
}

} // namespace madang
