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

private:
    MemberService &m_members;
};

} // namespace madang
