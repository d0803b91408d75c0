// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/session_service.h"

#include "common/base/log.h"
#include "common/base/secret.h"
#include "server/core/throttle.h"
#include "server/features/limits.h"

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kLongestDevice = 80;
    /// From where somebody comes home; who moves about more is written to once more.
    constexpr int kMostAddresses = 200;
    /// How long an exchange whose answer was lost may be repeated: a laptop sleeps over night.
    constexpr std::chrono::hours kSameAttempt{24};
    const QString kUnnamed = u"unnamed"_s;

    Later<accounts::SignedIn> answer(Result<accounts::SignedIn> result)
    {
        return [result = std::move(result)](const auto &finish) { finish(result); };
    }

} // namespace

Result<QString> SessionService::nameOf(const std::optional<QString> &device) const
{
    if (!device || device->trimmed().isEmpty())
        return kUnnamed;
    return oneLine(*device, kLongestDevice, "device");
}

Result<bool> SessionService::isProven(Work &work)
{
    return m_store.isProvenSince(work, work.caller().session, work.caller().user,
                                 work.now().plus(-kProofLasts));
}

Result<bool> SessionService::isUsual(Work &work, UserId account, const std::optional<QString> &device)
{
    TRY(const QString name, nameOf(device));
    TRY(const bool any, m_store.anyOf(work, account));
    if (!any)
        return true;
    TRY(const bool known, m_store.knowsDevice(work, account, name));
    if (!known)
        return false;
    return knows(work, account, work.caller().address);
}

Result<Page<sign_ins::PastSignIn>> SessionService::history(Work &work, const sign_ins::ListSignIns &request)
{
    TRY(const int limit, pageLimit(request.limit));
    SessionId before{std::numeric_limits<qint64>::max()};
    if (request.after) {
        before = SessionId::fromText(*request.after);
        if (before.isNull())
            return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
    }
    TRY(QList<sign_ins::PastSignIn> rows, m_store.history(work, work.caller().user, before, limit + 1));
    Page<sign_ins::PastSignIn> page;
    if (rows.size() > limit) {
        rows.resize(limit);
        page.next = rows.last().session.text();
    }
    page.items = std::move(rows);
    return page;
}

Result<accounts::SignedIn> SessionService::openFor(Work &work, const accounts::Account &account,
                                                   const std::optional<QString> &device)
{
    TRY(const QString name, nameOf(device));
    const auto session = work.newId<SessionId>();
    TRY(m_store.insert(work, session, account.id, name));
    return tokensFor(work, session, account);
}

/// Whether a token that is used already was used by this very attempt, and nobody went on from there: its
/// answer was lost. Somebody who has stolen the token alone does not know the attempt.
Result<bool> SessionService::isSameAttempt(Work &work, const QString &fingerprint, const RefreshRow &row,
                                           const std::optional<QString> &attempt)
{
    if (row.usedAt.isNull() || !attempt || row.attempt != attempt
        || row.usedAt.plus(kSameAttempt) < work.now())
        return false;
    TRY(const bool outlived, m_store.isOutlived(work, fingerprint, row));
    return !outlived;
}

Result<Later<accounts::SignedIn>> SessionService::refresh(Work &work, const accounts::Refresh &request)
{
    if (request.attempt
        && (request.attempt->size() < accounts::kShortestAttempt
            || request.attempt->size() > accounts::kLongestAttempt))
        return Error{Code::InvalidValue, "attempt"}.at(u"attempt"_s);
    const QString fingerprint = secret::fingerprint(request.refreshToken);
    const std::optional<QString> attempt
        = request.attempt ? std::optional(secret::fingerprint(*request.attempt)) : std::nullopt;
    TRY(const auto row, m_store.token(work, fingerprint));
    if (!row || !row->revokedAt.isNull())
        return Error{Code::NotSignedIn, "refresh-token"};
    if (row->expiresAt <= work.now())
        return Error{Code::NotSignedIn, "refresh-expired"};
    TRY(const bool fresh, m_store.useToken(work, fingerprint, attempt));
    TRY(const bool again, isSameAttempt(work, fingerprint, *row, attempt));
    if (again) {
        TRY(m_store.dropUnused(work, row->session)); // what the lost answer gave
    }
    if (!fresh && !again) {
        // The revocation must be committed although the answer is a refusal, so the refusal comes later.
        qCWarning(lcAccounts) << "refresh token used twice: session" << row->session.number << "ends";
        TRY(end(work, row->session, row->account));
        return answer(Error{Code::NotSignedIn, "refresh-reused"});
    }
    TRY(m_store.touch(work, row->session));
    TRY(const AccountRow account, m_accounts.byId(work, row->account));
    TRY(accounts::SignedIn tokens, tokensFor(work, row->session, account.account()));
    return answer(std::move(tokens));
}

Result<Nothing> SessionService::signOut(Work &work, const Nothing &)
{
    TRY(end(work, work.caller().session, work.caller().user));
    return Nothing{};
}

Result<Page<accounts::Session>> SessionService::list(Work &work, const Nothing &)
{
    Page<accounts::Session> page;
    TRY(page.items, m_store.active(work, work.caller().user));
    return page;
}

Result<Nothing> SessionService::revoke(Work &work, const accounts::RevokeSession &request)
{
    TRY(const bool ended, m_store.revoke(work, request.session, work.caller().user));
    if (!ended)
        return Error{Code::NotFound, "session"};
    work.endSession(request.session);
    return Nothing{};
}

Result<accounts::EndedSessions> SessionService::revokeOthers(Work &work, const Nothing &)
{
    // Of two devices that end each other, one stays.
    TRY(mustBeActive(work));
    accounts::EndedSessions done;
    TRY(done.ended, endOthers(work));
    return done;
}

Result<int> SessionService::endOthers(Work &work)
{
    TRY(const QList<SessionId> ended, m_store.revokeOthers(work, work.caller().user, work.caller().session));
    for (const SessionId session : ended)
        work.endSession(session);
    return int(ended.size());
}

Result<int> SessionService::endAll(Work &work, UserId account)
{
    TRY(const QList<SessionId> ended, m_store.revokeOthers(work, account, SessionId{}));
    for (const SessionId session : ended)
        work.endSession(session);
    TRY(endTokens(work, account));
    return int(ended.size());
}

Done SessionService::endTokens(Work &work, UserId account)
{
    TRY(const QList<SessionId> ended, m_standing.removeAll(work, account));
    for (const SessionId token : ended)
        work.endSession(token);
    return {};
}

Done SessionService::mustBeActive(Work &work)
{
    TRY(const bool active, m_store.isActive(work, work.caller().session));
    return active ? Done() : Done(Error{Code::NotSignedIn, "session-revoked"});
}

Result<bool> SessionService::knows(Work &work, UserId account, const QString &address)
{
    TRY(const QList<QString> before, m_store.addresses(work, account, kMostAddresses));
    const QByteArray there = neighbourhoodOf(address);
    return std::any_of(before.begin(), before.end(),
                       [&there](const QString &each) { return neighbourhoodOf(each) == there; });
}

Done SessionService::remember(Work &work)
{
    TRY(const QList<SessionId> sessions, m_store.revokedSince(work, work.now().plus(-m_tokens.life())));
    for (const SessionId session : sessions)
        m_tokens.revoke(session);
    TRY(const QList<KeptToken> standing, m_standing.good(work));
    for (const KeptToken &token : standing)
        m_tokens.standing().put(token.fingerprint, token.claims());
    return {};
}

Done SessionService::forgetExpired(Work &work)
{
    TRY(m_standing.removeExpired(work));
    return m_store.forgetExpired(work);
}

Result<accounts::SignedIn> SessionService::tokensFor(Work &work, SessionId session,
                                                     const accounts::Account &account)
{
    const QString refreshToken = secret::randomToken();
    TRY(m_store.addToken(work, session, secret::fingerprint(refreshToken), work.now().plus(m_refreshLife)));
    TRY(const QByteArray access, m_tokens.issue(account.id, session));
    return accounts::SignedIn{QString::fromLatin1(access), int(m_tokens.life().count()), refreshToken,
                              session, account};
}

Done SessionService::end(Work &work, SessionId session, UserId account)
{
    TRY(const bool ended, m_store.revoke(work, session, account));
    if (ended)
        work.endSession(session);
    return {};
}

} // namespace madang
