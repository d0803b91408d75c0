// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/moderation_service.h"

#include "common/protocol/refunds.h"
#include "server/features/audit/audit.h"
#include "server/features/campaigns/word_filter.h"
#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;
using campaigns::GiftVisibility;
using campaigns::MessageState;
using moderation::HeldMessage;
using moderation::MessageRules;

namespace {

    constexpr int kHeldAtOnce = 200;
    constexpr int kReasonsShown = 5;

} // namespace

MessageRules ModerationService::shown(const CampaignRow &campaign) const
{
    return {campaign.id, campaign.heldWords.split(u'\n', Qt::SkipEmptyParts), m_usualWords};
}

Result<CampaignRow> ModerationService::moderated(Work &work, CampaignId id)
{
    TRY(const bool moderator, m_accounts.mayModerate(work, work.caller().user));
    return moderator ? m_service.find(work, id) : m_service.own(work, id);
}

Result<MessageRules> ModerationService::rules(Work &work, const campaigns::OneCampaign &request)
{
    TRY(const CampaignRow campaign, moderated(work, request.campaign));
    return shown(campaign);
}

Result<MessageRules> ModerationService::changeRules(Work &work, const moderation::ChangeMessageRules &request)
{
    TRY(CampaignRow campaign, m_service.own(work, request.campaign));
    if (request.words.size() > moderation::kMostWords)
        return Error{Code::TooMany, "words"}.at(u"words"_s);
    QStringList words;
    for (const QString &wanted : request.words) {
        TRY(const QString word, oneLine(wanted, moderation::kLongestWord, "words"));
        // A word without a letter would match nothing, and its owner would wait for it in vain.
        if (!WordFilter({word}).find(word))
            return Error{Code::InvalidValue, "characters"}.at(u"words"_s);
        if (!words.contains(word))
            words += word;
    }
    campaign.heldWords = words.join(u'\n');
    TRY(m_campaigns.setHeldWords(work, campaign.id, campaign.heldWords));
    TRY(audit::record(work,
                      {u"campaign.message-rules"_s,
                       u"campaign:"_s + campaign.id.text(),
                       {{u"words"_s, int(words.size())}}}));
    return shown(campaign);
}

std::optional<QString> ModerationService::wordIn(const CampaignRow &campaign, const QString &message) const
{
    if (message.isEmpty())
        return std::nullopt;
    static const WordFilter usual(usualWords());
    if (const auto own = WordFilter(campaign.heldWords.split(u'\n', Qt::SkipEmptyParts)).find(message))
        return own;
    return m_usualWords ? usual.find(message) : std::nullopt;
}

Done ModerationService::judge(const CampaignRow &campaign, Money amount, const QString &message)
{
    if (!message.isEmpty() && amount < campaign.messagesFrom)
        return Error{Code::InvalidValue, "message-minimum"}.at(u"message"_s);
    return {};
}

Done ModerationService::lookAt(Work &work, const CampaignRow &campaign, const DonationRow &gift)
{
    if (!wordIn(campaign, gift.message))
        return {};
    TRY(m_donations.setMessageState(work, gift.id, MessageState::Held));
    return tellOwner(work, campaign, gift.id);
}

Done ModerationService::tellOwner(Work &work, const CampaignRow &campaign, DonationId gift)
{
    return m_notifications.notify(work, campaign.createdBy, u"campaign.message-held"_s,
                                  {toJson(moderation::HeldBody{campaign.id, campaign.title, gift})});
}

Result<DonationRow> ModerationService::giftWithMessage(Work &work, CampaignId campaign, DonationId id)
{
    TRY(const auto gift, m_donations.find(work, id));
    if (!gift || gift->campaign != campaign || gift->settledAt.isNull() || gift->message.isEmpty())
        return Error{Code::NotFound, "donation"};
    return *gift;
}

Result<Page<HeldMessage>> ModerationService::held(Work &work, const campaigns::OneCampaign &request)
{
    TRY(const CampaignRow campaign, moderated(work, request.campaign));
    TRY(const auto rows, m_donations.toLookAt(work, campaign.id, kHeldAtOnce));
    Page<HeldMessage> page;
    for (const DonationRow &row : rows) {
        HeldMessage message{.donation = row.id,
                            .nickname = {},
                            .amount = row.amount,
                            .message = row.message,
                            .state = row.messageState,
                            .word = wordIn(campaign, row.message),
                            .reports = 0,
                            .reasons = {},
                            .at = row.settledAt};
        if (row.visibility != GiftVisibility::HiddenFromRecipient)
            message.nickname = row.nickname;
        TRY(message.reports, m_store.countReports(work, row.id));
        TRY(message.reasons, m_store.reasons(work, row.id, kReasonsShown));
        page.items += message;
    }
    return page;
}

Done ModerationService::move(Work &work, const CampaignRow &campaign, const DonationRow &gift,
                             MessageState to)
{
    TRY(m_donations.setMessageState(work, gift.id, to));
    if (campaigns::isHidden(gift.messageState) == campaigns::isHidden(to))
        return {};
    DonationRow moved = gift;
    moved.messageState = to;
    const campaigns::Gift shown = moved.asGift();
    if (gift.card) {
        TRY(redact(work, campaign, moved));
        TRY(m_rooms.append(work, campaign.room, u"donation.message"_s, std::nullopt,
                           {toJson(moderation::GiftMessageBody{campaign.id, gift.id, *gift.card,
                                                               shown.nickname, shown.message})},
                           std::nullopt, true));
    }
    return m_service.tellTotals(work, campaign);
}

Done ModerationService::redact(Work &work, const CampaignRow &campaign, const DonationRow &gift)
{
    // Shown again, the card and the refunds are told as they were; earlier corrections stay silent, because
    // the one that follows says it.
    const bool hidden = campaigns::isHidden(gift.messageState);
    const qint64 card = *gift.card;
    const QString id = u"\"%1\""_s.arg(gift.id.text());
    for (const QString &type : {u"donation"_s, u"donation.refunded"_s, u"donation.message"_s}) {
        TRY(const auto events, m_rooms.storedWith(work, campaign.room, card, type, id));
        for (const rooms::RoomEvent &event : events) {
            RawJson body;
            if (auto told = fromJson<moderation::GiftMessageBody>(event.body.text);
                type == "donation.message"_L1 && told && told->donation == gift.id) {
                told->message.clear();
                body = {toJson(*told)};
            } else if (auto given = fromJson<campaigns::DonationBody>(event.body.text);
                       type == "donation"_L1 && given && given->gift.id == gift.id) {
                given->gift.message.clear();
                body = {toJson(*given)};
            } else if (auto back = fromJson<refunds::RefundedBody>(event.body.text);
                       type == "donation.refunded"_L1 && back && back->gift.id == gift.id) {
                back->gift.message.clear();
                body = {toJson(*back)};
            } else {
                continue;
            }
            if (hidden)
                TRY(m_rooms.redact(work, campaign.room, event.position, body));
            else if (type != "donation.message"_L1)
                TRY(m_rooms.restore(work, campaign.room, event.position));
        }
    }
    return {};
}

Result<Nothing> ModerationService::decide(Work &work, const moderation::DecideMessage &request)
{
    TRY(moderated(work, request.campaign));
    // First, so that two who decide, or a report beside a decision, take turns.
    TRY(const CampaignRow campaign, m_campaigns.touch(work, request.campaign));
    TRY(const DonationRow gift, giftWithMessage(work, campaign.id, request.donation));
    const bool release = request.verdict == moderation::Verdict::Release;
    TRY(move(work, campaign, gift, release ? MessageState::Released : MessageState::Dropped));
    TRY(audit::record(
        work,
        {u"campaign.moderate"_s,
         u"donation:"_s + gift.id.text(),
         {{u"campaign"_s, campaign.id.text()}, {u"verdict"_s, QString(json::wordOfEnum(request.verdict))}}}));
    return Nothing{};
}

Result<Nothing> ModerationService::report(Work &work, const moderation::ReportMessage &request)
{
    QString reason;
    if (request.reason && !request.reason->trimmed().isEmpty()) {
        TRY(reason, oneLine(*request.reason, moderation::kLongestReason, "reason"));
    }
    TRY(m_service.find(work, request.campaign));
    TRY(const CampaignRow campaign, m_campaigns.touch(work, request.campaign));
    TRY(const DonationRow gift, giftWithMessage(work, campaign.id, request.donation));
    // What nobody may read cannot be reported, and must not show that it is there.
    if (campaigns::isHidden(gift.messageState))
        return Error{Code::NotFound, "donation"};
    TRY(const bool fresh, m_store.report(work, gift.id, work.caller().user, reason));
    if (!fresh || gift.messageState == MessageState::Released)
        return Nothing{};
    TRY(const int reports, m_store.countReports(work, gift.id));
    const bool hold = reports >= moderation::kReportsThatHold;
    TRY(move(work, campaign, gift, hold ? MessageState::Held : MessageState::Reported));
    if (reports == 1 || hold)
        TRY(tellOwner(work, campaign, gift.id));
    return Nothing{};
}

} // namespace madang
