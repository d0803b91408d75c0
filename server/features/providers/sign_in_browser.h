// SPDX-License-Identifier: GPL-3.0-or-later
// SignInBrowser: what a browser does for a sign-in. It is sent to a provider with a state that only fits the
// cookie it was given here, and what it brings back is judged before anything is believed.
#pragma once

#include "server/features/accounts/account_service.h"
#include "server/features/providers/attempt_store.h"
#include "server/features/providers/provider_client.h"

namespace madang {

class SignInBrowser {
public:
    /// `key`: what the other secrets of a state are made from; not in the store.
    SignInBrowser(AttemptStore &store, ProviderClient &client, AccountService &accountService, Lanes &lanes,
                  Throttle &throttle, QByteArray key, const QString &publicUrl)
        : m_store(store)
        , m_client(client)
        , m_accounts(accountService)
        , m_lanes(lanes)
        , m_throttle(throttle)
        , m_key(std::move(key))
        , m_publicUrl(publicUrl)
    {
    }
    void install(Routes &at);

private:
    Result<Step> typeCode(Work &work, const Params &params);
    Result<Step> approve(Work &work, const Params &params);
    Result<Step> go(Work &work, const Params &params);
    Result<Step> comeBack(Work &work, const Params &params);
    /// Asks the provider whose the code is, and writes down what it says.
    Later<Reply> asking(const Caller &caller, const AttemptRow &row, const Provider &provider,
                        const QString &state, const QString &code);
    Result<Reply> conclude(Work &work, AttemptRow row, const Provider &provider,
                           const Result<Profile> &profile);

    ProviderClient::Errand errandOf(const Provider &provider, const QString &state) const;
    QString derived(const char *what, const QString &state) const;
    QByteArray cookieOf(const QString &binder) const;
    /// Whether the browser has the cookie that belongs to the attempt.
    static bool isBound(const Params &params, const AttemptRow &row);

    AttemptStore &m_store;
    ProviderClient &m_client;
    AccountService &m_accounts;
    Lanes &m_lanes;
    Throttle &m_throttle;
    const QByteArray m_key;
    const QString &m_publicUrl;
};

} // namespace madang
