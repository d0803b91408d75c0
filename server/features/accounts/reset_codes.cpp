// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/reset_codes.h"

#include "common/base/secret.h"
#include "common/protocol/accounts.h"

#include <QMessageAuthenticationCode>
#include <QtEndian>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kAttemptOctets = 16;
    constexpr qsizetype kAttemptParts = 3; ///< randomness, when it began, mark
    constexpr qsizetype kLongestTypedCode = 60;
    constexpr qsizetype kGroup = 4;
    constexpr quint64 kBeyondCodes = 1'000'000'000'000;

    qint64 windowOf(Timestamp at)
    {
        return at.ms / std::chrono::milliseconds(ResetCodes::kWindow).count();
    }

    /// What people do to digits: spaces and dashes between them, full-width ones from a Korean keyboard.
    QString plainDigits(const QString &typed)
    {
        QString digits = typed.left(kLongestTypedCode).normalized(QString::NormalizationForm_KC);
        digits.removeIf([](QChar c) { return c.isSpace() || c == u'-'; });
        return digits;
    }

} // namespace

QByteArray ResetCodes::mac(const QString &text) const
{
    return QMessageAuthenticationCode::hash(text.toUtf8(), m_key, QCryptographicHash::Sha256);
}

QByteArray ResetCodes::mac(const QString &what, const Ground &ground, qint64 window) const
{
    // The address comes last: it is the only part that may have a space in it.
    return mac(what + ground.account.text() + u' ' + QString::number(window) + u' ' + ground.mark + u' '
               + ground.address);
}

QString ResetCodes::newAttempt(const QString &folded, Timestamp now) const
{
    // Begins with a letter: it may stand on a command line.
    const QString begun = u'r' + secret::randomToken(kAttemptOctets) + u'.' + QString::number(now.ms);
    return begun + u'.' + QString::fromLatin1(mac(m_use + u" attempt "_s + begun + u' ' + folded).toHex());
}

bool ResetCodes::isAttempt(const QString &attempt, const QString &folded, Timestamp now) const
{
    const QString known = attempt.left(accounts::kLongestResetAttempt);
    const QStringList parts = known.split(u'.');
    const QString begun = known.section(u'.', 0, -2);
    const bool ours = secret::equal(mac(m_use + u" attempt "_s + begun + u' ' + folded).toHex(),
                                    known.section(u'.', -1).toUtf8());
    if (!ours || parts.size() != kAttemptParts)
        return false;
    const Timestamp at{parts[1].toLongLong()};
    return now < at.plus(kLife);
}

QString ResetCodes::codeOf(const Ground &ground, qint64 window) const
{
    const QByteArray mark = mac(m_use + u" code "_s, ground, window);
    const quint64 number = qFromBigEndian<quint64>(mark.constData()) % kBeyondCodes;
    return QString::number(number).rightJustified(accounts::kResetCodeDigits, u'0');
}

QString ResetCodes::codeAt(const Ground &ground, Timestamp at) const
{
    QString code = codeOf(ground, windowOf(at));
    for (qsizetype i = accounts::kResetCodeDigits - kGroup; i > 0; i -= kGroup)
        code.insert(i, u' ');
    return code;
}

bool ResetCodes::isCode(const Ground &ground, const QString &typed, Timestamp now) const
{
    const QByteArray digits = plainDigits(typed).toUtf8();
    bool fits = false;
    for (int back = 0; back < kWindows; ++back) {
        const bool same = secret::equal(codeOf(ground, windowOf(now) - back).toUtf8(), digits);
        fits = fits || same;
    }
    return fits;
}

QString ResetCodes::traceAt(const Ground &ground, Timestamp at) const
{
    return QString::fromLatin1(mac(m_use + u" mail "_s, ground, windowOf(at)).toHex());
}

std::chrono::minutes ResetCodes::goodFor(Timestamp now)
{
    const Timestamp end{(windowOf(now) + kWindows) * std::chrono::milliseconds(kWindow).count()};
    return std::chrono::duration_cast<std::chrono::minutes>(std::chrono::milliseconds(end.ms - now.ms));
}

} // namespace madang
