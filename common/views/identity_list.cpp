// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/identity_list.h"

#include "common/base/when_done.h"

namespace madang::views {

using namespace Qt::StringLiterals;
using providers::Claimed;

IdentityList::IdentityList(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_browser(session, nullptr, [this](const providers::Claim &proof) { return ask(proof); })
{
    connect(&m_browser, &BrowserSignIn::began, this, [this](const QUrl &address) {
        Q_EMIT changed();
        Q_EMIT wantsBrowser(address);
    });
    connect(&m_browser, &BrowserSignIn::claimed, this, &IdentityList::settled);
    connect(&m_browser, &BrowserSignIn::failed, this, [this](const Error &why) { settled(why); });
}

void IdentityList::refresh()
{
    m_error.reset();
    whenDone(m_session.call(accounts::registrationRules, {}), this,
             [this](const Result<accounts::RegistrationRules> &rules) {
                 m_known = rules && rules->providers ? *rules->providers : QList<accounts::Provider>();
                 Q_EMIT changed();
             });
    whenDone(m_session.call(accounts::secondFactor, {}), this,
             [this](const Result<accounts::SecondFactor> &standing) {
                 m_needsPassword = !standing || !standing->withoutPassword.value_or(false);
                 Q_EMIT changed();
             });
    whenDone(m_session.call(providers::identities, {}), this,
             [this](const Result<Page<providers::Identity>> &page) {
                 // An older server has no such list, and then there is nothing to show.
                 m_items = page ? page->items : QList<providers::Identity>();
                 Q_EMIT changed();
             });
}

void IdentityList::remove(const QString &provider)
{
    if (m_busy)
        return;
    m_busy = true;
    m_error.reset();
    Q_EMIT changed();
    whenDone(m_session.call(providers::unlink, {provider}), this,
             [this, provider](const Result<Nothing> &done) {
                 m_busy = false;
                 const bool gone = done || done.error().code == Code::NotFound;
                 if (!gone)
                     m_error = done.error();
                 QString title;
                 for (qsizetype i = m_items.size() - 1; gone && i >= 0; --i) {
                     if (m_items[i].provider == provider)
                         title = m_items.takeAt(i).title;
                 }
                 Q_EMIT changed();
                 if (gone)
                     Q_EMIT removed(title);
             });
}

QList<accounts::Provider> IdentityList::available() const
{
    QList<accounts::Provider> free;
    for (const accounts::Provider &provider : m_known) {
        const bool opens = std::any_of(m_items.begin(), m_items.end(), [&](const providers::Identity &item) {
            return item.provider == provider.name;
        });
        if (!opens)
            free.append(provider);
    }
    return free;
}

void IdentityList::add(const accounts::Provider &provider)
{
    cancel();
    m_adding = provider;
    Q_EMIT changed();
}

void IdentityList::cancel()
{
    m_browser.cancel();
    m_adding.reset();
    m_password.clear();
    m_wantsFactor = false;
    m_asking = false;
    m_error.reset();
    Q_EMIT changed();
}

void IdentityList::go(const QString &password, const QString &secondFactor)
{
    if (!m_adding || m_browser.isWaiting() || m_asking || (password.isEmpty() && m_needsPassword))
        return;
    m_password = password;
    m_error.reset();
    // What the browser brought is still good: only the rest of the proof was not.
    if (m_browser.proof().ticket)
        m_browser.claim({}, secondFactor.isEmpty() ? std::nullopt : std::optional(secondFactor));
    else
        m_browser.begin(m_adding->name);
    Q_EMIT changed();
}

QFuture<Result<Claimed>> IdentityList::ask(const providers::Claim &proof)
{
    m_asking = true;
    Q_EMIT changed();
    return m_session.addIdentity(proof, m_password);
}

void IdentityList::settled(const Result<Claimed> &result)
{
    m_asking = false;
    m_password.clear();
    if (!result) {
        m_error = result.error();
        m_wantsFactor = m_wantsFactor || result.error().code == Code::SecondFactorNeeded;
        // Only what the person can put right beside it, or has to wait for, leaves the proof as it is.
        const bool isForm = result.error().field == "password"_L1 || result.error().field == "code"_L1
            || result.error().code == Code::RateLimited;
        if (!isForm)
            m_browser.cancel();
        Q_EMIT changed();
        return;
    }
    const QString title = m_adding ? m_adding->title : QString();
    cancel();
    refresh();
    Q_EMIT added(title);
}

} // namespace madang::views
