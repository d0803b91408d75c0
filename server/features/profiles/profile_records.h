// SPDX-License-Identifier: GPL-3.0-or-later
// ProfileRecords: the personal data of profiles: what somebody shows of themselves.
#pragma once

#include "server/features/personal_data.h"
#include "server/features/profiles/portrait_service.h"

namespace madang {

class ProfileRecords final : public PersonalData {
public:
    ProfileRecords(ProfileStore &store, PortraitService &portraits)
        : m_store(store)
        , m_portraits(portraits)
    {
    }
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    Done erase(Work &work, Erasure &erasure) override;
    /// The kept account's stay, what it lacks is filled in.
    Done merge(Work &work, Merging &merging) override;

    /// A row of the table.
    struct Shown {
        QString bio;
        std::optional<PortraitId> picture;
        QString pictureType;
    };

private:
    Result<std::optional<Shown>> shownBy(Work &work, UserId person);

    ProfileStore &m_store;
    PortraitService &m_portraits;
};
PROTOCOL_FIELDS(ProfileRecords::Shown, bio, picture, pictureType)

} // namespace madang
