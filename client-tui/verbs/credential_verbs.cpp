// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs about what proves who one is: password, second factor, other services; and about deleting the
// account, which takes all of it. Secrets are typed into a page over the timeline, never into the line.
#include "client-tui/panes/form_pane.h"
#include "client-tui/panes/live_page.h"
#include "client-tui/panes/qr_code.h"
#include "client-tui/panes/sheet.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/terminal/wipe.h"
#include "client-tui/verbs/verbs.h"

#include "common/base/when_done.h"
#include "common/protocol/json.h"
#include "common/views/email_settings.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

using views::SecondFactorSettings;

/// What became of a page's question: told on the page while it is there.
void Verbs::settleForm(const std::weak_ptr<Form> &asked, const std::optional<Error> &error,
                       const QString &well)
{
    const std::shared_ptr<Form> open = asked.lock();
    if (open && error) {
        open->fail(*error);
        return m_desk.repaint();
    }
    if (open)
        m_desk.closeOverlay();
    if (error || !well.isEmpty())
        tellOutcome(error, well);
}

void Verbs::changePassword(const QString &rest)
{
    if (!rest.isEmpty())
        m_desk.tell(Tone::Warning, tr("Never type a password into the line: it is seen there."));
    const auto form = std::make_shared<Form>(
        tr("Change the password"),
        tr("Every other device is signed out by that. Who has no password yet leaves "
           "the present one empty."),
        QList<Form::Field>{{tr("Present password"), u"current"_s, true, true},
                           {tr("New password"), u"next"_s, true},
                           {tr("Once more"), u"again"_s, true}});
    form->proveBy(m_desk.session(), [this] { m_desk.repaint(); });
    const auto list = std::make_shared<views::SessionList>(m_desk.session());
    form->onSubmit([this, list, asked = std::weak_ptr<Form>(form)](const QStringList &typed) {
        const std::shared_ptr<Form> open = asked.lock();
        if (!open)
            return;
        if (typed.value(1) != typed.value(2))
            return open->fail(Error(Code::InvalidValue, "password-again").at(u"again"_s));
        open->setBusy();
        whenDone(list->changePassword(typed.value(0), typed.value(1)), this,
                 [this, asked, isFirst = typed.value(0).isEmpty()](const Result<Nothing> &done) {
                     std::optional<Error> error;
                     if (!done)
                         error = done.error();
                     if (error && error->field.isEmpty())
                         error = error->at(error->code == Code::WrongCredentials ? u"current"_s : u"next"_s);
                     settleForm(asked, error,
                                isFirst ? tr("You have a password now. Every other device was signed out.")
                                        : tr("The password was changed. Every other device was signed out."));
                 });
    });
    m_desk.show(std::make_unique<FormPane>(form));
}

// --- e-mail

/// Another address in the place of a proven one.
void Verbs::askPasswordForAddress(const QString &address)
{
    const auto form
        = std::make_shared<Form>(tr("E-mail"), tr("Changing a proven address takes your password."),
                                 QList<Form::Field>{{tr("Password"), u"password"_s, true, true}});
    form->proveBy(m_desk.session(), [this] { m_desk.repaint(); });
    form->onSubmit([this, address, asked = std::weak_ptr<Form>(form)](const QStringList &typed) {
        const std::shared_ptr<Form> open = asked.lock();
        if (!open)
            return;
        open->setBusy();
        formEmailView(asked)->set(address, typed.value(0));
    });
    m_desk.show(std::make_unique<FormPane>(form));
}

/// A view for one question of a page; it tells what was done.
views::EmailSettings *Verbs::formEmailView(const std::weak_ptr<Form> &asked)
{
    using views::EmailSettings;
    auto *view = new EmailSettings(m_desk.session(), this);
    connect(view, &EmailSettings::told, this,
            [this](const QString &sentence) { m_desk.tell(Tone::Good, sanitized(sentence)); });
    connect(view, &EmailSettings::changed, this, [this, view, asked] {
        if (view->isBusy())
            return;
        settleForm(asked, view->error(), {});
        view->deleteLater(); // what it still has to tell, it tells before
    });
    return view;
}

/// For who would not have them in the line's history.
void Verbs::askForCodes()
{
    using views::EmailSettings;
    auto *view = new EmailSettings(m_desk.session(), this);
    connect(view, &EmailSettings::changed, this, [this, view] {
        if (view->isBusy())
            return;
        view->deleteLater();
        disconnect(view, &EmailSettings::changed, this, nullptr);
        if (view->error())
            return tellError(*view->error());
        if (!view->wantsCode())
            return m_desk.tell(Tone::Plain, sanitized(view->summary()));
        QList<Form::Field> fields{{tr("Code"), u"code"_s, true}};
        if (view->wantsOldCode())
            fields.append({tr("Code from the old address"), u"oldCode"_s, true});
        const auto form = std::make_shared<Form>(tr("E-mail"), sanitized(view->summary()), fields);
        form->onSubmit([this, asked = std::weak_ptr<Form>(form)](const QStringList &typed) {
            const std::shared_ptr<Form> open = asked.lock();
            if (!open)
                return;
            open->setBusy();
            formEmailView(asked)->verify(typed.value(0), typed.value(1));
        });
        m_desk.show(std::make_unique<FormPane>(form));
    });
    view->refresh();
}

// --- second factor

void Verbs::secondFactor(const QString &rest)
{
    const QString word = rest.trimmed().toLower();
    if (word == "on"_L1)
        return beginFactor();
    if (word == "off"_L1 || word == "codes"_L1)
        return proveFactor(word == "codes"_L1);
    if (!word.isEmpty())
        return m_desk.tell(Tone::Warning, tr("Write /second-factor alone, or with on, off or codes."));
    auto *view = new SecondFactorSettings(m_desk.session(), this);
    connect(view, &SecondFactorSettings::changed, this, [this, view] {
        if (view->isBusy())
            return;
        if (view->error())
            tellError(*view->error());
        else
            m_desk.tell(Tone::Plain,
                        view->summary() + u' ' + tr("/second-factor on, off or codes changes that."));
        view->deleteLater();
    });
    view->refresh();
}

/// A view that lives as long as what it was asked for is under way.
SecondFactorSettings *Verbs::newFactorView()
{
    if (m_factor && !m_factor->isBusy())
        delete m_factor;
    m_factor = new SecondFactorSettings(m_desk.session(), this);
    connect(m_factor, &SecondFactorSettings::told, this,
            [this](const QString &sentence) { m_desk.tell(Tone::Good, sanitized(sentence)); });
    return m_factor;
}

/// Goes on once the view has its answer; a refusal is told where it was asked.
void Verbs::whenFactorAnswers(SecondFactorSettings *view, const std::weak_ptr<Form> &asked,
                              const std::function<void()> &then)
{
    auto *context = new QObject(view);
    connect(view, &SecondFactorSettings::changed, context, [this, view, context, asked, then] {
        if (view->isBusy())
            return;
        context->deleteLater();
        disconnect(view, nullptr, context, nullptr);
        if (view->error())
            return settleForm(asked, view->error(), {});
        then();
    });
}

void Verbs::beginFactor()
{
    QPointer<SecondFactorSettings> view = newFactorView();
    const auto form = std::make_shared<Form>(
        tr("Second factor"), tr("Signing in asks for a code of an authenticator then. First your password:"),
        QList<Form::Field>{{tr("Password"), u"password"_s, true, true}});
    form->proveBy(m_desk.session(), [this] { m_desk.repaint(); });
    form->onSubmit([this, view, asked = std::weak_ptr<Form>(form)](const QStringList &typed) {
        const std::shared_ptr<Form> open = asked.lock();
        if (!open || !view || view->isBusy())
            return;
        open->setBusy();
        whenFactorAnswers(view, asked, [this, view] { showFactor(view); });
        view->begin(typed.value(0));
    });
    m_desk.show(std::make_unique<FormPane>(form));
}

/// The fresh secret, and the first code of who has it now.
void Verbs::showFactor(SecondFactorSettings *factor)
{
    const QPointer<SecondFactorSettings> view = factor;
    const auto form = std::make_shared<Form>(
        tr("Second factor"),
        tr("Scan this with your authenticator, or type its key there: %1").arg(sanitized(view->secret())),
        QList<Form::Field>{{tr("Code"), u"code"_s, true}});
    if (!theme().isAscii())
        form->setPicture(qrCode(view->qrText(), m_desk.depth()));
    form->onSubmit([this, view, asked = std::weak_ptr<Form>(form)](const QStringList &typed) {
        const std::shared_ptr<Form> open = asked.lock();
        if (!open || !view || view->isBusy())
            return;
        open->setBusy();
        whenFactorAnswers(view, asked, [this, view] { showRecoveryCodes(view); });
        view->confirm(typed.value(0));
    });
    // Nobody needs the secret any more; but who left while it was being confirmed still gets the codes.
    form->onGone([view] {
        if (view && !view->isBusy())
            view->deleteLater();
    });
    m_desk.show(std::make_unique<FormPane>(form));
}

void Verbs::proveFactor(bool wantsCodes)
{
    const QPointer<SecondFactorSettings> view = newFactorView();
    const auto form = std::make_shared<Form>(
        tr("Second factor"),
        wantsCodes ? tr("New recovery codes take the place of the ones before.")
                   : tr("Signing in asks for the password alone then."),
        QList<Form::Field>{{tr("Password"), u"password"_s, true, true}, {tr("Code"), u"code"_s, true}});
    form->proveBy(m_desk.session(), [this] { m_desk.repaint(); });
    form->onSubmit([this, view, wantsCodes, asked = std::weak_ptr<Form>(form)](const QStringList &typed) {
        const std::shared_ptr<Form> open = asked.lock();
        if (!open || !view || view->isBusy())
            return;
        open->setBusy();
        whenFactorAnswers(view, asked, [this, view, asked, wantsCodes] {
            wantsCodes ? showRecoveryCodes(view) : settleForm(asked, {}, {});
        });
        if (wantsCodes)
            view->renewCodes(typed.value(0), typed.value(1));
        else
            view->turnOff(typed.value(0), typed.value(1));
    });
    m_desk.show(std::make_unique<FormPane>(form));
}

void Verbs::showRecoveryCodes(SecondFactorSettings *view)
{
    QList<SheetRow> rows;
    rows.append({PaintedLine{
        {tr("Each of these codes is good once, should your authenticator be lost. They are shown only now."),
         theme()[Role::Text]}}});
    for (const QString &code : view->recoveryCodes())
        rows.append({PaintedLine{{sanitized(code), theme()[Role::Prompt].withBold()}}, {}, false});
    m_desk.show(std::make_unique<Sheet>(tr("Recovery codes"), rows, tr("Write them down · Esc closes")));
    view->deleteLater(); // what it still has to tell, it tells before
}

// --- other services

void Verbs::identities(const QString &)
{
    using views::IdentityList;
    if (m_desk.session().state() != Session::State::SignedIn)
        return m_desk.tell(Tone::Warning, tr("Guests are signed in nowhere."));
    delete m_identities;
    m_identities = new IdentityList(m_desk.session(), this);
    connect(m_identities, &IdentityList::changed, this, [this] {
        if (m_identities->error())
            tellError(*m_identities->error());
        m_desk.repaint();
    });
    connect(m_identities, &IdentityList::removed, this, [this](const QString &title) {
        m_desk.tell(Tone::Good, tr("%1 opens your account no more.").arg(sanitized(title)));
    });
    m_desk.show(
        std::make_unique<LivePage>(tr("What opens your account"),
                                   tr("↑↓ choose · Enter removes it, after asking, or adds one · Esc closes"),
                                   nullptr, [this](int) { return identityRows(); }));
    m_identities->refresh();
}

QList<SheetRow> Verbs::identityRows()
{
    QList<SheetRow> rows;
    if (!m_identities)
        return rows;
    for (const providers::Identity &one : m_identities->items()) {
        const QString title = sanitized(one.title);
        const auto remove = [this, title, provider = one.provider] {
            confirm(tr("Sign in with %1 no more?").arg(title), [this, provider] {
                if (m_identities)
                    m_identities->remove(provider);
            });
        };
        rows.append({PaintedLine{{title + u"  "_s, theme()[Role::Prompt]},
                                 {sanitized(one.label), theme()[Role::Text]}},
                     remove});
        rows.append({PaintedLine{{u"  "_s + m_desk.formats().fullTime(one.linkedAt), theme()[Role::Muted]}}});
    }
    if (rows.isEmpty())
        rows.append({PaintedLine{{tr("No other service opens your account."), theme()[Role::Muted]}}});
    if (!m_identities->available().isEmpty())
        rows.append(
            {PaintedLine{{tr("Add another one…"), theme()[Role::Prompt]}}, [this] { addIdentity(); }});
    for (const accounts::Provider &other : m_identities->available())
        rows.append({PaintedLine{{u"  "_s + sanitized(other.title), theme()[Role::Muted]}}});
    return rows;
}

/// By link and code: the browser may be on another device than this terminal.
void Verbs::addIdentity()
{
    const auto form = std::make_shared<Form>(
        tr("Add another service"),
        tr("Your password says that it is you; which service it is, you say in a browser, on any device. Who "
           "has none leaves it empty."),
        QList<Form::Field>{{tr("Password"), u"password"_s, true, true}});
    form->onSubmit([this, asked = std::weak_ptr<Form>(form)](const QStringList &typed) {
        if (const std::shared_ptr<Form> open = asked.lock())
            open->setBusy();
        beginAddition(typed.value(0));
    });
    m_desk.show(std::make_unique<FormPane>(form));
}

void Verbs::beginAddition(const QString &password)
{
    delete m_addition;
    const auto secret = std::make_shared<QString>(password);
    const auto page = std::make_shared<std::weak_ptr<Form>>(); // where it is asked for once more
    m_addition = new BrowserSignIn(m_desk.session(), this, [this, secret](const providers::Claim &proof) {
        return m_desk.session().addIdentity(proof, *secret);
    });
    connect(m_addition, &BrowserSignIn::began, this, &Verbs::showAddition);
    connect(m_addition, &BrowserSignIn::failed, this, [this, secret](const Error &why) {
        wipe(*secret);
        m_desk.closeOverlay(); // its address is good for nothing any more
        tellError(why);
    });
    connect(m_addition, &BrowserSignIn::claimed, this,
            [this, secret, page](const Result<providers::Claimed> &result) {
                if (!result
                    && (result.error().code == Code::SecondFactorNeeded || result.error().field == "code"_L1))
                    return askFactorForAddition(result.error());
                // What the browser brought is still good: only the rest of the proof was not.
                if (!result
                    && (result.error().field == "password"_L1 || result.error().code == Code::RateLimited))
                    return askProofForAddition(result.error(), secret, page);
                wipe(*secret);
                m_addition->deleteLater();
                m_desk.closeOverlay();
                tellOutcome(result ? std::nullopt : std::optional(result.error()),
                            tr("It opens your account from now on."));
                if (result && m_identities)
                    m_identities->refresh();
            });
    m_addition->begin(std::nullopt);
}

void Verbs::showAddition(const QUrl &address)
{
    const QString text = QString::fromLatin1(address.toEncoded());
    QList<SheetRow> rows;
    rows.append({PaintedLine{
        {tr("Open this page in a browser, on any device, and type the code there:"), theme()[Role::Text]}}});
    rows.append(
        {PaintedLine{{sanitized(text), theme()[Role::Prompt].leadingTo(Hyperlink::to(address))}}, {}, false});
    const QString code
        = m_addition && m_addition->begun() ? m_addition->begun()->userCode.value_or(QString()) : QString();
    rows.append({PaintedLine{{sanitized(code), theme()[Role::Prompt].withBold()}}, {}, false});
    rows.append({PaintedLine{{tr("What becomes of it is told here."), theme()[Role::Muted]}}});
    if (!theme().isAscii()) {
        for (const PaintedLine &line : qrCode(text, m_desk.depth()))
            rows.append({line, {}, false});
    }
    m_desk.show(std::make_unique<Sheet>(tr("Add another service"), rows, tr("Esc closes")));
}

/// The password once more, with what there is to wait for, or to sign in again.
void Verbs::askProofForAddition(const Error &why, const std::shared_ptr<QString> &secret,
                                const std::shared_ptr<std::weak_ptr<Form>> &page)
{
    if (const std::shared_ptr<Form> open = page->lock()) {
        open->fail(why);
        return m_desk.repaint();
    }
    const auto form = std::make_shared<Form>(tr("Add another service"),
                                             tr("What you did in the browser stays: only this is missing."),
                                             QList<Form::Field>{{tr("Password"), u"password"_s, true, true}});
    form->proveBy(m_desk.session(), [this] { m_desk.repaint(); });
    form->setBusy(); // it was, as far as its proof is concerned
    form->fail(why);
    form->onSubmit([this, secret, asked = std::weak_ptr<Form>(form)](const QStringList &typed) {
        const std::shared_ptr<Form> open = asked.lock();
        if (!open || !m_addition)
            return;
        open->setBusy();
        wipe(*secret);
        *secret = typed.value(0);
        m_addition->claim({}, {});
    });
    *page = form;
    m_desk.show(std::make_unique<FormPane>(form));
}

void Verbs::askFactorForAddition(const Error &why)
{
    const auto form = std::make_shared<Form>(
        tr("Add another service"), tr("Enter the code that your authenticator shows, or a recovery code."),
        QList<Form::Field>{{tr("Code"), u"code"_s, true}});
    if (why.code != Code::SecondFactorNeeded)
        form->fail(why);
    form->onSubmit([this, asked = std::weak_ptr<Form>(form)](const QStringList &typed) {
        const std::shared_ptr<Form> open = asked.lock();
        if (!open || !m_addition)
            return;
        open->setBusy();
        m_addition->claim({}, typed.value(0));
    });
    m_desk.show(std::make_unique<FormPane>(form));
}

// --- the end of it

void Verbs::eraseMe(const QString &rest)
{
    const auto messages = json::enumFromWord<accounts::Writings>(rest.trimmed().toLower());
    if (!messages)
        return m_desk.tell(
            Tone::Plain,
            tr("Deleting your account is for good. Save your data with /my-data first. Then write /erase-me "
               "keep, which leaves what you wrote as a former member's, or /erase-me remove."));
    auto *view = new views::MyData(m_desk.session(), this);
    connect(view, &views::MyData::told, this,
            [this](const QString &sentence) { m_desk.tell(Tone::Good, sanitized(sentence)); });
    connect(view, &views::MyData::erased, view, &QObject::deleteLater);
    connect(
        view, &views::MyData::changed, this, [this, view, messages] { askToErase(view, *messages); },
        Qt::SingleShotConnection);
    view->refresh();
}

/// With a code where the account has a second factor.
void Verbs::askToErase(views::MyData *data, accounts::Writings messages)
{
    const QPointer<views::MyData> view = data;
    QList<Form::Field> fields{{tr("Your user name"), u"username"_s},
                              {tr("Password"), u"password"_s, true, !view->needsPassword()}};
    if (view->needsCode())
        fields.append({tr("Code of your authenticator"), u"code"_s, true});
    const auto form = std::make_shared<Form>(
        tr("Delete your account"),
        views::MyData::explanation() + u'\n' + views::MyData::nameOf(messages) + u'.', fields);
    form->proveBy(m_desk.session(), [this] { m_desk.repaint(); });
    const std::weak_ptr<Form> asked = form;
    form->onSubmit([view, messages, asked](const QStringList &typed) {
        const std::shared_ptr<Form> open = asked.lock();
        if (!open || !view || view->isBusy())
            return;
        open->setBusy();
        view->erase(typed.value(0), typed.value(1), typed.value(2), messages);
    });
    auto *context = new QObject(data);
    connect(data, &views::MyData::changed, context,
            [this, data, context, asked, messages, knewOfCode = data->needsCode()] {
                if (data->isBusy() || !data->error())
                    return;
                const Error error = *data->error();
                const std::shared_ptr<Form> open = asked.lock();
                if (!open || knewOfCode || !data->needsCode())
                    return settleForm(asked, error, {});
                open->onGone({}); // the next page goes on with the same view
                context->deleteLater();
                disconnect(data, nullptr, context, nullptr);
                tellError(error);
                askToErase(data, messages);
            });
    form->onGone([view] {
        if (view && !view->isBusy())
            view->deleteLater();
    });
    m_desk.show(std::make_unique<FormPane>(form));
}

} // namespace madang::tui
