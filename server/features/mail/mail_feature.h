// SPDX-License-Identifier: GPL-3.0-or-later
// MailFeature: owns the mails on their way out and the thread that sends them; installForSocket() lists what
// operators can ask.
#pragma once

#include "server/features/feature.h"
#include "server/features/mail/mail_access.h"
#include "server/features/mail/mail_records.h"

namespace madang {

class MailFeature final : public Feature {
public:
    MailFeature(const House &house, std::unique_ptr<outbound::MailCarrier> carrier, MailIdentity identity)
        : m_mailer(std::move(carrier))
        , m_service(m_store, m_mailer, house.lanes, house.metrics, std::move(identity))
        , m_access(m_service)
    {
    }
    /// Nothing of it is reached over the network.
    void install(Routes &) override { }
    void installForSocket(Routes &at);
    void schedule(Schedule &jobs) override;
    void stop() override { m_mailer.stop(); }
    MailAccess &access() { return m_access; }
    MailRecords &records() { return m_records; }

private:
    MailStore m_store;
    outbound::Mailer m_mailer;
    MailService m_service;
    MailAccess m_access;
    MailRecords m_records{m_service};
};

} // namespace madang
