// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/credentials.h"

#include <QRegularExpression>

#include <zxcvbn.h>

#include <vector>

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    constexpr qsizetype kShortestPassword = 8;
    constexpr qsizetype kLongestPassword = 256;
    constexpr qsizetype kLongestTyped = 64;
    /// A million guesses: below that a throttled door is no protection (zxcvbn's second step of five; D.
    /// Wheeler, "zxcvbn: Low-Budget Password Strength Estimation", 2016).
    constexpr double kFewestBits = 19.93;
    /// The library's time grows faster than the length; what is easy to guess shows earlier.
    constexpr qsizetype kJudged = 100;
    /// Doubled so often, the shortest delay is the longest.
    constexpr int kDelays = 5;
    static_assert(GuessGuard::kShortestDelay * (1 << (kDelays - 1)) == GuessGuard::kLongestDelay);
    /// What goes wrong in an hour without a delay, and the delays after that.
    constexpr Rate kPerPair{5 + kDelays, 1h};
    constexpr Rate kPerAddress{50 + kDelays, 1h};
    constexpr Rate kPerAccount{25 + kDelays, 1h};
    constexpr Rate kCodesPerPair{10, 1h};
    constexpr Rate kCodesPerAccount{30, 1h};

    struct Count {
        QByteArray bucket;
        Rate rate;
    };

    /// How many bits the guesses have that find a password, by somebody who knows these words.
    double bitsOf(const QString &password, const QStringList &personal)
    {
        QByteArrayList words; // keeps what the pointers point at
        for (const QString &word : personal) {
            if (!word.isEmpty())
                words += word.toLower().toUtf8();
        }
        std::vector<const char *> pointers;
        for (const QByteArray &word : std::as_const(words))
            pointers.push_back(word.constData());
        pointers.push_back(nullptr);
        return ZxcvbnMatch(password.left(kJudged).toUtf8().constData(), pointers.data(), nullptr);
    }

    /// Where a guess is counted; the first is its own.
    QList<Count> countsOf(const Guess &guess)
    {
        const bool ofCode = guess.of == Guess::Of::SecondFactor;
        const QByteArray what = ofCode ? "second factor " : "guess ";
        const QByteArray account = guess.username.toUtf8();
        const QByteArray address = neighbourhoodOf(guess.address);
        QList<Count> counts{{what + "pair " + account + ' ' + address, ofCode ? kCodesPerPair : kPerPair}};
        if (!ofCode)
            counts += Count{what + "address " + address, kPerAddress};
        if (!guess.atHome)
            counts += Count{what + "account " + account, ofCode ? kCodesPerAccount : kPerAccount};
        return counts;
    }

    /// Nothing at first, and twice as much with each of the last tokens that are used.
    std::chrono::milliseconds delayAt(const Throttle::Level &level)
    {
        const int step = qMin(level.used, kDelays + 1 - qBound(1, level.left, kDelays + 1));
        return step > 0 ? GuessGuard::kShortestDelay * (1 << (step - 1)) : 0ms;
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

Done passwordMayBe(const QString &password, const char *field, const QStringList &personal)
{
    if (password.size() < kShortestPassword)
        return Error{Code::InvalidValue, "password-short"}.at(QString::fromLatin1(field));
    if (password.size() > kLongestPassword)
        return Error{Code::TooLong, "password"}.at(QString::fromLatin1(field));
    if (bitsOf(password, personal) < kFewestBits)
        return Error{Code::InvalidValue, "password-common"}.at(QString::fromLatin1(field));
    return {};
}

std::chrono::milliseconds GuessGuard::count(const Guess &guess)
{
    std::chrono::milliseconds delay = 0ms;
    for (const Count &count : countsOf(guess))
        delay = qMax(delay, delayAt(m_throttle.draw(count.bucket, count.rate)));
    return delay;
}

int GuessGuard::nextWaits(const Guess &guess) const
{
    std::chrono::milliseconds delay = 0ms;
    for (const Count &count : countsOf(guess))
        delay = qMax(delay, delayAt(m_throttle.look(count.bucket, count.rate)));
    return int((delay.count() + 999) / 1000);
}

Done GuessGuard::take(const Guess &guess)
{
    for (const Count &count : countsOf(guess))
        TRY(m_throttle.peek(count.bucket, count.rate));
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

void GuessGuard::notMade(const Guess &guess)
{
    for (const Count &count : countsOf(guess))
        m_throttle.giveBack(count.bucket, count.rate);
}

} // namespace madang
