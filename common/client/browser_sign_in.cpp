// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/browser_sign_in.h"

#include "common/base/secret.h"
#include "common/base/when_done.h"
#include "common/client/session.h"

#include <QCryptographicHash>

namespace madang {

using namespace Qt::StringLiterals;
using providers::Begun;
using providers::Claimed;

namespace {

    /// Whatever a server says: nobody asks it more often.
    constexpr int kShortestInterval = 1;
    constexpr int kLongestInterval = 60;

    QString challengeOf(const QString &verifier)
    {
        return QString::fromLatin1(
            QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256)
                .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    }

} // namespace

BrowserSignIn::BrowserSignIn(Session &session, QObject *parent, Ask ask)
    : QObject(parent)
    , m_session(session)
    , m_ask(ask ? std::move(ask) : [&session](const providers::Claim &claim) { return session.claim(claim); })
    , m_poll(session.alarms().makeAlarm([this] { poll(); }))
    , m_end(session.alarms().makeAlarm([this] {
        if (m_waiting)
            fail({Code::Expired, "sign-in"});
    }))
{
}

void BrowserSignIn::cancel()
{
    ++m_generation;
    m_waiting = false;
    if (m_receiver)
        std::exchange(m_receiver, nullptr)->retire();
    m_poll->stop();
    m_end->stop();
    m_begun.reset();
    m_ticket.reset();
}

void BrowserSignIn::begin(const std::optional<QString> &provider, Kind kind)
{
    cancel();
    m_waiting = true;
    m_verifier = secret::randomToken();
    m_state = secret::randomToken(16);
    providers::Begin request{provider, m_session.device(), challengeOf(m_verifier), std::nullopt,
                             std::nullopt};
    if (kind == Kind::Fresh)
        request.fresh = true;
    if (provider) {
        m_receiver = new LoopbackReceiver(this);
        if (!m_receiver->listen())
            return fail({Code::Unavailable, "loopback"});
        connect(m_receiver, &LoopbackReceiver::came, this, &BrowserSignIn::came);
        m_receiver->sendOnTo(m_session.server().rest(u"/sign-in/done"_s));
        request.redirect = m_receiver->address();
        request.state = m_state;
    }
    const quint64 generation = m_generation;
    whenDone(m_session.call(providers::begin, request), this, [this, generation](const Result<Begun> &begun) {
        if (generation != m_generation)
            return;
        if (!begun)
            return fail(begun.error());
        const QUrl address(begun->address, QUrl::StrictMode);
        // The server's word: a page is opened, and no program.
        if (!address.isValid() || address.host().isEmpty()
            || (address.scheme() != "https"_L1 && address.scheme() != "http"_L1))
            return fail({Code::Internal, "address"});
        m_begun = *begun;
        m_end->start(std::chrono::seconds(qBound(1, begun->expiresIn, 3600)));
        if (!m_receiver)
            m_poll->start(std::chrono::seconds(qBound(kShortestInterval, begun->interval, kLongestInterval)));
        Q_EMIT began(address);
    });
}

void BrowserSignIn::came(const QUrlQuery &query, bool *wanted)
{
    // Any page can send a browser here; only the one we sent out knows the state.
    const auto value
        = [&query](const QString &name) { return query.queryItemValue(name, QUrl::FullyDecoded); };
    if (!m_waiting || !m_begun || m_ticket || !secret::equal(value(u"state"_s).toUtf8(), m_state.toUtf8()))
        return;
    *wanted = true;
    if (const QString error = value(u"error"_s); !error.isEmpty()) {
        // Not while the receiver is still speaking.
        QMetaObject::invokeMethod(
            this,
            [this, generation = m_generation, error] {
                if (generation == m_generation)
                    fail(error == "provider-refused"_L1 ? Error{Code::NotAllowed, "provider-refused"}
                                                        : Error{Code::Unavailable, "provider"});
            },
            Qt::QueuedConnection);
        return;
    }
    m_ticket = value(u"ticket"_s);
    claim({}, {});
}

void BrowserSignIn::poll()
{
    if (m_waiting)
        claim({}, {});
}

providers::Claim BrowserSignIn::proof() const
{
    return {m_begun ? m_begun->attempt : QString(), m_verifier, m_ticket};
}

void BrowserSignIn::claim(const std::optional<QString> &code, const std::optional<QString> &secondFactor)
{
    providers::Claim request = proof();
    request.code = code;
    request.secondFactor = secondFactor;
    const quint64 generation = m_generation;
    whenDone(m_ask(request), this, [this, generation](const Result<Claimed> &result) {
        if (generation != m_generation)
            return;
        const Code why = result ? Code::Internal : result.error().code;
        const bool isPending = !result && result.error().about == "sign-in-pending"_L1;
        // The network may be away for a while: the attempt has its own end.
        const bool isAway = !result && !m_receiver && m_waiting
            && (why == Code::Timeout || (why == Code::Unavailable && result.error().about != "provider"_L1)
                || why == Code::RateLimited);
        if (isPending || isAway) {
            const int interval = m_begun ? m_begun->interval : kLongestInterval;
            const int least = why == Code::RateLimited ? interval + 5 : interval; // RFC 8628, 3.5
            m_poll->start(std::chrono::seconds(qBound(kShortestInterval, least, kLongestInterval)));
            return;
        }
        m_waiting = false;
        m_end->stop();
        Q_EMIT claimed(result);
    });
}

void BrowserSignIn::fail(const Error &why)
{
    cancel();
    Q_EMIT failed(why);
}

} // namespace madang
