// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/addresses/addresses_feature.h"

#include <algorithm>

namespace madang {

using namespace std::chrono_literals;

namespace {

    bool asksWhere(const QList<details::AskedPart> &atSignUp)
    {
        return std::any_of(atSignUp.begin(), atSignUp.end(), [](const details::AskedPart &asked) {
            return asked.part == details::Part::Address || asked.part == details::Part::Home;
        });
    }

} // namespace

AddressesFeature::AddressesFeature(const House &house, AddressRules rules, AddressChoices choices,
                                   const QList<details::AskedPart> &atSignUp)
    : m_rules(std::move(rules))
    , m_choices(std::move(choices))
    , m_kakao(m_rules.provider == AddressRules::Provider::Kakao ? std::make_unique<KakaoClient>(m_rules.kakao)
                                                                : nullptr)
    , m_service(m_rules, m_choices, asksWhere(atSignUp), m_kakao.get(), house.throttle, house.clock)
{
}

void AddressesFeature::install(Routes &at)
{
    at(addresses::offer, m_service, &AddressService::offer).reads().guests().atMost(60, 1min);
    at(addresses::search, m_service, &AddressService::search).reads().guests().atMost(40, 1min);
}

void AddressesFeature::stop()
{
    if (m_kakao)
        m_kakao->stop();
}

} // namespace madang
