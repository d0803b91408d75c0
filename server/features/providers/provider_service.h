// SPDX-License-Identifier: GPL-3.0-or-later
// ProviderService: signing in through the browser, as the program sees it: beginning, claiming, and what
// comes next for who is not known here. What the browser sees is sign_in_pages'.
#pragma once

#include "server/features/accounts/account_service.h"
#include "server/features/providers/attempt_store.h"
#include "server/features/providers/provider_client.h"

namespace madang {

class ProviderService {
public:
    ProviderService(AttemptStore &store, const ProviderClient &client, AccountService &accountService,
                    AccountStore &accountStore, EmailService &emails, const QString &publicUrl)
        : m_store(store)
        , m_client(client)
        , m_accounts(accountService)
        , m_accountStore(accountStore)
        , m_emails(emails)
        , m_publicUrl(publicUrl)
    {
    }
    Result<providers::Begun> begin(Work &work, const providers::Begin &request);
    Result<Later<providers::Claimed>> claim(Work &work, const providers::Claim &request);
    Result<Later<accounts::SignedIn>> link(Work &work, const providers::Link &request);
    Result<accounts::CodeSent> sendLinkCode(Work &work, const providers::SendLinkCode &request);
    Result<Later<accounts::SignedIn>> join(Work &work, const providers::Join &request);
    Result<Page<providers::Identity>> identities(Work &work, const Nothing &request);
    Result<Later<Nothing>> addIdentity(Work &work, const providers::AddIdentity &request);
    Result<Nothing> unlink(Work &work, const providers::Unlink &request);
    Result<Later<Nothing>> prove(Work &work, const providers::Prove &request);
    Done forgetExpired(Work &work) { return m_store.forgetExpired(work); }

private:
    /// The attempt of whoever has its verifier.
    Result<AttemptRow> open(Work &work, const QString &attempt, const QString &verifier);
    /// As open(), of somebody whom another house has proven and who is no account here.
    Result<AttemptRow> stranger(Work &work, const QString &attempt, const QString &verifier,
                                const std::optional<QString> &ticket);
    /// Why nothing can be made of it yet, or any more. An answer and no error: what it notes stays.
    Result<std::optional<Error>> notYet(Work &work, const AttemptRow &row);
    Result<Later<providers::Claimed>> enter(Work &work, const AttemptRow &row,
                                            const providers::Claim &request);
    Result<providers::Stranger> introduce(Work &work, const AttemptRow &row);
    /// Whose proven address it is that the other house proved.
    Result<std::optional<UserId>> holderOf(Work &work, const AttemptRow &row);
    /// Makes the link of an account.
    Done tie(Work &work, const AttemptRow &row, const AccountRow &account);
    /// What belongs to letting somebody in by a proof: the link is made and told, and the attempt used up.
    AccountService::Also linking(const AttemptRow &row);
    Done useUp(Work &work, const AttemptRow &row);
    QString titleOf(const QString &provider) const;

    AttemptStore &m_store;
    const ProviderClient &m_client;
    AccountService &m_accounts;
    AccountStore &m_accountStore;
    EmailService &m_emails;
    const QString &m_publicUrl;
};

/// A code for people, in the one form in which it is hashed; empty when it cannot be one.
QString userCodeAsTyped(const QString &typed);

} // namespace madang
