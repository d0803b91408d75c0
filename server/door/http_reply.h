// SPDX-License-Identifier: GPL-3.0-or-later
// How answers look: HTTP heads with their security headers, and refusals as RFC 9457 problems. Pure; no
// socket.
#pragma once

#include "common/base/clock.h"
#include "common/protocol/problem.h"
#include "server/door/http_request.h"

namespace madang::door {

/// One answer, before it is written.
struct HttpAnswer {
    int status = 200;
    QByteArray contentType; ///< empty: no body is announced with a type
    QByteArray body;
    QList<HttpField> fields; ///< beyond those that every answer has; values are cleaned of line breaks
    bool isPage = false; ///< meant for a browser window: gets a policy that lets it show itself
    QByteArray scriptHost = {}; ///< of a page: the only host beside ours whose script may run
    QByteArray otherHosts = {}; ///< where that script may go beside its company's hosts, by spaces
    qint64 follows = 0; ///< octets of the body that are sent after this answer
    QString fileName = {}; ///< to be saved under, not shown
    QByteArray version = {}; ///< of a body that never changes: its reader may keep it, nobody between may
};

/// A name for a request: in its answer and in the log.
QByteArray newRequestId();

/// The reason phrase of a status.
QByteArrayView reasonOf(int status);

/// What is true of every answer on a connection.
struct AnswerSetting {
    QByteArray requestId;
    Timestamp now;
    bool keepAlive = true;
    int minorVersion = 1;
    bool headOnly = false; ///< the request was HEAD: the length is told, the body is not
    bool secure = false;
    bool endless = false; ///< the body goes on until the connection ends
};

/// The octets of an answer.
QByteArray formatted(const HttpAnswer &answer, const AnswerSetting &setting);

/// A refusal as it stands on the wire; `status` 0 means the code's own.
Problem problemOf(const Error &error, QByteArrayView requestId, int status = 0);
/// A refusal as an answer: application/problem+json with Retry-After, Allow, and WWW-Authenticate on 401.
HttpAnswer problemAnswer(const Error &error, QByteArrayView requestId, int status = 0);
/// The Error that stands for a bare HTTP status of the parser.
Error errorOfStatus(int status, const char *about);

} // namespace madang::door
