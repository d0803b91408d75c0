// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/desk/desk_feature.h"

namespace madang {

using namespace std::chrono_literals;

void DeskFeature::install(Routes &at)
{
    at(desk::overview, m_service, &DeskService::overview).reads().atMost(120, 10s);
    at(desk::list, m_service, &DeskService::list).reads().atMost(120, 10s);
    at(desk::order, m_service, &DeskService::order).reads().atMost(120, 10s);
    at(desk::deeds, m_service, &DeskService::deeds).reads().atMost(120, 10s);
    at(desk::requery, m_service, &DeskService::requery).key("order").atMost(60, 1min);
    at(desk::resolve, m_service, &DeskService::resolve).atMost(60, 1min);
    at(desk::replay, m_service, &DeskService::replay).atMost(60, 1min);
    at(desk::noteTransfer, m_service, &DeskService::noteTransfer).atMost(120, 1min);
    at(desk::refund, m_service, &DeskService::refund).key("order").status(201).atMost(60, 1min);
    at(desk::approve, m_service, &DeskService::approve).key("refund").atMost(60, 1min);
    at(desk::reject, m_service, &DeskService::reject).key("refund").atMost(60, 1min);
    at(desk::sentBack, m_service, &DeskService::sentBack).key("refund").atMost(60, 1min);
    at(desk::dismiss, m_service, &DeskService::dismiss).key("refund").atMost(60, 1min);
    // Reads the whole store.
    at(desk::checkLedger, m_service, &DeskService::checkLedger).atMost(6, 1min);
    at.topic(desk::changed, m_service, &DeskService::open);
}

void DeskFeature::installForSocket(Routes &at)
{
    at(desk::overview, m_service, &DeskService::overview).guests().reads();
    at(desk::list, m_service, &DeskService::list).guests().reads();
    at(desk::order, m_service, &DeskService::order).guests().reads();
    at(desk::deeds, m_service, &DeskService::deeds).guests().reads();
    at(desk::requery, m_service, &DeskService::requery).guests().key("order");
    at(desk::resolve, m_service, &DeskService::resolve).guests();
    at(desk::replay, m_service, &DeskService::replay).guests();
    at(desk::noteTransfer, m_service, &DeskService::noteTransfer).guests();
    at(desk::sentBack, m_service, &DeskService::sentBack).guests().key("refund");
    at(desk::dismiss, m_service, &DeskService::dismiss).guests().key("refund");
    at(desk::checkLedger, m_service, &DeskService::checkLedger).guests();
}

void DeskFeature::schedule(Schedule &jobs)
{
    jobs.every(2s, "desk.watch", [this](Work &work) { return m_service.watch(work); });
    jobs.every(1h, "desk.prove", [this](Work &work) { return m_service.prove(work); });
}

} // namespace madang
