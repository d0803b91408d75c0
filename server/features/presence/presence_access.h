// SPDX-License-Identifier: GPL-3.0-or-later
// PresenceAccess: what other features may ask of presence.
#pragma once

#include "server/features/presence/presence_board.h"
#include "server/features/presence/presence_store.h"

namespace madang {

/// Runs inside the caller's unit of work.
class PresenceAccess {
public:
    PresenceAccess(PresenceBoard &board, PresenceStore &store)
        : m_board(board)
        , m_store(store)
    {
    }
    /// As the caller sees them: offline who blocked the caller or is invisible; of oneself the true state.
    Result<presence::State> seenByCaller(Work &work, UserId person)
    {
        using presence::Choice;
        if (person == work.caller().user) {
            TRY(const Choice choice, m_store.choice(work, person));
            return m_board.seen(person, choice == Choice::Invisible ? Choice::Automatic : choice);
        }
        TRY(const bool hidden, m_store.blocks(work, person, work.caller().user));
        return hidden ? presence::State::Offline : m_board.seen(person);
    }

private:
    PresenceBoard &m_board;
    PresenceStore &m_store;
};

} // namespace madang
