// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/toss_client.h"

#include "common/base/log.h"

#include <QJsonDocument>

namespace madang {

using namespace Qt::StringLiterals;
using Kind = TossAnswer::Kind;

namespace {

    constexpr int kLongestIdempotencyKey = 300;

    /// Refusals that do not say the thing was not done: their systems, or the card company's, are in trouble,
    /// or the first request with that key is still being worked on.
    constexpr QLatin1StringView kUnclearCodes[] = {
        "PROVIDER_ERROR"_L1,
        "FAILED_INTERNAL_SYSTEM_PROCESSING"_L1,
        "FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING"_L1,
        "FAILED_DB_PROCESSING"_L1,
        "CARD_PROCESSING_ERROR"_L1,
        "COMMON_ERROR"_L1,
        "UNKNOWN_PAYMENT_ERROR"_L1,
        "IDEMPOTENT_REQUEST_PROCESSING"_L1,
        "ALREADY_PROCESSING_REQUEST"_L1,
    };

    bool isUnclear(int status, const QString &code)
    {
        return code.isEmpty() || status < 400 || status >= 500 || status == 408 || status == 409
            || status == 429
            || std::find(std::begin(kUnclearCodes), std::end(kUnclearCodes), code) != std::end(kUnclearCodes);
    }

    TossAnswer judge(const outbound::Answer &answer, const QString &path, bool isRemoval)
    {
        if (answer.status == 0) {
            qCWarning(lcPayments) << "toss gave no answer" << path.section(u'/', 0, 2) << answer.fault;
            return {};
        }
        const QJsonDocument document = QJsonDocument::fromJson(answer.body);
        const QJsonObject body = document.object();
        if (answer.status == 200 && isRemoval)
            return {Kind::Given, body, {}};
        if (answer.status >= 200 && answer.status < 300)
            return document.isObject() ? TossAnswer{Kind::Given, body, {}} : TossAnswer{};
        const QString code = body.value("code"_L1).toString();
        const bool isOurFault = answer.status == 401 || code == "UNAUTHORIZED_KEY"_L1
            || code == "INVALID_API_KEY"_L1 || code == "INCORRECT_BASIC_AUTH_FORMAT"_L1;
        if (isOurFault) {
            qCCritical(lcPayments) << "toss does not accept our secret key; check [payments]" << forLog(code);
            return {Kind::Unclear, {}, code};
        }
        if (isUnclear(answer.status, code)) {
            qCWarning(lcPayments) << "toss says nothing clear" << path.section(u'/', 0, 2) << answer.status
                                  << forLog(code);
            return {Kind::Unclear, {}, code};
        }
        return {Kind::Refused, body, code};
    }

} // namespace

TossClient::TossClient(outbound::HttpClient &http, TossSettings settings)
    : m_http(http)
    , m_settings(std::move(settings))
{
}

std::optional<TossSettings> TossSettings::forBilling() const
{
    if (!isOn())
        return std::nullopt;
    TossSettings settings = *this;
    if (!billingClientKey.isEmpty() && !billingSecretKey.isEmpty()) {
        settings.clientKey = billingClientKey;
        settings.secretKey = billingSecretKey;
    }
    const bool charges = !settings.clientKey.isEmpty() && !settings.clientKey.contains("_gck_"_L1);
    return charges ? std::optional(settings) : std::nullopt;
}

QString TossClient::pathPart(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

void TossClient::get(const QString &path, const Take &take) const
{
    send({.method = "GET", .url = {}, .fields = {}, .body = {}, .patience = m_settings.patience}, path, take);
}

void TossClient::post(const QString &path, const QJsonObject &body, const QString &idempotencyKey,
                      const Take &take) const
{
    Q_ASSERT(!idempotencyKey.isEmpty() && idempotencyKey.size() <= kLongestIdempotencyKey);
    send({.method = "POST",
          .url = {},
          .fields = {{"Content-Type", "application/json"}, {"Idempotency-Key", idempotencyKey.toLatin1()}},
          .body = QJsonDocument(body).toJson(QJsonDocument::Compact),
          .patience = m_settings.patience},
         path, take);
}

void TossClient::remove(const QString &path, const Take &take) const
{
    send({.method = "DELETE", .url = {}, .fields = {}, .body = {}, .patience = m_settings.patience}, path,
         take);
}

void TossClient::send(outbound::Request request, const QString &path, const Take &take) const
{
    request.url = QUrl(m_settings.address.toString(QUrl::FullyEncoded | QUrl::StripTrailingSlash) + path,
                       QUrl::StrictMode);
    request.fields.emplaceBack("Authorization", "Basic " + (m_settings.secretKey + u':').toUtf8().toBase64());
    request.fields.emplaceBack("Accept", "application/json");
    const bool isRemoval = request.method == "DELETE";
    m_http.send(request, [path, isRemoval, take](const outbound::Answer &answer) {
        TossAnswer judged = judge(answer, path, isRemoval);
        judged.status = answer.status;
        judged.date = outbound::fieldOf(answer, "Date");
        take(judged);
    });
}

} // namespace madang
