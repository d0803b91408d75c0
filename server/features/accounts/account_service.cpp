// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/account_service.h"

#include "common/base/log.h"
#include "common/protocol/sign_ins.h"
#include "server/features/audit/audit.h"
#include "server/features/details/details_service.h"
#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kLongestTried = 300;
    /// Accounts are made one after another, so that there is one first one.
    constexpr size_t kRegistrationKey = 0;

    const Error kWrong{Code::WrongCredentials, "password"};

    /// Where a form calls the password that there is by another name.
    Done atCurrent(const Done &done)
    {
        return !done && done.error().field == "password"_L1 ? Done(done.error().at(u"current"_s)) : done;
    }

} // namespace

AccountService::AccountService(AccountStore &store, SessionService &sessions, EmailService &emails,
                               SecondFactors &factors, Registrations &registrations,
                               SignUpChallenges &challenges, Lanes &lanes, GuessLine &guesses,
                               AccountRules rules, NotificationAccess *notices)
    : m_store(store)
    , m_sessions(sessions)
    , m_emails(emails)
    , m_factors(factors)
    , m_registrations(registrations)
    , m_challenges(challenges)
    , m_lanes(lanes)
    , m_guesses(guesses)
    , m_guard(guesses.guard())
    , m_rules(rules)
    , m_nicknames(store, rules.nicknames)
    , m_details(rules.factorKey)
    , m_decoy([&] {
        const auto hash = secret::hashPassword(secret::randomToken(), rules.hashCost);
        return hash ? *hash : QString();
    }())
    , m_notices(notices)
{
}

template <typename Answer, typename Proof>
Later<Answer> AccountService::afterSlow(const Work &work, size_t key, std::function<Result<Proof>()> slow,
                                        std::function<Result<Kept<Answer>>(Work &, const Proof &)> store,
                                        std::function<void()> notBegun)
{
    return [this, caller = work.caller(), key, slow = std::move(slow), store = std::move(store),
            notBegun = std::move(notBegun)](std::function<void(Result<Answer>)> finish) {
        const bool taken = m_lanes.slow([this, caller, key, slow, store, finish] {
            const Result<Proof> proof = slow();
            if (!proof) {
                finish(proof.error());
                return;
            }
            m_lanes.post<Kept<Answer>>(
                LaneKind::Write, key, caller,
                [store, proof = *proof](Work &next) { return store(next, proof); },
                [finish](const Result<Kept<Answer>> &kept) {
                    if (!kept)
                        finish(kept.error());
                    else if (kept->answer)
                        finish(*kept->answer);
                    else
                        finish(kept->refusal);
                });
        });
        if (taken)
            return;
        if (notBegun)
            notBegun();
        finish(Error{Code::Unavailable, "busy"}.after(2));
    };
}

template <typename Answer, typename Proof>
Later<Answer> AccountService::afterGuess(const Work &work, size_t key, const Guess &guess,
                                         std::function<Result<Proof>()> slow,
                                         std::function<Result<Kept<Answer>>(Work &, const Proof &)> store)
{
    Later<Answer> judged = afterSlow<Answer, Proof>(work, key, std::move(slow), std::move(store),
                                                    [this, guess] { m_guard.notMade(guess); });
    // The right password waits as the wrong one does: an answer that comes sooner would tell it from the
    // others before they are answered.
    return [this, guess, judged = std::move(judged)](std::function<void(Result<Answer>)> finish) {
        m_guesses.enter(
            guess, [judged, finish] { judged(finish); }, [finish](const Error &error) { finish(error); });
    };
}

Result<Later<accounts::SignedIn>> AccountService::registerAccount(Work &work,
                                                                  const accounts::Register &request)
{
    TRY(m_registrations.judge(work, request));
    const bool isInvited = m_registrations.isInvited(request);
    if (!isInvited)
        TRY(m_challenges.judge(work.caller().address, request.proof));
    TRY(const QString username, usernameFrom(request.username));
    TRY(const QString nickname, oneLine(request.nickname.value_or(username), kLongestNickname, "nickname"));
    TRY(mustNotBeFormer(nickname, "nickname"));
    TRY(m_nicknames.mustBeFree(work, {}, nickname));
    TRY(const details::Details details,
        detailsAtSignUp(m_rules.details, request.details, m_rules.addresses, work.now()));
    TRY(passwordMayBe(
        request.password, "password",
        {username, nickname, request.email.value_or(QString()).section(u'@', 0, 0), m_rules.house}));
    TRY(const auto taken, m_store.named(work, username));
    if (taken)
        return Error{Code::AlreadyExists, "username"}.at(u"username"_s);
    TRY(const auto email, m_emails.forRegistration(request.email));
    Later<accounts::SignedIn> make = afterSlow<accounts::SignedIn, QString>(
        work, kRegistrationKey,
        [this, password = request.password] { return secret::hashPassword(password, m_rules.hashCost); },
        [this, username, nickname, email, details, request](Work &next, const QString &hash) {
            return settle(next, request, {username, nickname, hash, email, false, details}, {}, {});
        });
    if (isInvited)
        return make;
    // Not in this unit, which may run more than once.
    return Later<accounts::SignedIn>(
        [this, make = std::move(make), address = work.caller().address, proof = request.proof](auto finish) {
            if (const Done spent = m_challenges.spend(address, proof); !spent)
                return finish(spent.error());
            make(finish);
        });
}

Result<Kept<accounts::SignedIn>> AccountService::settle(Work &work, const accounts::Register &request,
                                                        const Newcomer &newcomer, const Also &made,
                                                        const Also &entered)
{
    TRY(const bool any, m_store.any(work));
    // Whoever sets the server up registers first, owns it, and is called what they like.
    AccountRow row{work.newId<UserId>(),           newcomer.username, newcomer.nickname,
                   any ? u"member"_s : u"owner"_s, work.now(),        newcomer.password};
    if (request.nickname) {
        row.nicknameChosenAt = work.now();
        row.nicknameChanges = 1;
    }
    TRY(const bool fresh, m_store.insert(work, row, skeletonOf(newcomer.username)));
    if (!fresh)
        return Error{Code::AlreadyExists, "username"}.at(u"username"_s);
    if (any) {
        // The user name is written behind "@" whatever one is called.
        TRY(judgeNickname(work, m_store, row.id, newcomer.username, "username"));
        TRY(judgeNickname(work, m_store, row.id, newcomer.nickname, "nickname"));
    }
    TRY(m_store.rememberLanguage(work, row.id, work.caller().language));
    TRY(m_nicknames.claim(work, row.id, newcomer.nickname));
    if (newcomer.details != details::Details{})
        TRY(m_details.put(work, row.id, newcomer.details));
    if (newcomer.email && newcomer.emailProven)
        TRY(m_emails.keepProven(work, row.id, *newcomer.email));
    else if (newcomer.email)
        TRY(m_emails.claim(work, row, *newcomer.email));
    TRY(m_registrations.take(work, request, row, !any));
    if (made)
        TRY(made(work, row));
    TRY(const auto kept, letIn(work, row, {request.device, {}, {}}));
    if (newcomer.password.isEmpty() && kept.answer)
        TRY(m_sessions.noteProof(work, kept.answer->session, work.now()));
    if (entered && kept.answer)
        TRY(entered(work, row));
    return kept;
}

Result<Later<accounts::SignedIn>> AccountService::registerProven(Work &work,
                                                                 const accounts::Register &request,
                                                                 const std::optional<MailAddress> &proven,
                                                                 Also made, Also entered)
{
    TRY(m_registrations.judge(work, request));
    TRY(const QString username, usernameFrom(request.username));
    TRY(const QString nickname, oneLine(request.nickname.value_or(username), kLongestNickname, "nickname"));
    TRY(m_nicknames.mustBeFree(work, {}, nickname));
    TRY(const details::Details details,
        detailsAtSignUp(m_rules.details, request.details, m_rules.addresses, work.now()));
    TRY(const auto taken, m_store.named(work, username));
    if (taken)
        return Error{Code::AlreadyExists, "username"}.at(u"username"_s);
    TRY(const auto email, m_emails.forRegistration(proven ? std::optional(proven->shown) : request.email));
    const Newcomer newcomer{username, nickname, {}, email, proven.has_value(), details};
    return Later<accounts::SignedIn>([this, request, newcomer, made = std::move(made),
                                      entered = std::move(entered),
                                      caller = work.caller()](const auto &finish) {
        m_lanes.post<Kept<accounts::SignedIn>>(
            LaneKind::Write, kRegistrationKey, caller,
            [this, request, newcomer, made, entered](Work &next) {
                return settle(next, request, newcomer, made, entered);
            },
            [finish](const Result<Kept<accounts::SignedIn>> &kept) {
                if (!kept)
                    finish(kept.error());
                else if (kept->answer)
                    finish(*kept->answer);
                else
                    finish(kept->refusal);
            });
    });
}

Done AccountService::prove(const Guess &guess, const std::optional<AccountRow> &row, const QString &password)
{
    // Who only comes through another house has none; that must not be heard in how long it takes.
    const bool has = row && !row->password.isEmpty();
    const bool fits = secret::verifyPassword(has ? row->password : m_decoy, password.left(kLongestTried));
    if (!has || !fits) {
        // Not a name that nobody has: people type their password there.
        qCInfo(lcAccounts).noquote() << "password refused for"
                                     << (row ? forLog(guess.username) : u"an unknown name"_s) << "from"
                                     << guess.address;
        // So that whoever mistyped it knows why the next answer takes a while.
        return kWrong.after(m_guard.nextWaits(guess));
    }
    m_guard.wentWell(guess);
    return {};
}

Result<Guess> AccountService::guessOf(Work &work, const QString &typed, const std::optional<AccountRow> &row)
{
    const QString address = work.caller().address;
    TRY(const bool atHome, m_sessions.knows(work, row ? row->id : UserId{}, address));
    return Guess{typed, address, atHome};
}

Done AccountService::proveBoth(const Guess &guess, const std::optional<AccountRow> &row,
                               const QString &password, const std::optional<QString> &secondFactor)
{
    TRY(prove(guess, row, password));
    return secondFactor ? m_guard.take(guess.atSecondFactor()) : Done();
}

Done AccountService::proveOwn(const Guess &guess, const AccountRow &row, const QString &password,
                              const std::optional<QString> &secondFactor)
{
    if (row.password.isEmpty()) {
        m_guard.wentWell(guess); // there is nothing to guess
        return secondFactor ? m_guard.take(guess.atSecondFactor()) : Done();
    }
    const Done proven = proveBoth(guess, row, password, secondFactor);
    return !proven && proven.error().code == Code::WrongCredentials ? Done(proven.error().at(u"password"_s))
                                                                    : proven;
}

Done AccountService::mustBeProven(Work &work, const AccountRow &row)
{
    TRY(const AccountRow now, m_store.byId(work, row.id));
    // Set, or changed, while we looked: the proof was of another state of the account.
    if (now.password != row.password)
        return kWrong.at(u"password"_s);
    if (!row.password.isEmpty())
        return {};
    TRY(const bool proven, m_sessions.isProven(work));
    return proven ? Done() : Done(Error(Code::NotAllowed, "sign-in-again").at(u"password"_s));
}

Result<Nothing> AccountService::noteProof(Work &work, Timestamp at)
{
    TRY(m_sessions.mustBeActive(work));
    TRY(m_sessions.noteProof(work, work.caller().session, at));
    return Nothing{};
}

void AccountService::wentWell(Work &work, const Guess &guess)
{
    work.afterCommit([this, guess] { m_guard.wentWell(guess.atSecondFactor()); });
}

Result<std::optional<Error>> AccountService::take(Work &work, UserId account,
                                                  const std::optional<QString> &typed)
{
    TRY(const auto judged, m_factors.judge(work, account, typed));
    if (judged.refusal)
        return judged.refusal;
    TRY(const bool mine, m_factors.use(work, account, judged.proof));
    return mine ? std::optional<Error>() : std::optional(SecondFactors::wrong());
}

Result<Kept<accounts::SignedIn>> AccountService::letIn(Work &work, const AccountRow &account,
                                                       const Entry &entry, Factor factor)
{
    SecondFactors::Judged judged;
    if (factor == Factor::Asked) {
        TRY(judged, m_factors.judge(work, account.id, entry.secondFactor));
    }
    if (judged.refusal)
        return Kept<accounts::SignedIn>{std::nullopt, *judged.refusal};
    TRY(const auto refusal, m_emails.gate(work, account, entry.code));
    TRY(const auto waits, m_registrations.gate(work, account.id));
    if (waits)
        return Kept<accounts::SignedIn>{std::nullopt, *waits};
    // The second factor is used up only by what really lets somebody in.
    if (refusal)
        return Kept<accounts::SignedIn>{std::nullopt, *refusal};
    TRY(const bool mine, m_factors.use(work, account.id, judged.proof));
    if (!mine)
        return SecondFactors::wrong();
    TRY(const bool usual, m_sessions.isUsual(work, account.id, entry.device));
    TRY(const accounts::SignedIn signedIn, m_sessions.openFor(work, account.account(), entry.device));
    if (usual && !work.caller().language.isEmpty())
        TRY(m_store.rememberLanguage(work, account.id, work.caller().language));
    if (!usual)
        TRY(tellNewDevice(work, account, entry, signedIn.session));
    if (judged.proof.recoveryHash)
        qCInfo(lcAccounts) << "a recovery code let in account" << account.id.number;
    if (account.isOperator())
        TRY(audit::record(work, {u"account.sign-in"_s, u"account:"_s + account.id.text(), {}, account.id}));
    return Kept<accounts::SignedIn>{signedIn, {}};
}

Done AccountService::tellNewDevice(Work &work, const AccountRow &account, const Entry &entry,
                                   SessionId session)
{
    const QString device = entry.device.value_or(QString()).trimmed();
    const QString address = work.caller().address;
    TRY(const bool reached, m_emails.reaches(work, account.id));
    if (reached) {
        return m_emails.write(work, account, u"new-device"_s, [&](const mailtexts::About &about) {
            return mailtexts::newDevice(about, device, address, work.now());
        });
    }
    if (!m_notices)
        return {};
    const sign_ins::PastSignIn body{session, device, address, work.now(), work.now(), {}};
    return m_notices->notify(work, account.id, u"account.new-device"_s, {toJson(body)});
}

Result<Kept<accounts::SignedIn>> AccountService::letInProven(Work &work, UserId id, const Entry &entry)
{
    TRY(const AccountRow row, m_store.byId(work, id));
    TRY(const bool may, m_store.letIn(work, id, row.password));
    if (!may)
        return Error{Code::NotAllowed, "account-disabled"};
    const Guess guess{row.username, work.caller().address, false, Guess::Of::SecondFactor};
    if (entry.secondFactor)
        TRY(m_guard.take(guess));
    TRY(const auto kept, letIn(work, row, entry));
    if (entry.secondFactor && kept.answer)
        wentWell(work, guess);
    if (entry.provenAt && kept.answer)
        TRY(m_sessions.noteProof(work, kept.answer->session, *entry.provenAt));
    return kept;
}

Result<Kept<accounts::SignedIn>> AccountService::letInApproved(Work &work, UserId id, const Entry &entry)
{
    TRY(const AccountRow row, m_store.byId(work, id));
    TRY(const bool may, m_store.letIn(work, id, row.password));
    if (!may)
        return Error{Code::NotAllowed, "account-disabled"};
    return letIn(work, row, entry, Factor::Taken);
}

Result<Later<Nothing>> AccountService::prove(Work &work, const accounts::SignIn &request, Also then)
{
    const QString typed = nameAsTyped(request.username);
    TRY(const auto row, m_store.named(work, typed));
    TRY(const Guess guess, guessOf(work, typed, row));
    return afterGuess<Nothing, AccountRow>(
        work, qHash(typed), guess,
        [this, row, guess, request]() -> Result<AccountRow> {
            TRY(proveBoth(guess, row, request.password, request.secondFactor));
            return *row;
        },
        [this, guess, secondFactor = request.secondFactor,
         then = std::move(then)](Work &next, const AccountRow &proven) -> Result<Kept<Nothing>> {
            TRY(const bool may, m_store.letIn(next, proven.id, proven.password));
            TRY(const AccountRow account, m_store.byId(next, proven.id));
            if (account.password != proven.password)
                return kWrong;
            if (!may)
                return Error{Code::NotAllowed, "account-disabled"};
            TRY(const auto refusal, take(next, proven.id, secondFactor));
            if (refusal)
                return *refusal;
            if (secondFactor)
                wentWell(next, guess);
            TRY(then(next, account));
            return Kept<Nothing>{Nothing{}, {}};
        });
}

Result<Kept<accounts::SignedIn>> AccountService::letInWithLinkCode(Work &work,
                                                                   const EmailService::LinkAttempt &attempt,
                                                                   const QString &typed, const Entry &entry,
                                                                   const Also &also)
{
    TRY(const auto wrong, m_emails.proveLink(work, attempt, typed));
    if (wrong)
        return Kept<accounts::SignedIn>{std::nullopt, *wrong};
    TRY(const auto kept, letInProven(work, attempt.account, entry));
    if (kept.answer) {
        TRY(m_emails.useLinkCode(work, attempt.account));
        TRY(const AccountRow row, m_store.byId(work, attempt.account));
        TRY(also(work, row));
    }
    return kept;
}

Result<Later<accounts::SignedIn>> AccountService::signInAnd(Work &work, const accounts::SignIn &request,
                                                            Also also)
{
    const QString typed = nameAsTyped(request.username);
    TRY(const auto row, m_store.named(work, typed));
    TRY(const Guess guess, guessOf(work, typed, row));
    return afterGuess<accounts::SignedIn, AccountRow>(
        work, qHash(typed), guess,
        [this, row, guess, password = request.password,
         secondFactor = request.secondFactor]() -> Result<AccountRow> {
            TRY(proveBoth(guess, row, password, secondFactor));
            return *row;
        },
        [this, guess, entry = Entry{request.device, request.code, request.secondFactor},
         also = std::move(also)](Work &next, const AccountRow &proven) -> Result<Kept<accounts::SignedIn>> {
            TRY(const bool may, m_store.letIn(next, proven.id, proven.password));
            TRY(const AccountRow account, m_store.byId(next, proven.id));
            // Changed while we hashed: the old password opens no session any more.
            if (account.password != proven.password)
                return kWrong;
            if (!may)
                return Error{Code::NotAllowed, "account-disabled"};
            TRY(const auto kept, letIn(next, account, entry));
            if (entry.secondFactor && kept.answer)
                wentWell(next, guess);
            if (also && kept.answer)
                TRY(also(next, account));
            return kept;
        });
}

Result<Later<accounts::CodeSent>> AccountService::sendSignInCode(Work &work,
                                                                 const accounts::SendSignInCode &request)
{
    const QString typed = nameAsTyped(request.username);
    TRY(const auto row, m_store.named(work, typed));
    TRY(const Guess guess, guessOf(work, typed, row));
    return afterGuess<accounts::CodeSent, AccountRow>(
        work, qHash(typed), guess,
        [this, row, guess, password = request.password,
         secondFactor = request.secondFactor]() -> Result<AccountRow> {
            TRY(proveBoth(guess, row, password, secondFactor));
            return *row;
        },
        [this, guess, email = request.email, secondFactor = request.secondFactor](
            Work &next, const AccountRow &proven) -> Result<Kept<accounts::CodeSent>> {
            // Whoever could move the address with the password alone would have half of an account.
            TRY(const auto judged, m_factors.judge(next, proven.id, secondFactor));
            if (judged.refusal)
                return *judged.refusal;
            if (secondFactor)
                wentWell(next, guess);
            TRY(const accounts::CodeSent sent, m_emails.sendSignInCode(next, proven, email));
            return Kept<accounts::CodeSent>{sent, {}};
        });
}

Result<Later<accounts::Email>> AccountService::setEmail(Work &work, const accounts::SetEmail &request)
{
    TRY(const AccountRow row, m_store.byId(work, work.caller().user));
    TRY(const bool wanted, m_emails.isProven(work, row.id));
    std::optional<Guess> guess;
    // Who has no password proves it otherwise, in the unit.
    const bool bySession = wanted && row.password.isEmpty();
    if (wanted && !bySession && request.password) {
        TRY(guess, guessOf(work, row.username, row));
    }
    const std::function<Result<bool>()> judge
        = [this, row, guess, password = request.password.value_or(QString())]() -> Result<bool> {
        if (!guess)
            return false;
        if (const Done proven = prove(*guess, row, password); !proven)
            return proven.error().code == Code::WrongCredentials ? proven.error().at(u"password"_s)
                                                                 : proven.error();
        return true;
    };
    const std::function<Result<Kept<accounts::Email>>(Work &, const bool &)> store
        = [this, request, row, bySession](Work &next, const bool &proven) -> Result<Kept<accounts::Email>> {
        TRY(m_sessions.mustBeActive(next));
        if (bySession)
            TRY(mustBeProven(next, row));
        TRY(const accounts::Email email, m_emails.set(next, request, proven || bySession));
        return Kept<accounts::Email>{email, {}};
    };
    if (guess)
        return afterGuess<accounts::Email, bool>(work, qHash(row.username), *guess, judge, store);
    return afterSlow<accounts::Email, bool>(work, qHash(row.username), judge, store);
}

Result<Later<Nothing>> AccountService::changePassword(Work &work, const accounts::ChangePassword &request)
{
    TRY(const AccountRow row, m_store.byId(work, work.caller().user));
    TRY(atCurrent(mustBeProven(work, row)));
    TRY(passwordMayBe(request.next, "next", {row.username, row.nickname, m_rules.house}));
    TRY(const Guess guess, guessOf(work, row.username, row));
    return afterGuess<Nothing, QString>(
        work, qHash(row.username), guess,
        [this, row, guess, request]() -> Result<QString> {
            TRY(atCurrent(proveOwn(guess, row, request.current, {})));
            // Told only to who knows the password.
            if (!row.password.isEmpty() && request.next == request.current)
                return Error(Code::InvalidValue, "password-same").at(u"next"_s);
            return secret::hashPassword(request.next, m_rules.hashCost);
        },
        [this, row](Work &next, const QString &hash) -> Result<Kept<Nothing>> {
            TRY(m_sessions.mustBeActive(next));
            TRY(atCurrent(mustBeProven(next, row)));
            TRY(const bool changed, m_store.changePassword(next, row.id, row.password, hash));
            if (!changed)
                return kWrong.at(u"current"_s);
            TRY(m_sessions.endOthers(next));
            // Whoever knew the old one may have made some.
            TRY(m_sessions.endTokens(next, row.id));
            TRY(tellSafety(next, row, mailtexts::Safety::Password, "account.change-password"));
            return Kept<Nothing>{Nothing{}, {}};
        });
}

// --- second factors

Result<accounts::SecondFactor> AccountService::secondFactor(Work &work, const Nothing &)
{
    TRY(accounts::SecondFactor standing, m_factors.of(work, work.caller().user));
    TRY(const AccountRow row, m_store.byId(work, work.caller().user));
    if (row.password.isEmpty())
        standing.withoutPassword = true;
    return standing;
}

Done AccountService::tellSafety(Work &work, const AccountRow &account, mailtexts::Safety what,
                                const char *action)
{
    TRY(m_emails.write(work, account, u"safety"_s, [&](const mailtexts::About &about) {
        return mailtexts::safetyChanged(about, what, work.caller().address, work.now());
    }));
    work.afterCommit([action, id = account.id] { qCInfo(lcAccounts) << action << "of" << id.number; });
    return account.isOperator()
        ? audit::record(work, {QLatin1StringView(action), u"account:"_s + account.id.text()})
        : Done();
}

Result<Later<accounts::SecondFactorSecret>>
AccountService::beginSecondFactor(Work &work, const accounts::BeginSecondFactor &request)
{
    TRY(m_factors.mustBeOffered());
    TRY(const AccountRow row, m_store.byId(work, work.caller().user));
    TRY(mustBeProven(work, row));
    TRY(const Guess guess, guessOf(work, row.username, row));
    return afterGuess<accounts::SecondFactorSecret, AccountRow>(
        work, qHash(row.username), guess,
        [this, row, guess, password = request.password]() -> Result<AccountRow> {
            TRY(proveOwn(guess, row, password, {}));
            return row;
        },
        [this](Work &next, const AccountRow &proven) -> Result<Kept<accounts::SecondFactorSecret>> {
            TRY(m_sessions.mustBeActive(next));
            TRY(mustBeProven(next, proven));
            TRY(const accounts::SecondFactorSecret told, m_factors.begin(next, proven));
            return Kept<accounts::SecondFactorSecret>{told, {}};
        });
}

Result<accounts::RecoveryCodes>
AccountService::confirmSecondFactor(Work &work, const accounts::ConfirmSecondFactor &request)
{
    TRY(m_sessions.mustBeActive(work));
    TRY(const AccountRow row, m_store.byId(work, work.caller().user));
    TRY(const accounts::RecoveryCodes codes, m_factors.confirm(work, row.id, request.code));
    TRY(m_sessions.endOthers(work));
    TRY(m_sessions.endTokens(work, row.id));
    TRY(tellSafety(work, row, mailtexts::Safety::FactorOn, "account.second-factor-on"));
    return codes;
}

template <typename Answer>
Result<Later<Answer>> AccountService::withBoth(Work &work, const accounts::ProveSecondFactor &request,
                                               std::function<Result<Answer>(Work &, const AccountRow &)> act)
{
    TRY(const AccountRow row, m_store.byId(work, work.caller().user));
    TRY(const auto standing, m_factors.of(work, row.id));
    if (!standing.since)
        return Error{Code::Conflict, "no-second-factor"};
    TRY(mustBeProven(work, row));
    TRY(const Guess guess, guessOf(work, row.username, row));
    return afterGuess<Answer, AccountRow>(
        work, qHash(row.username), guess,
        [this, row, guess, request]() -> Result<AccountRow> {
            TRY(proveOwn(guess, row, request.password, request.code));
            return row;
        },
        [this, guess, code = request.code,
         act = std::move(act)](Work &next, const AccountRow &proven) -> Result<Kept<Answer>> {
            TRY(m_sessions.mustBeActive(next));
            TRY(mustBeProven(next, proven));
            TRY(const auto refusal, take(next, proven.id, code));
            if (refusal)
                return refusal->at(u"code"_s);
            wentWell(next, guess);
            TRY(const Answer answer, act(next, proven));
            return Kept<Answer>{answer, {}};
        });
}

Result<Later<Nothing>> AccountService::endSecondFactor(Work &work, const accounts::ProveSecondFactor &request)
{
    return withBoth<Nothing>(work, request, [this](Work &next, const AccountRow &row) -> Result<Nothing> {
        TRY(m_factors.end(next, row.id));
        TRY(tellSafety(next, row, mailtexts::Safety::FactorOff, "account.second-factor-off"));
        return Nothing{};
    });
}

Result<Later<accounts::RecoveryCodes>>
AccountService::renewRecoveryCodes(Work &work, const accounts::ProveSecondFactor &request)
{
    return withBoth<accounts::RecoveryCodes>(
        work, request, [this](Work &next, const AccountRow &row) -> Result<accounts::RecoveryCodes> {
            TRY(const accounts::RecoveryCodes codes, m_factors.freshCodes(next, row.id));
            TRY(tellSafety(next, row, mailtexts::Safety::RecoveryCodes, "account.recovery-codes"));
            return codes;
        });
}

template <typename Answer>
Result<Later<Answer>>
AccountService::afterProofOf(Work &work, const QString &password, const std::optional<QString> &code,
                             std::function<Result<Answer>(Work &, bool secondFactor)> act)
{
    TRY(const AccountRow row, m_store.byId(work, work.caller().user));
    TRY(mustBeProven(work, row));
    TRY(const Guess guess, guessOf(work, row.username, row));
    return afterGuess<Answer, AccountRow>(
        work, qHash(row.username), guess,
        [this, row, guess, password, code]() -> Result<AccountRow> {
            TRY(proveOwn(guess, row, password, code));
            return row;
        },
        [this, guess, code, act = std::move(act)](Work &next,
                                                  const AccountRow &proven) -> Result<Kept<Answer>> {
            TRY(m_sessions.mustBeActive(next));
            TRY(mustBeProven(next, proven));
            TRY(const auto standing, m_factors.of(next, proven.id));
            TRY(const auto refusal, take(next, proven.id, code));
            if (refusal)
                return refusal->at(u"code"_s);
            if (code)
                wentWell(next, guess);
            TRY(const Answer done, act(next, standing.since.has_value()));
            return Kept<Answer>{done, {}};
        });
}

Result<Later<Nothing>> AccountService::afterProof(Work &work, const QString &password,
                                                  const std::optional<QString> &code,
                                                  std::function<Result<Nothing>(Work &)> act)
{
    return afterProofOf<Nothing>(work, password, code,
                                 [act = std::move(act)](Work &next, bool) { return act(next); });
}

Result<Later<tokens::MadeToken>>
AccountService::tokenAfterProof(Work &work, const QString &password, const std::optional<QString> &code,
                                std::function<Result<tokens::MadeToken>(Work &, bool secondFactor)> make)
{
    return afterProofOf<tokens::MadeToken>(work, password, code, std::move(make));
}

Result<accounts::Account> AccountService::me(Work &work, const Nothing &)
{
    TRY(const AccountRow row, m_store.byId(work, work.caller().user));
    return row.account();
}

Result<accounts::Account> AccountService::changeProfile(Work &work, const accounts::ChangeProfile &request)
{
    TRY(const AccountRow now, rename(work, request.nickname));
    return now.account();
}

// --- nicknames

Result<AccountRow> AccountService::rename(Work &work, const QString &typed)
{
    TRY(m_nicknames.choose(work, typed));
    TRY(const AccountRow now, m_store.byId(work, work.caller().user));
    if (m_renamed)
        TRY(m_renamed(work, now));
    return now;
}

nicknames::NicknameStanding AccountService::standingOf(const AccountRow &row) const
{
    return {row.nickname,
            row.nicknameChosenAt.has_value(),
            m_nicknames.isNeeded(row),
            m_nicknames.mayChange(row),
            m_rules.nicknames.unique,
            row.nicknameChanges};
}

Result<nicknames::NicknameStanding> AccountService::nicknameStanding(Work &work, const Nothing &)
{
    TRY(const AccountRow row, m_store.byId(work, work.caller().user));
    return standingOf(row);
}

Result<nicknames::NicknameStanding> AccountService::chooseNickname(Work &work,
                                                                   const nicknames::NicknameWish &request)
{
    TRY(const AccountRow now, rename(work, request.nickname));
    return standingOf(now);
}

Result<nicknames::NicknameAnswer> AccountService::checkNickname(Work &work,
                                                                const nicknames::NicknameWish &request)
{
    using nicknames::NicknameVerdict;
    TRY(const QString nickname, oneLine(request.nickname, kLongestNickname, "nickname"));
    TRY(const bool isStaff, m_store.may(work, work.caller().user, accounts::Deed::BearBadge));
    // User names are not looked at: nobody learns here who has an account.
    if (!mustNotBeFormer(nickname, "nickname") || (!isStaff && isReservedLook(lookOf(nickname))))
        return nicknames::NicknameAnswer{NicknameVerdict::Reserved};
    const Done free = m_nicknames.mustBeFree(work, work.caller().user, nickname);
    if (!free && free.error().code != Code::AlreadyExists)
        return free.error();
    return nicknames::NicknameAnswer{free ? NicknameVerdict::Free : NicknameVerdict::Taken};
}

Result<accounts::Person> AccountService::find(Work &work, const accounts::FindPerson &request)
{
    TRY(const auto row, m_store.named(work, nameAsTyped(request.username)));
    if (!row)
        return Error{Code::NotFound, "person"}.at(u"username"_s);
    return accounts::Person{row->id, row->nickname};
}

} // namespace madang
