// SPDX-License-Identifier: GPL-3.0-or-later
// MailMessage: what a mail says, and how it is written down for mail programs (RFC 5322, 2045 to 2047). No
// value can add a header or end one.
#pragma once

#include "common/base/clock.h"
#include "common/base/mail_address.h"
#include "server/features/markup.h"

#include <optional>

namespace madang {

/// The same in two forms; the reader's program picks one.
struct MailMessage {
    QString subject;
    QString text;
    Markup html; ///< the body's content
    QString language; ///< "ko" or "en"
    std::optional<MailAddress> replyTo = {}; ///< whose words it carries
};

struct MailSender {
    QString name;
    MailAddress address;
};

/// A mail's octets: ASCII, lines of at most 76 characters ended by CR LF. `id` holds digits and letters, and
/// is the same however often one mail is sent.
QByteArray written(const MailMessage &message, const MailSender &from, const MailAddress &to, Timestamp at,
                   const QByteArray &id);

} // namespace madang
