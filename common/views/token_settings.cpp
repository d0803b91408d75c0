// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/token_settings.h"

#include "common/base/when_done.h"
#include "common/views/event_text.h"

namespace madang::views {

using namespace Qt::StringLiterals;
using tokens::ApiToken;
using tokens::Scope;

TokenSettings::TokenSettings(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    // What was told to one person is not for the next.
    connect(&session, &Session::stateChanged, this, [this] {
        ++m_account;
        m_items.clear();
        m_secret.clear();
        m_error.reset();
        m_offered = false;
        m_needsCode = false;
        m_needsPassword = true;
        m_busy = false;
        Q_EMIT changed();
    });
}

bool TokenSettings::start()
{
    if (m_busy)
        return false;
    m_busy = true;
    m_error.reset();
    Q_EMIT changed();
    return true;
}

void TokenSettings::refuse(const Error &why)
{
    m_busy = false;
    m_error = why;
    Q_EMIT changed();
}

void TokenSettings::refresh()
{
    if (!start())
        return;
    whenDone(m_session.call(accounts::secondFactor, {}), this,
             [this, account = m_account](const Result<accounts::SecondFactor> &standing) {
                 if (account != m_account)
                     return;
                 m_needsCode = standing && standing->since.has_value();
                 m_needsPassword = !standing || !standing->withoutPassword.value_or(false);
                 readItems();
             });
}

void TokenSettings::readItems()
{
    whenDone(m_session.call(tokens::list, {}), this,
             [this, account = m_account](const Result<Page<ApiToken>> &page) {
                 if (account != m_account)
                     return;
                 // A server from before there were any.
                 const bool older = !page && page.error().code == Code::NotFound;
                 if (!page && !older)
                     return refuse(page.error());
                 m_busy = false;
                 m_offered = !older;
                 m_items = older ? QList<ApiToken>() : page->items;
                 Q_EMIT changed();
             });
}

QList<Scope> TokenSettings::scopes() const
{
    QList<Scope> all{Scope::Read, Scope::Write};
    if (m_session.account() && accounts::may(m_session.account()->role, accounts::Deed::BearBadge))
        all += Scope::Operate;
    return all;
}

void TokenSettings::make(const QString &name, Scope scope, const QString &days, const QString &password,
                         const QString &code)
{
    tokens::MakeToken request{name.trimmed(), scope, password, {}, {}};
    if (!days.trimmed().isEmpty()) {
        bool isNumber = false;
        request.days = days.trimmed().toInt(&isNumber);
        if (!isNumber && !m_busy)
            return refuse(Error(Code::InvalidValue, "token-days").at(u"days"_s));
    }
    if (!code.trimmed().isEmpty())
        request.code = code.trimmed();
    if (!start())
        return;
    whenDone(m_session.call(tokens::create, request), this,
             [this, account = m_account](const Result<tokens::MadeToken> &made) {
                 if (account != m_account)
                     return;
                 if (!made) {
                     if (made.error().code != Code::SecondFactorNeeded)
                         return refuse(made.error());
                     m_needsCode = true;
                     return refuse(made.error().at(u"code"_s));
                 }
                 m_busy = false;
                 m_secret = made->secret;
                 m_items.prepend(made->token);
                 Q_EMIT changed();
                 Q_EMIT told(tr("The token is there. It is shown only now."));
             });
}

void TokenSettings::forgetSecret()
{
    if (m_secret.isEmpty())
        return;
    m_secret.clear();
    Q_EMIT changed();
}

void TokenSettings::revoke(tokens::TokenId token)
{
    if (!start())
        return;
    whenDone(m_session.call(tokens::revoke, {token}), this,
             [this, token, account = m_account](const Result<Nothing> &done) {
                 if (account != m_account)
                     return;
                 if (!done && done.error().code != Code::NotFound)
                     return refuse(done.error());
                 m_busy = false;
                 m_items.removeIf([token](const ApiToken &each) { return each.id == token; });
                 Q_EMIT changed();
                 Q_EMIT told(tr("That token is good for nothing any more."));
             });
}

QString TokenSettings::nameOf(Scope scope)
{
    switch (scope) {
    case Scope::Read:
        return tr("Reads only");
    case Scope::Write:
        return tr("Writes as a member, moves no money");
    case Scope::Operate:
        return tr("Does what your role may");
    }
    return {};
}

QString TokenSettings::useOf(const ApiToken &token, const Formats &formats)
{
    const QString reach = tr("%1 · ends %2").arg(nameOf(token.scope), formats.fullTime(token.expiresAt));
    if (!token.lastUsedAt)
        return tr("%1, never used").arg(reach);
    return tr("%1, last used %2 from %3")
        .arg(reach, formats.relative(*token.lastUsedAt), oneLine(token.lastAddress.value_or(QString()), 60));
}

} // namespace madang::views
