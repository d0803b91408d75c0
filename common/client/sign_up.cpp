// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/sign_up.h"

#include "common/base/proof_of_work.h"
#include "common/base/when_done.h"

#include <QThreadPool>

#include <utility>

namespace madang {

using namespace Qt::StringLiterals;
using accounts::SignedIn;
using accounts::SignUpChallenge;

namespace {

    /// Whether another challenge would help.
    bool wantsAnotherProof(const Error &error)
    {
        return error.about.startsWith("challenge-"_L1);
    }

    /// An older server asks for nothing, and does not know the question.
    bool isUnknownThere(const Error &error)
    {
        return error.code == Code::NotFound || error.code == Code::MethodNotAllowed;
    }

} // namespace

SignUp::~SignUp()
{
    m_nonce.cancel(); // the thread stops within milliseconds
}

QFuture<Result<SignedIn>> SignUp::begin(const accounts::Register &request)
{
    m_sent = false;
    cancel();
    m_request = request;
    m_request.proof.reset();
    m_mayAskAgain = true;
    m_promise = std::make_unique<QPromise<Result<SignedIn>>>();
    m_promise->start();
    const auto future = m_promise->future();
    // Who is invited proves nothing; where that counts for nothing, the server says so.
    if (request.invite && !request.invite->trimmed().isEmpty())
        send();
    else
        askForChallenge();
    return future;
}

void SignUp::cancel()
{
    if (m_promise && !m_sent)
        finish(Error{Code::Conflict, "cancelled"});
}

void SignUp::askForChallenge()
{
    m_sent = false;
    whenDone(m_rest.call(accounts::challenge, {}), this,
             [this, generation = m_generation](const Result<SignUpChallenge> &challenge) {
                 if (generation != m_generation)
                     return;
                 if (challenge)
                     take(*challenge);
                 else if (isUnknownThere(challenge.error()))
                     send();
                 else
                     finish(challenge.error());
             });
}

void SignUp::take(const SignUpChallenge &challenge)
{
    if (!challenge.needed)
        return send();
    if (challenge.bits > accounts::kMostChallengeBits
        || challenge.challenge.size() > accounts::kLongestChallenge)
        return finish(Error{Code::NotSupported, "challenge-hard"});
    prove(challenge);
}

void SignUp::prove(const SignUpChallenge &challenge)
{
    const auto promise = std::make_shared<QPromise<QString>>();
    promise->start();
    m_nonce = promise->future();
    whenDone(m_nonce, this,
             [this, generation = m_generation, text = challenge.challenge](const QString &nonce) {
                 if (generation != m_generation)
                     return;
                 m_request.proof = accounts::ChallengeAnswer{text, nonce};
                 send();
             });
    QThreadPool::globalInstance()->start(
        [promise, text = challenge.challenge.toUtf8(), bits = challenge.bits] {
            if (const auto nonce = proof_of_work::solve(text, bits, [&] { return promise->isCanceled(); }))
                promise->addResult(QString::fromLatin1(*nonce));
            promise->finish();
        });
    setProving(true);
}

void SignUp::send()
{
    m_sent = true;
    setProving(false);
    whenDone(m_rest.call(accounts::registerAccount, m_request), this,
             [this, generation = m_generation](const Result<SignedIn> &result) {
                 if (generation != m_generation)
                     return;
                 m_request.proof.reset(); // good once
                 if (!result && wantsAnotherProof(result.error()) && std::exchange(m_mayAskAgain, false))
                     return askForChallenge();
                 finish(result);
             });
}

void SignUp::finish(const Result<SignedIn> &result)
{
    ++m_generation;
    m_nonce.cancel();
    m_request = {}; // a password is kept no longer than it is needed
    const auto promise = std::exchange(m_promise, nullptr);
    promise->addResult(result);
    promise->finish();
    setProving(false);
}

void SignUp::setProving(bool proving)
{
    if (std::exchange(m_proving, proving) != proving)
        Q_EMIT provingChanged();
}

} // namespace madang
