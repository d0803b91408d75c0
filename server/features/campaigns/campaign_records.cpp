// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/campaign_records.h"

namespace madang {

using namespace Qt::StringLiterals;
using users::Belonging;

QList<PersonalColumn> CampaignRecords::columns() const
{
    return {
        {"campaign", "created_by", Fate::Nameless, Belonging::Campaigns},
        {"campaign_draft", "author", Fate::Removed, Belonging::Drafts},
        {"donation", "donor", Fate::Emptied, Belonging::Gifts, Joining::Moves, "",
         "settled_at IS NOT NULL AND canceled_at IS NULL"},
        {"message_report", "reporter", Fate::Emptied, Belonging::Complaints, Joining::Yields, "donation"}};
}

QList<PersonalSection> CampaignRecords::sections() const
{
    return {
        {"donations", uR"(
        SELECT d.id AS cursor, d.id, c.title AS campaign, d.amount, d.message, d.visibility, d.created_at, d.settled_at, d.returned_at, d.canceled_at
          FROM donation d
          JOIN campaign c ON c.id = d.campaign
         WHERE d.donor = :person AND d.id > :after
         ORDER BY d.id
         LIMIT :limit)"_s},
        {"donationsReturned", uR"(
        SELECT r.at AS cursor, r.donation, r.amount, r.at
          FROM donation_return r
          JOIN donation d ON d.id = r.donation
         WHERE d.donor = :person AND r.at > :after
         ORDER BY r.at
         LIMIT :limit)"_s},
        {"campaigns", uR"(
        SELECT id AS cursor, id, title, story, goal, beneficiary, created_at, ends_at, closed_at, settled_at
          FROM campaign
         WHERE created_by = :person AND id > :after
         ORDER BY id
         LIMIT :limit)"_s},
        {"drafts", uR"(
        SELECT id AS cursor, id, title, story, beneficiary, goal, created_at, changed_at
          FROM campaign_draft
         WHERE author = :person AND id > :after
         ORDER BY id
         LIMIT :limit)"_s},
        {"messagesReported", uR"(
        SELECT donation AS cursor, donation, reason, at
          FROM message_report
         WHERE reporter = :person AND donation > :after
         ORDER BY donation
         LIMIT :limit)"_s},
    };
}

Done CampaignRecords::judgeErasing(Work &work, UserId person)
{
    TRY(const auto open,
        work.db().one<CampaignId>(uR"(
        SELECT c.id
          FROM campaign c
         WHERE c.created_by = :person
           AND (c.closed_at IS NULL
                OR (c.settled_at IS NULL
                    AND EXISTS (SELECT 1
                                  FROM donation d
                                 WHERE d.campaign = c.id AND d.settled_at IS NOT NULL AND d.canceled_at IS NULL)))
         LIMIT 1)"_s,
                                  bind("person", person)));
    return open ? Done(Error{Code::Conflict, "runs-campaign"}) : Done();
}

Done CampaignRecords::erase(Work &work, Erasure &erasure)
{
    TRY(work.db().run(u"DELETE FROM campaign_draft WHERE author = :person"_s,
                      bind("person", erasure.person)));
    if (erasure.removes()) {
        TRY(work.db().run(u"UPDATE donation SET message = '' WHERE donor = :person"_s,
                          bind("person", erasure.person)));
        TRY(work.db().run(u"UPDATE message_report SET reason = '' WHERE reporter = :person"_s,
                          bind("person", erasure.person)));
    }
    TRY(const QList<DonationId> gifts,
        work.db().all<DonationId>(u"SELECT id FROM donation WHERE donor = :person"_s,
                                  bind("person", erasure.person)));
    for (const DonationId gift : gifts)
        erasure.gifts += gift.text();
    TRY(const QList<CampaignId> given,
        work.db().all<CampaignId>(
            u"SELECT DISTINCT campaign FROM donation WHERE donor = :person AND settled_at IS NOT NULL"_s,
            bind("person", erasure.person)));
    for (const CampaignId id : given) {
        TRY(const CampaignRow campaign, m_service.find(work, id));
        TRY(m_service.tellTotals(work, campaign));
    }
    return {};
}

Done CampaignRecords::merge(Work &work, Merging &merging)
{
    TRY(const QList<DonationId> gifts,
        work.db().all<DonationId>(u"SELECT id FROM donation WHERE donor = :from"_s,
                                  bind("from", merging.from)));
    for (const DonationId gift : gifts)
        merging.gifts += gift.text();
    TRY(const QList<CampaignId> given,
        work.db().all<CampaignId>(
            u"SELECT DISTINCT campaign FROM donation WHERE donor = :from AND settled_at IS NOT NULL"_s,
            bind("from", merging.from)));
    // The books know campaigns and no donors: who gave is told by the donation alone.
    TRY(retag(work, merging, "donation", "donor"));
    TRY(moveRows(work, merging));
    // Two who gave may be one now.
    for (const CampaignId id : given) {
        TRY(const CampaignRow campaign, m_service.find(work, id));
        TRY(m_service.tellTotals(work, campaign));
    }
    return {};
}

} // namespace madang
