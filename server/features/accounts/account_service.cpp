// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/account_service.h"

#include "common/base/log.h"
#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kLongestNickname = 32;

    const Error kWrong{Code::WrongCredentials, "password"};

} // namespace

AccountService::AccountService(AccountStore &store, SessionService &sessions, Lanes &lanes,
                               Throttle &throttle, AccountRules rules)
    : m_store(store)
    , m_sessions(sessions)
    , m_lanes(lanes)
    , m_guard(throttle)
    , m_rules(rules)
    , m_decoy([&] {
        const auto hash = secret::hashPassword(secret::randomToken(), rules.hashCost);
        return hash ? *hash : QString();
    }())
{
}

template <typename Answer, typename Proof>
Later<Answer> AccountService::afterSlow(const Work &work, std::function<Result<Proof>()> slow,
                                        std::function<Result<Answer>(Work &, const Proof &)> store)
{
    return [this, caller = work.caller(), slow = std::move(slow),
            store = std::move(store)](std::function<void(Result<Answer>)> finish) {
        const bool taken = m_lanes.slow([this, caller, slow, store, finish] {
            const Result<Proof> proof = slow();
            if (!proof) {
                finish(proof.error());
                return;
            }
            m_lanes.post<Answer>(
                LaneKind::Write, qHash(caller.requestId), caller,
                [store, proof = *proof](Work &next) { return store(next, proof); }, finish);
        });
        if (!taken)
            finish(Error{Code::Unavailable, "busy"}.after(2));
    };
}

Result<Later<accounts::SignedIn>> AccountService::registerAccount(Work &work,
                                                                  const accounts::Register &request)
{
    if (!m_rules.registrationOpen)
        return Error{Code::NotAllowed, "registration-closed"};
    TRY(const QString username, usernameFrom(request.username));
    TRY(passwordMayBe(request.password, "password"));
    TRY(const QString nickname, oneLine(request.nickname.value_or(username), kLongestNickname, "nickname"));
    TRY(const auto taken, m_store.named(work, username));
    if (taken)
        return Error{Code::AlreadyExists, "username"}.at(u"username"_s);
    return afterSlow<accounts::SignedIn, QString>(
        work,
        [this, password = request.password] { return secret::hashPassword(password, m_rules.hashCost); },
        [this, username, nickname,
         device = request.device](Work &next, const QString &hash) -> Result<accounts::SignedIn> {
            TRY(const bool any, m_store.any(next));
            // Whoever sets the server up registers first and owns it.
            const AccountRow row{next.newId<UserId>(),           username,   nickname,
                                 any ? u"member"_s : u"owner"_s, next.now(), hash};
            TRY(const bool fresh, m_store.insert(next, row, skeletonOf(username)));
            if (!fresh)
                return Error{Code::AlreadyExists, "username"}.at(u"username"_s);
            return m_sessions.openFor(next, row.account(), device);
        });
}

Result<Later<accounts::SignedIn>> AccountService::signIn(Work &work, const accounts::SignIn &request)
{
    const QString typed
        = request.username.trimmed().normalized(QString::NormalizationForm_KC).toCaseFolded().left(64);
    const QString address = work.caller().address;
    TRY(m_guard.mayTry(typed, address));
    TRY(const auto row, m_store.named(work, typed));
    return afterSlow<accounts::SignedIn, AccountRow>(
        work,
        [this, row, typed, address, password = request.password]() -> Result<AccountRow> {
            const bool fits = secret::verifyPassword(row ? row->password : m_decoy, password.left(300));
            if (!row || !fits) {
                m_guard.wentWrong(typed, address);
                qCInfo(lcAccounts).noquote() << "sign-in refused for" << forLog(typed) << "from" << address;
                return kWrong;
            }
            m_guard.wentWell(typed);
            return *row;
        },
        [this, device = request.device](Work &next, const AccountRow &account) {
            return m_sessions.openFor(next, account.account(), device);
        });
}

Result<Later<Nothing>> AccountService::changePassword(Work &work, const accounts::ChangePassword &request)
{
    TRY(passwordMayBe(request.next, "next"));
    TRY(const AccountRow row, m_store.byId(work, work.caller().user));
    const QString address = work.caller().address;
    TRY(m_guard.mayTry(row.username, address));
    return afterSlow<Nothing, QString>(
        work,
        [this, row, address, request]() -> Result<QString> {
            if (!secret::verifyPassword(row.password, request.current.left(300))) {
                m_guard.wentWrong(row.username, address);
                return kWrong.at(u"current"_s);
            }
            return secret::hashPassword(request.next, m_rules.hashCost);
        },
        [this, id = row.id](Work &next, const QString &hash) -> Result<Nothing> {
            TRY(m_store.setPassword(next, id, hash));
            TRY(m_sessions.endOthers(next));
            return Nothing{};
        });
}

Result<accounts::Account> AccountService::me(Work &work, const Nothing &)
{
    TRY(const AccountRow row, m_store.byId(work, work.caller().user));
    return row.account();
}

Result<accounts::Account> AccountService::changeProfile(Work &work, const accounts::ChangeProfile &request)
{
    TRY(const QString nickname, oneLine(request.nickname, kLongestNickname, "nickname"));
    TRY(m_store.setNickname(work, work.caller().user, nickname));
    return me(work, {});
}

Result<accounts::Person> AccountService::find(Work &work, const accounts::FindPerson &request)
{
    TRY(const auto row, m_store.named(work, request.username.trimmed().toLower()));
    if (!row)
        return Error{Code::NotFound, "person"}.at(u"username"_s);
    return accounts::Person{row->id, row->nickname};
}

} // namespace madang
