// SPDX-License-Identifier: GPL-3.0-or-later
// AddressService: the rules of looking an address up: who may, and how often. What is typed is neither logged
// nor stored, and goes to the company alone.
#pragma once

#include "common/protocol/addresses.h"
#include "server/core/routes.h"
#include "server/features/addresses/address_choices.h"
#include "server/features/addresses/address_memory.h"
#include "server/features/addresses/kakao_client.h"

namespace madang {

class AddressService {
public:
    /// `kakao` is null where it is not asked. `guests`: whether who signs up may look an address up.
    AddressService(const AddressRules &rules, const AddressChoices &choices, bool guests, KakaoClient *kakao,
                   Throttle &throttle, const Clock &clock)
        : m_rules(rules)
        , m_choices(choices)
        , m_guests(guests)
        , m_kakao(kakao)
        , m_throttle(throttle)
        , m_clock(clock)
    {
    }
    Result<addresses::Offer> offer(Work &work, const Nothing &request);
    Result<Later<addresses::Places>> search(Work &work, const addresses::Search &request);

private:
    bool isFor(const Caller &caller) const { return m_rules.isOn() && (m_guests || !caller.guest()); }
    enum class Asker { Guest, Member };
    /// After the unit: what is remembered, or what the company says.
    void find(const QString &query, Asker asker,
              const std::function<void(Result<addresses::Places>)> &finish);
    /// Counts a question to the company. Guests have half of what the house has: however many they are, the
    /// rest is for who is known here.
    Done takeRoom(Asker asker);
    addresses::Places told(const QList<AddressHit> &found) const;

    const AddressRules &m_rules;
    const AddressChoices &m_choices;
    const bool m_guests;
    KakaoClient *const m_kakao;
    Throttle &m_throttle;
    const Clock &m_clock;
    AddressMemory m_memory;
};

} // namespace madang
