// SPDX-License-Identifier: GPL-3.0-or-later
// What our mails say, in Korean and English. Names in them are foreign text: put in as text, never as markup.
#pragma once

#include "common/base/clock.h"
#include "server/features/mail/mail_message.h"

#include <chrono>

namespace madang::mailtexts {

/// Whom a mail is for, and from where.
struct About {
    QString language; ///< "ko"; all others read English
    QString house; ///< the community's name
    QString person; ///< their nickname
};

MailMessage verifyEmail(const About &about, const QString &code, std::chrono::minutes lasts);
MailMessage accountApproved(const About &about, const QString &username);
MailMessage resetPassword(const About &about, const QString &code, std::chrono::minutes lasts);
/// To the address that was an account's, about the one it has now; the new one is told in part.
MailMessage emailChanged(const About &about, const MailAddress &to);
/// `device` as it calls itself; empty: it has no name.
MailMessage newDevice(const About &about, const QString &device, const QString &address, Timestamp at);
/// A code for who wants to open an account through another house.
MailMessage linkProvider(const About &about, const QString &code, std::chrono::minutes lasts);
MailMessage providerLinked(const About &about, const QString &provider);
MailMessage passwordChanged(const About &about);
MailMessage test(const About &about);

} // namespace madang::mailtexts
