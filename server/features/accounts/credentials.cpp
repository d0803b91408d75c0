// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/credentials.h"

#include <QRegularExpression>

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    constexpr qsizetype kShortestPassword = 8;
    constexpr qsizetype kLongestPassword = 256;
    constexpr qsizetype kLongestTyped = 64;
    constexpr Rate kPerPair{10, 1h};
    constexpr Rate kPerAddress{50, 1h};
    constexpr Rate kPerAccount{100, 1h};
    constexpr Rate kCodesPerAccount{30, 1h};

    struct Count {
        QByteArray bucket;
        Rate rate;
    };

    /// Where a guess is counted; the first is its own.
    QList<Count> countsOf(const Guess &guess)
    {
        const bool ofCode = guess.of == Guess::Of::SecondFactor;
        const QByteArray what = ofCode ? "second factor " : "guess ";
        const QByteArray account = guess.username.toUtf8();
        const QByteArray address = neighbourhoodOf(guess.address);
        QList<Count> counts{{what + "pair " + account + ' ' + address, kPerPair},
                            {what + "address " + address, kPerAddress}};
        if (!guess.atHome)
            counts += Count{what + "account " + account, ofCode ? kCodesPerAccount : kPerAccount};
        return counts;
    }

} // namespace

QString nameAsTyped(const QString &typed)
{
    return typed.trimmed().normalized(QString::NormalizationForm_KC).toCaseFolded().left(kLongestTyped);
}

Result<QString> usernameFrom(const QString &typed)
{
    const QString name = nameAsTyped(typed);
    static const QRegularExpression shape(u"\\A[a-z0-9][a-z0-9._-]{2,31}\\z"_s);
    if (!shape.match(name).hasMatch())
        return Error{Code::InvalidValue, "username"}.at(u"username"_s);
    return name;
}

QString skeletonOf(const QString &username)
{
    QString skeleton = username;
    skeleton.replace(u'0', u'o');
    skeleton.replace(u'1', u'l');
    skeleton.replace(u'i', u'l');
    skeleton.replace(u"rn"_s, u"m"_s);
    skeleton.replace(u"vv"_s, u"w"_s);
    skeleton.replace(u'_', u'-');
    skeleton.replace(u'.', u'-');
    return skeleton;
}

Done passwordMayBe(const QString &password, const char *field)
{
    if (password.size() < kShortestPassword)
        return Error{Code::InvalidValue, "password-short"}.at(QString::fromLatin1(field));
    if (password.size() > kLongestPassword)
        return Error{Code::TooLong, "password"}.at(QString::fromLatin1(field));
    return {};
}

Done GuessGuard::mayTry(const Guess &guess)
{
    for (const Count &count : countsOf(guess))
        TRY(m_throttle.peek(count.bucket, count.rate));
    return {};
}

Done GuessGuard::take(const Guess &guess)
{
    TRY(mayTry(guess));
    for (const Count &count : countsOf(guess))
        TRY(m_throttle.take(count.bucket, count.rate));
    return {};
}

void GuessGuard::wentWell(const Guess &guess)
{
    const QList<Count> counts = countsOf(guess);
    m_throttle.forget(counts.first().bucket);
    for (const Count &count : counts.mid(1))
        m_throttle.giveBack(count.bucket, count.rate);
}

} // namespace madang
