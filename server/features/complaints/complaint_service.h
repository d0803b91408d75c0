// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of complaints: who may make one, who looks after which room, and what a decision does.
#pragma once

#include "server/core/routes.h"
#include "server/features/accounts/account_access.h"
#include "server/features/chat/chat_access.h"
#include "server/features/complaints/complaint_store.h"
#include "server/features/notifications/notification_access.h"
#include "server/features/rooms/room_access.h"

namespace madang {

class ComplaintService {
public:
    ComplaintService(ComplaintStore &store, AccountAccess &accounts, RoomAccess &rooms, ChatAccess &chat,
                     NotificationAccess &notifications)
        : m_store(store)
        , m_accounts(accounts)
        , m_rooms(rooms)
        , m_chat(chat)
        , m_notifications(notifications)
    {
    }
    Result<Nothing> make(Work &work, const complaints::Complain &request);
    Result<Page<complaints::Complaint>> list(Work &work, const complaints::ListComplaints &request);
    Result<complaints::Context> show(Work &work, const complaints::OneComplaint &request);
    Result<complaints::Complaint> decide(Work &work, const complaints::Decide &request);

private:
    /// Whether the caller looks after every room.
    Result<bool> keepsAll(Work &work);
    /// A complaint the caller may decide about; NotFound for everybody else.
    Result<ComplaintRow> mine(Work &work, ComplaintId id);
    Result<complaints::Complaint> shown(Work &work, const ComplaintRow &row);
    Done tellKeepers(Work &work, const ComplaintRow &row);
    Done tellComplainants(Work &work, const ComplaintRow &row, complaints::Verdict verdict);

    ComplaintStore &m_store;
    AccountAccess &m_accounts;
    RoomAccess &m_rooms;
    ChatAccess &m_chat;
    NotificationAccess &m_notifications;
};

} // namespace madang
