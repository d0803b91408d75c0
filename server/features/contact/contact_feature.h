// SPDX-License-Identifier: GPL-3.0-or-later
// ContactFeature: owns what carries words to the operator; install() lists what it answers to.
#pragma once

#include "server/features/contact/contact_service.h"
#include "server/features/feature.h"

namespace madang {

class ContactFeature final : public Feature {
public:
    ContactFeature(const House &house, AccountAccess &accounts, MailAccess &mail,
                   std::optional<MailAddress> address)
        : m_service(accounts, mail, house.throttle, std::move(address))
    {
    }
    void install(Routes &at) override;

private:
    ContactService m_service;
};

} // namespace madang
