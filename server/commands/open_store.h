// SPDX-License-Identifier: GPL-3.0-or-later
// OpenStore: the configured store for a verb that only looks, also beside a running daemon.
#pragma once

#include "server/commands/commands.h"
#include "server/core/work.h"

namespace madang::commands {

/// The store on a connection of its own, as it is at one moment.
class OpenStore {
public:
    OpenStore() = default;
    ~OpenStore();
    OpenStore(const OpenStore &) = delete;
    OpenStore &operator=(const OpenStore &) = delete;

    /// NotFound ("no-store"); Conflict ("other-schema") when another version of the program made it.
    Done open(const Config &config);
    /// Another store, whatever made it; opened to write, a SQLite file gets the log beside it that it lacks.
    Done openAt(const StoreAddress &address, Database::Access access = Database::Access::ReadOnly);
    template <typename Look> auto look(Look look)
    {
        Work work(*m_db, m_caller, m_clock, m_ids);
        return look(work);
    }

private:
    std::unique_ptr<Database> m_db;
    const SystemClock m_clock{};
    const Caller m_caller{};
    IdSource m_ids;
};

/// Prints why the store could not be looked at.
void explainLook(const Error &error, const Config &config);

} // namespace madang::commands
