// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/token_reach.h"

#include "common/protocol/campaigns.h"
#include "common/protocol/reports.h"
#include "common/protocol/users.h"

#include <algorithm>
#include <array>

namespace madang {

namespace {

    /// Features about who somebody is, and by what they prove it.
    constexpr std::array kOfPersons{"accounts.", "tokens.", "verification."};
    constexpr std::array kOfMoney{"refunds.", "pledges.", "payouts.", "desk.", "reconciliation."};

    template <typename Words> bool beginsWithOneOf(const QByteArray &name, const Words &words)
    {
        return std::any_of(words.begin(), words.end(),
                           [&name](const char *word) { return name.startsWith(word); });
    }

} // namespace

Reach reachOf(const Route &route)
{
    const QByteArray &name = route.command();
    // A second person is one.
    if (name.startsWith("tokens.") || name == accounts::kMyData || name == users::resetSecondFactor.name)
        return Reach::InPerson;
    // An address that is only read is a GET, and runs where nothing can be written.
    if (route.method() == "GET" && route.kind() == LaneKind::Read)
        return Reach::Read;
    if (name == accounts::changeProfile.name)
        return Reach::Write;
    // Pages that change something are for browsers.
    if (route.isPage() || beginsWithOneOf(name, kOfPersons))
        return Reach::InPerson;
    if (name == campaigns::donate.name || name == reports::settle.name || beginsWithOneOf(name, kOfMoney))
        return Reach::Money;
    return Reach::Write;
}

} // namespace madang
