// SPDX-License-Identifier: GPL-3.0-or-later
// One's own standing tokens: listing, making and revoking them.
#pragma once

#include "common/client/session.h"
#include "common/protocol/tokens.h"
#include "common/views/formats.h"

namespace madang::views {

class TokenSettings : public QObject {
    Q_OBJECT
public:
    explicit TokenSettings(Session &session, QObject *parent = nullptr);

    void refresh();
    /// The newest first; empty until the server has answered.
    const QList<tokens::ApiToken> &items() const { return m_items; }
    /// False before the server has answered, and where it knows no tokens.
    bool isOffered() const { return m_offered; }
    bool isBusy() const { return m_busy; }
    /// Whether making one takes a code of the second factor.
    bool needsCode() const { return m_needsCode; }
    /// False for who only comes through other services.
    bool needsPassword() const { return m_needsPassword; }
    /// Those that one may give, the narrowest first.
    QList<tokens::Scope> scopes() const;

    /// `days` as somebody typed it; empty: the usual.
    void make(const QString &name, tokens::Scope scope, const QString &days, const QString &password,
              const QString &code);
    /// The one that was made just now. Told once; kept until forgetSecret() or another account.
    QString secret() const { return m_secret; }
    void forgetSecret();
    void revoke(tokens::TokenId token);

    /// Why the last thing was refused; its `field` is "name", "days", "scope", "password" or "code" where one
    /// of them is at fault.
    const std::optional<Error> &error() const { return m_error; }

    /// "reads, changes nothing".
    static QString nameOf(tokens::Scope scope);
    /// "Reads only · ends …, last used … from …".
    static QString useOf(const tokens::ApiToken &token, const Formats &formats);

Q_SIGNALS:
    void changed();
    /// Something was done, in a sentence.
    void told(const QString &sentence);

private:
    bool start();
    void readItems();
    void refuse(const Error &why);

    Session &m_session;
    QList<tokens::ApiToken> m_items;
    QString m_secret;
    std::optional<Error> m_error;
    bool m_offered = false;
    bool m_needsCode = false;
    bool m_needsPassword = true;
    bool m_busy = false;
    quint64 m_account = 0; ///< counts who one was: late answers are not for the next
};

} // namespace madang::views
