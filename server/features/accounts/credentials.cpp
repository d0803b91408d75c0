// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/credentials.h"

#include <QRegularExpression>

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    constexpr qsizetype kShortestPassword = 8;
    constexpr qsizetype kLongestPassword = 256;
    constexpr Rate kPerAccount{10, 1h};
    constexpr Rate kPerAddress{50, 1h};

} // namespace

Result<QString> usernameFrom(const QString &typed)
{
    const QString name = typed.trimmed().normalized(QString::NormalizationForm_KC).toCaseFolded();
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

Done GuessGuard::mayTry(const QString &username, const QString &address)
{
    TRY(m_throttle.peek("guess account " + username.toUtf8(), kPerAccount));
    return m_throttle.peek("guess address " + address.toUtf8(), kPerAddress);
}

void GuessGuard::wentWrong(const QString &username, const QString &address)
{
    (void)m_throttle.take("guess account " + username.toUtf8(), kPerAccount);
    (void)m_throttle.take("guess address " + address.toUtf8(), kPerAddress);
}

void GuessGuard::wentWell(const QString &username)
{
    m_throttle.forget("guess account " + username.toUtf8());
}

} // namespace madang
