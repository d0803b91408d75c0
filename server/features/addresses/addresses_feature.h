// SPDX-License-Identifier: GPL-3.0-or-later
// AddressesFeature: owns what looks addresses up; install() lists what it answers to.
#pragma once

#include "server/features/addresses/address_service.h"
#include "server/features/feature.h"

namespace madang {

class AddressesFeature final : public Feature {
public:
    /// `atSignUp` is what registering asks for: guests look addresses up only for that.
    AddressesFeature(const House &house, AddressRules rules, AddressChoices choices,
                     const QList<details::AskedPart> &atSignUp);
    void install(Routes &at) override;
    void stop() override;

private:
    const AddressRules m_rules;
    const AddressChoices m_choices;
    const std::unique_ptr<KakaoClient> m_kakao; ///< null where it is not asked
    AddressService m_service;
};

} // namespace madang
