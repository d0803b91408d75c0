// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in, registering, proving an e-mail address, a new password by mail, going through the browser: what
// was typed, what is wrong with it, and the one attempt on its way.
#pragma once

#include "common/client/browser_sign_in.h"
#include "common/client/session.h"
#include "common/views/nickname_probe.h"
#include "common/views/own_details.h"
#include "common/views/password_wait.h"

namespace madang::views {

/// The server judges in the end; the form only says early what cannot be right.
class AccountForm : public QObject {
    Q_OBJECT
public:
    enum class Purpose {
        SignIn,
        Register,
        SecondFactor, ///< the account asks for a code of its authenticator, or a recovery code
        Code, ///< the server lets one in with the code it sent to one's address
        Forgot, ///< where to send a code for a new password
        Reset, ///< that code, and the new password
        Browser, ///< the browser is out; nothing is asked here
        Link, ///< another house knows them: the account here that is theirs
        LinkCode, ///< the same, proven by a code by mail
        Join, ///< another house knows them: a new account
    };
    /// Terms is no text but a choice: setAgreed(). From FullName on they are those of OwnDetails::Field: a
    /// gender and a country are told by their words on the wire.
    enum class Field {
        Server,
        Username,
        Password,
        PasswordAgain,
        Nickname,
        Email,
        Code,
        SecondFactor,
        Invite,
        About,
        Terms,
        FullName,
        BirthDate,
        Gender,
        Phone,
        Country,
        Postcode,
        Line1,
        Line2,
        Home
    };
    /// Which private detail a field asks for; nothing for the others.
    static std::optional<OwnDetails::Field> detailOf(Field field);

    explicit AccountForm(Session &session, QObject *parent = nullptr);

    /// What was typed stays.
    void setPurpose(Purpose purpose);
    /// What is asked for now, in the order in which it is shown; details that need not be told only once
    /// isMoreShown().
    QList<Field> fields() const;
    /// Whether the server asks for details that need not be told: "More about you".
    bool hasMore() const;
    bool isMoreShown() const { return m_more; }
    void showMore(bool shown);
    /// Whether an empty field keeps nobody from registering.
    bool isOptional(Field field) const;
    Purpose purpose() const { return m_purpose; }
    void setText(Field field, const QString &text);
    QString text(Field field) const;
    /// What the server asks of new accounts; absent until it answered.
    const std::optional<accounts::RegistrationRules> &rules() const { return m_rules; }
    /// Whether the terms of rules() are agreed to.
    void setAgreed(bool agreed);
    bool isAgreed() const;
    /// What is wrong with a field in words, as the form or the server sees it; empty while it is fine or has
    /// not been touched.
    QString hint(Field field) const;
    /// Good to know about a field, in words: that a nickname is free.
    QString remark(Field field) const;

    /// Places like the address that is typed at addressField().
    AddressSearch &addresses() { return m_addresses; }
    const AddressSearch &addresses() const { return m_addresses; }
    /// Where an address is typed that is looked up: the address, or, where only that is asked, where home
    /// is. Nothing where none is looked up, or asked for now.
    std::optional<Field> addressField() const;
    /// As OwnDetails::choosePlace(), into the fields that are asked for.
    void choosePlace(int row);

    /// Points the session at the server that was typed, for what needs no account.
    Done pointAtServer();

    bool canSubmit() const;
    bool isBusy() const { return m_busy; }
    /// Whether what is on its way has not been sent: work is being done that the server asks for. Turning to
    /// another page ends it.
    bool isProving() const { return m_busy && m_session.isProving(); }
    /// What isProving() is about, in words.
    static QString provingText();
    /// After several wrong passwords: seconds until the server looks at the one on its way; 0 when there is
    /// none, or it looks at once.
    int judgedIn() const;
    /// Seconds until it may be tried again what the server refused as too often; until then canSubmit() is
    /// false.
    int heldFor() const;
    /// Why judgedIn() or heldFor() makes one wait, in words with the seconds; empty when neither does.
    QString waitText() const;
    /// Does what the purpose says; does nothing unless canSubmit().
    void submit();
    /// Code and Reset: asks for another code, at Code to the address in Email when there is one.
    void resend();
    bool canResend() const;
    /// Seconds until then.
    int resendIn() const;
    /// A good word that stays until something is typed; "the password was changed".
    QString notice() const;
    /// Where the code was sent, as far as the form knows.
    QString sentTo() const { return text(Field::Email).trimmed(); }
    /// With whose accounts one can sign in at the server; none until it answered.
    QList<accounts::Provider> providers() const;
    /// Whether the server can be signed in to through a browser at all.
    bool knowsBrowsers() const { return m_rules && m_rules->providers; }
    /// Signs in through the browser: with an account of a provider, or, without one, by link and code.
    void goThroughBrowser(const std::optional<QString> &provider);
    /// At Browser: what is to be opened, and the code that is typed there.
    const std::optional<providers::Begun> &begun() const { return m_browser.begun(); }
    /// At Link, LinkCode and Join: as whom another house knows them.
    const std::optional<providers::Stranger> &stranger() const { return m_stranger; }
    /// Visits the server without an account; only the address is needed.
    void visitAsGuest();
    /// Why the last attempt failed; typing clears it.
    const std::optional<Error> &error() const { return m_error; }
    /// The same in words; seconds in them go down with heldFor().
    QString errorText() const;
    /// Whether hint() says it, at a field that is asked for.
    bool isErrorAtField() const;

Q_SIGNALS:
    void changed();
    /// Signed in, registered, or in as a guest: Session has its new state.
    void entered();
    /// For the system's browser; with a code to be typed there the person opens it, wherever they like.
    void wantsBrowser(const QUrl &address);

private:
    /// Fills in the account that was used last.
    void recall();
    QString username() const;
    std::optional<QString> email() const;
    std::optional<Error> fault(Field field) const;
    bool isRegistering() const { return isAmong({Purpose::Register, Purpose::Join}); }
    /// The fields of details that the server asks for.
    enum class Which { Required, Optional, All };
    QList<Field> detailFields(Which which) const;
    Result<details::Details> toldDetails() const;
    std::optional<Error> faultOfDetail(Field field) const;
    void probeNickname();
    void followAddress(Field field, const QString &text);
    bool asksFor(Field field) const { return isRegistering() && detailFields(Which::All).contains(field); }
    /// Asks the server who may register and what they have to agree to.
    void askForRules();
    accounts::Register registration() const;
    bool isClosed() const; ///< registering, at a server that takes nobody
    void begin();
    std::optional<QString> secondFactor() const;
    /// Goes to the page for what the server asks for beside a password; false when it is nothing like that.
    bool turnTo(const Error &why);
    void enterWith(const QFuture<Result<accounts::Account>> &asked);
    /// What a second factor or a code by mail is asked for by, and goes along with.
    enum class Way { Password, Claim, Link, LinkCode };
    void enterBy(Way way, const std::optional<QString> &code, const std::optional<QString> &secondFactor);
    void claimed(const Result<providers::Claimed> &result);
    void meet(const providers::Stranger &who);
    void join();
    void askForLinkCode();
    bool isAmong(std::initializer_list<Purpose> purposes) const;
    void askForReset();
    void reset();
    void waitForResend(int seconds);
    void fail(const Error &why);
    /// What the server said about how long to wait before the next try.
    void heed(const Error &why);
    void waitForJudgement();
    int secondsUntil(qint64 moment) const;
    void tick();
    void forgetPassword();

    Session &m_session;
    Purpose m_purpose = Purpose::SignIn;
    QHash<int, QString> m_texts;
    QSet<int> m_touched;
    std::optional<Error> m_error;
    enum class Notice { None, PasswordChanged, CodeSent, Waits };
    Notice m_notice = Notice::None;
    qint64 m_resendAt = 0; ///< steady milliseconds
    std::unique_ptr<Alarm> m_tick;
    PasswordWait m_wait;
    Purpose m_heldAt = Purpose::SignIn; ///< what must wait
    std::optional<accounts::RegistrationRules> m_rules;
    QString m_rulesOf; ///< the server they were asked of
    std::unique_ptr<Alarm> m_rulesDue;
    bool m_busy = false;
    quint64 m_givenUp = 0; ///< counts what was given up: answers to it are dropped
    BrowserSignIn m_browser;
    NicknameProbe m_probe;
    AddressSearch m_addresses;
    std::optional<AddressSearch::Lines> m_chosen; ///< the place that home is at
    bool m_more = false;
    std::optional<providers::Stranger> m_stranger;
    Way m_way = Way::Password;
    QString m_resetAttempt; ///< of whoever asked for a new password last
    QString m_linkCode; ///< kept while a second factor is asked for beside it
};

} // namespace madang::views
