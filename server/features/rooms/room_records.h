// SPDX-License-Identifier: GPL-3.0-or-later
// RoomRecords: the personal data of rooms: where somebody is a member, and whom they blocked.
#pragma once

#include "server/features/personal_data.h"
#include "server/features/rooms/member_service.h"

namespace madang {

class RoomRecords final : public PersonalData {
public:
    explicit RoomRecords(MemberService &members)
        : m_members(members)
    {
    }
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    Done erase(Work &work, Erasure &erasure) override;
    /// The stronger role, the earlier joining, what was visible from earlier on, and the further read
    /// position count.
    Done merge(Work &work, Merging &merging) override;

private:
    Done joinPairs(Work &work, const Merging &merging);
    /// Of the direct room of the two.
    Done keepAlone(Work &work, RoomId room, const Merging &merging);
    Done joinMemberships(Work &work, const Merging &merging);

    MemberService &m_members;
};

} // namespace madang
