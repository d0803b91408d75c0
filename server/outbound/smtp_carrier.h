// SPDX-License-Identifier: GPL-3.0-or-later
// SmtpCarrier: hands mails to a mail server (libcurl). Logs nothing, and never says a password again.
#pragma once

#include "server/outbound/mail_carrier.h"

#include <chrono>

namespace madang::outbound {

struct SmtpServer {
    enum class Security {
        StartTls, ///< begins in the clear, and goes on only encrypted
        Tls,
        None, ///< only to this machine itself, unless `allowPlain`
    };
    QString host;
    int port = 587;
    Security security = Security::StartTls;
    QString user; ///< empty: without signing in
    QString password;
    QString greeting = QStringLiteral("localhost"); ///< the name we say is ours
    QString caFile; ///< certificates to trust; empty: the system's
    bool allowPlain = false;
    std::chrono::seconds patience{30}; ///< for one mail, from connecting to its acceptance
};

/// Whether the settings let a secret cross the network unencrypted.
bool isExposed(const SmtpServer &server);

class SmtpCarrier final : public MailCarrier {
public:
    explicit SmtpCarrier(SmtpServer server);
    Carried carry(const Parcel &parcel, const std::atomic_bool &stopping) override;
    /// Connects, encrypts and signs in, and sends nothing.
    Carried probe();

private:
    const SmtpServer m_server;
};

} // namespace madang::outbound
