// SPDX-License-Identifier: GPL-3.0-or-later
// TossClient: the way a request to Toss Payments' API is made and its answer judged: key, idempotency,
// time-out, error codes. What a payment is, its callers know.
#pragma once

#include "server/outbound/http_client.h"

#include <QJsonObject>

#include <optional>

namespace madang {

/// What an operator sets about Toss Payments.
struct TossSettings {
    QUrl address; ///< of the API, without a path; empty: not used here
    QString clientKey; ///< for the browser; empty: no checkout page can be offered
    QString secretKey; ///< never in a log
    std::chrono::milliseconds patience{15'000};
    QString billingClientKey = {}; ///< of the contract for registered cards, when it is another one
    QString billingSecretKey = {}; ///< never in a log

    bool isOn() const { return !address.isEmpty() && !secretKey.isEmpty(); }
    /// The same with the keys that charge registered cards; nothing when there are none: a widget's keys
    /// ("_gck_") do not.
    std::optional<TossSettings> forBilling() const;
};

struct TossAnswer {
    enum class Kind {
        Given, ///< `body` is what was asked for
        Refused, ///< they did not do it; `code` is their word for why
        Unclear, ///< no answer, or none that says whether it was done: ask what became of it
    };
    Kind kind = Kind::Unclear;
    QJsonObject body;
    QString code; ///< of Refused always, of Unclear when they said one
    int status = 0; ///< as HTTP has it; 0: no answer came
    QByteArray date = {}; ///< when they answered, by their clock, as HTTP writes it; may be empty
};

/// Safe from any thread. Each call ends in exactly one callback, on any thread.
class TossClient {
public:
    using Take = std::function<void(const TossAnswer &)>;
    TossClient(outbound::HttpClient &http, TossSettings settings);

    /// Paths begin with "/v1/"; parts of them that come from elsewhere go through pathPart().
    void get(const QString &path, const Take &take) const;
    /// The same key asks for the same thing again: they answer what they answered first (15 days).
    void post(const QString &path, const QJsonObject &body, const QString &idempotencyKey,
              const Take &take) const;
    /// What is there is to go; they answer without a body.
    void remove(const QString &path, const Take &take) const;
    static QString pathPart(const QString &text);

private:
    void send(outbound::Request request, const QString &path, const Take &take) const;

    outbound::HttpClient &m_http;
    const TossSettings m_settings;
};

} // namespace madang
