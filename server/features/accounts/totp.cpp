// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/totp.h"

#include "common/base/secret.h"

#include <QMessageAuthenticationCode>
#include <QUrl>
#include <QtEndian>

namespace madang::totp {

using namespace Qt::StringLiterals;

namespace {

    constexpr qint64 kStepMs = 30'000;
    constexpr QLatin1StringView kSigns{"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"};
    constexpr qsizetype kLongestHouse = 16;

} // namespace

QString base32(const QByteArray &octets)
{
    QString text;
    quint32 bits = 0;
    int held = 0;
    for (const char octet : octets) {
        bits = (bits << 8 | quint8(octet)) & 0xffff;
        for (held += 8; held >= 5; held -= 5)
            text += kSigns[qsizetype(bits >> (held - 5) & 31)];
    }
    if (held > 0)
        text += kSigns[qsizetype(bits << (5 - held) & 31)];
    return text;
}

QByteArray fromBase32(const QString &text)
{
    QByteArray octets;
    quint32 bits = 0;
    int held = 0;
    for (const QChar sign : text) {
        const qsizetype value = kSigns.indexOf(sign);
        if (value < 0)
            return {};
        bits = (bits << 5 | quint32(value)) & 0xffff;
        held += 5;
        if (held >= 8) {
            held -= 8;
            octets += char(bits >> held & 0xff);
        }
    }
    return octets;
}

qint64 stepAt(Timestamp now)
{
    return now.ms / kStepMs;
}

QString codeAt(const QByteArray &key, qint64 step)
{
    QByteArray counter(8, Qt::Uninitialized);
    qToBigEndian(step, counter.data());
    const QByteArray mac = QMessageAuthenticationCode::hash(counter, key, QCryptographicHash::Sha1);
    const quint32 number = qFromBigEndian<quint32>(mac.constData() + (quint8(mac.back()) & 15)) & 0x7fffffff;
    return u"%1"_s.arg(number % 1'000'000, kDigits, 10, QChar(u'0'));
}

std::optional<qint64> stepOf(const QByteArray &key, const QString &code, Timestamp now, qint64 after)
{
    std::optional<qint64> found;
    const qint64 present = stepAt(now);
    for (qint64 step = present - 1; step <= present + 1; ++step) {
        if (secret::equal(codeAt(key, step).toLatin1(), code.toLatin1()) && step > after && !found)
            found = step;
    }
    return found;
}

QString address(const QString &house, const QString &username, const QByteArray &key)
{
    QString name = house.left(kLongestHouse);
    if (!name.isEmpty() && name.back().isHighSurrogate())
        name.chop(1);
    name.remove(u':'); // parts the two halves of the label
    const QString issuer = QString::fromLatin1(QUrl::toPercentEncoding(name));
    return u"otpauth://totp/%1:%2?secret=%3&issuer=%1"_s.arg(
        issuer, QString::fromLatin1(QUrl::toPercentEncoding(username)), base32(key));
}

} // namespace madang::totp
