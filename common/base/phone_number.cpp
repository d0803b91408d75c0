// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/phone_number.h"

#include <QRegularExpression>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kLongestTypedNumber = 40;
    constexpr qsizetype kFewestPhoneDigits = 7;
    constexpr qsizetype kMostPhoneDigits = 15; // E.164, 6.2
    constexpr QLatin1StringView kKorea{"82"};

    /// Behind the country's code: 2-123-4567 in Seoul up to 505-1234-5678.
    bool isKoreanNumber(const QString &national)
    {
        return national.size() >= 8 && national.size() <= 11 && national.front() != u'0';
    }

} // namespace

Result<PhoneNumber> PhoneNumber::fromText(const QString &typed, const QString &country)
{
    // Full-width digits from a Korean keyboard become the plain ones.
    QString text = typed.left(kLongestTypedNumber + 1).normalized(QString::NormalizationForm_KC).trimmed();
    static const QRegularExpression kForm(u"\\A\\+?(?=.*[0-9])[0-9 ()./-]+\\z"_s);
    if (text.size() > kLongestTypedNumber || !kForm.match(text).hasMatch())
        return Error(Code::InvalidValue, "phone").at(u"phone"_s);
    const bool isWhole = text.startsWith(u'+');
    // "+82 (0)10": the zero is dialled inside the country only.
    text.remove("(0)"_L1);
    QString digits;
    for (const QChar c : std::as_const(text)) {
        if (c >= u'0' && c <= u'9')
            digits += c;
    }
    if (!isWhole) {
        const bool isKorea = country.isEmpty() || country == "KR"_L1;
        if (!isKorea || !digits.startsWith(u'0') || digits.startsWith("00"_L1))
            return Error(Code::InvalidValue, "phone-country").at(u"phone"_s);
        digits = kKorea + digits.mid(1);
    } else if (digits.startsWith(kKorea + u'0')) {
        digits.remove(kKorea.size(), 1);
    }
    const Error wrong = Error(Code::InvalidValue, "phone-number").at(u"phone"_s);
    if (digits.size() < kFewestPhoneDigits || digits.size() > kMostPhoneDigits || digits.front() == u'0')
        return wrong;
    if (digits.startsWith(kKorea) && !isKoreanNumber(digits.mid(kKorea.size())))
        return wrong;
    return PhoneNumber{u'+' + digits};
}

QString PhoneNumber::shown() const
{
    if (!kept.startsWith(u'+' + kKorea))
        return kept;
    const QString national = kept.mid(1 + kKorea.size());
    const qsizetype area = national.startsWith(u'2') ? 1 : national.size() > 10 ? 3 : 2;
    constexpr qsizetype kLast = 4;
    if (national.size() < area + kLast + 3)
        return kept;
    return u"+%1 %2-%3-%4"_s.arg(kKorea, national.left(area),
                                 national.mid(area, national.size() - area - kLast), national.right(kLast));
}

} // namespace madang
