// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/email_settings.h"

#include "common/base/mail_address.h"
#include "common/base/when_done.h"

namespace madang::views {

using namespace Qt::StringLiterals;
using accounts::Email;

EmailSettings::EmailSettings(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_tick(session.alarms().makeAlarm([this] {
        if (resendIn() > 0)
            m_tick->start(std::chrono::seconds(1));
        Q_EMIT changed();
    }))
{
}

bool EmailSettings::begin()
{
    if (m_busy)
        return false;
    m_busy = true;
    m_error.reset();
    Q_EMIT changed();
    return true;
}

template <typename Reply> bool EmailSettings::taken(const Result<Reply> &result)
{
    m_busy = false;
    if (!result) {
        m_error = result.error();
        m_off = result.error().about == "email-off"_L1;
        Q_EMIT changed();
    }
    return result.ok();
}

void EmailSettings::show(const Email &email)
{
    m_email = email;
    m_resendAt = m_session.clock().steady() + qint64(email.resendIn) * 1000;
    if (email.resendIn > 0)
        m_tick->start(std::chrono::seconds(1));
    Q_EMIT changed();
}

void EmailSettings::clearError()
{
    if (std::exchange(m_error, std::nullopt))
        Q_EMIT changed();
}

int EmailSettings::resendIn() const
{
    return int(qMax<qint64>(0, m_resendAt - m_session.clock().steady() + 999) / 1000);
}

void EmailSettings::refresh()
{
    if (!begin())
        return;
    whenDone(m_session.call(accounts::email, {}), this, [this](const Result<Email> &email) {
        if (taken(email))
            show(*email);
    });
}

void EmailSettings::set(const QString &address, const QString &password)
{
    if (m_busy)
        return;
    if (const auto typed = MailAddress::fromText(address); !typed) {
        m_error = typed.error();
        Q_EMIT changed();
        return;
    }
    begin();
    whenDone(m_session.call(accounts::setEmail,
                            {address.trimmed(), password.isEmpty() ? std::nullopt : std::optional(password)}),
             this, [this](const Result<Email> &email) {
                 if (!taken(email))
                     return;
                 show(*email);
                 if (email->pending && email->oldCodeNeeded)
                     Q_EMIT told(tr("A code is on its way to %1, and another one to %2.")
                                     .arg(*email->pending, email->address.value_or(QString())));
                 else if (email->pending)
                     Q_EMIT told(tr("A code is on its way to %1.").arg(*email->pending));
             });
}

void EmailSettings::verify(const QString &code, const QString &oldCode)
{
    if (!begin())
        return;
    whenDone(m_session.call(accounts::verifyEmail,
                            {code.trimmed(),
                             oldCode.trimmed().isEmpty() ? std::nullopt : std::optional(oldCode.trimmed())}),
             this, [this](const Result<Email> &email) {
                 if (!taken(email))
                     return;
                 show(*email);
                 Q_EMIT told(tr("%1 is your e-mail address now.").arg(email->address.value_or(QString())));
             });
}

void EmailSettings::resend()
{
    if (!begin())
        return;
    whenDone(m_session.call(accounts::sendCode, {}), this, [this](const Result<accounts::CodeSent> &sent) {
        if (!sent && sent.error().code == Code::RateLimited) {
            m_resendAt = m_session.clock().steady() + qint64(sent.error().retryAfter) * 1000;
            m_tick->start(std::chrono::seconds(1));
        }
        if (!taken(sent))
            return;
        Email email = m_email.value_or(Email());
        email.resendIn = sent->resendIn;
        email.expiresIn = sent->expiresIn;
        show(email);
        Q_EMIT told(tr("A new code is on its way."));
    });
}

QString EmailSettings::summary() const
{
    if (m_off)
        return tr("This server keeps no e-mail addresses.");
    if (!m_email)
        return {};
    const QString address = m_email->address.value_or(QString());
    if (m_email->verified && m_email->pending)
        return tr("%1 is your address until the two codes sent there and to %2 are entered. If mail to %1 "
                  "reaches "
                  "you no more, ask who runs the server.")
            .arg(address, *m_email->pending);
    if (m_email->verified)
        return tr("%1 is proven. A new password can be sent there.").arg(address);
    if (m_email->pending)
        return tr("%1 is not proven yet. Enter the code that was sent there.").arg(*m_email->pending);
    return tr("No address yet. With one, you can set a new password when you have forgotten yours.");
}

} // namespace madang::views
