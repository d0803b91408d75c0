// SPDX-License-Identifier: GPL-3.0-or-later
// MailAddress: an e-mail address somebody typed, in the forms in which it is shown, compared and sent to. It
// says nothing about whether mail arrives there.
#pragma once

#include "common/base/result.h"

#include <QString>

namespace madang {

struct MailAddress {
    QString shown; ///< as typed, NFC, the domain in small letters
    QString folded; ///< what two spellings of one address have in common: small letters, an ASCII domain
    QByteArray wire; ///< ASCII only, nothing in it that could end a line or a header

    /// InvalidValue ("email") at `field` when mail cannot be sent to it: one plain name of ASCII characters,
    /// one @, and a domain, which may be written in any script.
    static Result<MailAddress> fromText(const QString &typed, const char *field = "email");
};

} // namespace madang
