// SPDX-License-Identifier: GPL-3.0-or-later
// TLS as the server speaks it: OpenSSL, versions 1.2 and 1.3, no renegotiation. Only connection.cpp uses it.
#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QDateTime>

#include <memory>

using SSL_CTX = struct ssl_ctx_st;
using SSL = struct ssl_st;

namespace madang::door {

/// A certificate with its key, ready to serve. Shared by all connections made with it; safe from any thread.
class TlsContext {
public:
    /// Reads a PEM chain and key. InvalidValue, `about` saying which file and why.
    static Result<std::shared_ptr<TlsContext>> load(const QByteArray &certificateFile,
                                                    const QByteArray &keyFile);
    /// When the server's own certificate ends.
    QDateTime validUntil() const;
    /// When it begins.
    QDateTime validFrom() const;
    /// Whether it names a host, by a name (punycode) or a numeric address.
    bool isFor(const QByteArray &host) const;
    enum class Chain {
        Whole, ///< each certificate of the file was issued by the one behind it
        Alone, ///< the server's own, which somebody else issued, and nothing behind it
        Torn, ///< one of them was issued by another than the one behind it
    };
    Chain chain() const;
    ~TlsContext();
    TlsContext(const TlsContext &) = delete;
    TlsContext &operator=(const TlsContext &) = delete;

private:
    friend class TlsStream;
    explicit TlsContext(SSL_CTX *context)
        : m_context(context)
    {
    }
    SSL_CTX *m_context;
};

/// One TLS conversation on a non-blocking socket.
class TlsStream {
public:
    TlsStream(const TlsContext &context, int fd);
    ~TlsStream();
    TlsStream(const TlsStream &) = delete;
    TlsStream &operator=(const TlsStream &) = delete;

    enum class Outcome {
        Some, ///< `count` octets were read or written
        Later, ///< nothing now: try again when the socket is ready
        Ended, ///< the peer said good-bye
        Broken,
    };
    struct Step {
        Outcome outcome = Outcome::Broken;
        qsizetype count = 0;
    };
    /// Both shake hands first when that is still to be done.
    Step read(char *into, qsizetype room);
    Step write(const char *octets, qsizetype count);
    /// Whether decrypted octets wait that the socket will not announce.
    bool holdsMore() const;
    /// Whether the last step that came to Later waits for room to write.
    bool wantsWrite() const { return m_wantsWrite; }
    /// Says good-bye.
    void end();

private:
    Step judge(int result);
    SSL *m_ssl;
    bool m_wantsWrite = false;
    bool m_broken = false;
};

} // namespace madang::door
