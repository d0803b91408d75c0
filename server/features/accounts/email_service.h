// SPDX-License-Identifier: GPL-3.0-or-later
// EmailService: the e-mail address of an account: claiming it, proving it with a code, changing it. A new
// password by mail is password_reset's.
#pragma once

#include "common/protocol/accounts.h"
#include "server/core/routes.h"
#include "server/features/accounts/account_store.h"
#include "server/features/accounts/email_codes.h"
#include "server/features/accounts/reset_codes.h"
#include "server/features/mail/mail_access.h"
#include "server/features/mail/mail_texts.h"

namespace madang {

/// What an operator decides about e-mail addresses of accounts.
enum class EmailPolicy {
    Off, ///< there are none
    Optional,
    Required, ///< who has not proven one signs in only as far as the page for its code
};

class EmailService {
public:
    /// Without `mail` nothing can be proven: as Off.
    EmailService(EmailStore &store, EmailCodes &codes, const QByteArray &codeKey, AccountStore &accountStore,
                 MailAccess *mail, Throttle &throttle, EmailPolicy policy)
        : m_store(store)
        , m_codes(codes)
        , m_linkCodes(codeKey, QStringLiteral("link"))
        , m_accounts(accountStore)
        , m_mail(mail)
        , m_throttle(throttle)
        , m_policy(mail ? policy : EmailPolicy::Off)
    {
    }
    EmailPolicy policy() const { return m_policy; }

    /// The address somebody wants to register with, judged.
    Result<std::optional<MailAddress>> forRegistration(const std::optional<QString> &typed) const;
    /// The address of a new account, or of one that has proven none: kept beside it, and a code is sent
    /// there. That somebody else has proven it is told to them alone, by mail.
    Done claim(Work &work, const AccountRow &account, const MailAddress &address);
    /// What keeps an account with a proven password from signing in, after whatever a code it gave has
    /// proven; nothing, when nothing does. The unit commits in either case.
    Result<std::optional<Error>> gate(Work &work, const AccountRow &account,
                                      const std::optional<QString> &code);
    /// Another code for who cannot sign in yet, to another address if they name one.
    Result<accounts::CodeSent> sendSignInCode(Work &work, const AccountRow &account,
                                              const std::optional<QString> &email);

    /// To a proven address, and to none where there is none: what happened to the account, for whoever did
    /// not do it.
    Done write(Work &work, const AccountRow &account, const QString &kind,
               const std::function<MailMessage(const mailtexts::About &)> &text);
    /// How to write to somebody about what was not their own wish: in the language they chose, or signed in
    /// with where they are known, not in that of who asks now.
    Result<mailtexts::About> about(Work &work, const AccountRow &account) const;
    /// Whether write() finds somebody.
    Result<bool> reaches(Work &work, UserId account);
    /// Whether another address takes the password and a code from the one before.
    Result<bool> isProven(Work &work, UserId account);
    /// An address that another house proved, for a new account.
    Done keepProven(Work &work, UserId account, const MailAddress &address);
    /// Whose proven address it is.
    Result<std::optional<UserId>> holderOf(Work &work, const QString &address);
    /// One try of somebody to open an account through another house. It has a code of its own, and wrong ones
    /// count at it alone: nobody else uses up what they need.
    struct LinkAttempt {
        UserId account;
        QString id;
        Timestamp until;
    };
    /// A code to the account's proven address.
    Result<accounts::CodeSent> sendLinkCode(Work &work, const LinkAttempt &attempt);
    /// Nothing when that code was right; it is good while its attempt is.
    Result<std::optional<Error>> proveLink(Work &work, const LinkAttempt &attempt, const QString &typed);
    Done useLinkCode(Work &work, UserId account);
    /// To a proven address: another house opens the account from now on.
    Done writeLinked(Work &work, const AccountRow &account, const QString &provider);

    Result<accounts::Email> show(Work &work, const Nothing &request);
    /// `proven`: the account's password was.
    Result<accounts::Email> set(Work &work, const accounts::SetEmail &request, bool proven);
    Result<accounts::CodeSent> sendCode(Work &work, const Nothing &request);
    Result<Later<accounts::Email>> verify(Work &work, const accounts::VerifyEmail &request);
    Done forgetCodes(Work &work);

private:
    Done mustBeOn() const;
    /// AlreadyExists where another account has proven the address. Only for who has proven it, too: others
    /// would learn whose it is.
    Done mustBeFree(Work &work, UserId account, const MailAddress &address);
    /// An address that was proven just now: the account's from here on, and nobody else's claim.
    Done keep(Work &work, UserId account, const MailAddress &address);
    Result<accounts::Email> of(Work &work, UserId account);
    /// Where a code for the account goes now.
    Result<std::optional<MailAddress>> waiting(Work &work, UserId account);
    /// A code for `purpose` in a mail of that kind; RateLimited when the last one was sent just now. Who
    /// proves an address that is another account's gets none: its holder is told, with the same work and
    /// answer.
    using CodeText = MailMessage (*)(const mailtexts::About &, const QString &code, std::chrono::minutes);
    Result<accounts::CodeSent> send(Work &work, const AccountRow &account, const MailAddress &address,
                                    CodePurpose purpose = CodePurpose::Verify,
                                    const QString &kind = QStringLiteral("verify-email"),
                                    CodeText text = mailtexts::verifyEmail);
    /// Counts a mail to an address, whoever claims it; RateLimited when there were too many. Somebody else
    /// cannot use up what its owner needs.
    Done takeMailTo(const Work &work, UserId account, const MailAddress &address);
    /// Nothing when none is proven.
    Result<std::optional<MailAddress>> provenAddress(Work &work, UserId account);
    /// Another code to a proven address that is to be changed to another one.
    Done sendRelease(Work &work, const AccountRow &account, const MailAddress &old, const MailAddress &next);
    /// Nothing when the codes were right, and then the address is the account's.
    Result<std::optional<Error>> prove(Work &work, UserId account, const accounts::VerifyEmail &codes);

    EmailStore &m_store;
    EmailCodes &m_codes;
    const ResetCodes m_linkCodes;
    AccountStore &m_accounts;
    MailAccess *const m_mail;
    Throttle &m_throttle;
    const EmailPolicy m_policy;
};

} // namespace madang
