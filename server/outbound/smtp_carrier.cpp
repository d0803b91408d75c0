// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/smtp_carrier.h"

#include <QFile>
#include <QHostAddress>
#include <QUrl>

#include <curl/curl.h>

#include <cstring>
#include <memory>

namespace madang::outbound {

using namespace Qt::StringLiterals;

namespace {

    constexpr long kConnectSeconds = 10;

    bool isThisMachine(const QString &host)
    {
        return host == "localhost"_L1 || QHostAddress(host).isLoopback();
    }

    using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
    using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

    struct Reading {
        const QByteArray &octets;
        qsizetype at = 0;
    };

    size_t readOctets(char *to, size_t size, size_t count, void *from)
    {
        auto &reading = *static_cast<Reading *>(from);
        const auto length = qMin(qsizetype(size * count), reading.octets.size() - reading.at);
        std::memcpy(to, reading.octets.constData() + reading.at, size_t(length));
        reading.at += length;
        return size_t(length);
    }

    size_t ignore(char *, size_t size, size_t count, void *)
    {
        return size * count;
    }

    int stopWhenAsked(void *stopping, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
    {
        return static_cast<const std::atomic_bool *>(stopping)->load() ? 1 : 0;
    }

    Handle connectionTo(const SmtpServer &server)
    {
        // The one initialisation of the process, by whichever thread comes first.
        static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
        Handle handle(ready == CURLE_OK ? curl_easy_init() : nullptr, curl_easy_cleanup);
        if (!handle)
            return handle;
        CURL *const curl = handle.get();
        QUrl url;
        url.setScheme(server.security == SmtpServer::Security::Tls ? u"smtps"_s : u"smtp"_s);
        url.setHost(server.host);
        url.setPort(server.port);
        // What follows the slash is how we greet; not our host's name, which is nobody's business.
        url.setPath(u'/' + server.greeting);
        curl_easy_setopt(curl, CURLOPT_URL, url.toEncoded().constData());
        curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        curl_easy_setopt(curl, CURLOPT_PROXY, "");
        curl_easy_setopt(curl, CURLOPT_NETRC, long(CURL_NETRC_IGNORED));
        curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
        curl_easy_setopt(curl, CURLOPT_TIMEOUT, long(server.patience.count()));
        curl_easy_setopt(curl, CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, ignore);
        if (server.security == SmtpServer::Security::StartTls)
            curl_easy_setopt(curl, CURLOPT_USE_SSL, long(CURLUSESSL_ALL));
        if (!server.caFile.isEmpty())
            curl_easy_setopt(curl, CURLOPT_CAINFO, QFile::encodeName(server.caFile).constData());
        if (!server.user.isEmpty()) {
            curl_easy_setopt(curl, CURLOPT_USERNAME, server.user.toUtf8().constData());
            curl_easy_setopt(curl, CURLOPT_PASSWORD, server.password.toUtf8().constData());
        }
        return handle;
    }

    /// Whether the mail server said for good that it does not want this mail. What it says about signing in
    /// is about our settings.
    bool isForGood(CURLcode code, long answer)
    {
        const bool aboutUs = answer == 530 || answer == 534 || answer == 535 || answer == 538;
        return code != CURLE_LOGIN_DENIED && answer >= 500 && answer < 600 && !aboutUs;
    }

    Carried resultOf(CURL *curl, CURLcode code)
    {
        if (code == CURLE_OK)
            return {};
        long answer = 0;
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
        // Only our words and its number: what the server wrote may repeat an address.
        QByteArray fault = curl_easy_strerror(code);
        if (answer > 0)
            fault += " (answer " + QByteArray::number(qlonglong(answer)) + ')';
        return {isForGood(code, answer) ? Carried::Outcome::Never : Carried::Outcome::Later, fault};
    }

} // namespace

bool isExposed(const SmtpServer &server)
{
    return server.security == SmtpServer::Security::None && !server.allowPlain && !isThisMachine(server.host);
}

SmtpCarrier::SmtpCarrier(SmtpServer server)
    : m_server(std::move(server))
{
}

Carried SmtpCarrier::carry(const Parcel &parcel, const std::atomic_bool &stopping)
{
    const Handle handle = isExposed(m_server) ? Handle(nullptr, curl_easy_cleanup) : connectionTo(m_server);
    if (!handle)
        return {Carried::Outcome::Later, "mail would leave this machine unencrypted"};
    CURL *const curl = handle.get();
    const List to(curl_slist_append(nullptr, ('<' + parcel.to + '>').constData()), curl_slist_free_all);
    Reading reading{parcel.octets};
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ('<' + parcel.from + '>').constData());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to.get());
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, readOctets);
    curl_easy_setopt(curl, CURLOPT_READDATA, &reading);
    curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, curl_off_t(parcel.octets.size()));
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, stopWhenAsked);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, const_cast<std::atomic_bool *>(&stopping));
    return resultOf(curl, curl_easy_perform(curl));
}

Carried SmtpCarrier::probe()
{
    const Handle handle = isExposed(m_server) ? Handle(nullptr, curl_easy_cleanup) : connectionTo(m_server);
    if (!handle)
        return {Carried::Outcome::Later, "mail would leave this machine unencrypted"};
    curl_easy_setopt(handle.get(), CURLOPT_CONNECT_ONLY, 1L);
    return resultOf(handle.get(), curl_easy_perform(handle.get()));
}

} // namespace madang::outbound
