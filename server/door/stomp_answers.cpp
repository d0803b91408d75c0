// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/stomp_answers.h"

#include "server/door/http_reply.h"

namespace madang::door {

using namespace Qt::StringLiterals;

stomp::Frame connectedFrame(const StompLogin &login, const Caller &caller, const stomp::BeatOffer &ours)
{
    stomp::Frame frame{"CONNECTED",
                       {{"version", stomp::textOf(login.version).toByteArray()},
                        {"session", caller.requestId.toLatin1()},
                        {"server", "madang/" MADANG_VERSION},
                        {"heart-beat", ours.text()}},
                       {}};
    if (!caller.guest())
        frame.headers.append({"user-name", caller.user.bytes()});
    return frame;
}

stomp::Frame receiptFrame(const StompReceipt &receipt)
{
    stomp::Frame frame{"RECEIPT", {{"receipt-id", receipt.id}}, {}};
    if (receipt.position > 0)
        frame.headers.append({"position", QByteArray::number(receipt.position)});
    if (!receipt.eventId.isEmpty())
        frame.headers.append({"event-id", receipt.eventId});
    return frame;
}

stomp::Frame errorFrame(const Error &error, const QByteArray &receipt, const QByteArray &requestId)
{
    QString sentence = titleOf(error.code);
    if (!error.about.isEmpty())
        sentence += u": "_s + error.about;
    const QLatin1StringView code = wordOf(error.code);
    stomp::Frame frame{"ERROR",
                       {{"message", sentence.toUtf8()}, {"code", QByteArray(code.data(), code.size())}},
                       toJson(problemOf(error, requestId))};
    if (!receipt.isEmpty())
        frame.headers.append({"receipt-id", receipt});
    if (error.about == "accept-version"_L1)
        frame.headers.append(stomp::Header{"version", "1.0,1.1,1.2"});
    frame.headers.append(stomp::Header{"content-type", "application/json"});
    return frame;
}

stomp::Frame refusalFrame(const StompRefusal &refusal, const QByteArray &subscription,
                          const QByteArray &messageId, const QByteArray &ack)
{
    Problem problem = problemOf(refusal.error, refusal.requestId);
    if (!refusal.receipt.isEmpty())
        problem.receipt = QString::fromUtf8(refusal.receipt);
    if (!refusal.tag.isEmpty())
        problem.tag = refusal.tag;
    stomp::Frame frame{"MESSAGE", {}, toJson(problem)};
    if (!subscription.isEmpty())
        frame.headers.append({"subscription", subscription});
    frame.headers.append({"destination", kErrorQueue.toByteArray()});
    frame.headers.append({"message-id", messageId});
    if (!ack.isEmpty())
        frame.headers.append({"ack", ack});
    frame.headers.append(stomp::Header{"content-type", "application/json"});
    frame.headers.append(stomp::Header{"event", "refused"});
    if (!refusal.destination.isEmpty())
        frame.headers.append({"refused-destination", refusal.destination});
    if (!refusal.transaction.isEmpty())
        frame.headers.append({"refused-transaction", refusal.transaction});
    if (!refusal.ack.isEmpty())
        frame.headers.append({"refused-ack", refusal.ack});
    return frame;
}

} // namespace madang::door
