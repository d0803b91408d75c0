// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/check_outside.h"

#include "common/base/clock.h"
#include "common/base/log.h"
#include "server/features/overview/clock_watch.h"
#include "server/features/payments/toss_client.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QLocale>

#include <future>

namespace madang::commands {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    /// So far off codes of second factors fail for some, and signed requests are refused.
    constexpr qint64 kMuchTooFarMs = 30'000;
    /// A gateway tells whole seconds, and the way there takes a moment.
    constexpr qint64 kTooFarMs = 5'000;
    constexpr auto kGatewayPatience = 10s;
    /// No order of ours is called so.
    constexpr QLatin1StringView kNobodysOrder("madang-check");

    struct GatewaySaid {
        TossAnswer answer;
        Timestamp askedAt;
        Timestamp answeredAt;
    };

    GatewaySaid askGateway(const Config &config, const QString &secret)
    {
        const SystemClock clock;
        TossSettings settings;
        settings.address = QUrl(config.payments.tossAddress, QUrl::StrictMode);
        settings.secretKey = secret;
        settings.patience = kGatewayPatience;
        std::promise<TossAnswer> promise; // outlives the thread that keeps it
        outbound::HttpClient http;
        const TossClient client(http, settings);
        const Timestamp asked = clock.now();
        client.get(u"/v1/payments/orders/"_s + kNobodysOrder,
                   [&promise](const TossAnswer &answer) { promise.set_value(answer); });
        const TossAnswer answer = promise.get_future().get();
        return {answer, asked, clock.now()};
    }

    void tellGateway(CheckReport &report, const Config &config, const TossAnswer &answer, const char *key)
    {
        const QString where = u"Toss Payments at %1"_s.arg(config.payments.tossAddress);
        const QString said = answer.code.isEmpty() ? QString::number(answer.status)
                                                   : u"%1 %2"_s.arg(answer.status).arg(forLog(answer.code));
        if (answer.status == 0)
            report.bad(u"%1 gives no answer"_s.arg(where),
                       u"look at payments.toss_address, and whether this machine may reach it (name "
                       u"service, firewall, proxy)"_s);
        else if (answer.status == 401 || answer.status == 403)
            report.bad(
                u"%1 refuses the secret key (%2)"_s.arg(where, said),
                u"copy the one that belongs to payments.%1 from the gateway's pages for developers"_s.arg(
                    QLatin1StringView(key)));
        else if (answer.status == 404 && answer.code.startsWith("NOT_FOUND"_L1))
            report.good(
                u"%1 takes the secret key that belongs to payments.%2"_s.arg(where, QLatin1StringView(key)));
        else if (answer.status == 429 || answer.status >= 500)
            report.warn(u"%1 is out of order (%2)"_s.arg(where, said),
                        u"try again later; what is under way there is asked about again by itself"_s);
        else
            report.bad(u"%1 answers as no gateway does (%2)"_s.arg(where, said),
                       u"payments.toss_address is the API's address without a path, usually "
                       u"https://api.tosspayments.com"_s);
    }

    /// How far this machine's clock is ahead of what an answer says; nothing where it says nothing.
    std::optional<qint64> aheadOf(const GatewaySaid &said)
    {
        QDateTime theirs = QLocale::c().toDateTime(QString::fromLatin1(said.answer.date),
                                                   u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
        if (!theirs.isValid())
            return std::nullopt;
        theirs.setTimeSpec(Qt::UTC);
        const qint64 ours = (said.askedAt.ms + said.answeredAt.ms) / 2;
        return ours - theirs.toMSecsSinceEpoch();
    }

    void tellClock(CheckReport &report, std::optional<qint64> ahead)
    {
        const QString remedy = u"set it, and let NTP keep it (timedatectl set-ntp true)"_s;
        if (ahead && qAbs(*ahead) > kTooFarMs) {
            const QString text = (*ahead > 0 ? u"this machine's clock is %1 s ahead of the gateway's"_s
                                             : u"this machine's clock is %1 s behind the gateway's"_s)
                                     .arg(qAbs(*ahead) / 1000);
            if (qAbs(*ahead) > kMuchTooFarMs)
                report.bad(text, remedy);
            else
                report.warn(text, remedy);
            return;
        }
        const std::optional<bool> isKept = isClockKept();
        if (!isKept)
            report.warn(u"whether something keeps this machine's clock cannot be told"_s,
                        u"compare it with another one (timedatectl)"_s);
        else if (!*isKept)
            report.warn(u"nothing keeps this machine's clock: the kernel calls it unsynchronised"_s, remedy);
        else if (ahead)
            report.good(u"this machine's clock is kept, and goes with the gateway's"_s);
        else
            report.good(u"this machine's clock is kept"_s);
    }

} // namespace

void checkGatewayAndClock(CheckReport &report, const Config &config)
{
    std::optional<qint64> ahead;
    report.about("gateway");
    const Config::Payments &payments = config.payments;
    if (payments.gateway != "toss"_L1) {
        report.good(u"gifts go through \"%1\", which needs no keys"_s.arg(payments.gateway));
    } else if (const auto secret = tossSecretOf(config); !secret) {
        report.bad(u"the file %1 cannot be read"_s.arg(payments.tossSecretFile), u"chmod or chown it"_s);
    } else {
        const GatewaySaid said = askGateway(config, *secret);
        tellGateway(report, config, said.answer, "toss_client_key");
        ahead = aheadOf(said);
        const auto billing = tossBillingSecretOf(config);
        if (!billing)
            report.bad(u"the file %1 cannot be read"_s.arg(payments.tossBillingSecretFile),
                       u"chmod or chown it"_s);
        else if (!billing->isEmpty() && *billing != *secret && said.answer.status != 0)
            tellGateway(report, config, askGateway(config, *billing).answer, "toss_billing_client_key");
    }
    report.about("clock");
    tellClock(report, ahead);
}

void checkProxies(CheckReport &report, const Config &config)
{
    report.about("proxies");
    bool sound = true;
    for (const QString &proxy : config.server.trustedProxies) {
        const QHostAddress address(proxy);
        const bool isAnybody = address.toIPv4Address() == 0 && !address.isLoopback()
            && (address.protocol() == QAbstractSocket::IPv4Protocol || address == QHostAddress::AnyIPv6);
        if (isAnybody) {
            report.bad(u"server.trusted_proxies holds %1, which is nobody's address, and no way to trust "
                       u"everybody"_s.arg(proxy),
                       u"name the proxy's own address, as it connects from (127.0.0.1 on this machine)"_s);
            sound = false;
        }
    }
    const bool isEncrypted = QUrl(config.server.publicUrl).scheme() == "https"_L1;
    if (isEncrypted && config.tls.certificate.isEmpty() && config.server.trustedProxies.isEmpty()) {
        report.bad(u"server.public_url is https, and neither a certificate nor a trusted proxy is set: all "
                   u"visitors would have the proxy's address, and share its limits and bans"_s,
                   u"set server.trusted_proxies to the proxy's address and let it send X-Forwarded-For and "
                   u"X-Forwarded-Proto, or set tls.certificate and tls.key"_s);
        sound = false;
    }
    if (!sound)
        return;
    if (config.server.trustedProxies.isEmpty())
        report.good(u"no proxy is trusted: visitors' addresses are those they connect from"_s);
    else
        report.good(u"X-Forwarded-For is believed from %1 and from nobody else"_s.arg(
            config.server.trustedProxies.join(u", "_s)));
}

void checkAddress(CheckReport &report, const Config &config)
{
    report.about("address");
    if (config.server.publicUrl.isEmpty())
        return report.good(
            u"server.public_url is not set: links lead to %1"_s.arg(publicUrlOf(config, config.server.port)));
    const QString host = QUrl(config.server.publicUrl, QUrl::StrictMode).host();
    const QHostInfo found = QHostInfo::fromName(host);
    if (found.error() != QHostInfo::NoError || found.addresses().isEmpty())
        return report.bad(u"the name %1 in server.public_url leads nowhere"_s.arg(forLog(host)),
                          u"add an A or AAAA record for it at your name service, or correct "
                          u"server.public_url"_s);
    report.good(u"%1 leads to %2"_s.arg(forLog(host), found.addresses().first().toString()));
}

} // namespace madang::commands
