// SPDX-License-Identifier: GPL-3.0-or-later
// Time-based one-time passwords (RFC 6238) as authenticator apps make them: SHA-1, six digits, 30 seconds.
#pragma once

#include "common/base/clock.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace madang::totp {

inline constexpr int kDigits = 6;
inline constexpr int kSecretOctets = 20; ///< as long as the hash, which RFC 4226 asks for

/// RFC 4648, without padding.
QString base32(const QByteArray &octets);
/// What base32() spelled; empty when it is none.
QByteArray fromBase32(const QString &text);

qint64 stepAt(Timestamp now);
QString codeAt(const QByteArray &key, qint64 step);
/// The step a code is for, among the present one and one to each side, beyond `after`.
std::optional<qint64> stepOf(const QByteArray &key, const QString &code, Timestamp now, qint64 after);

/// What is drawn as a QR code; `house` is cut to what a small code can carry.
QString address(const QString &house, const QString &username, const QByteArray &key);

} // namespace madang::totp
