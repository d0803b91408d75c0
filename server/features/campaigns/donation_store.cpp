// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/donation_store.h"

namespace madang {

using namespace Qt::StringLiterals;
using campaigns::Gift;
using campaigns::GiftVisibility;

namespace {

    const QString &donationSelection()
    {
        static const QString text = uR"(
        SELECT d.id, d.campaign, d.donor, d.tag, d.content, d.amount, d.message, d.visibility, d.created_at,
               d.settled_at, d.message_state, d.card, a.nickname,
               (SELECT CAST(COALESCE(SUM(b.amount), 0) AS BIGINT) FROM donation_return b WHERE b.donation = d.id)
          FROM donation d
          JOIN account a ON a.id = d.donor)"_s;
        return text;
    }

    constexpr qint64 kLast = std::numeric_limits<qint64>::max();

} // namespace

Gift DonationRow::asGift() const
{
    Gift gift{id, nickname, amount - returned, message, settledAt};
    if (visibility == GiftVisibility::HiddenName || visibility == GiftVisibility::HiddenFromRecipient)
        gift.nickname.reset();
    if (visibility == GiftVisibility::HiddenAmount)
        gift.amount.reset();
    if (campaigns::isHidden(messageState))
        gift.message.clear();
    return gift;
}

std::optional<GiftCursor> GiftCursor::fromText(const QString &text)
{
    const QStringList parts = text.split(u'.');
    if (parts.size() != 2)
        return std::nullopt;
    bool isNumber = false;
    const GiftCursor cursor{{parts[0].toLongLong(&isNumber)}, DonationId::fromText(parts[1])};
    return isNumber && !cursor.id.isNull() ? std::optional(cursor) : std::nullopt;
}

GiftCursor GiftCursor::newest()
{
    return {{kLast}, {kLast}};
}

Result<bool> DonationStore::insert(Work &work, const DonationRow &donation)
{
    TRY(const int rows,
        work.db().run(uR"(
        INSERT INTO donation (id, campaign, donor, tag, content, amount, message, visibility, created_at)
        VALUES (:id, :campaign, :donor, :tag, :content, :amount, :message, :visibility, :createdAt)
        ON CONFLICT (donor, tag) DO NOTHING)"_s,
                      bind("id", donation.id), bind("campaign", donation.campaign),
                      bind("donor", donation.donor), bind("tag", donation.tag),
                      bind("content", donation.content), bind("amount", donation.amount),
                      bind("message", donation.message), bind("visibility", donation.visibility),
                      bind("createdAt", donation.createdAt)));
    return rows == 1;
}

Result<std::optional<DonationRow>> DonationStore::find(Work &work, DonationId id)
{
    static const QString text = donationSelection() + u" WHERE d.id = :id"_s;
    return work.db().one<DonationRow>(text, bind("id", id));
}

Result<std::optional<DonationRow>> DonationStore::byTag(Work &work, UserId donor, const ClientTag &tag)
{
    static const QString text = donationSelection() + u" WHERE d.donor = :donor AND d.tag = :tag"_s;
    return work.db().one<DonationRow>(text, bind("donor", donor), bind("tag", tag));
}

Result<QList<DonationRow>> DonationStore::ofDonor(Work &work, UserId donor,
                                                  const campaigns::ListMyDonations &filter, DonationId before,
                                                  int limit)
{
    static const QString text = donationSelection() + uR"(
         WHERE d.donor = :donor
           AND d.id < :before
           AND d.created_at >= :from
           AND d.created_at < :until
           AND (:state = '' OR EXISTS (
               SELECT 1
                 FROM payment_order o
                WHERE o.purpose = 'donation'
                  AND o.subject = d.id
                  AND ((:state = 'open' AND o.status IN ('READY', 'IN_PROGRESS', 'WAITING_FOR_DEPOSIT'))
                    OR (:state = 'paid' AND o.status IN ('DONE', 'PARTIAL_CANCELED'))
                    OR (:state = 'returned' AND o.status IN ('CANCELED', 'PARTIAL_CANCELED'))
                    OR (:state = 'failed' AND o.status IN ('ABORTED', 'EXPIRED')))))
         ORDER BY d.id DESC
         LIMIT :limit)"_s;
    const DonationId bound = before.isNull() ? DonationId{kLast} : before;
    return work.db().all<DonationRow>(
        text, bind("donor", donor), bind("before", bound), bind("from", filter.from.value_or(Timestamp{0})),
        bind("until", filter.until.value_or(Timestamp{kLast})),
        bind("state", filter.state ? QString(json::wordOfEnum(*filter.state)) : u""_s), bind("limit", limit));
}

Result<bool> DonationStore::settle(Work &work, DonationId id)
{
    TRY(const int rows,
        work.db().run(u"UPDATE donation SET settled_at = :at WHERE id = :id AND settled_at IS NULL"_s,
                      bind("at", work.now()), bind("id", id)));
    return rows == 1;
}

Done DonationStore::addReturn(Work &work, const QString &key, DonationId id, Money amount)
{
    TRY(work.db().run(uR"(
        INSERT INTO donation_return (key, donation, amount, at) VALUES (:key, :id, :amount, :at))"_s,
                      bind("key", key), bind("id", id), bind("amount", amount), bind("at", work.now())));
    return {};
}

Done DonationStore::markCanceled(Work &work, DonationId id)
{
    TRY(work.db().run(u"UPDATE donation SET canceled_at = :at WHERE id = :id AND canceled_at IS NULL"_s,
                      bind("at", work.now()), bind("id", id)));
    return {};
}

Result<QList<DonationRow>> DonationStore::settled(Work &work, CampaignId campaign, const GiftCursor &before,
                                                  int limit, Timestamp from)
{
    static const QString text = donationSelection() + uR"(
         WHERE d.campaign = :campaign
           AND d.settled_at IS NOT NULL
           AND d.canceled_at IS NULL
           AND d.settled_at >= :from
           AND (d.settled_at < :at OR (d.settled_at = :at AND d.id < :id))
         ORDER BY d.settled_at DESC, d.id DESC
         LIMIT :limit)"_s;
    return work.db().all<DonationRow>(text, bind("campaign", campaign), bind("at", before.at),
                                      bind("id", before.id), bind("from", from), bind("limit", limit));
}

Done DonationStore::setCard(Work &work, DonationId id, qint64 position)
{
    TRY(work.db().run(u"UPDATE donation SET card = :card WHERE id = :id"_s, bind("card", position),
                      bind("id", id)));
    return {};
}

Done DonationStore::setMessageState(Work &work, DonationId id, campaigns::MessageState state)
{
    TRY(work.db().run(u"UPDATE donation SET message_state = :state WHERE id = :id"_s, bind("state", state),
                      bind("id", id)));
    return {};
}

Result<QList<DonationRow>> DonationStore::toLookAt(Work &work, CampaignId campaign, int limit)
{
    static const QString text = donationSelection() + uR"(
         WHERE d.campaign = :campaign AND d.message_state IN ('held', 'reported')
         ORDER BY d.id
         LIMIT :limit)"_s;
    return work.db().all<DonationRow>(text, bind("campaign", campaign), bind("limit", limit));
}

Result<int> DonationStore::countDonors(Work &work, CampaignId campaign, Timestamp until)
{
    return work.db().only<int>(uR"(
        SELECT COUNT(DISTINCT donor)
          FROM donation
         WHERE campaign = :campaign
           AND settled_at IS NOT NULL
           AND settled_at <= :until
           AND canceled_at IS NULL)"_s,
                               bind("campaign", campaign), bind("until", until));
}

Result<QList<UserId>> DonationStore::donors(Work &work, CampaignId campaign, Timestamp until, UserId after,
                                            int limit)
{
    return work.db().all<UserId>(uR"(
        SELECT DISTINCT donor
          FROM donation
         WHERE campaign = :campaign
           AND donor > :after
           AND settled_at IS NOT NULL
           AND settled_at <= :until
           AND canceled_at IS NULL
         ORDER BY donor
         LIMIT :limit)"_s,
                                 bind("campaign", campaign), bind("after", after), bind("until", until),
                                 bind("limit", limit));
}

Result<int> DonationStore::countSettled(Work &work, CampaignId campaign)
{
    return work.db().only<int>(uR"(
        SELECT COUNT(*)
          FROM donation
         WHERE campaign = :campaign AND settled_at IS NOT NULL AND canceled_at IS NULL)"_s,
                               bind("campaign", campaign));
}

} // namespace madang
