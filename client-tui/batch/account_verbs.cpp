// SPDX-License-Identifier: GPL-3.0-or-later
// Batch verbs about signing in.
#include "client-tui/batch/batch_verbs.h"
#include "client-tui/profile/hidden_prompt.h"
#include "client-tui/terminal/sanitize.h"
#include "common/client/browser_sign_in.h"
#include "common/protocol/contact.h"
#include "common/protocol/providers.h"
#include "common/protocol/sign_ins.h"
#include "common/protocol/tokens.h"
#include "common/views/account_form.h"
#include "common/views/event_text.h"
#include "common/views/my_data.h"
#include "common/views/own_details.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    using Place = SecretPlaces::Place;

    constexpr int kMostSignIns = 10'000;

    struct AccountVerbsText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::AccountVerbs)
    };

    void printAccount(BatchRun &run, const accounts::Account &account)
    {
        run.out().json("account",
                       {{"server", Output::quoted(run.session().server().text())},
                        {"id", Output::quoted(account.id.text())},
                        {"username", Output::quoted(account.username)},
                        {"nickname", Output::quoted(account.nickname)},
                        {"role", Output::quoted(account.role)}});
        run.out().line(
            u"%1 (%2) @ %3"_s.arg(account.username, account.nickname, run.session().server().text()));
    }

    QString commandLineComplaint()
    {
        return AccountVerbsText::tr(
            "Passwords and codes never stand on the command line, where the process list and the history of "
            "the shell have them. Leave it out: it is asked for. For scripts: MADANG_CODE, or --code - and a "
            "line on the standard input.");
    }

    /// Whether --code carries one; then the run ends.
    bool showsCode(BatchRun &run)
    {
        const QString how = run.line().value(u"code"_s).value_or(u"ask"_s);
        if (how == "ask"_L1 || how == "-"_L1)
            return false;
        run.failUsage(commandLineComplaint());
        return true;
    }

    /// The same one, typed twice.
    Result<QString> askTwice(const QString &question)
    {
        TRY(const QString typed, askHidden(question));
        TRY(const QString again, askHidden(AccountVerbsText::tr("Once more: ")));
        if (again != typed)
            return Error{Code::InvalidValue, "passwords-differ"};
        return typed;
    }

    /// The password from --password-file, MADANG_PASSWORD or a prompt; never from the command line.
    Result<QString> password(const BatchRun &run, bool twice)
    {
        if (const auto file = run.line().value(u"password-file"_s))
            return secretFromFile(*file);
        if (const QString given = qEnvironmentVariable("MADANG_PASSWORD"); !given.isEmpty())
            return given;
        const QString question = AccountVerbsText::tr("Password: ");
        return twice ? askTwice(question) : askHidden(question);
    }

    QString passwordComplaint(const Error &error)
    {
        if (error.about == "passwords-differ"_L1)
            return AccountVerbsText::tr("The two passwords differ.");
        if (error.about == "file-mode"_L1)
            return AccountVerbsText::tr("Others may read the password file. Run: chmod 600 FILE");
        if (error.about == "password-file"_L1)
            return AccountVerbsText::tr("The password file cannot be read.");
        if (error.about == "input"_L1)
            return AccountVerbsText::tr("The standard input ended too early.");
        return AccountVerbsText::tr(
            "There is no terminal to ask on. Use --password-file or MADANG_PASSWORD.");
    }

    /// Whether the account has a password. A server that does not say has none without.
    void whetherPassword(BatchRun &run, const std::function<void(bool hasPassword)> &go)
    {
        whenDone(run.session().call(accounts::secondFactor, Nothing()), &run,
                 [go](const Result<accounts::SecondFactor> &standing) {
                     go(!standing || !standing->withoutPassword.value_or(false));
                 });
    }

    /// One's own password; empty for who only comes through other services, whose sign-in is the proof.
    void withPassword(BatchRun &run, const std::function<void(const QString &secret)> &go)
    {
        whetherPassword(run, [&run, go](bool hasPassword) {
            const Result<QString> secret = hasPassword ? password(run, false) : Result<QString>(QString());
            if (!secret)
                return run.fail(secret.error(), passwordComplaint(secret.error()), ExitCode::Usage);
            go(*secret);
        });
    }

    void sealThenGo(BatchRun &run, const std::function<void()> &go)
    {
        FileSecretStore &sealed = run.profile().secrets().sealed();
        QString passphrase = qEnvironmentVariable("MADANG_PASSPHRASE");
        if (passphrase.isEmpty()) {
            const Result<QString> asked = askHidden(
                sealed.exists() ? AccountVerbsText::tr("Passphrase of the sealed sign-in: ")
                                : AccountVerbsText::tr("New passphrase that seals the sign-in: "));
            if (!asked)
                return run.fail(
                    asked.error(),
                    AccountVerbsText::tr("There is no terminal to ask on. Set MADANG_PASSPHRASE."),
                    ExitCode::Usage);
            passphrase = *asked;
        }
        if (const Done done = sealed.unlock(passphrase); !done)
            return run.fail(done.error(),
                            AccountVerbsText::tr("That is not the passphrase of the sealed sign-in."),
                            ExitCode::Local);
        run.profile().choosePlace(Place::Sealed);
        go();
    }

    /// Settles where the sign-in will be kept, then goes on.
    void withPlace(BatchRun &run, const std::function<void()> &go)
    {
        std::optional<Place> wanted = run.profile().rememberedPlace();
        if (const auto word = run.line().value(u"secret-store"_s)) {
            wanted = SecretPlaces::placeOf(*word);
            if (!wanted)
                return run.failUsage(
                    AccountVerbsText::tr("--secret-store is keyring, sealed, file or none."));
        }
        if (wanted == Place::Sealed)
            return sealThenGo(run, go);
        if (wanted && *wanted != Place::Keyring) {
            run.profile().choosePlace(*wanted);
            return go();
        }
        run.profile().secrets().whenKeyringIsKnown(&run, [&run, go](bool works) {
            if (!works)
                return run.fail(
                    Error{Code::Unavailable, "keyring"},
                    AccountVerbsText::tr("No keyring works here. --secret-store file keeps the sign-in in a "
                                         "private file, sealed under a passphrase, none not at all."),
                    ExitCode::Local);
            run.profile().choosePlace(Place::Keyring);
            go();
        });
    }

    void entered(BatchRun &run, const Result<accounts::Account> &account)
    {
        if (!account)
            return run.fail(account.error());
        printAccount(run, *account);
        run.finish();
    }

    /// Says where the terms are and how to agree to them.
    void failForTerms(BatchRun &run, const Error &error)
    {
        run.call(
            accounts::registrationRules, Nothing(), [&run, error](const accounts::RegistrationRules &rules) {
                if (!rules.terms)
                    return run.fail(error);
                run.fail(error,
                         AccountVerbsText::tr("Read the terms of use at %1. If you agree, add: --agree %2")
                             .arg(rules.terms->address, rules.terms->version),
                         ExitCode::Refused);
            });
    }

    /// What is told by options: "--birth-date 1994-05-31".
    Result<details::Details> toldByOptions(const BatchRun &run)
    {
        views::OwnDetails::Texts texts;
        for (const views::OwnDetails::Field field : views::OwnDetails::kFields)
            texts[size_t(field)]
                = run.line().value(QString(views::OwnDetails::typedWord(field))).value_or(QString());
        return views::OwnDetails::toldBy(texts);
    }

    /// Which option tells what the community wants to know.
    bool failForDetail(BatchRun &run, const Error &error)
    {
        for (const views::OwnDetails::Field field : views::OwnDetails::kFields) {
            if (error.about != "detail-needed"_L1 || error.field != views::OwnDetails::wireWord(field))
                continue;
            run.fail(error,
                     AccountVerbsText::tr("This community wants to know: %1. Add: --%2 …")
                         .arg(views::OwnDetails::nameOf(field), QString(views::OwnDetails::typedWord(field))),
                     ExitCode::Refused);
            return true;
        }
        return false;
    }

    void printCodes(BatchRun &run, const accounts::RecoveryCodes &codes)
    {
        run.out().json("recovery-codes", codes);
        run.out().note(AccountVerbsText::tr("Recovery codes, each good once, shown only now:"));
        for (const QString &code : codes.codes)
            run.out().line(code);
        run.finish();
    }

    void failForCode(BatchRun &run, const Error &error)
    {
        run.fail(
            error,
            error.about == "input"_L1
                ? AccountVerbsText::tr("The standard input ended too early.")
                : AccountVerbsText::tr("There is no terminal to ask on. Set MADANG_CODE, or write --code - "
                                       "and give the code on the standard input."),
            ExitCode::Usage);
    }

    /// A code as BatchRun::code() has it; empty after a complaint.
    QString codeOrComplaint(BatchRun &run, const QString &question)
    {
        const Result<QString> code = run.code(question);
        if (code && !code->isEmpty())
            return *code;
        failForCode(run, code ? Error{Code::Unavailable, "terminal"} : code.error());
        return {};
    }

    QString authenticatorCode(BatchRun &run)
    {
        return codeOrComplaint(run, AccountVerbsText::tr("Code of your authenticator: "));
    }

    /// What belongs to a secret that was shown just now: MADANG_CODE cannot know it.
    Result<QString> firstCode(const BatchRun &run)
    {
        const QString question = AccountVerbsText::tr("Code of your authenticator: ");
        return run.line().value(u"code"_s) == u"-"_s ? secretFromInput(question) : askHidden(question);
    }

    void setUpFactor(BatchRun &run, const QString &secret)
    {
        const auto told = [&run](const accounts::SecondFactorSecret &factor) {
            run.out().json("second-factor-secret", factor);
            run.out().line(
                AccountVerbsText::tr("Scan this with your authenticator, or type its key there: %1")
                    .arg(factor.secret));
            run.drawCode(factor.address);
            const Result<QString> code = firstCode(run);
            if (!code || code->isEmpty())
                return run.fail(code ? Error{Code::Unavailable, "terminal"} : code.error(),
                                AccountVerbsText::tr("Without its first code the authenticator is not used."),
                                ExitCode::Usage);
            run.call(accounts::confirmSecondFactor, accounts::ConfirmSecondFactor{*code},
                     [&run](const accounts::RecoveryCodes &codes) { printCodes(run, codes); });
        };
        run.call(accounts::beginSecondFactor, accounts::BeginSecondFactor{secret}, told);
    }

    /// Points the session at the server; the old sign-in of the profile gives way to the new one.
    bool pointAtServer(BatchRun &run)
    {
        const Result<ServerAddress> address = run.server();
        if (address)
            run.session().setServer(*address);
        return address.ok();
    }

    /// Says the address and the code when the browser is wanted, and why when nothing comes of it.
    void tellWhereToGo(BatchRun &run, BrowserSignIn &browser)
    {
        QObject::connect(&browser, &BrowserSignIn::began, &run, [&run, &browser](const QUrl &address) {
            run.out().json("browser-sign-in", *browser.begun());
            run.out().note(AccountVerbsText::tr("Open %1 in a browser, on any device, and type there: %2")
                               .arg(address.toString(QUrl::FullyEncoded),
                                    browser.begun()->userCode.value_or(QString())));
            run.out().flush();
        });
        QObject::connect(&browser, &BrowserSignIn::failed, &run, [&run](const Error &why) { run.fail(why); });
    }

    /// What came of the browser; asks for a second factor once.
    void claimed(BatchRun &run, BrowserSignIn &browser, const Result<providers::Claimed> &result,
                 const std::shared_ptr<bool> &asked)
    {
        if (result && result->signedIn)
            return entered(run, result->signedIn->account);
        if (result)
            return run.fail(
                Error{Code::NotFound, "identity"},
                AccountVerbsText::tr("No account here is opened by that one yet. Begin madang-tui without a "
                                     "verb, and press F7: there you make one, or link yours."),
                ExitCode::Refused);
        if (result.error().code != Code::SecondFactorNeeded || std::exchange(*asked, true))
            return run.fail(result.error());
        const QString code = authenticatorCode(run);
        if (!code.isEmpty())
            browser.claim({}, code);
    }

    void logInWithBrowser(BatchRun &run)
    {
        if (!pointAtServer(run))
            return;
        auto *browser = new BrowserSignIn(run.session(), &run);
        tellWhereToGo(run, *browser);
        QObject::connect(
            browser, &BrowserSignIn::claimed, &run,
            [&run, browser, asked = std::make_shared<bool>(false)](const Result<providers::Claimed> &result) {
                claimed(run, *browser, result, asked);
            });
        // What comes next may take a proof, and a single command cannot ask for one in between.
        browser->begin(std::nullopt, BrowserSignIn::Kind::Fresh);
    }

    void showEmail(BatchRun &run, const accounts::Email &standing)
    {
        run.out().json("email", standing);
        if (standing.address)
            run.out().line(standing.verified
                               ? *standing.address
                               : AccountVerbsText::tr("%1 (not proven)").arg(*standing.address));
        if (standing.pending)
            run.out().note(
                standing.oldCodeNeeded
                    ? AccountVerbsText::tr(
                          "Codes were sent to %1 and %2. Then write: madang-tui email --code ask")
                          .arg(*standing.pending, standing.address.value_or(QString()))
                    : AccountVerbsText::tr("A code was sent to %1. Then write: madang-tui email --code ask")
                          .arg(*standing.pending));
        run.finish();
    }

    /// With the code of the new address, and that of a proven one before it.
    void proveEmail(BatchRun &run, const accounts::Email &standing)
    {
        const QString pending = standing.pending.value_or(QString());
        accounts::VerifyEmail request;
        request.code = codeOrComplaint(
            run, AccountVerbsText::tr("Code that was sent to %1: ").arg(sanitized(pending)));
        if (request.code.isEmpty())
            return;
        if (standing.oldCodeNeeded) {
            const QString address = sanitized(standing.address.value_or(QString()));
            request.oldCode
                = codeOrComplaint(run, AccountVerbsText::tr("Code that was sent to %1: ").arg(address));
            if (request.oldCode->isEmpty())
                return;
        }
        run.call(accounts::verifyEmail, request,
                 [&run](const accounts::Email &proven) { showEmail(run, proven); });
    }

    /// Adds what the browser proves to the account that is signed in to, whose password says so.
    class IdentityAdding {
    public:
        IdentityAdding(BatchRun &run, QString password)
            : m_run(run)
            , m_password(std::move(password))
            , m_browser(run.session(), nullptr, [this](const providers::Claim &proof) {
                return m_run.session().addIdentity(proof, m_password);
            })
        {
            tellWhereToGo(run, m_browser);
            QObject::connect(&m_browser, &BrowserSignIn::claimed, &run,
                             [this](const Result<providers::Claimed> &result) { settled(result); });
            m_browser.begin(std::nullopt);
        }

    private:
        void settled(const Result<providers::Claimed> &result)
        {
            if (result) {
                m_run.out().note(AccountVerbsText::tr("It opens your account from now on."));
                return m_run.finish();
            }
            if (result.error().code != Code::SecondFactorNeeded || std::exchange(m_asked, true))
                return m_run.fail(result.error());
            const QString code = authenticatorCode(m_run);
            if (!code.isEmpty())
                m_browser.claim({}, code);
        }

        BatchRun &m_run;
        const QString m_password;
        BrowserSignIn m_browser;
        bool m_asked = false; ///< for a second factor
    };

    void setAnew(BatchRun &run, const accounts::ResetPassword &wanted)
    {
        whenDone(run.session().call(accounts::resetPassword, wanted), &run,
                 [&run](const Result<Nothing> &done) {
                     if (!done)
                         return run.fail(done.error());
                     run.out().note(
                         AccountVerbsText::tr("The password was changed, and every device was signed out."));
                     run.finish();
                 });
    }

    void printToken(BatchRun &run, const tokens::ApiToken &token)
    {
        run.out().json("token", token);
        run.out().line(u"%1  %2  %3  %4  %5  %6  %7"_s.arg(
            token.id.text(), QString(json::wordOfEnum(token.scope)), token.madeAt.text(),
            token.expiresAt.text(), token.lastUsedAt ? token.lastUsedAt->text() : u"-"_s,
            token.lastAddress.value_or(u"-"_s), views::oneLine(token.name, tokens::kLongestName)));
    }

    void makeToken(BatchRun &run)
    {
        tokens::MakeToken request;
        request.name = run.word(1);
        const auto scope
            = json::enumFromWord<tokens::Scope>(run.line().value(u"scope"_s).value_or(u"read"_s));
        if (!scope)
            return run.failUsage(AccountVerbsText::tr("--scope is read, write or operate."));
        request.scope = *scope;
        if (const auto days = run.line().value(u"days"_s)) {
            bool isNumber = false;
            request.days = days->toInt(&isNumber);
            if (!isNumber || *request.days < 1 || *request.days > tokens::kMostDays)
                return run.failUsage(
                    AccountVerbsText::tr("--days takes a number from 1 to %1.").arg(tokens::kMostDays));
        }
        run.call(
            accounts::secondFactor, Nothing(),
            [&run, request](const accounts::SecondFactor &standing) mutable {
                if (!standing.withoutPassword.value_or(false)) {
                    const Result<QString> secret = password(run, false);
                    if (!secret)
                        return run.fail(secret.error(), passwordComplaint(secret.error()), ExitCode::Usage);
                    request.password = *secret;
                }
                if (standing.since) {
                    request.code = authenticatorCode(run);
                    if (request.code->isEmpty())
                        return;
                }
                run.call(tokens::create, request, [&run](const tokens::MadeToken &made) {
                    run.out().json("token-made", made);
                    run.out().note(AccountVerbsText::tr("The token, shown only now; whoever has it is you:"));
                    run.out().line(made.secret);
                    run.finish();
                });
            });
    }

    /// The one of a number or a name.
    void revokeToken(BatchRun &run)
    {
        const QString wanted = run.word(1);
        run.call(tokens::list, Nothing(), [&run, wanted](const Page<tokens::ApiToken> &page) {
            for (const tokens::ApiToken &token : page.items) {
                if (token.id.text() != wanted && token.name != wanted)
                    continue;
                const QString name = views::oneLine(token.name, tokens::kLongestName);
                if (!run.isForReal())
                    return run.dryRun("revoke-token", token.id.text(),
                                      AccountVerbsText::tr("Would end the token “%1”.").arg(name));
                return run.call(
                    tokens::revoke, tokens::OneToken{token.id}, [&run, token, name](const Nothing &) {
                        run.out().json("token-revoked", token);
                        run.out().line(
                            AccountVerbsText::tr("The token “%1” is good for nothing any more.").arg(name));
                        run.finish();
                    });
            }
            run.fail(Error{Code::NotFound, "api-token"});
        });
    }

    /// The present one, where there is one, and the new one; then it is changed.
    void askForPasswords(BatchRun &run, bool piped, bool hasPassword)
    {
        Result<QString> current = QString();
        if (hasPassword)
            current
                = piped ? secretFromInput(AccountVerbsText::tr("Present password: ")) : password(run, false);
        if (!current)
            return run.fail(current.error(), passwordComplaint(current.error()), ExitCode::Usage);
        const QString question = AccountVerbsText::tr("New password: ");
        const Result<QString> next = piped ? secretFromInput(question) : askTwice(question);
        if (!next && next.error().about == "terminal"_L1)
            return run.fail(
                next.error(),
                AccountVerbsText::tr("There is no terminal to ask on. Write madang-tui password - and "
                                     "give the present one and the new one on the standard input, a "
                                     "line each."),
                ExitCode::Usage);
        if (!next)
            return run.fail(next.error(), passwordComplaint(next.error()), ExitCode::Usage);
        run.call(accounts::changePassword, accounts::ChangePassword{*current, *next},
                 [&run, hasPassword](const Nothing &) {
                     run.out().json("password-changed", {});
                     run.out().note(hasPassword
                                        ? AccountVerbsText::tr(
                                            "The password was changed. Every other device was signed out.")
                                        : AccountVerbsText::tr(
                                            "You have a password now. Every other device was signed out."));
                     run.finish();
                 });
    }

    void addIdentity(BatchRun &run)
    {
        withPassword(run, [&run](const QString &secret) {
            const auto adding = std::make_shared<IdentityAdding>(run, secret);
            QObject::connect(&run, &QObject::destroyed, [adding] {}); // it lives as long as the run
        });
    }

} // namespace

void logIn(BatchRun &run)
{
    if (showsCode(run))
        return;
    if (run.line().has(u"browser"_s))
        return withPlace(run, [&run] { logInWithBrowser(run); });
    QString user = run.word(0);
    if (user.isEmpty())
        user = run.line().value(u"user"_s).value_or(qEnvironmentVariable("MADANG_USER"));
    if (user.isEmpty())
        return run.failUsage(AccountVerbsText::tr("Who? Write: madang-tui login USER"));
    withPlace(run, [&run, user] {
        const Result<QString> secret = password(run, false);
        if (!secret)
            return run.fail(secret.error(), passwordComplaint(secret.error()), ExitCode::Usage);
        if (pointAtServer(run))
            run.signIn(user, *secret,
                       [&run](const Result<accounts::Account> &account) { entered(run, account); });
    });
}

void registerAccount(BatchRun &run)
{
    const Result<details::Details> told = toldByOptions(run);
    if (!told)
        return run.fail(told.error());
    withPlace(run, [&run, told = *told] {
        const Result<QString> secret = password(run, true);
        if (!secret)
            return run.fail(secret.error(), passwordComplaint(secret.error()), ExitCode::Usage);
        if (!pointAtServer(run))
            return;
        accounts::Register request{
            run.word(0), *secret, run.line().value(u"nickname"_s), {}, run.line().value(u"email"_s)};
        request.invite = run.line().value(u"invite"_s);
        request.about = run.line().value(u"about"_s);
        request.terms = run.line().value(u"agree"_s);
        if (told != details::Details{})
            request.details = told;
        QObject::connect(&run.session(), &Session::provingChanged, &run, [&run] {
            if (run.session().isProving() && run.out().isTerminal())
                run.out().note(views::AccountForm::provingText());
        });
        whenDone(run.session().registerAccount(request), &run,
                 [&run](const Result<accounts::Account> &account) {
                     if (!account && account.error().about == "terms"_L1)
                         return failForTerms(run, account.error());
                     if (!account && failForDetail(run, account.error()))
                         return;
                     entered(run, account);
                 });
    });
}

void changePassword(BatchRun &run)
{
    const bool piped = run.word(0) == "-"_L1;
    if (!piped && !run.word(0).isEmpty())
        return run.failUsage(AccountVerbsText::tr(
            "Passwords never stand on the command line. Write madang-tui password, which asks, or madang-tui "
            "password - and give the present one and the new one on the standard input, a line each."));
    whetherPassword(run, [&run, piped](bool hasPassword) { askForPasswords(run, piped, hasPassword); });
}

void resetPassword(BatchRun &run)
{
    if (showsCode(run))
        return;
    if (!run.word(1).isEmpty())
        return run.failUsage(commandLineComplaint());
    if (!pointAtServer(run))
        return;
    const QString email = run.word(0);
    if (!run.line().has(u"code"_s)) {
        whenDone(run.session().call(accounts::forgotPassword, {email}), &run,
                 [&run](const Result<accounts::ResetBegun> &asked) {
                     if (!asked)
                         return run.fail(asked.error());
                     run.out().json("reset-begun", *asked);
                     run.out().note(AccountVerbsText::tr(
                                        "If an account has proven this address, a code is on its way there, "
                                        "unless it came in the last ten minutes. Then write: "
                                        "madang-tui reset-password EMAIL --code ask --attempt %1")
                                        .arg(sanitized(asked->attempt)));
                     run.finish();
                 });
        return;
    }
    const QString code = codeOrComplaint(run, AccountVerbsText::tr("Code that was sent to you by mail: "));
    if (code.isEmpty())
        return;
    const Result<QString> secret = password(run, true);
    if (!secret)
        return run.fail(secret.error(), passwordComplaint(secret.error()), ExitCode::Usage);
    const accounts::ResetPassword wanted{email, code, *secret,
                                         run.line().value(u"attempt"_s).value_or(QString())};
    if (!wanted.attempt.isEmpty())
        return setAnew(run, wanted);
    // Any attempt takes the code of a mail that came in the last ten minutes, and no other is sent then.
    whenDone(run.session().call(accounts::forgotPassword, {email}), &run,
             [&run, wanted](const Result<accounts::ResetBegun> &asked) {
                 if (!asked)
                     return run.fail(asked.error());
                 setAnew(run, {wanted.email, wanted.code, wanted.password, asked->attempt});
             });
}

void contact(BatchRun &run)
{
    contact::Words words{run.line().words.mid(1).join(u' ')};
    words.name = run.line().value(u"name"_s);
    words.email = run.line().value(u"email"_s);
    words.phone = run.line().value(u"phone"_s);
    run.call(contact::send, words, [&run](const Nothing &) {
        run.out().note(AccountVerbsText::tr("Your words are on their way to who runs this server."));
        run.finish();
    });
}

void email(BatchRun &run)
{
    if (showsCode(run))
        return;
    if (run.line().has(u"code"_s))
        return run.call(accounts::email, Nothing(),
                        [&run](const accounts::Email &standing) { proveEmail(run, standing); });
    run.call(accounts::email, Nothing(), [&run](const accounts::Email &standing) {
        if (run.word(0).isEmpty())
            return showEmail(run, standing);
        const auto change = [&run](const QString &secret) {
            accounts::SetEmail request{run.word(0)};
            if (!secret.isEmpty())
                request.password = secret;
            run.call(accounts::setEmail, request,
                     [&run](const accounts::Email &changed) { showEmail(run, changed); });
        };
        standing.verified ? withPassword(run, change) : change({});
    });
}

void listSignIns(BatchRun &run)
{
    int most = kMostSignIns;
    if (const auto limit = run.line().value(u"limit"_s)) {
        bool isNumber = false;
        most = limit->toInt(&isNumber);
        if (!isNumber || most < 1 || most > kMostSignIns)
            return run.failUsage(
                AccountVerbsText::tr("--limit takes a number from 1 to %1.").arg(kMostSignIns));
    }
    run.collect(
        sign_ins::list, sign_ins::ListSignIns{}, most, [&run](const QList<sign_ins::PastSignIn> &all) {
            for (const sign_ins::PastSignIn &each : all) {
                run.out().json("sign-in", each);
                run.out().line(u"%1  %2  %3  %4"_s.arg(each.at.text(),
                                                       each.endedAt ? each.endedAt->text() : u"-"_s,
                                                       each.address, views::oneLine(each.device, 80)));
            }
            run.finish();
        });
}

void identities(BatchRun &run)
{
    if (showsCode(run))
        return;
    if (run.word(0) == "add"_L1 && run.word(1).isEmpty())
        return addIdentity(run);
    if (!run.word(0).isEmpty()) {
        if (run.word(0) != "remove"_L1 || run.word(1).isEmpty())
            return run.failUsage(
                AccountVerbsText::tr("Write: madang-tui identities [add | remove PROVIDER]"));
        return run.call(providers::unlink, providers::Unlink{run.word(1)},
                        [&run](const Nothing &) { run.finish(); });
    }
    run.call(providers::identities, Nothing(), [&run](const Page<providers::Identity> &page) {
        for (const providers::Identity &each : page.items) {
            run.out().json("identity", each);
            run.out().line(
                u"%1  %2  %3  %4"_s.arg(each.provider, each.title, each.label, each.linkedAt.text()));
        }
        run.finish();
    });
}

void manageTokens(BatchRun &run)
{
    if (showsCode(run))
        return;
    const QString deed = run.word(0);
    const bool isNamed = !run.word(1).isEmpty();
    if (deed == "create"_L1 && isNamed)
        return makeToken(run);
    if (deed == "revoke"_L1 && isNamed)
        return revokeToken(run);
    if ((deed.isEmpty() || deed == "list"_L1) && !isNamed)
        return run.call(tokens::list, Nothing(), [&run](const Page<tokens::ApiToken> &page) {
            for (const tokens::ApiToken &token : page.items)
                printToken(run, token);
            run.finish();
        });
    run.failUsage(AccountVerbsText::tr("Write: madang-tui tokens [list | create NAME | revoke NAME --yes]"));
}

void secondFactor(BatchRun &run)
{
    if (showsCode(run))
        return;
    const QString deed = run.word(0);
    if (deed.isEmpty())
        return run.call(accounts::secondFactor, Nothing(), [&run](const accounts::SecondFactor &standing) {
            run.out().json("second-factor", standing);
            run.out().line(standing.since
                               ? AccountVerbsText::tr("Signing in asks for a code. Recovery codes left: %1")
                                     .arg(standing.recoveryCodes)
                               : AccountVerbsText::tr("Signing in asks for the password alone."));
            run.finish();
        });
    if (deed != "on"_L1 && deed != "off"_L1 && deed != "codes"_L1)
        return run.failUsage(AccountVerbsText::tr("Write: madang-tui second-factor on, off or codes"));
    withPassword(run, [&run, deed](const QString &secret) {
        if (deed == "on"_L1)
            return setUpFactor(run, secret);
        const accounts::ProveSecondFactor proof{secret, authenticatorCode(run)};
        if (proof.code.isEmpty())
            return;
        if (deed == "codes"_L1)
            return run.call(accounts::renewRecoveryCodes, proof,
                            [&run](const accounts::RecoveryCodes &codes) { printCodes(run, codes); });
        run.call(accounts::endSecondFactor, proof, [&run](const Nothing &) {
            run.out().note(AccountVerbsText::tr("Signing in asks for the password alone."));
            run.finish();
        });
    });
}

void myData(BatchRun &run)
{
    const auto path = run.line().value(u"file"_s);
    if (!path || path->isEmpty())
        return run.failUsage(AccountVerbsText::tr("Where to? Write: madang-tui my-data --file FILE"));
    if (QFileInfo::exists(*path))
        return run.fail(Error{Code::AlreadyExists, "file"},
                        AccountVerbsText::tr("That file is there already. Name another one."),
                        ExitCode::Local);
    auto *view = new views::MyData(run.session(), &run);
    QObject::connect(view, &views::MyData::changed, &run, [&run, view, last = QString()]() mutable {
        if (view->error() && view->error()->code == Code::StorageFull && view->error()->about == "file"_L1)
            return run.fail(*view->error(), AccountVerbsText::tr("The file cannot be written there."),
                            ExitCode::Local);
        if (view->error())
            return run.fail(*view->error());
        const QString now = view->progress();
        if (now != last && !now.isEmpty() && run.out().isTerminal())
            run.out().note(now);
        last = now;
    });
    QObject::connect(view, &views::MyData::saved, &run, [&run](const QString &file) {
        run.out().json(
            "my-data",
            {{"file", Output::quoted(file)}, {"size", QByteArray::number(QFileInfo(file).size())}});
        run.out().line(file);
        run.finish();
    });
    view->save(*path);
}

void eraseMe(BatchRun &run)
{
    if (showsCode(run))
        return;
    const auto messages
        = json::enumFromWord<accounts::Writings>(run.line().value(u"messages"_s).value_or(QString()));
    if (!messages)
        return run.failUsage(AccountVerbsText::tr(
            "What becomes of what you wrote? Write: madang-tui erase-me USER --messages keep, or remove"));
    run.call(accounts::secondFactor, Nothing(), [&run, messages](const accounts::SecondFactor &standing) {
        for (const QString &sentence : views::MyData::explanation().split(u'\n'))
            run.out().note(sentence);
        const bool hasPassword = !standing.withoutPassword.value_or(false);
        const Result<QString> secret = hasPassword ? password(run, false) : Result<QString>(QString());
        if (!secret)
            return run.fail(secret.error(), passwordComplaint(secret.error()), ExitCode::Usage);
        QString code;
        if (standing.since) {
            code = authenticatorCode(run);
            if (code.isEmpty())
                return;
        }
        auto *view = new views::MyData(run.session(), &run);
        QObject::connect(view, &views::MyData::changed, &run, [&run, view] {
            if (view->error())
                run.fail(*view->error());
        });
        QObject::connect(view, &views::MyData::erased, &run, [&run] {
            run.out().json("erased", {});
            run.out().note(views::MyData::farewell());
            run.finish();
        });
        if (hasPassword)
            return view->erase(run.word(0), *secret, code, *messages);
        // It has to know that there is none before it sends anything.
        QObject::connect(
            view, &views::MyData::changed, view,
            [&run, view, secret = *secret, code, messages] {
                if (!view->error())
                    view->erase(run.word(0), secret, code, *messages);
            },
            Qt::SingleShotConnection);
        view->refresh();
    });
}

void logOut(BatchRun &run)
{
    if (!run.session().resume()) {
        run.out().note(AccountVerbsText::tr("Nobody was signed in."));
        return run.finish();
    }
    // The server is told when it can be reached; here the sign-in ends in any case.
    whenDone(run.session().call(accounts::signOut, Nothing()), &run, [&run](const Result<Nothing> &) {
        run.session().signOut();
        run.finish();
    });
}

void whoAmI(BatchRun &run)
{
    run.call(accounts::me, Nothing(), [&run](const accounts::Account &account) {
        printAccount(run, account);
        run.finish();
    });
}

} // namespace madang::tui
