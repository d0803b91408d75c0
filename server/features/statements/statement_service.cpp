// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/statements/statement_service.h"

#include "common/base/log.h"
#include "common/base/masked_name.h"
#include "server/features/limits.h"
#include "server/features/statements/table_reply.h"
#include "server/features/web_page.h"

#include <span>

namespace madang {

using namespace Qt::StringLiterals;
using campaigns::GiftVisibility;
using statements::Movement;
using statements::Place;
using statements::ReceivedGift;
using statements::Statement;

namespace {

    constexpr int kUsualPlaces = 5;
    constexpr int kMostPlaces = 50;
    constexpr int kGiftsAtOnce = 1000;
    constexpr int kCampaignsAtOnce = 100;
    constexpr qsizetype kMostGifts = 100'000;
    constexpr auto kUsualPeriod = std::chrono::hours(24 * 61);

    constexpr web::Words kHeads[] = {
        {u"Gift", u"후원 번호"},        {u"Time (KST)", u"일시"},         {u"Donor", u"후원자"},
        {u"Amount (won)", u"금액(원)"}, {u"Returned (won)", u"환불(원)"}, {u"Left (won)", u"남은 금액(원)"},
        {u"Visibility", u"공개 범위"},  {u"Message", u"메시지"},
    };
    constexpr web::Words kCampaignHeads[] = {{u"Campaign", u"모금 번호"}, {u"Title", u"모금"}};
    constexpr web::Words kLedgerHeads[] = {
        {u"Entry", u"기입 번호"},       {u"Line", u"줄"},
        {u"Time (KST)", u"일시"},       {u"Kind", u"종류"},
        {u"Reference", u"참조"},        {u"From", u"보낸 계정"},
        {u"To", u"받은 계정"},          {u"Amount (won)", u"금액(원)"},
        {u"Change (won)", u"증감(원)"},
    };
    constexpr web::Words kSomebody{u"Somebody", u"익명의 후원자"};

    QStringList headsIn(web::Language language, std::span<const web::Words> words)
    {
        QStringList heads;
        for (const web::Words &head : words)
            heads += head.in(language);
        return heads;
    }

    void addGift(Table &table, const ReceivedGift &gift, web::Language language)
    {
        table.text(gift.id.text())
            .text(web::koreanTime(gift.at))
            .text(gift.donor.value_or(kSomebody.in(language)));
        table.number(gift.amount.won).number(gift.returned.won).number((gift.amount - gift.returned).won);
        table.text(QString(json::wordOfEnum(gift.visibility))).text(gift.message);
        table.endRow();
    }

    QString shownAccount(const QString &kind, qint64 subject)
    {
        return subject == 0 ? kind : kind + u':' + QString::number(subject);
    }

    /// "<entry>.<number>", as GiftCursor.
    std::optional<ledger::LineCursor> cursorFrom(const QString &text)
    {
        const QStringList parts = text.split(u'.');
        const auto entry = LedgerEntryId::fromText(parts.value(0));
        const int number = parts.value(1).toInt();
        if (parts.size() != 2 || entry.isNull() || number < 1)
            return std::nullopt;
        return ledger::LineCursor{entry, number};
    }

} // namespace

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

Result<CampaignRow> StatementService::visible(Work &work, CampaignId id)
{
    TRY(const bool treasurer, m_accounts.mayMoveMoney(work, work.caller().user));
    if (!treasurer)
        return m_campaigns.own(work, id);
    TRY(const CampaignRow campaign, m_campaigns.find(work, id));
    if (campaign.createdBy != work.caller().user)
        TRY(m_accounts.judgeSecondFactor(work));
    return campaign;
}

Result<statements::RankingChoice> StatementService::myRanking(Work &work, const Nothing &)
{
    TRY(const bool refused, m_store.hasLeftRanking(work, work.caller().user));
    return statements::RankingChoice{!refused};
}

Result<Statement> StatementService::statement(Work &work, const campaigns::OneCampaign &request)
{
    TRY(const CampaignRow campaign, visible(work, request.campaign));
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
    Table table(headsIn(language, kHeads));
    for (const ReceivedGift &gift : found.gifts)
        addGift(table, gift, language);
    return asFile(table);
}

Result<Step> StatementService::tableOfAll(Work &work)
{
    TRY(m_accounts.judgeTreasurer(work));
    const web::Language language = web::languageOf(work.caller());
    Table table(headsIn(language, kCampaignHeads) + headsIn(language, kHeads));
    CampaignId last;
    for (qsizetype rows = 0;;) {
        TRY(const auto some, m_store.campaigns(work, last, kCampaignsAtOnce));
        for (const CampaignId id : some) {
            TRY(const Statement found, statement(work, {id}));
            for (const ReceivedGift &gift : found.gifts) {
                table.text(id.text()).text(found.title);
                addGift(table, gift, language);
            }
            rows += found.gifts.size();
            if (rows >= kMostGifts)
                return Error{Code::TooLarge, "statement"};
        }
        if (some.size() < kCampaignsAtOnce)
            return asFile(table);
        last = some.last();
    }
}

Result<QList<Movement>> StatementService::movements(Work &work, const std::optional<CampaignId> &campaign,
                                                    const ledger::LineCursor &after, int limit)
{
    QList<ledger::Line> lines;
    std::array<ledger::Account, 3> own;
    if (campaign) {
        TRY(visible(work, *campaign));
        own = accountsOf(*campaign);
        TRY(lines, m_ledger.linesOf(work, own, after, limit));
    } else {
        TRY(m_accounts.judgeTreasurer(work));
        TRY(lines, m_ledger.lines(work, after, limit));
    }
    QList<Movement> out;
    for (const ledger::Line &line : std::as_const(lines)) {
        const auto isOwn = [&own](const QString &kind, qint64 subject) {
            return std::find(own.begin(), own.end(), ledger::Account{kind, subject}) != own.end();
        };
        Movement movement{line.entry.text(),
                          line.number,
                          line.at,
                          line.kind,
                          line.reference,
                          shownAccount(line.sourceKind, line.sourceSubject),
                          shownAccount(line.targetKind, line.targetSubject),
                          line.amount,
                          {}};
        if (isOwn(line.targetKind, line.targetSubject))
            movement.change += line.amount;
        if (isOwn(line.sourceKind, line.sourceSubject))
            movement.change += -line.amount;
        out += movement;
    }
    return out;
}

Result<Page<Movement>> StatementService::ledgerLines(Work &work, const statements::AskLedger &request)
{
    TRY(const int limit, pageLimit(request.limit));
    std::optional<ledger::LineCursor> after = ledger::LineCursor{};
    if (request.after)
        after = cursorFrom(*request.after);
    if (!after)
        return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
    TRY(QList<Movement> lines, movements(work, request.campaign, *after, limit + 1));
    Page<Movement> page;
    if (lines.size() > limit) {
        lines.resize(limit);
        page.next = u"%1.%2"_s.arg(lines.last().entry).arg(lines.last().number);
    }
    page.items = lines;
    return page;
}

Result<Step> StatementService::ledgerTable(Work &work, const Params &params)
{
    TRY(const auto request, fromJson<statements::AskLedger>(params.members, params.source));
    Table table(headsIn(web::languageOf(work.caller()), kLedgerHeads));
    ledger::LineCursor after;
    for (qsizetype rows = 0;;) {
        TRY(const auto lines, movements(work, request.campaign, after, kGiftsAtOnce));
        for (const Movement &line : lines) {
            table.text(line.entry).number(line.number).text(web::koreanTime(line.at)).text(line.kind);
            table.text(line.reference).text(line.source).text(line.target);
            table.number(line.amount.won).number(line.change.won);
            table.endRow();
        }
        rows += lines.size();
        if (lines.size() < kGiftsAtOnce)
            return asFile(table);
        if (rows >= kMostGifts)
            return Error{Code::TooLarge, "ledger"};
        after = {LedgerEntryId::fromText(lines.last().entry), lines.last().number};
    }
}

} // namespace madang
