// SPDX-License-Identifier: GPL-3.0-or-later
// ProfileService: the rules of what people show of themselves and who may see it.
#pragma once

#include "server/features/accounts/account_access.h"
#include "server/features/presence/presence_access.h"
#include "server/features/profiles/profile_store.h"
#include "server/features/rooms/room_access.h"
#include "server/features/verification/verification_access.h"

namespace madang {

class ProfileService {
public:
    /// Without `verificationAccess` nobody bears its badge.
    ProfileService(ProfileStore &store, AccountAccess &accounts, RoomAccess &rooms, PresenceAccess &presence,
                   VerificationAccess *verificationAccess)
        : m_store(store)
        , m_accounts(accounts)
        , m_rooms(rooms)
        , m_presence(presence)
        , m_verification(verificationAccess)
    {
    }
    Result<profiles::Profile> own(Work &work, const Nothing &request);
    Result<profiles::Profile> change(Work &work, const profiles::ChangeOwnProfile &request);
    Result<profiles::PersonCard> card(Work &work, const profiles::OneProfile &request);
    Result<profiles::PersonCard> cardNamed(Work &work, const profiles::NamedProfile &request);
    Result<profiles::RoomNickname> setRoomNickname(Work &work, const profiles::SetRoomNickname &request);
    Result<Page<profiles::Face>> faces(Work &work, const profiles::AskFaces &request);

    /// Whether the caller may see anything of somebody: whoever is signed in sees everybody, a guest the
    /// members of public rooms.
    Result<bool> maySee(Work &work, UserId person);
    /// Tells the rooms of somebody how they look from now on.
    Done tell(Work &work, UserId person);

private:
    Result<QString> freeLook(Work &work, RoomId room, const QString &nickname);
    Result<profiles::PersonCard> cardOf(Work &work, const std::optional<ProfileRow> &row, const char *field);

    ProfileStore &m_store;
    AccountAccess &m_accounts;
    RoomAccess &m_rooms;
    PresenceAccess &m_presence;
    VerificationAccess *const m_verification;
};

} // namespace madang
