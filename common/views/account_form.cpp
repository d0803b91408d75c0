// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/account_form.h"

#include "common/base/when_done.h"
#include "common/views/wording.h"

namespace madang::views {

using namespace Qt::StringLiterals;

namespace {

    bool isUsernameCharacter(QChar c)
    {
        const char16_t u = c.unicode();
        return (u >= u'a' && u <= u'z') || (u >= u'0' && u <= u'9') || u == u'.' || u == u'_' || u == u'-';
    }

    Error tooShort(const QString &field)
    {
        return Error(Code::InvalidValue, "too-short").at(field);
    }

} // namespace

AccountForm::AccountForm(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    const auto saved = session.preferences().account();
    m_texts[int(Field::Server)] = saved ? saved->server : session.preferences().server();
    if (saved)
        m_texts[int(Field::Username)] = saved->username;
}

void AccountForm::setPurpose(Purpose purpose)
{
    m_purpose = purpose;
    m_error.reset();
    Q_EMIT changed();
}

void AccountForm::setText(Field field, const QString &text)
{
    if (this->text(field) == text)
        return;
    m_texts[int(field)] = text;
    m_touched.insert(int(field));
    m_error.reset();
    Q_EMIT changed();
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

std::optional<Error> AccountForm::fault(Field field) const
{
    const bool registering = m_purpose == Purpose::Register;
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
    }
    return std::nullopt;
}

QString AccountForm::hint(Field field) const
{
    if (!m_touched.contains(int(field)))
        return {};
    const auto wrong = fault(field);
    return wrong ? wording::of(*wrong) : QString();
}

bool AccountForm::canSubmit() const
{
    if (m_busy)
        return false;
    for (const Field field :
         {Field::Server, Field::Username, Field::Password, Field::PasswordAgain, Field::Nickname}) {
        if (fault(field))
            return false;
    }
    return true;
}

Done AccountForm::pointAtServer()
{
    TRY(const ServerAddress address, ServerAddress::fromText(text(Field::Server)));
    if (m_session.state() != Session::State::SignedOut)
        m_session.signOut();
    m_session.setServer(address);
    return {};
}

void AccountForm::submit()
{
    if (!canSubmit() || !pointAtServer())
        return;
    m_busy = true;
    m_error.reset();
    Q_EMIT changed();
    const auto asked = m_purpose == Purpose::Register
        ? m_session.registerAccount(username(), text(Field::Password), text(Field::Nickname).trimmed())
        : m_session.signIn(username(), text(Field::Password));
    whenDone(asked, this, [this](const Result<accounts::Account> &account) {
        m_busy = false;
        if (account) {
            // A password is kept no longer than it is needed.
            m_texts.remove(int(Field::Password));
            m_texts.remove(int(Field::PasswordAgain));
            m_touched.clear();
        } else {
            m_error = account.error();
        }
        Q_EMIT changed();
        if (account)
            Q_EMIT entered();
    });
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
