// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/tls.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <ctime>

namespace madang::door {

namespace {

    Error opensslError(const char *what, const QByteArray &file)
    {
        const unsigned long code = ERR_get_error();
        ERR_clear_error();
        const char *reason = ERR_reason_error_string(code);
        return Error{Code::InvalidValue,
                     QLatin1StringView(what) + QLatin1StringView(" ") + QString::fromUtf8(file)
                         + QLatin1StringView(": ") + QString::fromLatin1(reason ? reason : "unreadable")};
    }

    QDateTime momentOf(const ASN1_TIME *time)
    {
        std::tm moment{};
        if (!time || ASN1_TIME_to_tm(time, &moment) != 1)
            return {};
        return QDateTime(QDate(moment.tm_year + 1900, moment.tm_mon + 1, moment.tm_mday),
                         QTime(moment.tm_hour, moment.tm_min, moment.tm_sec), Qt::UTC);
    }

    int chooseProtocol(SSL *, const unsigned char **out, unsigned char *outSize, const unsigned char *in,
                       unsigned int inSize, void *)
    {
        static constexpr unsigned char kHttp[] = "\x08http/1.1";
        unsigned char *chosen = nullptr;
        if (SSL_select_next_proto(&chosen, outSize, kHttp, sizeof kHttp - 1, in, inSize)
            != OPENSSL_NPN_NEGOTIATED)
            return SSL_TLSEXT_ERR_NOACK;
        *out = chosen;
        return SSL_TLSEXT_ERR_OK;
    }

} // namespace

Result<std::shared_ptr<TlsContext>> TlsContext::load(const QByteArray &certificateFile,
                                                     const QByteArray &keyFile)
{
    SSL_CTX *made = SSL_CTX_new(TLS_server_method());
    if (!made)
        return opensslError("TLS", {});
    const std::shared_ptr<TlsContext> context(new TlsContext(made));
    SSL_CTX_set_min_proto_version(made, TLS1_2_VERSION);
    SSL_CTX_set_options(made,
                        SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE
                            | SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_mode(
        made, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_cipher_list(made, "ECDHE+AESGCM:ECDHE+CHACHA20:!aNULL:!SHA1");
    SSL_CTX_set_session_cache_mode(made, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(made, 1);
    SSL_CTX_set_alpn_select_cb(made, chooseProtocol, nullptr);
    if (SSL_CTX_use_certificate_chain_file(made, certificateFile.constData()) != 1)
        return opensslError("certificate", certificateFile);
    if (SSL_CTX_use_PrivateKey_file(made, keyFile.constData(), SSL_FILETYPE_PEM) != 1)
        return opensslError("private key", keyFile);
    if (SSL_CTX_check_private_key(made) != 1)
        return opensslError("private key", keyFile);
    return context;
}

QDateTime TlsContext::validUntil() const
{
    const X509 *own = SSL_CTX_get0_certificate(m_context);
    return own ? momentOf(X509_get0_notAfter(own)) : QDateTime();
}

QDateTime TlsContext::validFrom() const
{
    const X509 *own = SSL_CTX_get0_certificate(m_context);
    return own ? momentOf(X509_get0_notBefore(own)) : QDateTime();
}

bool TlsContext::isFor(const QByteArray &host) const
{
    X509 *own = SSL_CTX_get0_certificate(m_context);
    if (!own || host.isEmpty())
        return false;
    const bool is = X509_check_ip_asc(own, host.constData(), 0) == 1
        || X509_check_host(own, host.constData(), size_t(host.size()), X509_CHECK_FLAG_NEVER_CHECK_SUBJECT,
                           nullptr)
            == 1; // no client of today looks for names in the subject
    ERR_clear_error();
    return is;
}

TlsContext::Chain TlsContext::chain() const
{
    X509 *each = SSL_CTX_get0_certificate(m_context);
    STACK_OF(X509) *issuers = nullptr;
    SSL_CTX_get0_chain_certs(m_context, &issuers);
    const int count = issuers ? sk_X509_num(issuers) : 0;
    if (!each || (count == 0 && X509_NAME_cmp(X509_get_subject_name(each), X509_get_issuer_name(each)) != 0))
        return Chain::Alone;
    for (int i = 0; i < count; ++i) {
        X509 *issuer = sk_X509_value(issuers, i);
        if (X509_check_issued(issuer, each) != X509_V_OK)
            return Chain::Torn;
        each = issuer;
    }
    return Chain::Whole;
}

TlsContext::~TlsContext()
{
    SSL_CTX_free(m_context);
}

TlsStream::TlsStream(const TlsContext &context, int fd)
    : m_ssl(SSL_new(context.m_context))
{
    if (!m_ssl)
        qBadAlloc();
    SSL_set_fd(m_ssl, fd);
    SSL_set_accept_state(m_ssl);
}

TlsStream::~TlsStream()
{
    SSL_free(m_ssl);
}

TlsStream::Step TlsStream::read(char *into, qsizetype room)
{
    ERR_clear_error();
    return judge(m_broken ? -1 : SSL_read(m_ssl, into, int(room)));
}

TlsStream::Step TlsStream::write(const char *octets, qsizetype count)
{
    ERR_clear_error();
    return judge(m_broken ? -1 : SSL_write(m_ssl, octets, int(count)));
}

TlsStream::Step TlsStream::judge(int result)
{
    m_wantsWrite = false;
    if (result > 0)
        return {Outcome::Some, result};
    if (m_broken)
        return {Outcome::Broken, 0};
    switch (SSL_get_error(m_ssl, result)) {
    case SSL_ERROR_WANT_READ:
        return {Outcome::Later, 0};
    case SSL_ERROR_WANT_WRITE:
        m_wantsWrite = true;
        return {Outcome::Later, 0};
    case SSL_ERROR_ZERO_RETURN:
        return {Outcome::Ended, 0};
    default:
        m_broken = true;
        ERR_clear_error();
        return {Outcome::Broken, 0};
    }
}

bool TlsStream::holdsMore() const
{
    return SSL_pending(m_ssl) > 0;
}

void TlsStream::end()
{
    if (m_broken || SSL_in_init(m_ssl))
        return;
    ERR_clear_error();
    SSL_shutdown(m_ssl);
    ERR_clear_error();
}

} // namespace madang::door
