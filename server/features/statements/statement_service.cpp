// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/statements/statement_service.h"

#include "common/base/log.h"
#include "server/features/statements/table.h"
#include "server/features/web_page.h"

#include <QTextBoundaryFinder>

namespace madang {

using namespace Qt::StringLiterals;
using campaigns::GiftVisibility;
using statements::Place;
using statements::ReceivedGift;
using statements::Statement;

namespace {

    constexpr int kUsualPlaces = 5;
    constexpr int kMostPlaces = 50;
    constexpr int kGiftsAtOnce = 1000;
    constexpr qsizetype kMostGifts = 100'000;
    constexpr auto kUsualPeriod = std::chrono::hours(24 * 61);

    constexpr web::Words kHeads[] = {
        {u"Gift", u"후원 번호"},        {u"Time (KST)", u"일시"},         {u"Donor", u"후원자"},
        {u"Amount (won)", u"금액(원)"}, {u"Returned (won)", u"환불(원)"}, {u"Left (won)", u"남은 금액(원)"},
        {u"Visibility", u"공개 범위"},  {u"Message", u"메시지"},
    };
    constexpr web::Words kSomebody{u"Somebody", u"익명의 후원자"};

} // namespace

QString maskedName(const QString &name)
{
    QStringList letters;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, name);
    qsizetype from = 0;
    while (finder.toNextBoundary() > 0) {
        letters += name.mid(from, finder.position() - from);
        from = finder.position();
    }
    if (letters.size() < 2)
        return u"*"_s;
    const qsizetype hidden = qMax<qsizetype>(1, letters.size() - 2);
    return letters.first() + QString(hidden, u'*') + (letters.size() > 2 ? letters.last() : QString());
}

Result<Page<Place>> StatementService::ranking(Work &work, const statements::AskRanking &request)
{
    const int limit = request.limit.value_or(kUsualPlaces);
    if (limit < 1 || limit > kMostPlaces)
        return Error{Code::InvalidValue, "range"}.at(u"limit"_s);
    const Timestamp until = request.until.value_or(work.now().plus(std::chrono::milliseconds(1)));
    const Timestamp from = request.from.value_or(until.plus(-kUsualPeriod));
    if (until < from)
        return Error{Code::InvalidValue, "range"}.at(u"until"_s);
    if (request.campaign)
        TRY(m_campaigns.find(work, *request.campaign));
    TRY(const auto rows, m_store.ranking(work, request.campaign, from, until, limit));
    Page<Place> page;
    for (const RankRow &row : rows) {
        const bool tied = !page.items.isEmpty() && page.items.last().total == row.total;
        const int rank = tied ? page.items.last().rank : int(page.items.size()) + 1;
        page.items += Place{rank, maskedName(row.nickname), row.total, row.gifts};
    }
    return page;
}

Result<statements::RankingChoice> StatementService::chooseRanking(Work &work,
                                                                  const statements::RankingChoice &request)
{
    if (request.listed)
        TRY(m_store.joinRanking(work, work.caller().user));
    else
        TRY(m_store.leaveRanking(work, work.caller().user));
    return request;
}

Result<Statement> StatementService::statement(Work &work, const campaigns::OneCampaign &request)
{
    TRY(const CampaignRow campaign, m_campaigns.own(work, request.campaign));
    Statement statement{campaign.id, campaign.title, {}, {}};
    TRY(statement.received, m_campaigns.received(work, campaign.id));
    DonationId after;
    for (;;) {
        TRY(const auto gifts, m_store.gifts(work, campaign.id, after, kGiftsAtOnce));
        statement.gifts += gifts;
        if (gifts.size() < kGiftsAtOnce)
            break;
        if (statement.gifts.size() >= kMostGifts)
            return Error{Code::TooLarge, "statement"};
        after = gifts.last().id;
    }
    Money sum;
    for (ReceivedGift &gift : statement.gifts) {
        sum += gift.amount - gift.returned;
        if (gift.visibility == GiftVisibility::HiddenFromRecipient)
            gift.donor.reset();
    }
    // Shown all the same: the total is the ledger's, and whoever reads both sees what we log.
    if (sum != statement.received)
        qCCritical(lcPayments) << "the gifts of a campaign do not add up to its accounts"
                               << campaign.id.number << "gifts" << sum.won << "ledger"
                               << statement.received.won;
    return statement;
}

Result<Step> StatementService::table(Work &work, const Params &params)
{
    const auto campaign = CampaignId::fromText(params.members.value("campaign"_L1).toString());
    TRY(const Statement found, statement(work, {campaign}));
    const web::Language language = web::languageOf(work.caller());
    QStringList heads;
    for (const web::Words &head : kHeads)
        heads += head.in(language);
    Table table(heads);
    for (const ReceivedGift &gift : found.gifts) {
        // An id is longer than a spreadsheet's numbers are exact: text.
        table.text(gift.id.text())
            .text(web::koreanTime(gift.at))
            .text(gift.donor.value_or(kSomebody.in(language)));
        table.number(gift.amount.won).number(gift.returned.won).number((gift.amount - gift.returned).won);
        table.text(QString(json::wordOfEnum(gift.visibility))).text(gift.message);
        table.endRow();
    }
    Step step;
    step.reply.contentType = "text/csv; charset=utf-8";
    step.reply.body = table.octets();
    return step;
}

} // namespace madang
