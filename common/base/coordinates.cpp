// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/coordinates.h"

#include <QRegularExpression>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kLongestTyped = 100;
    constexpr int kDecimals = 6;

    /// Exactly, without a detour over binary fractions; what is finer than kDecimals is left out.
    int microDegrees(const QString &sign, const QString &whole, const QString &fraction)
    {
        const int parts = fraction.left(kDecimals).leftJustified(kDecimals, u'0').toInt();
        const int value = whole.toInt() * Coordinates::kDegree + parts;
        return sign == "-"_L1 ? -value : value;
    }

    QString degrees(int micro)
    {
        const int size = qAbs(micro);
        QString fraction = QString::number(size % Coordinates::kDegree).rightJustified(kDecimals, u'0');
        while (fraction.size() > 1 && fraction.endsWith(u'0'))
            fraction.chop(1);
        return (micro < 0 ? u"-"_s : QString()) + QString::number(size / Coordinates::kDegree) + u'.'
            + fraction;
    }

} // namespace

bool Coordinates::isOnEarth() const
{
    return latitude >= -kLargestLatitude && latitude <= kLargestLatitude && longitude >= -kLargestLongitude
        && longitude <= kLargestLongitude;
}

Result<Coordinates> Coordinates::fromText(const QString &typed)
{
    static const QRegularExpression kForm(u"\\A([+-]?)([0-9]{1,3})(?:\\.([0-9]{1,20}))?(?:\\s*,\\s*|\\s+)"
                                          "([+-]?)([0-9]{1,3})(?:\\.([0-9]{1,20}))?\\z"_s);
    const Error wrong = Error(Code::InvalidValue, "coordinates").at(u"latitude"_s);
    if (typed.size() > kLongestTyped)
        return wrong;
    QString text = typed.normalized(QString::NormalizationForm_KC);
    text.replace(QChar(0x2212), u'-'); // the minus sign of typesetters
    text.remove(QChar(0xb0));
    text.remove(u'(').remove(u')');
    const QRegularExpressionMatch match = kForm.match(text.trimmed());
    if (!match.hasMatch())
        return wrong;
    const Coordinates found{microDegrees(match.captured(1), match.captured(2), match.captured(3)),
                            microDegrees(match.captured(4), match.captured(5), match.captured(6))};
    return found.isOnEarth() ? Result<Coordinates>(found) : wrong;
}

QString Coordinates::text() const
{
    return degrees(latitude) + u", "_s + degrees(longitude);
}

} // namespace madang
