// SPDX-License-Identifier: GPL-3.0-or-later
// Proving the books: every sentence that must be true of them, asked of the store at one moment.
#pragma once

#include "server/features/desk/books_store.h"

namespace madang {

class BooksService {
public:
    explicit BooksService(BooksStore &store)
        : m_store(store)
    {
    }
    /// Reads everything there is: for a reading lane, or a connection of one's own.
    Result<desk::LedgerCheck> prove(Work &work);

private:
    BooksStore &m_store;
};

} // namespace madang
