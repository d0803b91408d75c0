// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/mail_address.h"

#include <QRegularExpression>
#include <QUrl>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kLongestAddress = 254; // RFC 5321, 4.5.3.1.3 without the brackets
    constexpr qsizetype kLongestName = 64;

} // namespace

Result<MailAddress> MailAddress::fromText(const QString &typed, const char *field)
{
    const Error wrong = Error(Code::InvalidValue, "email").at(QString::fromLatin1(field));
    const QString text = typed.trimmed().normalized(QString::NormalizationForm_C);
    const qsizetype at = text.lastIndexOf(u'@');
    if (text.size() > kLongestAddress || at < 1 || at > kLongestName)
        return wrong;
    // Quoted names and domain literals are allowed by RFC 5321 and used by nobody but attackers.
    static const QRegularExpression name(
        u"\\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\\z"_s);
    static const QRegularExpression domain(
        u"\\A(?=.{1,253}\\z)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*\\z"_s);
    const QString local = text.left(at);
    const QString host = text.mid(at + 1).toLower();
    const QByteArray ascii = QUrl::toAce(host).toLower();
    const bool isPublic = ascii.contains('.') || ascii == "localhost";
    if (!name.match(local).hasMatch() || !isPublic || !domain.match(QString::fromLatin1(ascii)).hasMatch())
        return wrong;
    if (ascii.size() + at + 1 > kLongestAddress)
        return wrong;
    return MailAddress{local + u'@' + host, local.toLower() + u'@' + QString::fromLatin1(ascii),
                       local.toLatin1() + '@' + ascii};
}

} // namespace madang
