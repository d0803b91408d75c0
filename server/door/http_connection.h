// SPDX-License-Identifier: GPL-3.0-or-later
// HttpConnection: requests in, answers out, in order, on one connection. Addresses lead to Routes; an upgrade
// leads to StompConnection. What a command means is not known here.
#pragma once

#include "server/core/routes.h"
#include "server/door/census.h"
#include "server/door/connection.h"
#include "server/door/deflate.h"
#include "server/door/http_parser.h"
#include "server/door/http_reply.h"
#include "server/door/patience.h"

namespace madang::door {

class HttpConnection final : public Conversation {
public:
    explicit HttpConnection(Connection &connection);
    ~HttpConnection() override;

    void received(QByteArrayView octets) override;
    void peerEnded() override;
    void due(qint64 now) override;
    void drained() override;
    void leave() override;

private:
    enum class Waiting {
        ForHead,
        ForRequest, ///< kept alive, nothing of the next request has come
        ForBody,
        ForAnswer,
        ForPieces, ///< the answer's body is leaving piece by piece
    };

    void consume(QByteArrayView input);
    bool mustWait() const;
    void goOn();
    void expect(Waiting what);
    void beginRequest();
    HttpAnswer refusal(const Error &error);
    void refuseParse();
    void headDone();
    std::optional<HttpAnswer> judgeHead();
    std::optional<HttpAnswer> judgeUpgrade();
    std::optional<HttpAnswer> judgeStream();
    Result<QList<QByteArray>> streamTypes() const;
    bool isStream() const;
    Done judgeType() const;
    bool takePlace(const QString &address);
    Done judgeBan(const QString &address) const;
    Done sameOrigin() const;
    void dispatch();
    void upgrade();
    std::optional<DeflateAgreement> agreedDeflate() const;
    void becomeStream();
    Result<Params> params() const;
    Result<Caller> identify();
    QByteArray clientAddress() const;
    bool cameSecurely() const;
    void answered(quint64 serial, const Result<Reply> &result);
    HttpAnswer answerOf(const Reply &reply) const;
    void answer(HttpAnswer answer);
    void answerEnds();
    void askPiece();
    void pieceCame(quint64 serial, const Result<QByteArray> &piece);
    std::function<void(std::function<void(HttpConnection &)>)> reachingMe();
    void addCrossOriginFields(HttpAnswer &answer) const;
    HttpAnswer options() const;
    void logRequest(int status);

    HttpParser m_parser;
    HttpRequest m_request;
    Routes::Found m_found;
    Caller m_caller;
    std::optional<qint64> m_tokenEnd; ///< steady time
    Patience m_patience;
    AccountPlace m_place; ///< of an event stream that is about to begin
    std::shared_ptr<const Pieces> m_pieces; ///< of the answer that is leaving
    qint64 m_pieceAt = 0;
    bool m_pieceAsked = false;
    QByteArray m_requestId;
    QByteArray m_waitingInput; ///< pipelined requests that came while an answer was being made
    std::unique_ptr<Conversation> m_upgrade;
    qint64 m_requestStart = 0;
    qsizetype m_leftAtLook = 0; ///< of the last answer, when somebody last looked
    quint64 m_serial = 0; ///< of the request whose answer is awaited
    Waiting m_waiting = Waiting::ForHead;
    Ending m_ending = Ending::Finished;
    bool m_keepAlive = true;
    bool m_peerEnded = false;
    bool m_leaving = false;
};

} // namespace madang::door
