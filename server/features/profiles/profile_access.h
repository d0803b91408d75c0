// SPDX-License-Identifier: GPL-3.0-or-later
// ProfileAccess: what other features may ask of how people show themselves, and take from it.
#pragma once

#include "common/protocol/complaints.h"
#include "server/features/profiles/portrait_service.h"

namespace madang {

/// Runs inside the caller's unit of work.
class ProfileAccess {
public:
    ProfileAccess(ProfileStore &store, ProfileService &profiles, PortraitService &portraits,
                  AccountAccess &accounts)
        : m_store(store)
        , m_profiles(profiles)
        , m_portraits(portraits)
        , m_accounts(accounts)
    {
    }
    /// Nothing when there is nobody of that user name.
    Result<std::optional<ProfileRow>> named(Work &work, const QString &username);
    /// Takes parts away, each only where it is still as it was then: the nickname becomes the user name.
    Done takeAway(Work &work, UserId person, const complaints::ProfileThen &then,
                  const QList<complaints::ProfilePart> &parts);

private:
    ProfileStore &m_store;
    ProfileService &m_profiles;
    PortraitService &m_portraits;
    AccountAccess &m_accounts;
};

} // namespace madang
