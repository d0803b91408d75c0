// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/own_proof.h"

#include "common/base/when_done.h"
#include "common/views/event_text.h"
#include "common/views/wording.h"

#include <algorithm>

namespace madang::views {

using namespace Qt::StringLiterals;
using providers::Claimed;

namespace {

    constexpr int kLongestTitle = 40;

} // namespace

OwnProof::OwnProof(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_wait(session.clock())
    , m_tick(session.alarms().makeAlarm([this] { tick(); }))
    , m_browser(session, nullptr,
                [this](const providers::Claim &proof) { return m_session.proveAgain(proof); })
{
    connect(&m_browser, &BrowserSignIn::began, this, [this](const QUrl &address) {
        Q_EMIT changed();
        Q_EMIT wantsBrowser(address);
    });
    connect(&m_browser, &BrowserSignIn::claimed, this, &OwnProof::settled);
    connect(&m_browser, &BrowserSignIn::failed, this, [this](const Error &why) {
        // Where this program cannot hear the browser, or the service is none of the house's any more, a code
        // does it.
        if (why.about == "loopback"_L1 || (why.code == Code::NotFound && why.about == "provider"_L1))
            m_browser.begin(std::nullopt, BrowserSignIn::Kind::Fresh);
        else
            settled(why);
    });
    // What was proven, or waits, is one person's.
    connect(&session, &Session::stateChanged, this, [this] {
        m_browser.cancel();
        m_wait.forget();
        m_wait.answered();
        m_wait.letGo();
        m_way.reset();
        m_error.reset();
        m_busy = m_wanted = m_proven = false;
        Q_EMIT changed();
    });
}

void OwnProof::follow(bool isBusy, const std::optional<Error> &error)
{
    if (isBusy == m_busy)
        return;
    m_busy = isBusy;
    if (isBusy) {
        m_proven = false;
        if (m_wait.begin())
            m_tick->start(std::chrono::seconds(1));
    } else {
        m_wait.answered();
        if (!error)
            m_wait.forget();
        else if (m_wait.heed(*error))
            m_tick->start(std::chrono::seconds(1));
        const bool wanted = error && error->about == "sign-in-again"_L1;
        if (wanted && !m_wanted)
            readWays();
        if (!wanted)
            m_browser.cancel();
        m_wanted = wanted;
        m_error.reset();
    }
    Q_EMIT changed();
}

void OwnProof::tick()
{
    if (m_wait.judgedIn() > 0 || m_wait.heldFor() > 0)
        m_tick->start(std::chrono::seconds(1));
    Q_EMIT changed();
}

QString OwnProof::waitText() const
{
    return PasswordWait::words(m_busy ? m_wait.judgedIn() : 0, heldFor());
}

// --- signing in again

void OwnProof::readWays()
{
    whenDone(m_session.call(providers::identities, {}), this,
             [this](const Result<Page<providers::Identity>> &page) {
                 if (!page || page->items.isEmpty())
                     return;
                 m_way = *std::max_element(page->items.begin(), page->items.end(),
                                           [](const providers::Identity &a, const providers::Identity &b) {
                                               return a.lastUsedAt < b.lastUsedAt;
                                           });
                 Q_EMIT changed();
             });
}

QString OwnProof::offer() const
{
    return m_way ? tr("Sign in again with %1").arg(oneLine(m_way->title, kLongestTitle))
                 : tr("Sign in again");
}

void OwnProof::signIn()
{
    begin(m_way ? std::optional(m_way->provider) : std::nullopt);
}

void OwnProof::signInElsewhere()
{
    begin(std::nullopt);
}

void OwnProof::begin(const std::optional<QString> &provider)
{
    if (!m_wanted || m_browser.isWaiting())
        return;
    m_error.reset();
    m_browser.begin(provider, BrowserSignIn::Kind::Fresh);
    Q_EMIT changed();
}

void OwnProof::cancel()
{
    m_browser.cancel();
    m_error.reset();
    Q_EMIT changed();
}

void OwnProof::settled(const Result<Claimed> &result)
{
    m_browser.cancel();
    if (!result) {
        m_error = result.error();
        Q_EMIT changed();
        return;
    }
    m_error.reset();
    m_wanted = false;
    m_proven = true;
    Q_EMIT changed();
    Q_EMIT proven();
}

QString OwnProof::text() const
{
    if (m_error)
        return wording::of(*m_error);
    if (waitsForBrowser()) {
        const QString code = m_browser.begun()->userCode.value_or(QString());
        return code.isEmpty() ? tr("Sign in again in your browser.")
                              : tr("Open %1 in a browser, on any device, and type %2 there.")
                                    .arg(m_browser.begun()->address, code);
    }
    if (m_wanted)
        return tr("You have no password here: sign in again the way you came. What you typed stays.");
    return m_proven ? tr("You have signed in again. Send this once more.") : waitText();
}

} // namespace madang::views
