// SPDX-License-Identifier: GPL-3.0-or-later
// Octets in, HTTP requests out: Boost.Beast's grammar behind our own rules and limits. Knows no route and no
// socket.
#pragma once

#include "server/door/http_request.h"

#include <memory>

namespace madang::door {

/// Bounds that hold from the first octet, in octets where nothing else is said.
struct HttpLimits {
    qsizetype requestLine = 8 * 1024;
    qsizetype fieldLine = 8 * 1024;
    qsizetype head = 32 * 1024;
    qsizetype body = 1024 * 1024; ///< whatever a route allows; applied by who calls readBody()
    int fields = 100;
    int parameters = 64; ///< in the query string
    qsizetype chunkExtensions = 4 * 1024; ///< of all chunks of one body together
    qsizetype trailers = 8 * 1024; ///< also bounds one chunk's own line
};

/// Why a request was refused. The connection has to be closed: where the next request begins is not known.
struct HttpFailure {
    int status = 400;
    const char *about = "";
};

/// Reads one request after the other. The head is judged before any body is taken, so that its reader can
/// choose the body's limit; what follows a complete request stays in the input.
class HttpParser {
public:
    enum class Stage {
        Head, ///< reading the head
        HeadDone, ///< call readBody()
        Body, ///< reading the body
        Done, ///< call takeRequest()
        Failed,
    };

    explicit HttpParser(const HttpLimits &limits = {});
    ~HttpParser();

    /// Takes octets from the front of `input` until the stage changes or nothing is left.
    void feed(QByteArrayView &input);
    Stage stage() const { return m_stage; }
    /// Whether nothing of a request has come yet.
    bool idle() const { return m_stage == Stage::Head && m_head.isEmpty(); }
    const HttpFailure &failure() const { return m_failure; }
    /// The request; its body is there in stage Done.
    const HttpRequest &request() const { return m_request; }

    /// Only in HeadDone: goes on with the body, which may have `limit` octets (413 beyond).
    void readBody(qint64 limit);
    /// Only in Done: the request; the parser starts over.
    HttpRequest takeRequest();

private:
    struct Grammar;

    void feedHead(QByteArrayView &input);
    bool judgeOctet(char c);
    bool judgeLine();
    void finishHead();
    bool judgeFields();
    bool judgeHost();
    bool judgeTransfer();
    bool readTarget(QByteArray target);
    bool readQuery(QByteArrayView text);
    void feedBody(QByteArrayView &input);
    void finishBody();
    bool fail(int status, const char *about);

    const HttpLimits m_limits;
    Stage m_stage = Stage::Head;
    HttpFailure m_failure;
    HttpRequest m_request;
    QByteArray m_head;
    qsizetype m_line = 0; ///< start of the present line in m_head
    int m_lines = 0;
    bool m_skippedEmptyLine = false;
    QByteArray m_pending; ///< octets of a chunk's line or of trailers that are not complete
    std::unique_ptr<Grammar> m_grammar;
};

/// Percent-decodes into UTF-8. Nothing for a bad escape, for NUL and control characters, and for what is no
/// UTF-8.
std::optional<QByteArray> percentDecoded(QByteArrayView text, bool plusIsSpace);

/// `application/x-www-form-urlencoded` (a body or a query string) as decoded pairs; nothing when malformed.
std::optional<QList<std::pair<QByteArray, QByteArray>>> formPairs(QByteArrayView text, int limit);

} // namespace madang::door
