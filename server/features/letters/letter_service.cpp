// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/letters/letter_service.h"

#include "common/base/secret.h"
#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;
using letters::Letter;

namespace {

    constexpr auto kThanks = "campaign.thanks"_L1;
    constexpr int kLongestText = 1000;
    constexpr int kLettersAtOnce = 5;
    constexpr int kPeopleAtOnce = 200;
    constexpr int kLongestList = 200;

    Letter shown(const LetterRow &row)
    {
        return {row.id,         row.campaign,  row.text,        row.donation,
                row.recipients, row.createdAt, row.deliveredAt, row.recipients};
    }

} // namespace

Result<Letter> LetterService::thank(Work &work, const letters::Thank &request)
{
    TRY(const CampaignRow campaign, m_campaigns.own(work, request.campaign));
    TRY(const QString text, manyLines(request.text, 1, kLongestText, "text"));
    LetterRow letter;
    letter.campaign = campaign.id;
    letter.tag = request.tag;
    letter.content = secret::fingerprint(
        u"%1\n%2\n%3"_s.arg(campaign.id.text(), request.donation.value_or(DonationId{}).text(), text));
    letter.type = kThanks;
    letter.body = {toJson(letters::ThanksBody{campaign.id, campaign.title, text})};
    letter.text = text;
    letter.donation = request.donation;
    TRY(const LetterRow sent, written(work, letter));
    return inFull(work, sent);
}

Result<Letter> LetterService::inFull(Work &work, const LetterRow &row)
{
    Letter letter = shown(row);
    if (!row.deliveredAt) {
        TRY(letter.expected, m_campaigns.countDonors(work, row.campaign, row.createdAt));
    }
    return letter;
}

Result<LetterRow> LetterService::written(Work &work, LetterRow letter)
{
    letter.id = work.newId<LetterId>();
    letter.author = work.caller().user;
    letter.createdAt = work.now();
    TRY(const auto first, m_store.byTag(work, letter.author, letter.tag));
    if (first)
        return first->content == letter.content ? Result<LetterRow>(*first)
                                                : Error{Code::KeyReused, "tag"}.at(u"tag"_s);
    if (letter.donation)
        TRY(toOne(work, letter));
    TRY(const bool fresh, m_store.insert(work, letter));
    if (!fresh)
        return Error{Code::Conflict, "tag"}.at(u"tag"_s);
    return letter;
}

Done LetterService::toOne(Work &work, LetterRow &letter)
{
    TRY(const auto gift, m_campaigns.gift(work, *letter.donation));
    if (!gift || gift->campaign != letter.campaign || gift->settledAt.isNull())
        return Error{Code::NotFound, "donation"}.at(u"donation"_s);
    if (gift->returned >= gift->amount)
        return Error{Code::Conflict, "refunded"}.at(u"donation"_s);
    letter.recipients = 1;
    letter.deliveredAt = work.now();
    return m_notifications.notify(work, gift->donor, letter.type, letter.body);
}

Result<Page<Letter>> LetterService::list(Work &work, const campaigns::OneCampaign &request)
{
    TRY(m_campaigns.own(work, request.campaign));
    TRY(const auto rows, m_store.ofCampaign(work, request.campaign, kThanks, kLongestList));
    Page<Letter> page;
    for (const LetterRow &row : rows) {
        TRY(const Letter letter, inFull(work, row));
        page.items += letter;
    }
    return page;
}

Done LetterService::announce(Work &work, CampaignId campaign, const QString &type, const RawJson &body,
                             const QString &reference)
{
    LetterRow letter;
    letter.campaign = campaign;
    letter.tag = {u"#"_s + type + u'.' + reference};
    letter.type = type;
    letter.body = body;
    TRY(written(work, letter));
    return {};
}

Done LetterService::deliver(Work &work)
{
    TRY(const QList<LetterRow> letters, m_store.underWay(work, kLettersAtOnce));
    for (const LetterRow &letter : letters) {
        TRY(const QList<UserId> people,
            m_campaigns.donors(work, letter.campaign, letter.createdAt, letter.cursor, kPeopleAtOnce));
        for (const UserId person : people)
            TRY(m_notifications.notify(work, person, letter.type, letter.body));
        if (!people.isEmpty())
            TRY(m_store.move(work, letter.id, people.last(), letter.recipients + int(people.size())));
        if (people.size() < kPeopleAtOnce)
            TRY(m_store.finish(work, letter.id));
    }
    return {};
}

} // namespace madang
