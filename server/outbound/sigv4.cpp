// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/sigv4.h"

#include <QDateTime>

#include <algorithm>
#include <sodium.h>

namespace madang::outbound::sigv4 {

using namespace Qt::StringLiterals;

namespace {

    constexpr auto kAlgorithm = "AWS4-HMAC-SHA256";

    QByteArray hmac(const QByteArray &key, const QByteArray &text)
    {
        // Not crypto_auth_hmacsha256(): that takes keys of 32 octets only.
        crypto_auth_hmacsha256_state state;
        QByteArray sum(crypto_auth_hmacsha256_BYTES, Qt::Uninitialized);
        crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char *>(key.constData()),
                                    size_t(key.size()));
        crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char *>(text.constData()),
                                      size_t(text.size()));
        crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char *>(sum.data()));
        sodium_memzero(&state, sizeof state);
        return sum;
    }

    /// By name, then by value; names as they are signed.
    Pairs sorted(Pairs pairs)
    {
        std::sort(pairs.begin(), pairs.end());
        return pairs;
    }

    Pairs signedFields(const Asked &asked)
    {
        Pairs fields;
        for (const auto &[name, value] : asked.fields)
            fields += {name.toLower(), value.simplified()};
        return sorted(fields);
    }

    QByteArray namesOf(const Pairs &fields)
    {
        QByteArrayList names;
        for (const auto &[name, value] : fields)
            names += name;
        return names.join(';');
    }

    QByteArray percentEncoded(const QByteArray &utf8, const QByteArray &asTheyAre)
    {
        return utf8.toPercentEncoding(asTheyAre); // whose own unreserved ones are those of RFC 3986
    }

} // namespace

QByteArray encoded(const QByteArray &utf8)
{
    return percentEncoded(utf8, {});
}

QByteArray encodedPath(const QByteArray &utf8)
{
    return percentEncoded(utf8, "/");
}

QByteArray query(const Pairs &parameters)
{
    QByteArrayList parts;
    for (const auto &[name, value] : parameters)
        parts += value.isNull() ? encoded(name) : encoded(name) + '=' + encoded(value);
    return parts.join('&');
}

QByteArray sha256(QByteArrayView octets)
{
    QByteArray sum(crypto_hash_sha256_BYTES, Qt::Uninitialized);
    crypto_hash_sha256(reinterpret_cast<unsigned char *>(sum.data()),
                       reinterpret_cast<const unsigned char *>(octets.data()), size_t(octets.size()));
    return sum.toHex();
}

QByteArray momentOf(qint64 msSinceEpoch)
{
    return QDateTime::fromMSecsSinceEpoch(msSinceEpoch, Qt::UTC)
        .toString(u"yyyyMMdd'T'HHmmss'Z'"_s)
        .toLatin1();
}

QByteArray canonicalRequest(const Asked &asked)
{
    Pairs parameters;
    for (const auto &[name, value] : asked.parameters)
        parameters += {encoded(name), encoded(value)};
    QByteArrayList inOrder;
    for (const auto &[name, value] : sorted(parameters))
        inOrder += name + '=' + value;
    const Pairs fields = signedFields(asked);
    QByteArray text = asked.method + '\n' + asked.path + '\n' + inOrder.join('&') + '\n';
    for (const auto &[name, value] : fields)
        text += name + ':' + value + '\n';
    return text + '\n' + namesOf(fields) + '\n' + asked.digest;
}

QByteArray authorization(const Asked &asked, const Key &key, const QByteArray &region,
                         const QByteArray &moment)
{
    const QByteArray day = moment.first(qMin<qsizetype>(8, moment.size()));
    const QByteArray scope = day + '/' + region + "/s3/aws4_request";
    const QByteArray toSign
        = QByteArray(kAlgorithm) + '\n' + moment + '\n' + scope + '\n' + sha256(canonicalRequest(asked));
    const QByteArray signing = hmac(hmac(hmac(hmac("AWS4" + key.secret, day), region), "s3"), "aws4_request");
    return QByteArray(kAlgorithm) + " Credential=" + key.id + '/' + scope
        + ", SignedHeaders=" + namesOf(signedFields(asked)) + ", Signature=" + hmac(signing, toSign).toHex();
}

} // namespace madang::outbound::sigv4
