// SPDX-License-Identifier: GPL-3.0-or-later
// What our mails say, in Korean and English. Names in them are foreign text: put in as text, never as markup.
#pragma once

#include "common/base/clock.h"
#include "common/protocol/roles.h"
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
/// To whoever has proven an address with which somebody wanted another account.
MailMessage addressKnown(const About &about);
MailMessage accountApproved(const About &about, const QString &username);
MailMessage resetPassword(const About &about, const QString &code, std::chrono::minutes lasts);
/// To the address of an account that is to have another one, which is told in part. The code lets it go.
MailMessage emailChanged(const About &about, const MailAddress &to, const QString &code,
                         std::chrono::minutes lasts);
/// `device` as it calls itself; empty: it has no name.
MailMessage newDevice(const About &about, const QString &device, const QString &address, Timestamp at);
/// A standing token was made; `name` is what its maker calls it.
MailMessage tokenMade(const About &about, const QString &name, const QString &address, Timestamp at);
/// A code for who wants to open an account through another house.
MailMessage linkProvider(const About &about, const QString &code, std::chrono::minutes lasts);
MailMessage providerLinked(const About &about, const QString &provider);
MailMessage passwordChanged(const About &about);
/// `by` is who gave it; empty: whoever is at the machine.
MailMessage roleChanged(const About &about, accounts::Role before, accounts::Role now, const QString &by);
/// To who lost their second factor: two people who look after the community took it away.
MailMessage secondFactorReset(const About &about);

/// What somebody who was signed in did to their account's safety.
enum class Safety { FactorOn, FactorOff, RecoveryCodes, Password };
MailMessage safetyChanged(const About &about, Safety what, const QString &address, Timestamp at);

/// What somebody says to whoever runs the server.
struct Contact {
    QString username; ///< empty: they were not signed in
    QString name;
    QString phone; ///< may be empty
    QString address; ///< of their machine
    QString text; ///< several lines
};
/// An answer to the mail goes to `answer`.
MailMessage contact(const About &about, const Contact &contact, const MailAddress &answer);
MailMessage test(const About &about);

} // namespace madang::mailtexts
