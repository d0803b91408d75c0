// SPDX-License-Identifier: GPL-3.0-or-later
// DeskFeature: owns what operators see and do about money; install() lists what it answers to.
#pragma once

#include "server/features/desk/desk_records.h"
#include "server/features/desk/desk_service.h"
#include "server/features/feature.h"

namespace madang {

class DeskFeature final : public Feature {
public:
    DeskFeature(const House &house, const DeskNeighbours &neighbours)
        : m_books(m_booksStore)
        , m_service(m_store, m_books, neighbours, house.lanes, house.metrics)
    {
    }
    void install(Routes &at) override;
    /// What whoever may open the socket in the data folder can call, without an account.
    void installForSocket(Routes &at);
    void schedule(Schedule &jobs) override;
    /// Somebody may not follow the desk any more.
    static void letGo(Work &work, UserId person) { work.evict(person, QByteArray(desk::changed.topic)); }
    BooksService &books() { return m_books; }
    DeskRecords &records() { return m_records; }

private:
    BooksStore m_booksStore;
    BooksService m_books;
    DeskStore m_store;
    DeskService m_service;
    DeskRecords m_records;
};

} // namespace madang
