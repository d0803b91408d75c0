// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/second_factor_settings.h"

#include "common/base/when_done.h"

namespace madang::views {

using accounts::RecoveryCodes;
using accounts::SecondFactor;
using accounts::SecondFactorSecret;

SecondFactorSettings::SecondFactorSettings(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    // What was told to one person is not for the next.
    connect(&session, &Session::stateChanged, this, [this] {
        m_standing.reset();
        m_secret.reset();
        m_codes.clear();
        m_error.reset();
        Q_EMIT changed();
    });
}

bool SecondFactorSettings::start()
{
    if (m_busy)
        return false;
    m_busy = true;
    m_error.reset();
    Q_EMIT changed();
    return true;
}

template <typename Reply> bool SecondFactorSettings::taken(const Result<Reply> &result)
{
    m_busy = false;
    if (!result) {
        m_error = result.error();
        Q_EMIT changed();
    }
    return result.ok();
}

void SecondFactorSettings::refresh()
{
    if (!start())
        return;
    whenDone(m_session.call(accounts::secondFactor, {}), this, [this](const Result<SecondFactor> &standing) {
        // A server from before there were any.
        const bool older = !standing && standing.error().code == Code::NotFound;
        if (!taken(older ? Result<SecondFactor>(SecondFactor()) : standing))
            return;
        m_standing = older ? SecondFactor() : *standing;
        Q_EMIT changed();
    });
}

void SecondFactorSettings::begin(const QString &password)
{
    if (!start())
        return;
    whenDone(m_session.call(accounts::beginSecondFactor, {password}), this,
             [this](const Result<SecondFactorSecret> &secret) {
                 if (!taken(secret))
                     return;
                 m_secret = *secret;
                 Q_EMIT changed();
             });
}

void SecondFactorSettings::showCodes(const RecoveryCodes &codes)
{
    m_secret.reset();
    m_codes = codes.codes;
    SecondFactor standing = m_standing.value_or(SecondFactor{true, false, {}, 0});
    if (!standing.since)
        standing.since = m_session.clock().now();
    standing.recoveryCodes = int(m_codes.size());
    m_standing = standing;
    Q_EMIT changed();
}

void SecondFactorSettings::confirm(const QString &code)
{
    if (!start())
        return;
    whenDone(m_session.call(accounts::confirmSecondFactor, {code.trimmed()}), this,
             [this](const Result<RecoveryCodes> &codes) {
                 if (!taken(codes))
                     return;
                 showCodes(*codes);
                 Q_EMIT told(tr("Signing in asks for a code now. Every other device was signed out."));
             });
}

void SecondFactorSettings::turnOff(const QString &password, const QString &code)
{
    if (!start())
        return;
    whenDone(m_session.call(accounts::endSecondFactor, {password, code.trimmed()}), this,
             [this](const Result<Nothing> &done) {
                 if (!taken(done))
                     return;
                 m_codes.clear();
                 if (m_standing) {
                     m_standing->since.reset();
                     m_standing->recoveryCodes = 0;
                 }
                 Q_EMIT changed();
                 Q_EMIT told(tr("Signing in asks for the password alone now."));
             });
}

void SecondFactorSettings::renewCodes(const QString &password, const QString &code)
{
    if (!start())
        return;
    whenDone(m_session.call(accounts::renewRecoveryCodes, {password, code.trimmed()}), this,
             [this](const Result<RecoveryCodes> &codes) {
                 if (!taken(codes))
                     return;
                 showCodes(*codes);
                 Q_EMIT told(tr("These recovery codes take the place of the ones before."));
             });
}

QString SecondFactorSettings::secret() const
{
    QString grouped = m_secret ? m_secret->secret : QString();
    for (qsizetype at = 4; at < grouped.size(); at += 5)
        grouped.insert(at, QLatin1Char(' '));
    return grouped;
}

void SecondFactorSettings::forgetCodes()
{
    m_codes.clear();
    Q_EMIT changed();
}

QString SecondFactorSettings::summary() const
{
    if (!m_standing)
        return {};
    if (m_standing->since)
        return tr("Signing in asks for a code of your authenticator. Recovery codes left: %1.")
            .arg(m_standing->recoveryCodes);
    if (!m_standing->offered)
        return tr("This server takes no second factor.");
    if (m_standing->required)
        return tr("You may decide about money here, which needs a second factor first. Set one up.");
    return tr("The password alone signs in. With an authenticator, whoever learns it stays outside.");
}

} // namespace madang::views
