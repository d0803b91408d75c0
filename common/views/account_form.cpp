// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/account_form.h"

#include "common/base/mail_address.h"
#include "common/base/when_done.h"
#include "common/views/wording.h"

#include <QCoreApplication>

namespace madang::views {

using namespace Qt::StringLiterals;

namespace {

    bool isUsernameCharacter(QChar c)
    {
        const char16_t u = c.unicode();
        return (u >= u'a' && u <= u'z') || (u >= u'0' && u <= u'9') || u == u'.' || u == u'_' || u == u'-';
    }

    constexpr int kCodeDigits = 6;
    constexpr int kResendSeconds = 60;
    /// So long nothing was typed at the server's address before it is asked.
    constexpr std::chrono::milliseconds kTypingPause{600};

    /// What the contract calls a field.
    QString fieldWord(AccountForm::Field field)
    {
        using Field = AccountForm::Field;
        switch (field) {
        case Field::Username:
            return u"username"_s;
        case Field::Password:
            return u"password"_s;
        case Field::Nickname:
            return u"nickname"_s;
        case Field::Email:
            return u"email"_s;
        case Field::Code:
            return u"code"_s;
        case Field::SecondFactor:
            return u"secondFactor"_s;
        case Field::Invite:
            return u"invite"_s;
        case Field::About:
            return u"about"_s;
        case Field::Terms:
            return u"terms"_s;
        case Field::Server:
        case Field::PasswordAgain:
            break;
        default:
            if (const auto detail = AccountForm::detailOf(field))
                return OwnDetails::wireWord(*detail);
            break;
        }
        return u"-"_s; // named by no answer
    }

    constexpr std::array kDetailFields{
        AccountForm::Field::FullName, AccountForm::Field::BirthDate, AccountForm::Field::Gender,
        AccountForm::Field::Phone,    AccountForm::Field::Country,   AccountForm::Field::Postcode,
        AccountForm::Field::Line1,    AccountForm::Field::Line2,     AccountForm::Field::Home};
    static_assert(kDetailFields.size() == OwnDetails::kFields.size());

    details::Part partOf(AccountForm::Field field)
    {
        using Field = AccountForm::Field;
        switch (field) {
        case Field::FullName:
            return details::Part::FullName;
        case Field::BirthDate:
            return details::Part::BirthDate;
        case Field::Gender:
            return details::Part::Gender;
        case Field::Phone:
            return details::Part::Phone;
        case Field::Home:
            return details::Part::Home;
        default:
            return details::Part::Address;
        }
    }

    Error tooShort(const QString &field)
    {
        return Error(Code::InvalidValue, "too-short").at(field);
    }

} // namespace

AccountForm::AccountForm(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_tick(session.alarms().makeAlarm([this] { tick(); }))
    , m_wait(session.clock())
    , m_rulesDue(session.alarms().makeAlarm([this] { askForRules(); }))
    , m_browser(session)
    , m_probe(session)
    , m_addresses(session)
{
    connect(&m_probe, &NicknameProbe::changed, this, &AccountForm::changed);
    connect(&m_browser, &BrowserSignIn::began, this, [this](const QUrl &address) {
        Q_EMIT changed();
        if (!m_browser.begun()->userCode)
            Q_EMIT wantsBrowser(address);
    });
    connect(&m_browser, &BrowserSignIn::claimed, this, &AccountForm::claimed);
    connect(&m_browser, &BrowserSignIn::failed, this, [this](const Error &why) {
        setPurpose(Purpose::SignIn);
        fail(why);
    });
    connect(&session, &Session::provingChanged, this, &AccountForm::changed);
    m_rulesDue->start(kTypingPause); // for who remembers a server: with whose accounts one can sign in
    m_texts[int(Field::Server)] = session.preferences().server();
    recall();
    connect(&session, &Session::ended, this, [this] {
        recall(); // it may have been entered by a browser, or at an earlier start
        Q_EMIT changed();
    });
}

void AccountForm::recall()
{
    const auto saved = m_session.preferences().account();
    if (!saved)
        return;
    m_texts[int(Field::Server)] = saved->server;
    m_texts[int(Field::Username)] = saved->username;
}

void AccountForm::setPurpose(Purpose purpose)
{
    if (purpose != m_purpose && isProving()) {
        ++m_givenUp;
        m_busy = false;
        m_session.cancelRegistration();
    }
    // A code is good for one thing only.
    if (purpose != m_purpose) {
        m_texts.remove(int(Field::Code));
        m_touched.remove(int(Field::Code));
        // With the code by mail the second factor is sent along: the server has not used it up yet.
        if (purpose != Purpose::Code) {
            m_texts.remove(int(Field::SecondFactor));
            m_touched.remove(int(Field::SecondFactor));
        }
    }
    m_purpose = purpose;
    // Back at the beginning nothing is heard any more of what the browser does.
    if (isAmong({Purpose::SignIn, Purpose::Register, Purpose::Forgot})) {
        m_browser.cancel();
        m_stranger.reset();
        m_way = Way::Password;
    }
    m_error.reset();
    m_notice = Notice::None;
    probeNickname();
    Q_EMIT changed();
    askForRules();
}

bool AccountForm::isAmong(std::initializer_list<Purpose> purposes) const
{
    return std::find(purposes.begin(), purposes.end(), m_purpose) != purposes.end();
}

QList<accounts::Provider> AccountForm::providers() const
{
    return m_rules && m_rules->providers ? *m_rules->providers : QList<accounts::Provider>();
}

void AccountForm::askForRules()
{
    const auto address = ServerAddress::fromText(text(Field::Server));
    if (!isAmong({Purpose::SignIn, Purpose::Register, Purpose::Join}) || !address || m_busy
        || m_rulesOf == address->text() || m_session.state() != Session::State::SignedOut)
        return;
    m_rulesOf = address->text();
    m_rules.reset();
    m_addresses.forget();
    m_chosen.reset(); // sealed by the server before
    m_session.setServer(*address);
    Q_EMIT changed(); // another server asks for less, as long as it has not answered
    whenDone(m_session.call(accounts::registrationRules, {}), this,
             [this, asked = m_rulesOf](const Result<accounts::RegistrationRules> &rules) {
                 if (asked != m_rulesOf)
                     return;
                 if (!rules)
                     m_rulesOf.clear(); // an older server, or none: it is asked again the next time
                 else
                     m_rules = *rules;
                 // What asks nobody where they live looks nothing up either.
                 const QList<Field> details = detailFields(Which::All);
                 if (details.contains(Field::Line1) || details.contains(Field::Home))
                     m_addresses.begin();
                 probeNickname();
                 Q_EMIT changed();
             });
}

bool AccountForm::isClosed() const
{
    return isAmong({Purpose::Register, Purpose::Join}) && m_rules
        && m_rules->mode == accounts::Registration::Closed;
}

void AccountForm::setAgreed(bool agreed)
{
    setText(Field::Terms, agreed && m_rules && m_rules->terms ? m_rules->terms->version : QString());
}

/// To this version, and no other.
bool AccountForm::isAgreed() const
{
    return m_rules && m_rules->terms && text(Field::Terms) == m_rules->terms->version;
}

QList<AccountForm::Field> AccountForm::fields() const
{
    switch (m_purpose) {
    case Purpose::SignIn:
        return {Field::Server, Field::Username, Field::Password};
    case Purpose::Register:
    case Purpose::Join: {
        QList<Field> asked{Field::Username, Field::Nickname};
        if (m_purpose == Purpose::Register)
            asked = {Field::Server, Field::Username, Field::Nickname,
                     Field::Email,  Field::Password, Field::PasswordAgain};
        else if (m_stranger && !m_stranger->emailProven)
            asked += Field::Email;
        const auto mode = m_rules ? m_rules->mode : accounts::Registration::Open;
        if (mode == accounts::Registration::Invite || mode == accounts::Registration::Approval)
            asked += Field::Invite;
        if (mode == accounts::Registration::Approval)
            asked += Field::About;
        asked += detailFields(m_more ? Which::All : Which::Required);
        if (m_rules && m_rules->terms)
            asked += Field::Terms;
        return asked;
    }
    case Purpose::SecondFactor:
        return {Field::SecondFactor};
    case Purpose::Code:
        return {Field::Code, Field::Email};
    case Purpose::Forgot:
        return {Field::Server, Field::Email};
    case Purpose::Reset:
        return {Field::Code, Field::Password, Field::PasswordAgain};
    case Purpose::Browser:
        return {};
    case Purpose::Link:
        return {Field::Username, Field::Password};
    case Purpose::LinkCode:
        return {Field::Code};
    }
    return {};
}

void AccountForm::setText(Field field, const QString &text)
{
    if (this->text(field) == text)
        return;
    m_texts[int(field)] = text;
    m_touched.insert(int(field));
    m_error.reset();
    m_notice = Notice::None;
    if (field == Field::Server || field == Field::Username)
        m_wait.forget(); // that was somebody else's
    if (field == Field::Server)
        m_wait.letGo();
    if (field == Field::Server)
        m_rulesDue->start(kTypingPause);
    else if (field == Field::Nickname)
        probeNickname();
    followAddress(field, text);
    Q_EMIT changed();
}

// --- where one lives

std::optional<AccountForm::Field> AccountForm::addressField() const
{
    const QList<Field> shown = fields();
    for (const Field field : {Field::Line1, Field::Home}) {
        if (m_addresses.isOffered() && shown.contains(field))
            return field;
    }
    return std::nullopt;
}

void AccountForm::followAddress(Field field, const QString &text)
{
    const bool leftHouse
        = m_chosen && field == Field::Line1 && !AddressSearch::staysAt(text, m_chosen->line1);
    const bool leftHome = m_chosen && field == Field::Home && text.trimmed() != m_chosen->home;
    if (leftHouse)
        m_texts.remove(int(Field::Home));
    if (leftHouse || leftHome) {
        m_chosen.reset();
        m_addresses.reset(); // who comes back to it chooses again
    }
    if (field == addressField())
        m_addresses.look(text);
}

void AccountForm::choosePlace(int row)
{
    const auto lines = m_addresses.take(row);
    if (!lines)
        return;
    const auto fill = [this](Field field, const QString &text) {
        if (!asksFor(field))
            return;
        m_texts[int(field)] = text;
        m_touched.insert(int(field));
    };
    fill(Field::Country, u"KR"_s); // those that are looked up are there
    fill(Field::Postcode, lines->postcode);
    fill(Field::Line1, lines->line1);
    fill(Field::Home, lines->home);
    m_chosen = lines;
    m_error.reset();
    Q_EMIT changed();
}

// --- nicknames, and what is told about oneself

void AccountForm::probeNickname()
{
    if (isRegistering() && m_rules && m_rules->uniqueNicknames.value_or(false))
        m_probe.look(text(Field::Nickname));
    else
        m_probe.stop();
}

QString AccountForm::remark(Field field) const
{
    return field == Field::Nickname && isRegistering() ? m_probe.praise() : QString();
}

std::optional<OwnDetails::Field> AccountForm::detailOf(Field field)
{
    const auto *found = std::find(kDetailFields.begin(), kDetailFields.end(), field);
    return found == kDetailFields.end()
        ? std::nullopt
        : std::optional(OwnDetails::kFields[size_t(found - kDetailFields.begin())]);
}

QList<AccountForm::Field> AccountForm::detailFields(Which which) const
{
    QList<Field> shown;
    if (!m_rules || !m_rules->details)
        return shown;
    for (const Field field : kDetailFields) {
        for (const details::AskedPart &asked : *m_rules->details) {
            if (asked.part == partOf(field)
                && (which == Which::All || asked.required == (which == Which::Required)))
                shown += field;
        }
    }
    return shown;
}

bool AccountForm::hasMore() const
{
    return isRegistering() && !detailFields(Which::Optional).isEmpty();
}

void AccountForm::showMore(bool shown)
{
    if (std::exchange(m_more, shown) != shown)
        Q_EMIT changed();
}

bool AccountForm::isOptional(Field field) const
{
    if (detailOf(field))
        return !detailFields(Which::Required).contains(field) || field == Field::Postcode
            || field == Field::Line2;
    return field == Field::Nickname || field == Field::About
        || (field == Field::Email && !(m_rules && m_rules->emailNeeded))
        || (field == Field::Invite && !(m_rules && m_rules->mode == accounts::Registration::Invite));
}

Result<details::Details> AccountForm::toldDetails() const
{
    OwnDetails::Texts texts;
    for (const Field field : detailFields(Which::All))
        texts[size_t(*detailOf(field))] = text(field);
    TRY(details::Details told, OwnDetails::toldBy(texts));
    if (m_chosen && asksFor(Field::Home))
        told.place = m_chosen->choice;
    return told;
}

/// What can be seen here; the server looks at all of it.
std::optional<Error> AccountForm::faultOfDetail(Field field) const
{
    if (text(field).trimmed().isEmpty())
        return isOptional(field)
            ? std::nullopt
            : std::optional(Error(Code::InvalidValue, "detail-needed").at(fieldWord(field)));
    if (field == Field::Home && m_addresses.isOffered() && !m_chosen)
        return Error(Code::InvalidValue, "home-chosen").at(fieldWord(field));
    const auto told = toldDetails();
    return told || told.error().field != fieldWord(field) ? std::nullopt : std::optional(told.error());
}

QString AccountForm::text(Field field) const
{
    return m_texts.value(int(field));
}

/// User names are small letters; a phone keyboard that begins with a capital is no reason to refuse.
QString AccountForm::username() const
{
    return text(Field::Username).trimmed().toLower();
}

std::optional<QString> AccountForm::email() const
{
    const QString typed = text(Field::Email).trimmed();
    return typed.isEmpty() ? std::nullopt : std::optional(typed);
}

std::optional<QString> AccountForm::secondFactor() const
{
    const QString typed = text(Field::SecondFactor).trimmed();
    return typed.isEmpty() ? std::nullopt : std::optional(typed);
}

std::optional<Error> AccountForm::fault(Field field) const
{
    const bool registering = isAmong({Purpose::Register, Purpose::Reset, Purpose::Join});
    const QString typed = text(field);
    switch (field) {
    case Field::Server: {
        const auto address = ServerAddress::fromText(typed);
        return address ? std::nullopt : std::optional(address.error());
    }
    case Field::Username: {
        const QString name = username();
        if (name.isEmpty())
            return tooShort(u"username"_s);
        const bool plain = std::all_of(name.begin(), name.end(), isUsernameCharacter);
        if (registering && (!plain || name.size() < 3 || name.size() > 32))
            return Error(Code::InvalidValue, "form").at(u"username"_s);
        return std::nullopt;
    }
    case Field::Password:
        if (typed.isEmpty())
            return tooShort(u"password"_s);
        if (registering && (typed.size() < 8 || typed.size() > 256))
            return Error(Code::InvalidValue, "length").at(u"password"_s);
        return std::nullopt;
    case Field::PasswordAgain:
        if (registering && typed != text(Field::Password))
            return Error(Code::InvalidValue, "password-again").at(u"password"_s);
        return std::nullopt;
    case Field::Nickname:
        if (registering && typed.trimmed().size() > 32)
            return Error(Code::TooLong, "form").at(u"nickname"_s);
        return std::nullopt;
    case Field::Email:
        if (typed.trimmed().isEmpty())
            return m_purpose == Purpose::Forgot
                    || (isAmong({Purpose::Register, Purpose::Join}) && m_rules && m_rules->emailNeeded)
                ? std::optional(tooShort(u"email"_s))
                : std::nullopt;
        if (const auto address = MailAddress::fromText(typed); !address)
            return address.error();
        return std::nullopt;
    case Field::Code:
        if (const auto digits
            = std::count_if(typed.begin(), typed.end(), [](QChar c) { return c.isDigit(); });
            m_purpose == Purpose::Reset && digits != accounts::kResetCodeDigits)
            return Error(Code::InvalidValue, "reset-code-form").at(u"code"_s);
        else if (m_purpose == Purpose::LinkCode && digits != providers::kLinkCodeDigits)
            return Error(Code::InvalidValue, "link-code-form").at(u"code"_s);
        else if (!isAmong({Purpose::Reset, Purpose::LinkCode}) && digits != kCodeDigits)
            return Error(Code::InvalidValue, "code-form").at(u"code"_s);
        return std::nullopt;
    case Field::SecondFactor:
        if (typed.trimmed().isEmpty())
            return tooShort(u"secondFactor"_s);
        return std::nullopt;
    case Field::Invite:
        // Who has no code may still ask for leave.
        if (typed.trimmed().isEmpty() && m_rules && m_rules->mode == accounts::Registration::Invite)
            return tooShort(u"invite"_s);
        return std::nullopt;
    case Field::About:
        if (typed.size() > accounts::kLongestAbout)
            return Error(Code::TooLong, "about").at(u"about"_s);
        return std::nullopt;
    case Field::Terms:
        return isAgreed() ? std::nullopt : std::optional(Error(Code::InvalidValue, "terms").at(u"terms"_s));
    default:
        return faultOfDetail(field);
    }
    return std::nullopt;
}

QString AccountForm::hint(Field field) const
{
    if (m_error && m_error->field == fieldWord(field))
        return wording::of(*m_error);
    if (field == Field::Server && isClosed())
        return wording::of(Error(Code::NotAllowed, "registration-closed"));
    if (field == Field::Nickname && isRegistering() && !m_probe.fault().isEmpty())
        return m_probe.fault();
    if (!m_touched.contains(int(field)))
        return {};
    const auto wrong = fault(field);
    return wrong ? wording::of(*wrong) : QString();
}

QString AccountForm::provingText()
{
    return QCoreApplication::translate(
        "wording",
        "Proving that you are not a robot: your computer works something out for the server. This takes a "
        "moment.");
}

bool AccountForm::isErrorAtField() const
{
    const QList<Field> asked = fields();
    return m_error && std::any_of(asked.begin(), asked.end(), [this](Field field) {
               return m_error->field == fieldWord(field);
           });
}

bool AccountForm::canSubmit() const
{
    if (m_busy || heldFor() > 0 || isClosed() || m_purpose == Purpose::Browser)
        return false;
    QList<Field> asked = fields();
    if (isRegistering())
        asked += detailFields(Which::All); // what is folded away is sent, too
    return std::none_of(asked.begin(), asked.end(), [this](Field field) { return fault(field).has_value(); });
}

Done AccountForm::pointAtServer()
{
    TRY(const ServerAddress address, ServerAddress::fromText(text(Field::Server)));
    if (m_session.state() != Session::State::SignedOut)
        m_session.signOut();
    m_session.setServer(address);
    return {};
}

void AccountForm::begin()
{
    m_busy = true;
    m_wait.answered();
    m_error.reset();
    m_notice = Notice::None;
    Q_EMIT changed();
}

void AccountForm::fail(const Error &why)
{
    m_busy = false;
    m_error = why;
    // What is wrong is not left folded away.
    for (const Field field : detailFields(Which::Optional))
        m_more = m_more || (isRegistering() && why.field == fieldWord(field));
    if (const auto old = why.about == "address-choice"_L1 ? std::exchange(m_chosen, {}) : std::nullopt) {
        m_addresses.reset();
        m_addresses.look(old->line1);
    }
    Q_EMIT changed();
}

// --- waiting after too many tries

void AccountForm::heed(const Error &why)
{
    if (!m_wait.heed(why))
        return;
    m_heldAt = m_purpose;
    m_tick->start(std::chrono::seconds(1));
}

void AccountForm::waitForJudgement()
{
    if (!m_wait.begin())
        return;
    m_tick->start(std::chrono::seconds(1));
    Q_EMIT changed();
}

int AccountForm::secondsUntil(qint64 moment) const
{
    return int(qMax<qint64>(0, moment - m_session.clock().steady() + 999) / 1000);
}

void AccountForm::tick()
{
    if (resendIn() > 0 || m_wait.heldFor() > 0 || judgedIn() > 0)
        m_tick->start(std::chrono::seconds(1));
    // What it said is over.
    if (m_error && m_error->code == Code::RateLimited && m_wait.takeEndOfHold())
        m_error.reset();
    Q_EMIT changed();
}

int AccountForm::judgedIn() const
{
    return m_busy ? m_wait.judgedIn() : 0;
}

int AccountForm::heldFor() const
{
    return m_purpose == m_heldAt ? m_wait.heldFor() : 0;
}

QString AccountForm::waitText() const
{
    return PasswordWait::words(judgedIn(), heldFor());
}

QString AccountForm::errorText() const
{
    if (!m_error)
        return {};
    const int rest = heldFor();
    return wording::of(m_error->code == Code::RateLimited && rest > 0 ? m_error->after(rest) : *m_error);
}

/// A password is kept no longer than it is needed.
void AccountForm::forgetPassword()
{
    for (const Field field : {Field::Password, Field::PasswordAgain, Field::Code, Field::SecondFactor})
        m_texts.remove(int(field));
    // Nor is what somebody told about themselves.
    for (const Field field : kDetailFields)
        m_texts.remove(int(field));
    m_chosen.reset();
    m_addresses.reset();
    m_more = false;
    m_linkCode.clear();
    m_touched.clear();
}

accounts::Register AccountForm::registration() const
{
    const auto given = [this](Field field) {
        const QString typed = text(field).trimmed();
        return typed.isEmpty() || !fields().contains(field) ? std::nullopt : std::optional(typed);
    };
    accounts::Register request{username(), text(Field::Password), given(Field::Nickname), {}, email()};
    request.invite = given(Field::Invite);
    request.about = given(Field::About);
    request.terms = given(Field::Terms);
    if (const auto told = toldDetails(); told && *told != details::Details{})
        request.details = *told;
    return request;
}

void AccountForm::submit()
{
    if (!canSubmit() || !pointAtServer())
        return;
    begin();
    switch (m_purpose) {
    case Purpose::SignIn:
        return enterBy(Way::Password, {}, {});
    case Purpose::Register:
        return enterWith(m_session.registerAccount(registration()));
    case Purpose::SecondFactor:
        return enterBy(m_way, {}, secondFactor());
    case Purpose::Code:
        return enterBy(m_way, text(Field::Code), secondFactor());
    case Purpose::Browser:
        return;
    case Purpose::Link:
        return enterBy(Way::Link, {}, {});
    case Purpose::LinkCode:
        m_linkCode = text(Field::Code);
        return enterBy(Way::LinkCode, {}, {});
    case Purpose::Join:
        return join();
    case Purpose::Forgot:
        return askForReset();
    case Purpose::Reset:
        return reset();
    }
}

void AccountForm::enterBy(Way way, const std::optional<QString> &code,
                          const std::optional<QString> &secondFactor)
{
    m_way = way;
    if (way == Way::Password || way == Way::Link)
        waitForJudgement();
    const providers::Claim proof = m_browser.proof();
    switch (way) {
    case Way::Password:
        return enterWith(m_session.signIn(username(), text(Field::Password), code, secondFactor));
    case Way::Claim:
        return m_browser.claim(code, secondFactor);
    case Way::Link:
        return enterWith(m_session.link({proof.attempt, proof.verifier, proof.ticket, username(),
                                         text(Field::Password), std::nullopt, code, secondFactor}));
    case Way::LinkCode:
        return enterWith(m_session.link({proof.attempt, proof.verifier, proof.ticket, std::nullopt,
                                         std::nullopt, m_linkCode, code, secondFactor}));
    }
}

void AccountForm::join()
{
    const accounts::Register typed = registration();
    const providers::Claim proof = m_browser.proof();
    // Where a code by mail is asked for next, the account is made, and the other house opens it.
    m_way = Way::Claim;
    enterWith(m_session.join({proof.attempt, proof.verifier, proof.ticket, typed.username, typed.nickname,
                              fields().contains(Field::Email) ? typed.email : std::nullopt, typed.invite,
                              typed.terms, typed.about, typed.details}));
}

// --- through the browser

void AccountForm::goThroughBrowser(const std::optional<QString> &provider)
{
    if (m_busy || !pointAtServer())
        return;
    m_stranger.reset();
    setPurpose(Purpose::Browser);
    m_browser.begin(provider);
    Q_EMIT changed();
}

void AccountForm::claimed(const Result<providers::Claimed> &result)
{
    m_way = Way::Claim;
    if (result && result->signedIn) {
        m_busy = false;
        m_browser.cancel();
        forgetPassword();
        Q_EMIT changed();
        Q_EMIT entered();
    } else if (result && result->stranger) {
        meet(*result->stranger);
    } else if (!result && !turnTo(result.error())) {
        // A wrong code can be typed again; everything else begins anew.
        if (!isAmong({Purpose::SecondFactor, Purpose::Code}))
            setPurpose(Purpose::SignIn);
        fail(result.error());
    }
}

void AccountForm::meet(const providers::Stranger &who)
{
    m_busy = false;
    m_stranger = who;
    const bool closed = m_rules && m_rules->mode == accounts::Registration::Closed;
    const auto suggest = [this](Field field, const QString &text) {
        m_texts[int(field)] = text;
        m_touched.remove(int(field));
    };
    if (!who.known && !closed) {
        suggest(Field::Username, who.username);
        suggest(Field::Nickname, who.nickname);
        suggest(Field::Email, who.email.value_or(QString()));
    }
    setPurpose(who.known || closed ? Purpose::Link : Purpose::Join);
}

void AccountForm::askForLinkCode()
{
    const providers::Claim proof = m_browser.proof();
    whenDone(m_session.call(providers::sendLinkCode, {proof.attempt, proof.verifier, proof.ticket}), this,
             [this](const Result<accounts::CodeSent> &sent) {
                 if (!sent) {
                     if (sent.error().code == Code::RateLimited)
                         waitForResend(sent.error().retryAfter);
                     return fail(sent.error());
                 }
                 m_busy = false;
                 setPurpose(Purpose::LinkCode);
                 m_notice = Notice::CodeSent;
                 waitForResend(sent->resendIn);
             });
}

void AccountForm::enterWith(const QFuture<Result<accounts::Account>> &asked)
{
    whenDone(asked, this, [this, givenUp = m_givenUp](const Result<accounts::Account> &account) {
        if (givenUp != m_givenUp)
            return;
        if (account) {
            m_busy = false;
            m_browser.cancel();
            forgetPassword();
            Q_EMIT changed();
            Q_EMIT entered();
            return;
        }
        heed(account.error());
        if (!turnTo(account.error()))
            fail(account.error());
    });
}

bool AccountForm::turnTo(const Error &why)
{
    const bool needed = why.code == Code::SecondFactorNeeded;
    if (needed || (why.field == "secondFactor"_L1 && m_purpose != Purpose::SecondFactor)) {
        m_busy = false;
        setPurpose(Purpose::SecondFactor);
        if (!needed)
            fail(why);
        return true;
    }
    if (why.about == "approval-pending"_L1 && m_purpose != Purpose::SignIn) {
        m_busy = false;
        forgetPassword();
        setPurpose(Purpose::SignIn);
        m_notice = Notice::Waits;
        Q_EMIT changed();
        return true;
    }
    // The rules changed, or were not known: the fields they ask for appear.
    if (isRegistering()
        && (why.field == "invite"_L1 || why.field == "terms"_L1 || why.about.startsWith("detail-"_L1))) {
        fail(why);
        // What is asked for stays until it is known what else is: nobody may see it gone meanwhile.
        const auto known = m_rules;
        m_rulesOf.clear();
        const QSignalBlocker quiet(this);
        askForRules();
        m_rules = known;
        return true;
    }
    const bool sent = why.about == "email-unverified"_L1;
    if (why.code != Code::NotAllowed || (!sent && why.about != "email-missing"_L1))
        return false;
    m_busy = false;
    setPurpose(Purpose::Code);
    if (sent)
        waitForResend(kResendSeconds);
    else
        fail(why);
    return true;
}

void AccountForm::askForReset()
{
    whenDone(m_session.call(accounts::forgotPassword, {text(Field::Email).trimmed()}), this,
             [this](const Result<accounts::ResetBegun> &asked) {
                 if (!asked) {
                     if (m_purpose == Purpose::Forgot)
                         heed(asked.error());
                     else if (asked.error().code == Code::RateLimited)
                         waitForResend(asked.error().retryAfter);
                     return fail(asked.error());
                 }
                 m_busy = false;
                 m_resetAttempt = asked->attempt;
                 setPurpose(Purpose::Reset);
                 waitForResend(kResendSeconds);
             });
}

void AccountForm::reset()
{
    const accounts::ResetPassword wanted{text(Field::Email).trimmed(), text(Field::Code),
                                         text(Field::Password), m_resetAttempt};
    whenDone(m_session.call(accounts::resetPassword, wanted), this, [this](const Result<Nothing> &done) {
        if (!done) {
            heed(done.error());
            return fail(done.error());
        }
        m_busy = false;
        forgetPassword();
        setPurpose(Purpose::SignIn);
        m_notice = Notice::PasswordChanged;
        Q_EMIT changed();
    });
}

QString AccountForm::notice() const
{
    switch (m_notice) {
    case Notice::None:
        return {};
    case Notice::PasswordChanged:
        return QCoreApplication::translate(
            "wording",
            "The password was changed, and every device was signed out. Sign in with the new one.");
    case Notice::Waits:
        return wording::of(Error(Code::NotAllowed, "approval-pending"));
    case Notice::CodeSent:
        return QCoreApplication::translate("wording", "A new code is on its way.");
    }
    return {};
}

void AccountForm::resend()
{
    if (!canResend() || (fields().contains(Field::Email) && fault(Field::Email)) || !pointAtServer())
        return;
    begin();
    if (m_purpose == Purpose::Reset)
        return askForReset();
    if (isAmong({Purpose::Link, Purpose::LinkCode}))
        return askForLinkCode();
    whenDone(m_session.call(accounts::sendSignInCode,
                            {username(), text(Field::Password), email(), secondFactor()}),
             this, [this](const Result<accounts::CodeSent> &sent) {
                 if (!sent) {
                     if (turnTo(sent.error()))
                         return;
                     if (sent.error().code == Code::RateLimited)
                         waitForResend(sent.error().retryAfter);
                     return fail(sent.error());
                 }
                 m_busy = false;
                 m_notice = Notice::CodeSent;
                 waitForResend(sent->resendIn);
             });
}

bool AccountForm::canResend() const
{
    // A code that goes along with a claim was sent by the claim, and is sent again by the next one.
    return !m_busy && resendIn() == 0 && !(m_purpose == Purpose::Code && m_way != Way::Password)
        && (m_purpose != Purpose::Link || (m_stranger && m_stranger->known));
}

int AccountForm::resendIn() const
{
    return secondsUntil(m_resendAt);
}

void AccountForm::waitForResend(int seconds)
{
    m_resendAt = m_session.clock().steady() + qint64(qMax(1, seconds)) * 1000;
    m_tick->start(std::chrono::seconds(1));
    Q_EMIT changed();
}

void AccountForm::visitAsGuest()
{
    if (m_busy)
        return;
    if (const Done pointed = pointAtServer(); !pointed) {
        m_touched.insert(int(Field::Server));
        m_error = pointed.error();
        Q_EMIT changed();
        return;
    }
    m_session.enterAsGuest();
    Q_EMIT entered();
}

} // namespace madang::views
