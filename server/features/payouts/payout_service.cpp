// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payouts/payout_service.h"

#include "common/base/secret.h"
#include "server/features/audit/audit.h"
#include "server/features/korean_days.h"
#include "server/features/limits.h"
#include "server/features/statements/table_reply.h"
#include "server/features/web_page.h"

namespace madang {

using namespace Qt::StringLiterals;
using payouts::Payout;
using payouts::State;
using payouts::Terms;

namespace {

    constexpr auto kPayout = "payout"_L1;
    constexpr int kLongestList = 200;
    constexpr int kLongestTable = 10'000;
    constexpr qint64 kWhole = 10'000; // basis points

    constexpr web::Words kHeads[] = {
        {u"Payout", u"지급 번호"},
        {u"Campaign", u"모금"},
        {u"State", u"상태"},
        {u"Amount (won)", u"금액(원)"},
        {u"Fee (won)", u"수수료(원)"},
        {u"Net (won)", u"실지급액(원)"},
        {u"Account", u"받는 계좌"},
        {u"Asked by", u"신청한 사람"},
        {u"Asked (KST)", u"신청 일시"},
        {u"Decided by", u"결정한 사람"},
        {u"Decided (KST)", u"결정 일시"},
        {u"Day (KST)", u"지급 예정일"},
        {u"Paid (KST)", u"지급 일시"},
        {u"Bank reference", u"이체 번호"},
        {u"Reason", u"사유"},
    };

    Payout shown(const PayoutRow &row)
    {
        Payout payout;
        payout.id = row.id;
        payout.campaign = row.campaign;
        payout.title = row.title;
        payout.amount = row.amount;
        payout.fee = row.fee;
        payout.net = row.amount - row.fee;
        payout.account = row.account;
        payout.state = row.state;
        payout.requestedBy = row.requester;
        payout.requestedAt = row.requestedAt;
        payout.payableAt = row.payableAt;
        payout.decidedBy = row.decider;
        payout.decidedAt = row.decidedAt;
        payout.paidAt = row.paidAt;
        payout.reason = row.reason;
        payout.reference = row.reference;
        return payout;
    }

    Page<Payout> pageOf(const QList<PayoutRow> &rows)
    {
        Page<Payout> page;
        for (const PayoutRow &row : rows)
            page.items += shown(row);
        return page;
    }

    Done record(Work &work, const PayoutRow &row, const QString &action, const QString &about)
    {
        return audit::record(work,
                             {action,
                              u"payout:"_s + row.id.text(),
                              {{u"campaign"_s, row.campaign.text()},
                               {u"amount"_s, QString::number(row.amount.won)},
                               {u"about"_s, about}}});
    }

    QString timeText(const std::optional<Timestamp> &at)
    {
        return at ? web::koreanTime(*at) : QString();
    }

    Step tableOf(const QList<PayoutRow> &rows, web::Language language)
    {
        QStringList heads;
        for (const web::Words &head : kHeads)
            heads += head.in(language);
        Table table(heads);
        for (const PayoutRow &row : rows) {
            table.text(row.id.text()).text(row.title).text(QString(json::wordOfEnum(row.state)));
            table.number(row.amount.won).number(row.fee.won).number((row.amount - row.fee).won);
            table.text(row.account).text(row.requester).text(web::koreanTime(row.requestedAt));
            table.text(row.decider.value_or(QString())).text(timeText(row.decidedAt));
            table.text(web::koreanTime(row.payableAt)).text(timeText(row.paidAt));
            table.text(row.reference.value_or(QString())).text(row.reason.value_or(QString()));
            table.endRow();
        }
        return asFile(table);
    }

} // namespace

Result<Terms> PayoutService::termsOf(Work &work, CampaignId campaign, const std::optional<Money> &amount)
{
    Terms terms;
    terms.campaign = campaign;
    TRY(const Money received, m_campaigns.received(work, campaign));
    TRY(const Money paidOut, m_ledger.balance(work, paidOutAccountOf(campaign)));
    TRY(terms.reserved, m_store.reserved(work, campaign));
    terms.held = received + paidOut;
    terms.available = qMax(Money{}, terms.held - terms.reserved);
    terms.amount = amount.value_or(terms.available);
    terms.fee = {terms.amount.won * m_rules.feeBasisPoints / kWhole};
    terms.net = terms.amount - terms.fee;
    terms.payableAt = koreanDayOf(work.now().plus(std::chrono::hours(24) * m_rules.days));
    return terms;
}

Result<Terms> PayoutService::terms(Work &work, const payouts::AskTerms &request)
{
    TRY(m_campaigns.own(work, request.campaign));
    std::optional<Money> amount;
    if (request.won) {
        if (*request.won < 1)
            return Error{Code::InvalidValue, "range"}.at(u"won"_s);
        amount = Money{*request.won};
    }
    return termsOf(work, request.campaign, amount);
}

Result<Payout> PayoutService::request(Work &work, const payouts::Request &request)
{
    TRY(const CampaignRow campaign, m_campaigns.own(work, request.campaign));
    TRY(const QString account, oneLine(request.account, payouts::kLongestAccount, "account"));
    if (request.amount <= Money{} || request.amount > kLargestAmount)
        return Error{Code::InvalidValue, "range"}.at(u"amount"_s);
    PayoutRow row;
    row.content = secret::fingerprint(
        u"%1\n%2\n%3"_s.arg(campaign.id.text(), QString::number(request.amount.won), account));
    TRY(const auto first, m_store.byTag(work, work.caller().user, request.tag));
    if (first)
        return first->content == row.content ? Result<Payout>(shown(*first))
                                             : Error{Code::KeyReused, "tag"}.at(u"tag"_s);
    // Who asks, gives back or pays out of the same campaign takes turns.
    TRY(m_campaigns.hold(work, campaign.id));
    TRY(const Terms terms, termsOf(work, campaign.id, request.amount));
    if (request.amount > terms.available)
        return Error{Code::Conflict, "not-held"}.at(u"amount"_s);
    row.id = work.newId<PayoutId>();
    row.campaign = campaign.id;
    row.tag = request.tag;
    row.amount = terms.amount;
    row.fee = terms.fee;
    row.account = account;
    row.requestedBy = work.caller().user;
    row.requestedAt = work.now();
    row.payableAt = terms.payableAt;
    TRY(const bool fresh, m_store.insert(work, row));
    if (!fresh)
        return Error{Code::Conflict, "tag"}.at(u"tag"_s);
    TRY(const PayoutRow stored, find(work, row.id));
    return shown(stored);
}

Result<PayoutRow> PayoutService::find(Work &work, PayoutId id)
{
    TRY(const auto row, m_store.find(work, id));
    if (!row)
        return Error{Code::NotFound, "payout"};
    return *row;
}

Result<QList<PayoutRow>> PayoutService::visible(Work &work, CampaignId campaign)
{
    TRY(const bool treasurer, m_accounts.mayMoveMoney(work, work.caller().user));
    if (treasurer) {
        TRY(const CampaignRow found, m_campaigns.find(work, campaign));
        if (found.createdBy != work.caller().user)
            TRY(m_accounts.judgeSecondFactor(work));
    } else {
        TRY(m_campaigns.own(work, campaign));
    }
    return m_store.ofCampaign(work, campaign, kLongestList);
}

Result<Page<Payout>> PayoutService::ofCampaign(Work &work, const campaigns::OneCampaign &request)
{
    TRY(const auto rows, visible(work, request.campaign));
    return pageOf(rows);
}

Result<Page<Payout>> PayoutService::list(Work &work, const payouts::ListPayouts &request)
{
    TRY(m_accounts.judgeTreasurer(work));
    TRY(const int limit, pageLimit(request.limit));
    PayoutId before;
    if (request.after) {
        before = PayoutId::fromText(*request.after);
        if (before.isNull())
            return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
    }
    TRY(QList<PayoutRow> rows, m_store.list(work, request.state, before, limit + 1));
    const bool more = rows.size() > limit;
    if (more)
        rows.resize(limit);
    Page<Payout> page = pageOf(rows);
    if (more)
        page.next = rows.last().id.text();
    return page;
}

Result<Payout> PayoutService::withdraw(Work &work, const payouts::OnePayout &request)
{
    TRY(const PayoutRow row, find(work, request.payout));
    if (row.requestedBy != work.caller().user)
        return Error{Code::NotFound, "payout"};
    TRY(const bool mine, m_store.decide(work, row.id, State::Withdrawn, work.caller().user, std::nullopt));
    if (!mine)
        return Error{Code::Conflict, "payout-decided"};
    TRY(const PayoutRow after, find(work, row.id));
    return shown(after);
}

Result<Payout> PayoutService::approve(Work &work, const payouts::OnePayout &request)
{
    TRY(m_accounts.judgeTreasurer(work));
    TRY(const PayoutRow row, find(work, request.payout));
    if (row.requestedBy == work.caller().user)
        return Error{Code::NotAllowed, "second-person"};
    TRY(m_campaigns.hold(work, row.campaign));
    TRY(const bool mine, m_store.decide(work, row.id, State::Approved, work.caller().user, std::nullopt));
    if (!mine)
        return Error{Code::Conflict, "payout-decided"};
    // Gifts may have gone back since it was asked for.
    TRY(const Terms terms, termsOf(work, row.campaign, row.amount));
    if (row.amount > terms.held)
        return Error{Code::Conflict, "not-held"};
    QList<ledger::Transfer> transfers{
        {paidOutAccountOf(row.campaign), {kPayout + u's', 0}, row.amount - row.fee}};
    if (row.fee > Money{})
        transfers += {paidOutAccountOf(row.campaign), {u"fees"_s, 0}, row.fee};
    TRY(m_ledger.post(work, kPayout, row.id.text(), transfers));
    TRY(const Payout approved, told(work, row.id, u"payout.approved"_s));
    TRY(record(work, row, u"payout.approve"_s, {}));
    return approved;
}

Result<Payout> PayoutService::refuse(Work &work, const payouts::Refuse &request)
{
    TRY(m_accounts.judgeTreasurer(work));
    TRY(const QString reason, oneLine(request.reason, payouts::kLongestReason, "reason"));
    TRY(const PayoutRow row, find(work, request.payout));
    if (row.requestedBy == work.caller().user)
        return Error{Code::NotAllowed, "second-person"};
    TRY(const bool mine, m_store.decide(work, row.id, State::Refused, work.caller().user, reason));
    if (!mine)
        return Error{Code::Conflict, "payout-decided"};
    TRY(const Payout refused, told(work, row.id, u"payout.refused"_s));
    TRY(record(work, row, u"payout.refuse"_s, reason));
    return refused;
}

Result<Payout> PayoutService::markPaid(Work &work, const payouts::MarkPaid &request)
{
    TRY(m_accounts.judgeTreasurer(work));
    TRY(const QString reference, oneLine(request.reference, payouts::kLongestReason, "reference"));
    TRY(const PayoutRow row, find(work, request.payout));
    if (row.state == State::Approved && work.now() < row.payableAt)
        return Error{Code::Conflict, "not-yet"};
    TRY(const bool mine, m_store.markPaid(work, row.id, work.caller().user, reference));
    if (!mine)
        return Error{Code::Conflict, row.state == State::Paid ? "payout-paid" : "not-approved"};
    TRY(m_ledger.post(work, kPayout + u".paid"_s, row.id.text(),
                      {{{kPayout + u's', 0}, {u"bank"_s, 0}, row.amount - row.fee}}));
    TRY(const Payout paid, told(work, row.id, u"payout.paid"_s));
    TRY(const CampaignRow campaign, m_campaigns.find(work, row.campaign));
    TRY(m_rooms.append(
        work, campaign.room, u"campaign.payout"_s, std::nullopt,
        {toJson(payouts::PaidBody{campaign.id, campaign.title, paid.amount, paid.fee, paid.net})}));
    TRY(record(work, row, u"payout.paid"_s, reference));
    return paid;
}

Result<Payout> PayoutService::told(Work &work, PayoutId id, const QString &type)
{
    TRY(const PayoutRow row, find(work, id));
    const Payout payout = shown(row);
    TRY(m_notifications.notify(work, row.requestedBy, type, {toJson(payout)}));
    return payout;
}

Result<Step> PayoutService::tableOfCampaign(Work &work, const Params &params)
{
    TRY(const auto rows, visible(work, CampaignId::fromText(params.members.value("campaign"_L1).toString())));
    return tableOf(rows, web::languageOf(work.caller()));
}

Result<Step> PayoutService::table(Work &work)
{
    TRY(m_accounts.judgeTreasurer(work));
    TRY(const auto rows, m_store.list(work, std::nullopt, {}, kLongestTable + 1));
    if (rows.size() > kLongestTable)
        return Error{Code::TooLarge, "payouts"};
    return tableOf(rows, web::languageOf(work.caller()));
}

} // namespace madang
