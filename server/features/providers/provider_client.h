// SPDX-License-Identifier: GPL-3.0-or-later
// ProviderClient: asks providers: where to send a browser, and whose a code is that it brought back. Each
// question ends within its patience. Knows no account and no store.
#pragma once

#include "common/base/clock.h"
#include "server/features/providers/id_token.h"
#include "server/features/providers/provider.h"
#include "server/outbound/http_client.h"

#include <QHash>

namespace madang {

class ProviderClient {
public:
    template <typename T> using Take = std::function<void(const Result<T> &)>;
    ProviderClient(QList<Provider> providers, const Clock &clock);

    const QList<Provider> &all() const { return m_providers; }
    /// Null when there is none of that name.
    const Provider *find(const QString &name) const;

    /// What a browser is sent out with.
    struct Errand {
        QString redirect; ///< where it comes back to: an address of ours
        QString state;
        QString nonce;
        QString verifier; ///< of RFC 7636; only its hash leaves with the browser
        bool fresh = false; ///< the person is to be asked again who they are
    };
    /// The address to send the browser to. Unavailable ("provider") when the provider does not say where.
    void addressFor(const Provider &provider, const Errand &errand, const Take<QUrl> &take);
    /// Whose the code is. Unavailable ("provider") when no answer came; NotAllowed (what is wrong) when it is
    /// none that can be believed. What happened stands in the log.
    void profileOf(const Provider &provider, const Errand &errand, const QString &code,
                   const Take<Profile> &take);
    /// What is under way is answered. Idempotent.
    void stop() { m_http.stop(); }

private:
    /// What discovery tells (OpenID Connect Discovery 1.0).
    struct Places {
        QUrl authorization;
        QUrl token;
        QUrl keys;
        QUrl profile;
        bool secretInBody = false; ///< at the token endpoint it takes no Authorization header
        bool namesItself = false; ///< RFC 9207
    };
    struct Known {
        Places places;
        qint64 placesUntil = 0; ///< steady milliseconds; 0: not known
        KeySet keys;
        qint64 keysUntil = 0;
    };
    /// One code on its way to a profile.
    struct Exchange {
        Provider provider;
        Errand errand;
        Places places;
        Take<Profile> take;
        QByteArray idToken = {};
        QByteArray accessToken = {};
        bool keysAreFresh = false;
    };
    using Going = std::shared_ptr<Exchange>;

    static Result<Places> placesIn(const Provider &provider, const QJsonObject &metadata);
    void places(const Provider &provider, const Take<Places> &take);
    void exchange(const Going &going, const QString &code);
    void judge(const Going &going);
    void askKeys(const Going &going);
    void askProfile(const Going &going, const std::optional<QJsonObject> &claims);
    /// A JSON object from there, or why there is none.
    void askJson(const outbound::Request &request, const QString &provider, const Take<QJsonObject> &take);

    const QList<Provider> m_providers;
    const Clock &m_clock;
    std::mutex m_mutex; ///< guards m_known
    QHash<QString, Known> m_known; ///< by the provider's name
    outbound::HttpClient m_http; ///< stops before the others go
};

} // namespace madang
