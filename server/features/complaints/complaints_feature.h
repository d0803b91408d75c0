// SPDX-License-Identifier: GPL-3.0-or-later
// ComplaintsFeature: owns what people say against messages, profiles and invitations; install() lists what it
// answers to.
#pragma once

#include "server/features/complaints/complaint_records.h"
#include "server/features/complaints/complaint_service.h"
#include "server/features/feature.h"

namespace madang {

class ComplaintsFeature final : public Feature {
public:
    ComplaintsFeature(AccountAccess &accounts, RoomAccess &rooms, MemberService &members, ChatAccess &chat,
                      NotificationAccess &notifications)
        : m_service(m_store, accounts, rooms, members, chat, notifications)
    {
    }
    void install(Routes &at) override;
    /// What whoever may open the socket in the data folder can call, without an account.
    void installForSocket(Routes &at);
    /// Complaints may be about how people show themselves, too.
    void lookAfter(ProfileAccess &profiles) { m_service.lookAfter(profiles); }
    ComplaintRecords &records() { return m_records; }

private:
    ComplaintStore m_store;
    ComplaintService m_service;
    ComplaintRecords m_records;
};

} // namespace madang
