// SPDX-License-Identifier: GPL-3.0-or-later
// Campaigns and gifts. Every total here is a sum over the ledger at the moment of asking.
#pragma once

#include "common/protocol/payments.h"
#include "common/protocol/rooms.h"

namespace madang {

using PictureId = Id<struct PictureKind>;

} // namespace madang

namespace madang::campaigns {

inline constexpr int kLongestTitle = 80;
inline constexpr int kLongestStory = 4000;
inline constexpr int kMostPresets = 6;

/// Smallest and largest single gift.
inline constexpr Money kSmallestGift{100};
inline constexpr Money kLargestGift{100'000'000};

enum class State {
    Open,
    Closed, ///< over; the account of it is still to come
    Settled, ///< over, and its use was reported
};
constexpr auto enumWords(State *)
{
    return std::array{std::pair{State::Open, QLatin1StringView("open")},
                      std::pair{State::Closed, QLatin1StringView("closed")},
                      std::pair{State::Settled, QLatin1StringView("settled")}};
}

enum class GiftVisibility {
    Public, ///< nickname and amount
    HiddenName, ///< amount only
    HiddenAmount, ///< nickname only; the amount reaches the public total together with others (Totals)
    HiddenFromRecipient, ///< amount only, and who made the campaign does not learn the name either
};
constexpr auto enumWords(GiftVisibility *)
{
    return std::array{
        std::pair{GiftVisibility::Public, QLatin1StringView("public")},
        std::pair{GiftVisibility::HiddenName, QLatin1StringView("hidden-name")},
        std::pair{GiftVisibility::HiddenAmount, QLatin1StringView("hidden-amount")},
        std::pair{GiftVisibility::HiddenFromRecipient, QLatin1StringView("hidden-from-recipient")}};
}

/// Who may read the message of a gift. The money counts whatever becomes of its message.
enum class MessageState {
    Shown,
    Reported, ///< shown, and somebody asked the campaign's owner to look at it
    Held, ///< hidden until the owner decides
    Released, ///< the owner let it be shown; reports change nothing any more
    Dropped, ///< the owner took it away
};
constexpr auto enumWords(MessageState *)
{
    return std::array{std::pair{MessageState::Shown, QLatin1StringView("shown")},
                      std::pair{MessageState::Reported, QLatin1StringView("reported")},
                      std::pair{MessageState::Held, QLatin1StringView("held")},
                      std::pair{MessageState::Released, QLatin1StringView("released")},
                      std::pair{MessageState::Dropped, QLatin1StringView("dropped")}};
}
constexpr bool isHidden(MessageState state)
{
    return state == MessageState::Held || state == MessageState::Dropped;
}

/// A confirmed gift as the public sees it: what the donor hid is absent.
struct Gift {
    DonationId id;
    std::optional<QString> nickname;
    std::optional<Money> amount;
    QString message;
    Timestamp at;
};
PROTOCOL_FIELDS(Gift, id, nickname, amount, message, at)

struct Campaign {
    CampaignId id;
    RoomId room; ///< where its cards appear
    QString title;
    QString story; ///< Markdown
    Money goal;
    Money total; ///< confirmed gifts minus refunds, without those counted in giftsApart
    int giftCount = 0; ///< all confirmed gifts
    int giftsApart = 0; ///< see Totals
    State state = State::Open;
    Timestamp endsAt;
    Timestamp createdAt;
    std::optional<Money> received; ///< with every hidden amount; only for who made the campaign
    QString beneficiary; ///< who is helped; empty: the story says it
    std::optional<QString> picture; ///< its path on this server
    QList<Money> presets; ///< amounts to offer, ascending
    Timestamp reportDueAt; ///< by when the use of the money is reported
    bool reportOverdue = false; ///< that time is over, and nothing was reported
    std::optional<Timestamp> closedAt;
    std::optional<Timestamp> settledAt;
    std::optional<Money> messagesFrom; ///< the smallest gift that may carry a message; absent: any may
};
PROTOCOL_FIELDS(Campaign, id, room, title, story, goal, total, giftCount, giftsApart, state, endsAt,
                createdAt, received, beneficiary, picture, presets, reportDueAt, reportOverdue, closedAt,
                settledAt, messagesFrom)

struct CreateCampaign {
    QString title; ///< 1 to 80 characters
    QString story; ///< up to 4000
    Money goal; ///< positive
    Timestamp endsAt;
    std::optional<RoomId> room; ///< a room the caller owns; a new public one when absent
    std::optional<QString> beneficiary = {}; ///< up to 80 characters
    std::optional<Timestamp> reportDueAt = {}; ///< within a year of the end; 30 days after it when absent
    std::optional<QList<Money>> presets = {}; ///< up to 6; our own choice when absent
};
PROTOCOL_FIELDS(CreateCampaign, title, story, goal, endsAt, room, beneficiary, reportDueAt, presets)

/// What may change while a campaign is open. What was promised with money (title, goal, beneficiary) stays.
struct ChangeCampaign {
    CampaignId campaign;
    std::optional<QString> story;
    std::optional<Timestamp> endsAt; ///< later than it was
    std::optional<PictureId> picture; ///< one of the campaign's pictures
    std::optional<QList<Money>> presets;
    std::optional<Money> messagesFrom = {}; ///< smallest gift with a message; 0: any
};
PROTOCOL_FIELDS(ChangeCampaign, campaign, story, endsAt, picture, presets, messagesFrom)

/// A campaign that only its author knows of: no room, no page, nothing to give to.
struct Draft {
    CampaignId id; ///< the campaign keeps it
    QString title;
    QString story;
    QString beneficiary;
    std::optional<Money> goal;
    std::optional<Timestamp> endsAt;
    std::optional<Timestamp> reportDueAt;
    Timestamp createdAt;
    Timestamp changedAt;
    std::optional<QList<Money>> presets; ///< absent: our own choice
};
PROTOCOL_FIELDS(Draft, id, title, story, beneficiary, goal, endsAt, reportDueAt, createdAt, changedAt,
                presets)

/// All but the title may still be missing.
struct SaveDraft {
    QString title;
    std::optional<QString> story;
    std::optional<QString> beneficiary;
    std::optional<Money> goal;
    std::optional<Timestamp> endsAt;
    std::optional<Timestamp> reportDueAt;
    std::optional<QList<Money>> presets = {};
};
PROTOCOL_FIELDS(SaveDraft, title, story, beneficiary, goal, endsAt, reportDueAt, presets)

/// Replaces what the draft says.
struct ChangeDraft {
    CampaignId draft;
    QString title;
    std::optional<QString> story;
    std::optional<QString> beneficiary;
    std::optional<Money> goal;
    std::optional<Timestamp> endsAt;
    std::optional<Timestamp> reportDueAt;
    std::optional<QList<Money>> presets = {};
};
PROTOCOL_FIELDS(ChangeDraft, draft, title, story, beneficiary, goal, endsAt, reportDueAt, presets)

struct OneDraft {
    CampaignId draft;
};
PROTOCOL_FIELDS(OneDraft, draft)

struct OpenDraft {
    CampaignId draft;
    std::optional<RoomId> room; ///< as in CreateCampaign
};
PROTOCOL_FIELDS(OpenDraft, draft, room)

/// A picture of a campaign: for its page, or a receipt in a report.
struct Picture {
    PictureId id;
    CampaignId campaign;
    QString path; ///< on this server
    QString type; ///< image/png, image/jpeg or image/webp: what its octets are, whatever was claimed
};
PROTOCOL_FIELDS(Picture, id, campaign, path, type)

struct AddPicture {
    CampaignId campaign;
    QString content; ///< base64 of at most 700 KiB; PNG, JPEG or WebP
};
PROTOCOL_FIELDS(AddPicture, campaign, content)

struct OneCampaign {
    CampaignId campaign;
};
PROTOCOL_FIELDS(OneCampaign, campaign)

struct ListCampaigns {
    std::optional<QString> after;
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListCampaigns, after, limit)

struct ListGifts {
    CampaignId campaign;
    std::optional<QString> after;
    std::optional<int> limit;
    std::optional<Timestamp> from = {}; ///< confirmed at that moment or later
    std::optional<Timestamp> until = {}; ///< confirmed before that moment
};
PROTOCOL_FIELDS(ListGifts, campaign, after, limit, from, until)

/// A part of the goal that was reached once.
struct Milestone {
    int percent = 0;
    Timestamp reachedAt;
};
PROTOCOL_FIELDS(Milestone, percent, reachedAt)

/// `tag` is the idempotency key (REST: header Idempotency-Key): the same key with the same content answers
/// the first order, with other content KeyReused.
struct Donate {
    CampaignId campaign;
    ClientTag tag;
    Money amount;
    std::optional<QString> message; ///< up to 200 characters
    std::optional<GiftVisibility> visibility;
};
PROTOCOL_FIELDS(Donate, campaign, tag, amount, message, visibility)

/// A donor's own view of a gift at any time.
struct Donation {
    DonationId id;
    CampaignId campaign;
    OrderId order;
    Money amount;
    QString message;
    GiftVisibility visibility = GiftVisibility::Public;
    payments::OrderStatus status = payments::OrderStatus::Ready;
    std::optional<QString> reason; ///< why it was declined: the gateway's word
    Timestamp createdAt;
    Timestamp settledAt;
    QString title = {}; ///< of the campaign
    Money refunded = {}; ///< of `amount`, given back so far
    std::optional<Timestamp> cancelUntil = {}; ///< the donor may cancel until then without asking anybody
    std::optional<QString> gateway; ///< who moves the money: "sandbox", "toss", "transfer"
    std::optional<Timestamp> nextCheckAt; ///< when the gateway is asked again; absent: nobody asks it
    std::optional<payments::Deposit> deposit; ///< while WAITING_FOR_DEPOSIT
    MessageState messageState = MessageState::Shown;
};
PROTOCOL_FIELDS(Donation, id, campaign, order, amount, message, visibility, status, reason, createdAt,
                settledAt, title, refunded, cancelUntil, gateway, nextCheckAt, deposit, messageState)

/// What became of a gift, in the few words by which its donor looks for it.
enum class GiftState {
    Open, ///< not paid yet, or not decided
    Paid, ///< something of it is with the campaign
    Returned, ///< something of it came back
    Failed, ///< declined or expired
};
constexpr auto enumWords(GiftState *)
{
    return std::array{std::pair{GiftState::Open, QLatin1StringView("open")},
                      std::pair{GiftState::Paid, QLatin1StringView("paid")},
                      std::pair{GiftState::Returned, QLatin1StringView("returned")},
                      std::pair{GiftState::Failed, QLatin1StringView("failed")}};
}

/// One's own gifts, newest first; the filters are about when the gift was begun and what became of it.
struct ListMyDonations {
    std::optional<QString> after;
    std::optional<int> limit;
    std::optional<GiftState> state = {};
    std::optional<Timestamp> from = {};
    std::optional<Timestamp> until = {};
};
PROTOCOL_FIELDS(ListMyDonations, after, limit, state, from, until)

/// Body of a room event or notice of type "campaign.state": closed, or settled.
struct StateBody {
    CampaignId campaign;
    QString title;
    State state = State::Closed;
    Money total;
    Money goal;
    int giftCount = 0;
    int giftsApart = 0; ///< see Totals
    Timestamp reportDueAt;
};
PROTOCOL_FIELDS(StateBody, campaign, title, state, total, goal, giftCount, giftsApart, reportDueAt)

/// Body of a room event of type "campaign.milestone": the total reached that share of the goal for the first
/// time. Told once, whatever refunds and later gifts do.
struct MilestoneBody {
    CampaignId campaign;
    int percent = 0; ///< 25, 50, 75, 100, 150, 200 or 300
    Money total;
    Money goal;
};
PROTOCOL_FIELDS(MilestoneBody, campaign, percent, total, goal)

struct Donating {
    Donation donation;
    QString checkoutUrl; ///< absolute; for the donor's browser
};
PROTOCOL_FIELDS(Donating, donation, checkoutUrl)

struct OneDonation {
    DonationId donation;
};
PROTOCOL_FIELDS(OneDonation, donation)

/// Body of a room event of type "donation".
struct DonationBody {
    CampaignId campaign;
    Gift gift;
    std::optional<Money> total; ///< right after this gift; absent when its amount is hidden
    Money goal;
};
PROTOCOL_FIELDS(DonationBody, campaign, gift, total, goal)

/// Told on the campaign's topic after every change, and once at subscribing.
///
/// A hidden amount must not be the difference of two totals. Gifts with a hidden amount therefore wait apart
/// (`giftsApart` counts them) and enter `total` as one sum, as soon as three people have given in that way
/// since the last time. If one of them is given back, the whole sum leaves `total` again, and those who are
/// left wait for three more. What still waits when the campaign ends stays apart.
struct Totals {
    CampaignId campaign;
    qint64 revision = 0; ///< grows with every change: one that is not above what is shown is older news
    Money total;
    Money goal;
    int giftCount = 0;
    int giftsApart = 0; ///< of them, those of hidden amount that are not in `total`
    State state = State::Open;
    QList<Gift> latest; ///< newest first, at most 10
};
PROTOCOL_FIELDS(Totals, campaign, revision, total, goal, giftCount, giftsApart, state, latest)

inline constexpr Command<CreateCampaign, Campaign> create{"campaigns.create", "POST /api/v1/campaigns"};
inline constexpr Command<ChangeCampaign, Campaign> change{"campaigns.change",
                                                          "PATCH /api/v1/campaigns/{campaign}"};
/// Before its end, by who made it.
inline constexpr Command<OneCampaign, Campaign> close{"campaigns.close",
                                                      "POST /api/v1/campaigns/{campaign}/close"};
inline constexpr Command<AddPicture, Picture> addPicture{"campaigns.add-picture",
                                                         "POST /api/v1/campaigns/{campaign}/pictures"};
inline constexpr Command<SaveDraft, Draft> saveDraft{"campaigns.save-draft", "POST /api/v1/campaign-drafts"};
/// Newest first, all of them: at most 50.
inline constexpr Command<Nothing, Page<Draft>> drafts{"campaigns.drafts", "GET /api/v1/campaign-drafts"};
inline constexpr Command<ChangeDraft, Draft> changeDraft{"campaigns.change-draft",
                                                         "PUT /api/v1/campaign-drafts/{draft}"};
inline constexpr Command<OneDraft, Nothing> discardDraft{"campaigns.discard-draft",
                                                         "DELETE /api/v1/campaign-drafts/{draft}"};
inline constexpr Command<OpenDraft, Campaign> openDraft{"campaigns.open-draft",
                                                        "POST /api/v1/campaign-drafts/{draft}/open"};
inline constexpr Command<ListCampaigns, Page<Campaign>> list{"campaigns.list", "GET /api/v1/campaigns"};
inline constexpr Command<OneCampaign, Campaign> show{"campaigns.show", "GET /api/v1/campaigns/{campaign}"};
inline constexpr Command<ListGifts, Page<Gift>> gifts{"campaigns.gifts",
                                                      "GET /api/v1/campaigns/{campaign}/donations"};
/// Lowest first.
inline constexpr Command<OneCampaign, Page<Milestone>> milestones{
    "campaigns.milestones", "GET /api/v1/campaigns/{campaign}/milestones"};
inline constexpr Command<Donate, Donating> donate{
    .name = "campaigns.donate",
    .rest = "POST /api/v1/campaigns/{campaign}/donations",
    .send = nullptr,
    .idempotent = true,
};
/// Only the donor's own.
inline constexpr Command<OneDonation, Donation> donation{"campaigns.donation",
                                                         "GET /api/v1/donations/{donation}"};
inline constexpr Command<ListMyDonations, Page<Donation>> myDonations{"campaigns.my-donations",
                                                                      "GET /api/v1/donations"};

/// What the topic tells, for who polls.
inline constexpr Command<OneCampaign, Totals> showTotals{"campaigns.totals",
                                                         "GET /api/v1/campaigns/{campaign}/totals"};

inline constexpr Event<Totals> totals{"campaign.totals", "/topic/campaigns/{campaign}"};

} // namespace madang::campaigns
