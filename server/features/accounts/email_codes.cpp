// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/email_codes.h"

#include "common/base/secret.h"

#include <QMessageAuthenticationCode>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kDigits = 6;
    constexpr quint32 kBeyond = 1'000'000;
    constexpr int kMostTries = 5;

    /// What people do to six digits: spaces between them, full-width ones from a Korean keyboard.
    QString digitsOf(const QString &typed)
    {
        QString digits = typed.left(4 * kDigits).normalized(QString::NormalizationForm_KC);
        digits.removeIf([](QChar c) { return c.isSpace() || c == u'-'; });
        return digits;
    }

} // namespace

/// Six digits are guessed at once where only their hash is secret, so a key is in it.
QString EmailCodes::hashOf(UserId account, CodePurpose purpose, const QString &address,
                           const QString &code) const
{
    const QString text
        = u"%1 %2 %3 "_s.arg(account.text(), QString(json::wordOfEnum(purpose)), address) + code;
    return QString::fromLatin1(
        QMessageAuthenticationCode::hash(text.toUtf8(), m_key, QCryptographicHash::Sha256).toHex());
}

Result<QString> EmailCodes::make(Work &work, UserId account, CodePurpose purpose, const MailAddress &address)
{
    const QString code = u"%1"_s.arg(secret::randomBelow(kBeyond), kDigits, 10, QChar(u'0'));
    TRY(m_store.putCode(work, account, purpose,
                        {address.shown, hashOf(account, purpose, address.shown, code), kMostTries, work.now(),
                         work.now().plus(kLife)}));
    return code;
}

Result<int> EmailCodes::pauseLeft(Work &work, UserId account, CodePurpose purpose, const MailAddress &address)
{
    TRY(const auto before, m_store.code(work, account, purpose));
    return before && before->address == address.shown ? pauseAfter(*before, work.now()) : 0;
}

int EmailCodes::pauseAfter(const CodeRow &code, Timestamp now)
{
    const qint64 left = code.sentAt.plus(kPause).ms - now.ms;
    return int(qBound<qint64>(0, (left + 999) / 1000, qint64(kPause.count())));
}

Result<EmailCodes::Judged> EmailCodes::judge(Work &work, UserId account, CodePurpose purpose,
                                             const QString &typed)
{
    TRY(const auto row, m_store.tryCode(work, account, purpose));
    // Hashed in any case: it must not be heard whether there is one.
    const QString hash = hashOf(account, purpose, row ? row->address : QString(), digitsOf(typed));
    if (!row)
        return Judged{};
    const bool fits = secret::equal(hash.toLatin1(), row->hash.toLatin1());
    return Judged{fits ? Verdict::Right : Verdict::Wrong, row->address, row->hash};
}

} // namespace madang
