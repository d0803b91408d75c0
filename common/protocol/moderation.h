// SPDX-License-Identifier: GPL-3.0-or-later
// Moderation: what who runs a campaign decides about the messages that come with gifts.
#pragma once

#include "common/protocol/campaigns.h"

namespace madang::moderation {

inline constexpr int kMostWords = 200;
inline constexpr int kLongestWord = 40;
inline constexpr int kLongestReason = 200;
/// So many people who report a message hold it until the owner decides.
inline constexpr int kReportsThatHold = 3;

/// What holds a message back.
struct MessageRules {
    CampaignId campaign;
    QList<QString> words; ///< of this campaign
    bool usualWords = true; ///< whether the server's own list counts too
};
PROTOCOL_FIELDS(MessageRules, campaign, words, usualWords)

struct ChangeMessageRules {
    CampaignId campaign;
    QList<QString> words; ///< at most 200 of up to 40 characters, each with a letter in it
};
PROTOCOL_FIELDS(ChangeMessageRules, campaign, words)

/// A message that waits for a decision, as who made the campaign may know it.
struct HeldMessage {
    DonationId donation;
    std::optional<QString> nickname; ///< absent when hidden from the recipient
    Money amount;
    QString message;
    campaigns::MessageState state = campaigns::MessageState::Held; ///< held, or reported
    std::optional<QString> word; ///< what held it
    int reports = 0;
    QList<QString> reasons; ///< the latest of them, at most 5
    Timestamp at; ///< when the gift was confirmed
};
PROTOCOL_FIELDS(HeldMessage, donation, nickname, amount, message, state, word, reports, reasons, at)

enum class Verdict {
    Release, ///< everybody may read it
    Drop, ///< nobody may
};
constexpr auto enumWords(Verdict *)
{
    return std::array{std::pair{Verdict::Release, QLatin1StringView("release")},
                      std::pair{Verdict::Drop, QLatin1StringView("drop")}};
}

struct DecideMessage {
    CampaignId campaign;
    DonationId donation;
    Verdict verdict = Verdict::Release;
};
PROTOCOL_FIELDS(DecideMessage, campaign, donation, verdict)

struct ReportMessage {
    CampaignId campaign;
    DonationId donation;
    std::optional<QString> reason; ///< up to 200 characters
};
PROTOCOL_FIELDS(ReportMessage, campaign, donation, reason)

/// Body of a room event of type "donation.message": the message of an earlier card is another now.
struct GiftMessageBody {
    CampaignId campaign;
    DonationId donation;
    qint64 position = 0; ///< of the card
    std::optional<QString> nickname; ///< as on the card
    QString message; ///< empty: hidden
};
PROTOCOL_FIELDS(GiftMessageBody, campaign, donation, position, nickname, message)

/// Body of a notice of type "campaign.message-held" for who made the campaign.
struct HeldBody {
    CampaignId campaign;
    QString title;
    DonationId donation;
};
PROTOCOL_FIELDS(HeldBody, campaign, title, donation)

/// All but changing the words also for who moderates here.
inline constexpr Command<campaigns::OneCampaign, MessageRules> rules{
    "moderation.rules", "GET /api/v1/campaigns/{campaign}/message-rules"};
inline constexpr Command<ChangeMessageRules, MessageRules> changeRules{
    "moderation.change-rules", "PUT /api/v1/campaigns/{campaign}/message-rules"};
/// Oldest first, at most 200: those that wait; the next ones follow as these are decided.
inline constexpr Command<campaigns::OneCampaign, Page<HeldMessage>> held{
    "moderation.held", "GET /api/v1/campaigns/{campaign}/held-messages"};
inline constexpr Command<DecideMessage, Nothing> decide{
    "moderation.decide", "POST /api/v1/campaigns/{campaign}/held-messages/{donation}"};
/// By anybody with an account, once for each message.
inline constexpr Command<ReportMessage, Nothing> report{
    "moderation.report", "POST /api/v1/campaigns/{campaign}/donations/{donation}/report"};

} // namespace madang::moderation
