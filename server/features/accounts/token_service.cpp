// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/token_service.h"

#include "common/base/log.h"
#include "server/features/accounts/token_reach.h"
#include "server/features/audit/audit.h"
#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;
using accounts::Deed;
using tokens::ApiToken;
using tokens::MadeToken;
using tokens::Scope;

namespace {

    constexpr int kApiTokenOctets = 32;

    QJsonObject auditDetailsOf(const ApiToken &token)
    {
        return {{u"name"_s, token.name}, {u"scope"_s, QString(json::wordOfEnum(token.scope))}};
    }

} // namespace

Result<Page<ApiToken>> TokenService::list(Work &work, const Nothing &)
{
    Page<ApiToken> page;
    TRY(page.items, m_store.of(work, work.caller().user));
    return page;
}

Result<Later<MadeToken>> TokenService::create(Work &work, const tokens::MakeToken &request)
{
    TRY(const QString name, oneLine(request.name, tokens::kLongestName, "name"));
    if (request.days && (*request.days < 1 || *request.days > tokens::kMostDays))
        return Error(Code::InvalidValue, "token-days").at(u"days"_s);
    return m_accountService.tokenAfterProof(work, request.password, request.code,
                                            [this, request, name](Work &next, bool secondFactor) {
                                                return make(next, request, name, secondFactor);
                                            });
}

Result<MadeToken> TokenService::make(Work &work, const tokens::MakeToken &request, const QString &name,
                                     bool secondFactor)
{
    TRY(const AccountRow account, m_accounts.byId(work, work.caller().user));
    // Nobody has one that waits to become mightier than they are.
    if (request.scope == Scope::Operate && !account.isOperator())
        return Error(Code::NotAllowed, "token-role").at(u"scope"_s);
    TRY(m_store.removeExpired(work));
    TRY(const int before, m_store.count(work, account.id));
    if (before >= tokens::kMost)
        return Error{Code::TooMany, "tokens"};
    KeptToken kept;
    kept.id = work.newId<SessionId>();
    kept.account = account.id;
    kept.name = name;
    kept.scope = request.scope;
    kept.secondFactor = secondFactor;
    kept.expiresAt = work.now().plus(std::chrono::hours(24) * request.days.value_or(tokens::kUsualDays));
    const QString told = QString(tokens::kPrefix) + secret::randomToken(kApiTokenOctets);
    kept.fingerprint = secret::fingerprint(told);
    TRY(const bool fresh, m_store.insert(work, kept));
    if (!fresh)
        return Error(Code::AlreadyExists, "token-name").at(u"name"_s);
    MadeToken made;
    made.secret = told;
    made.token.id = tokens::TokenId{kept.id.number};
    made.token.name = name;
    made.token.scope = kept.scope;
    made.token.madeAt = work.now();
    made.token.expiresAt = kept.expiresAt;
    made.token.secondFactor = secondFactor;
    TRY(tellMade(work, account, made.token));
    work.afterCommit([this, kept] {
        m_tokens.admit(kept.fingerprint, kept.claims());
        qCInfo(lcAccounts) << "token" << kept.id.number << "made for account" << kept.account.number;
    });
    if (account.isOperator())
        TRY(audit::record(
            work, {u"account.token-made"_s, u"account:"_s + account.id.text(), auditDetailsOf(made.token)}));
    return made;
}

Done TokenService::tellMade(Work &work, const AccountRow &account, const ApiToken &token)
{
    const QString address = work.caller().address;
    TRY(const bool reached, m_emails.reaches(work, account.id));
    if (reached)
        TRY(m_emails.write(work, account, u"api-token"_s, [&](const mailtexts::About &about) {
            return mailtexts::tokenMade(about, token.name, address, work.now());
        }));
    if (!m_notices)
        return {};
    const tokens::TokenBody body{token.name, token.scope, address, token.expiresAt};
    return m_notices->notify(work, account.id, u"account.token"_s, {toJson(body)});
}

Result<Nothing> TokenService::revoke(Work &work, const tokens::OneToken &request)
{
    TRY(const AccountRow account, m_accounts.byId(work, work.caller().user));
    TRY(const auto gone, m_store.remove(work, account.id, request.token));
    if (!gone)
        return Error{Code::NotFound, "api-token"};
    work.endSession(SessionId{gone->id.number});
    if (account.isOperator())
        TRY(audit::record(
            work, {u"account.token-revoked"_s, u"account:"_s + account.id.text(), auditDetailsOf(*gone)}));
    return Nothing{};
}

// --- for operators

Result<Page<ApiToken>> TokenService::ofUser(Work &work, const users::OneUser &request)
{
    TRY(m_users.judge(work, Deed::HelpPeople));
    TRY(const users::User user, m_users.find(work, request.username));
    Page<ApiToken> page;
    TRY(page.items, m_store.of(work, user.id));
    return page;
}

Result<ApiToken> TokenService::revokeOfUser(Work &work, const tokens::OneUserToken &request)
{
    TRY(const users::User user, m_users.mine(work, request.username, Deed::HelpPeople));
    TRY(const auto gone, m_store.remove(work, user.id, request.token));
    if (!gone)
        return Error{Code::NotFound, "api-token"};
    work.endSession(SessionId{gone->id.number});
    TRY(m_users.record(work, "account.token-revoked", user, auditDetailsOf(*gone)));
    return *gone;
}

// --- what they reach

Done TokenService::judgeReading(Work &work)
{
    TRY(const bool good, m_store.isGood(work, work.caller().session, work.caller().user));
    return good ? Done() : Done(Error{Code::NotSignedIn, "token"});
}

Done TokenService::judge(Work &work, const Route &route)
{
    const Caller &caller = work.caller();
    TRY(judgeReading(work));
    switch (reachOf(route)) {
    case Reach::Read:
        return {};
    case Reach::Write:
        return caller.token->scope == Scope::Read ? Done(Error{Code::NotAllowed, "token-scope"}) : Done();
    case Reach::Money: {
        if (!caller.actsByRole())
            return Error{Code::NotAllowed, "token-scope"};
        TRY(const bool may, m_accounts.may(work, caller.user, Deed::MoveMoney));
        return may ? m_factors.judgeForMoney(work, caller.user)
                   : Done(Error{Code::NotAllowed, "token-money"});
    }
    case Reach::InPerson:
        break;
    }
    return Error{Code::NotAllowed, "token-in-person"};
}

Done TokenService::noteUses(Work &work)
{
    for (const StandingTokens::Use &use : m_tokens.standing().takeUses())
        TRY(m_store.noteUse(work, use.token, use.at, use.address));
    return {};
}

} // namespace madang
