// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/amount.h"

#include <QStringList>

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// 10^12 has 13 digits; more is no amount, and could not overflow yet.
    constexpr int kMostDigits = 13;

    /// Without width, currency and blanks at its ends: what is left is digits, commas and units.
    QString bare(const QString &text)
    {
        QString out = text.normalized(QString::NormalizationForm_KC).simplified();
        for (const QString &before : {u"₩"_s, u"KRW"_s}) {
            if (out.startsWith(before, Qt::CaseInsensitive))
                out = out.mid(before.size()).trimmed();
        }
        for (const QString &after : {u"원"_s, u"won"_s, u"KRW"_s}) {
            if (out.endsWith(after, Qt::CaseInsensitive)) {
                out.chop(after.size());
                break;
            }
        }
        return out.trimmed();
    }

    /// 일 to 구 as 1 to 9; 0 for anything else.
    int digitOf(QChar c)
    {
        static const QString digits = u"일이삼사오육칠팔구"_s;
        return int(digits.indexOf(c)) + 1;
    }

    /// A figure that says something else than its digit: ², ½, ①.
    bool isOddFigure(QChar c)
    {
        return c.category() == QChar::Number_Other;
    }

    qint64 unitOf(QChar c)
    {
        switch (c.unicode()) {
        case u'십':
            return 10;
        case u'백':
            return 100;
        case u'천':
            return 1'000;
        case u'만':
            return 10'000;
        case u'억':
            return 100'000'000;
        default:
            return 0;
        }
    }

    /// Reads digits with commas from `at` on; -1 when there is no number or its commas stand wrong.
    qint64 readNumber(const QString &text, qsizetype &at)
    {
        QString run;
        while (at < text.size() && ((text[at] >= u'0' && text[at] <= u'9') || text[at] == u','))
            run += text[at++];
        const QStringList groups = run.split(u',');
        for (qsizetype i = 1; i < groups.size(); ++i) {
            if (groups[i].size() != 3)
                return -1;
        }
        if (groups.size() > 1 && (groups[0].isEmpty() || groups[0].size() > 3))
            return -1;
        const QString digits = groups.join(QString());
        if (digits.isEmpty() || digits.size() > kMostDigits)
            return -1;
        return digits.toLongLong();
    }

} // namespace

Result<Money> readAmount(const QString &text)
{
    const Error wrong = Error(Code::Malformed, "amount").at(u"amount"_s);
    const Error tooLarge = Error(Code::InvalidValue, "too-large").at(u"amount"_s);
    if (std::any_of(text.cbegin(), text.cend(), isOddFigure))
        return wrong;
    const QString typed = bare(text);
    qint64 sum = 0; // what stands before 만 and 억
    qint64 section = 0; // what stands before the next of them
    qint64 number = -1; // digits without a unit yet
    qint64 smaller = 1'000'000'000;
    qint64 smallerInSection = 10'000;
    bool any = false;
    bool spelled = false; // digits in Hangul make an amount only together with a unit
    bool units = false;
    for (qsizetype at = 0; at < typed.size();) {
        const QChar c = typed[at];
        if (c == u' ') {
            ++at;
            continue;
        }
        if (const qint64 unit = unitOf(c); unit > 0) {
            ++at;
            units = true;
            if (unit >= 10'000) {
                if (unit >= smaller)
                    return wrong;
                const qint64 whole = section + qMax<qint64>(number, 0);
                if (whole > kLargestAmount.won / unit)
                    return tooLarge;
                sum += (whole == 0 && number < 0 ? 1 : whole) * unit;
                section = 0;
                smaller = unit;
                smallerInSection = 10'000;
            } else {
                if (unit >= smallerInSection)
                    return wrong;
                section += (number < 0 ? 1 : number) * unit;
                smallerInSection = unit;
            }
            number = -1;
        } else if (const int digit = digitOf(c); digit > 0) {
            if (number >= 0)
                return wrong;
            ++at;
            number = digit;
            spelled = true;
        } else {
            if (number >= 0)
                return wrong;
            number = readNumber(typed, at);
            if (number < 0)
                return wrong;
        }
        any = true;
        if (sum > kLargestAmount.won || section > kLargestAmount.won)
            return tooLarge;
    }
    if (!any || (spelled && !units))
        return wrong;
    return Money{sum + section + qMax<qint64>(number, 0)};
}

} // namespace madang
