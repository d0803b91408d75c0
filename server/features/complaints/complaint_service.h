// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of complaints: who may make one, who looks after what they are about, and what a decision does.
#pragma once

#include "server/core/routes.h"
#include "server/features/accounts/account_access.h"
#include "server/features/chat/chat_access.h"
#include "server/features/complaints/complaint_store.h"
#include "server/features/notifications/notification_access.h"
#include "server/features/profiles/profile_access.h"
#include "server/features/rooms/member_service.h"
#include "server/features/rooms/room_access.h"

namespace madang {

class ComplaintService {
public:
    ComplaintService(ComplaintStore &store, AccountAccess &accounts, RoomAccess &rooms,
                     MemberService &members, ChatAccess &chat, NotificationAccess &notifications)
        : m_store(store)
        , m_accounts(accounts)
        , m_rooms(rooms)
        , m_members(members)
        , m_chat(chat)
        , m_notifications(notifications)
    {
    }
    /// Before anybody calls: without it nobody can complain about profiles.
    void lookAfter(ProfileAccess &profiles) { m_profiles = &profiles; }

    Result<Nothing> make(Work &work, const complaints::Complain &request);
    Result<Nothing> makeAboutPerson(Work &work, const complaints::ComplainAboutPerson &request);
    Result<Nothing> makeAboutInvitation(Work &work, const complaints::ComplainAboutInvitation &request);
    Result<Page<complaints::Complaint>> list(Work &work, const complaints::ListComplaints &request);
    Result<complaints::Context> show(Work &work, const complaints::OneComplaint &request);
    Result<complaints::Complaint> decide(Work &work, const complaints::Decide &request);

private:
    /// Whether the caller looks after every room.
    Result<bool> keepsAll(Work &work);
    /// Whether the caller may decide about a complaint, who looks after every room.
    Result<bool> keeps(Work &work, const ComplaintRow &row);
    /// Adds the caller's voice to the open complaint `before`, or to `fresh`, which is stored then, and told.
    Result<Nothing> join(Work &work, const std::optional<ComplaintId> &before, ComplaintRow fresh,
                         complaints::Reason reason, const std::optional<QString> &note);
    /// What it is about is not there any more.
    Done takeAway(Work &work, const ComplaintRow &row, const complaints::Decide &request);
    /// Whoever complained is in that room no more.
    Done withdraw(Work &work, const ComplaintRow &row);
    /// A complaint the caller may decide about; NotFound for everybody else.
    Result<ComplaintRow> mine(Work &work, ComplaintId id);
    Result<complaints::Complaint> shown(Work &work, const ComplaintRow &row);
    Done tellKeepers(Work &work, const ComplaintRow &row);
    Done tellComplainants(Work &work, const ComplaintRow &row, complaints::Verdict verdict);

    ComplaintStore &m_store;
    AccountAccess &m_accounts;
    RoomAccess &m_rooms;
    MemberService &m_members;
    ChatAccess &m_chat;
    NotificationAccess &m_notifications;
    ProfileAccess *m_profiles = nullptr;
};

} // namespace madang
