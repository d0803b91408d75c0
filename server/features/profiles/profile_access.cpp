// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/profiles/profile_access.h"

#include "server/features/accounts/credentials.h"

namespace madang {

using namespace Qt::StringLiterals;
using complaints::ProfilePart;

Result<std::optional<ProfileRow>> ProfileAccess::named(Work &work, const QString &username)
{
    return m_store.named(work, nameAsTyped(username));
}

Done ProfileAccess::takeAway(Work &work, UserId person, const complaints::ProfileThen &then,
                             const QList<ProfilePart> &parts)
{
    TRY(const auto row, m_store.byId(work, person));
    if (!row)
        return {};
    if (parts.contains(ProfilePart::Nickname) && row->nickname == then.nickname
        && row->nickname != row->username)
        TRY(m_accounts.takeNickname(work, person));
    if (parts.contains(ProfilePart::Words) && row->bio == then.words && !row->bio.isEmpty())
        TRY(m_store.setBio(work, person, {}));
    if (parts.contains(ProfilePart::Picture) && row->picture && row->picture == then.picture) {
        TRY(m_store.setPicture(work, person, std::nullopt, {}));
        work.afterCommit([this, old = *row->picture] { m_portraits.forget(old); });
    }
    return m_profiles.tell(work, person);
}

} // namespace madang
