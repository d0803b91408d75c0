// SPDX-License-Identifier: GPL-3.0-or-later
// ProfilesFeature: owns the services of profiles; install() lists what they answer to.
#pragma once

#include "server/features/feature.h"
#include "server/features/files/files_feature.h"
#include "server/features/profiles/portrait_service.h"
#include "server/features/profiles/profile_access.h"
#include "server/features/profiles/profile_records.h"

namespace madang {

class ProfilesFeature final : public Feature {
public:
    /// Without `verificationAccess` nobody bears its badge.
    ProfilesFeature(const House &house, AccountAccess &accounts, RoomAccess &rooms, FilesFeature &files,
                    PresenceAccess &presence, VerificationAccess *verificationAccess = nullptr)
        : m_profiles(m_store, accounts, rooms, presence, verificationAccess)
        , m_portraits(m_store, m_profiles, files.blobs(), files.porters(), files.thumbnailer(), house.lanes)
        , m_access(m_store, m_profiles, m_portraits, accounts)
    {
    }
    void install(Routes &at) override;
    /// Says in the rooms of somebody how they look now; for who changed that elsewhere.
    Done tell(Work &work, UserId person) { return m_profiles.tell(work, person); }
    ProfileAccess &access() { return m_access; }
    ProfileRecords &records() { return m_records; }

private:
    ProfileStore m_store;
    ProfileService m_profiles;
    PortraitService m_portraits;
    ProfileAccess m_access;
    ProfileRecords m_records{m_store, m_portraits};
};

} // namespace madang
