// SPDX-License-Identifier: GPL-3.0-or-later
// SearchFeature: owns the index of what was said; install() lists what it answers to.
#pragma once

#include "server/features/feature.h"
#include "server/features/search/index_service.h"
#include "server/features/search/search_records.h"
#include "server/features/search/search_service.h"

namespace madang {

class SearchFeature final : public Feature {
public:
    SearchFeature(const House &house, RoomAccess &rooms)
        : m_index(m_store, rooms, m_roomStore, house.lanes)
        , m_search(m_store, rooms, m_index, house.lanes)
    {
    }
    void install(Routes &at) override;
    void schedule(Schedule &schedule) override;
    IndexService &index() { return m_index; }
    SearchRecords &records() { return m_records; }

private:
    SearchStore m_store;
    RoomStore m_roomStore;
    IndexService m_index;
    SearchService m_search;
    SearchRecords m_records{m_index};
};

} // namespace madang
