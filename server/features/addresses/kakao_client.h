// SPDX-License-Identifier: GPL-3.0-or-later
// KakaoClient: asks Kakao's Local API where an address is. Knows no account and no store, and logs nothing of
// what was asked.
#pragma once

#include "common/base/result.h"
#include "server/features/addresses/address_rules.h"
#include "server/outbound/http_client.h"

#include <functional>

namespace madang {

class KakaoClient {
public:
    using Take = std::function<void(const Result<QList<AddressHit>> &)>;
    explicit KakaoClient(KakaoSettings settings)
        : m_settings(std::move(settings))
    {
    }
    /// Safe from any thread; `take` is called exactly once, on any thread.
    void ask(const QString &query, const Take &take);
    /// What is under way is answered. Idempotent.
    void stop() { m_http.stop(); }

    /// What an answer is worth: places that can be shown and stand on the earth. Unavailable
    /// ("addresses-away", "addresses-busy") for what is none.
    static Result<QList<AddressHit>> judge(const outbound::Answer &answer);

private:
    const KakaoSettings m_settings;
    outbound::HttpClient m_http;
};

} // namespace madang
