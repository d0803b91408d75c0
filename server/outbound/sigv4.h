// SPDX-License-Identifier: GPL-3.0-or-later
// Sigv4: signs requests to S3-compatible stores. Pure: knows no clock, no network and no configuration.
//
// The format is AWS Signature Version 4 as "Create a signed AWS API request" of the IAM user guide has it,
// and "Authenticating Requests: Using the Authorization Header" of the S3 API reference: S3 encodes a path
// once, and signs the digest of the body in x-amz-content-sha256.
#pragma once

#include <QByteArray>
#include <QList>

namespace madang::outbound::sigv4 {

/// Names and values. A null value: the name stands alone ("?uploads").
using Pairs = QList<std::pair<QByteArray, QByteArray>>;

struct Key {
    QByteArray id;
    QByteArray secret;
};

/// What is signed. `fields` are all that take part, "host" and "x-amz-date" among them, names in any case.
struct Asked {
    QByteArray method;
    QByteArray path; ///< as it is sent: encodedPath()
    Pairs parameters; ///< in any order, not encoded
    Pairs fields;
    QByteArray digest; ///< of the body: sha256()
};

/// Everything but letters, digits, "-", ".", "_" and "~" as %XX, upper case.
QByteArray encoded(const QByteArray &utf8);
/// The same, with the slashes as they are.
QByteArray encodedPath(const QByteArray &utf8);
/// The parameters as they are sent: a null value without "=".
QByteArray query(const Pairs &parameters);
/// In hexadecimal, lower case.
QByteArray sha256(QByteArrayView octets);
/// A moment as x-amz-date has it: "20261130T034218Z".
QByteArray momentOf(qint64 msSinceEpoch);

/// What is hashed and signed: for tests, and to compare with what a server says it expected.
QByteArray canonicalRequest(const Asked &asked);
/// The value of the Authorization field. `moment` is what x-amz-date says.
QByteArray authorization(const Asked &asked, const Key &key, const QByteArray &region,
                         const QByteArray &moment);

} // namespace madang::outbound::sigv4
