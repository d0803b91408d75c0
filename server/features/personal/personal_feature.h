// SPDX-License-Identifier: GPL-3.0-or-later
// PersonalFeature: everything about me, and forgetting me; install() lists what it answers to. It knows no
// table of others: each feature says for itself what it knows of people, and how it forgets them
// (personal_data.h).
#pragma once

#include "server/features/feature.h"
#include "server/features/personal/erasing_service.h"
#include "server/features/personal/merging_service.h"

namespace madang {

/// Whom it needs.
struct PersonalNeighbours {
    AccountService &accounts;
    UserService &users;
    RoomAccess &rooms;
    IndexService &index;
    TidyService &tidy;
    Blobs &blobs;
    Porters &porters;
    NotificationAccess &notifications;
};

/// Its own rows: that somebody was erased or merged, and when.
class ErasureRecords final : public PersonalData {
public:
    QList<PersonalColumn> columns() const override
    {
        using users::Belonging;
        return {{"erasure", "account", Fate::Nameless, Belonging::Duties, Joining::Stays},
                {"account_merge", "account", Fate::Emptied, Belonging::Duties, Joining::Stays},
                {"account_merge", "kept", Fate::Emptied, Belonging::Settings, Joining::Moves, "", "1 = 0"}};
    }
    QList<PersonalSection> sections() const override;
    /// What they were called under accounts that were merged.
    Done erase(Work &work, Erasure &erasure) override;
};

class PersonalFeature final : public Feature {
public:
    /// `parts` in the order in which they erase: what reads other rows comes before who empties them. The
    /// audit log is the last.
    PersonalFeature(const House &house, const PersonalNeighbours &near, const QString &folder,
                    std::vector<PersonalData *> parts);
    void install(Routes &at) override;
    /// What whoever may open the socket in the data folder can call.
    void installForSocket(Routes &at);
    void schedule(Schedule &jobs) override;
    const std::vector<PersonalData *> &parts() const { return m_parts; }

private:
    ErasureRecords m_records;
    std::vector<PersonalData *> m_parts;
    PersonalStore m_store;
    ExportService m_exports;
    ErasingService m_erasing;
    MergingService m_merging;
};

} // namespace madang
