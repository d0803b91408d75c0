// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/window/command_rights.h"

#include "client-gui/window/account_frame.h"
#include "client-gui/window/account_keys.h"
#include "common/views/applicant_desk.h"
#include "common/views/ban_desk.h"
#include "common/views/overview_desk.h"
#include "common/views/payments_desk.h"
#include "common/views/payout_desk.h"
#include "common/views/people_desk.h"

#include <algorithm>
#include <array>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    /// Also for whoever is at a sign-in screen: other accounts are somewhere else already.
    void showAccounts(const QHash<QLatin1StringView, QAction *> &commands, const AccountFrame *frame,
                      bool free)
    {
        const int count = frame ? frame->count() : 0;
        const auto show = [&commands, free](QLatin1StringView id, bool on) {
            commands.value(id)->setVisible(on);
            commands.value(id)->setEnabled(on && free);
        };
        for (const QLatin1StringView id : {"all-unread"_L1, "next-account"_L1, "remove-account"_L1})
            show(id, count > 1);
        show("add-account"_L1, frame && !frame->isFull());
        for (int place = 0; place < int(kAccountCommands.size()); ++place)
            show(kAccountCommands[place], count > 1 && place < count);
    }

} // namespace

bool takesAccount(QLatin1StringView command)
{
    static constexpr std::array kOwn{"new-room"_L1, "new-direct"_L1,     "notices"_L1, "mentions"_L1,
                                     "my-gifts"_L1, "monthly-gifts"_L1,  "profile"_L1, "sessions"_L1,
                                     "receipts"_L1, "blocked-people"_L1, "saved"_L1};
    return std::find(kOwn.begin(), kOwn.end(), command) != kOwn.end();
}

void showRights(const QHash<QLatin1StringView, QAction *> &commands, const Session &session,
                const AccountFrame *frame, bool free)
{
    const bool in = session.state() != Session::State::SignedOut;
    const bool account = session.state() == Session::State::SignedIn;
    for (QAction *action : std::as_const(commands))
        action->setEnabled(in && free);
    // What is one's own a guest may ask for: that leads to the sign-in, and on from there.
    for (const QLatin1StringView id : {"refunds"_L1, "payments-desk"_L1, "complaints"_L1})
        commands.value(id)->setEnabled(account && free);
    const auto &who = session.account();
    const bool moves = account && who && views::movesMoney(who->role);
    for (const QLatin1StringView id : {"payouts"_L1, "settlements"_L1}) {
        commands.value(id)->setEnabled(moves && free);
        commands.value(id)->setVisible(moves);
    }
    const bool letsIn = account && who && views::letsPeopleIn(who->role);
    commands.value("new-accounts"_L1)->setEnabled(letsIn && free);
    commands.value("new-accounts"_L1)->setVisible(letsIn);
    const bool helps = account && who && views::helpsPeople(who->role);
    commands.value("accounts"_L1)->setEnabled(helps && free);
    commands.value("accounts"_L1)->setVisible(helps);
    // Owners of rooms and who runs a campaign decide here too; guests decide nothing.
    for (const QLatin1StringView id : {"complaints"_L1, "refunds"_L1})
        commands.value(id)->setVisible(account);
    const bool bans = account && who && views::bansAddresses(who->role);
    commands.value("banned-addresses"_L1)->setEnabled(bans && free);
    commands.value("banned-addresses"_L1)->setVisible(bans);
    for (const QLatin1StringView id : {"settings"_L1, "shortcuts"_L1, "about"_L1})
        commands.value(id)->setEnabled(free);
    // Whoever leaves the desk does not close a sheet first.
    commands.value("lock"_L1)->setEnabled(true);
    commands.value("lock"_L1)->setVisible(frame != nullptr);
    // Whoever cannot read a sheet wants it larger now.
    for (const QLatin1StringView id : {"larger"_L1, "smaller"_L1, "usual-size"_L1, "quit"_L1})
        commands.value(id)->setEnabled(true);
    commands.value("payments-desk"_L1)
        ->setVisible(account && session.account() && views::PaymentsDesk::isFor(*session.account()));
    const bool looksAfter = account && who && views::OverviewDesk::isFor(*who);
    for (const QLatin1StringView id : {"overview"_L1, "connections"_L1, "audit-log"_L1}) {
        commands.value(id)->setEnabled(looksAfter && free);
        commands.value(id)->setVisible(looksAfter);
    }
    showAccounts(commands, frame, free);
}

} // namespace madang::gui
