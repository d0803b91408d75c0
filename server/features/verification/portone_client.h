// SPDX-License-Identifier: GPL-3.0-or-later
// PortOneClient: asks PortOne what became of a verification. What a browser says of it is never looked at.
// Knows no account and no store.
#pragma once

#include "server/features/verification/verification_rules.h"
#include "server/outbound/http_client.h"

#include <functional>

namespace madang {

class PortOneClient {
public:
    using Take = std::function<void(const VerificationAnswer &)>;
    explicit PortOneClient(PortOneSettings settings)
        : m_settings(std::move(settings))
    {
    }
    /// Safe from any thread; `take` is called exactly once, on any thread.
    void ask(const QString &attempt, const Take &take);
    /// What is under way is answered. Idempotent.
    void stop() { m_http.stop(); }

    /// What an answer about that attempt is worth. What is wrong with it stands in the log, and nothing of a
    /// person.
    static VerificationAnswer judge(const outbound::Answer &answer, const QString &attempt,
                                    const PortOneSettings &settings);

private:
    const PortOneSettings m_settings;
    outbound::HttpClient m_http;
};

} // namespace madang
