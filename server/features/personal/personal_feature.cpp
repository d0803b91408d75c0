// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/personal/personal_feature.h"

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

QList<PersonalSection> ErasureRecords::sections() const
{
    return {
        {"accountsMerged", uR"(
        SELECT account AS cursor, username, nickname, at
          FROM account_merge
         WHERE kept = :person AND account > :after
         ORDER BY account
         LIMIT :limit)"_s},
    };
}

Done ErasureRecords::erase(Work &work, Erasure &erasure)
{
    TRY(work.db().run(u"UPDATE account_merge SET username = '', nickname = '' WHERE kept = :person"_s,
                      bind("person", erasure.person)));
    return {};
}

PersonalFeature::PersonalFeature(const House &house, const PersonalNeighbours &near, const QString &folder,
                                 std::vector<PersonalData *> parts)
    : m_parts(std::move(parts))
    , m_exports(m_store, near.blobs, near.porters, house.lanes, house.throttle, house.clock, folder)
    , m_erasing(m_store, m_exports, near.accounts, near.users, near.rooms, near.index, near.tidy, house.lanes)
    , m_merging(m_store, m_exports, near.users, near.rooms, near.notifications)
{
    m_parts.insert(m_parts.begin(), &m_records);
    QList<PersonalSection> sections;
    for (PersonalData *part : m_parts)
        sections += part->sections();
    m_exports.setSections(std::move(sections));
    m_erasing.setParts(m_parts);
    m_merging.setParts(m_parts);
}

void PersonalFeature::install(Routes &at)
{
    at(accounts::eraseAccount, m_erasing, &ErasingService::eraseMe).reads().atMost(10, 1min);
    at.page(accounts::kMyData,
            [this](Work &work, const Params &params) { return m_exports.download(work, params); })
        .reads()
        .atMost(600, 10s);
    at(accounts::prepareData, m_exports, &ExportService::prepare).reads().atMost(60, 10s);
    at(users::previewMerge, m_merging, &MergingService::preview).reads().atMost(60, 1min);
    at(users::merge, m_merging, &MergingService::merge).atMost(20, 1min);
    at(users::erase, m_erasing, &ErasingService::eraseUser).atMost(20, 1min);
}

void PersonalFeature::installForSocket(Routes &at)
{
    at(users::erase, m_erasing, &ErasingService::eraseUser).guests();
    at(users::previewMerge, m_merging, &MergingService::preview).guests().reads();
    at(users::merge, m_merging, &MergingService::merge).guests();
}

void PersonalFeature::schedule(Schedule &jobs)
{
    jobs.every(5s, "personal.settle", [this](Work &work) { return m_erasing.settle(work); });
}

} // namespace madang
