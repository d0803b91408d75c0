// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/notice_words.h"

#include "common/protocol/complaints.h"
#include "common/protocol/payouts.h"
#include "common/protocol/pledges.h"
#include "common/protocol/receipts.h"
#include "common/protocol/refunds.h"
#include "common/protocol/sign_ins.h"
#include "common/protocol/tokens.h"
#include "common/protocol/users.h"
#include "common/views/event_text.h"
#include "common/views/gift_words.h"
#include "common/views/pledge_text.h"
#include "common/views/receipt_list.h"
#include "common/views/received_gifts.h"
#include "common/views/role_text.h"

#include <QCoreApplication>

namespace madang::views {

using namespace Qt::StringLiterals;
using notifications::Notice;
using SubjectKind = NoticeSubject::Kind;

namespace {

    /// Translations of this file.
    struct NoticeWords {
        Q_DECLARE_TR_FUNCTIONS(madang::views::NoticeWords)
    };

    /// The members that tell what a body is about; most bodies have some of them.
    struct Pointers {
        std::optional<CampaignId> campaign;
        std::optional<DonationId> donation;
        std::optional<RoomId> room;
        std::optional<DonationId> id;
        std::optional<qint64> position;
        std::optional<QString> username;
        std::optional<UserId> inviter;
    };
    PROTOCOL_FIELDS(Pointers, campaign, donation, room, id, position, username, inviter)

    SubjectKind kindOf(const QString &type)
    {
        if (type == "room.invited"_L1 || type == "chat.mention"_L1 || type == "complaint.decided"_L1)
            return SubjectKind::Room;
        if (type == "account.applied"_L1)
            return SubjectKind::Applicants;
        if (type == "account.factor-asked"_L1)
            return SubjectKind::Account;
        if (type == "complaint.made"_L1)
            return SubjectKind::Complaints;
        if (type == "refund.asked"_L1)
            return SubjectKind::Refunds;
        if (type == "campaign.message-held"_L1)
            return SubjectKind::HeldMessages;
        if (type == "campaign.report"_L1)
            return SubjectKind::Reports;
        if (type.startsWith("donation."_L1) || type.startsWith("refund."_L1))
            return SubjectKind::Gift;
        if (type.startsWith("pledge."_L1))
            return SubjectKind::Pledges;
        if (type.startsWith("receipt."_L1))
            return SubjectKind::Receipt;
        if (type.startsWith("payout."_L1))
            return SubjectKind::Payouts;
        if (type == "campaign.overspent"_L1)
            return SubjectKind::Statement;
        if (type.startsWith("campaign."_L1))
            return SubjectKind::Campaign;
        return SubjectKind::Nothing;
    }

    QString giftSentence(const Notice &notice, const Formats &formats)
    {
        const auto gift = fromJson<campaigns::Donation>(notice.body.text);
        if (!gift)
            return {};
        const QString amount = formats.won(gift->amount);
        const QString title = oneLine(gift->title, 80);
        if (notice.type == "donation.settled"_L1)
            return NoticeWords::tr("Your gift of %1 to “%2” has arrived. Thank you!").arg(amount, title);
        if (notice.type == "donation.waiting"_L1)
            return NoticeWords::tr("Your gift of %1 to “%2” waits for your transfer.").arg(amount, title);
        if (notice.type == "donation.declined"_L1)
            return NoticeWords::tr("Your gift of %1 to “%2” was declined. Nothing was charged.")
                .arg(amount, title);
        if (notice.type == "donation.expired"_L1)
            return NoticeWords::tr("Your gift of %1 to “%2” was not paid in time. Nothing was charged.")
                .arg(amount, title);
        return {};
    }

    QString receiptSentence(const Notice &notice, const Formats &formats)
    {
        const auto receipt = fromJson<receipts::Receipt>(notice.body.text);
        if (!receipt)
            return {};
        if (receipt->voidedAt)
            return NoticeWords::tr("Receipt %1 of your gift to “%2”. %3")
                .arg(receipt->number, oneLine(receipt->title, 80), ReceiptList::voidText(*receipt));
        return NoticeWords::tr("Receipt %1 of your gift of %2 to “%3” is ready.")
            .arg(receipt->number, formats.won(receipt->amount), oneLine(receipt->title, 80));
    }

    QString payoutSentence(const Notice &notice, const Formats &formats)
    {
        const auto payout = fromJson<payouts::Payout>(notice.body.text);
        if (!payout)
            return {};
        const QString amount = formats.won(payout->amount);
        const QString title = oneLine(payout->title, 80);
        if (notice.type == "payout.approved"_L1)
            return NoticeWords::tr("The payout of %1 from “%2” was approved: %3 arrives, on %4.")
                .arg(amount, title, formats.won(payout->net), formats.dayName(payout->payableAt));
        if (notice.type == "payout.refused"_L1)
            return NoticeWords::tr("The payout of %1 from “%2” was refused: %3")
                .arg(amount, title, oneLine(payout->reason.value_or(QString()), 200));
        if (notice.type == "payout.paid"_L1)
            return NoticeWords::tr("The payout of %1 from “%2” was paid: %3 arrives.")
                .arg(amount, title, formats.won(payout->net));
        return {};
    }

    QString spendingSentence(const Notice &notice, const Formats &formats)
    {
        const auto body = fromJson<reports::OverspentBody>(notice.body.text);
        if (!body || notice.type != "campaign.overspent"_L1)
            return {};
        return u"“"_s + oneLine(body->title, 80) + u"”: "_s
            + overspentText(body->reported, body->received, formats);
    }

    QString mentionSentence(const Notice &notice)
    {
        const auto body = fromJson<chat::MentionedBody>(notice.body.text);
        if (!body || notice.type != "chat.mention"_L1)
            return {};
        const auto role = body->role ? accounts::calledBy(*body->role) : std::nullopt;
        if (role)
            return NoticeWords::tr("%1 called you as %2 in “%3”.")
                .arg(oneLine(body->by, 40), role_text::wordOf(*role), oneLine(body->name, 80));
        return NoticeWords::tr("%1 named you in “%2”.").arg(oneLine(body->by, 40), oneLine(body->name, 80));
    }

    QString complaintSentence(const Notice &notice)
    {
        const auto body = fromJson<complaints::ComplaintBody>(notice.body.text);
        if (!body || !notice.type.startsWith("complaint."_L1))
            return {};
        const QString name = oneLine(body->name, 80);
        const bool made = notice.type == "complaint.made"_L1;
        const bool removed = body->verdict == complaints::Verdict::Removed;
        switch (body->about.value_or(complaints::About::Message)) {
        case complaints::About::Profile:
            if (made)
                return NoticeWords::tr("There is a complaint about how somebody shows themselves.");
            return removed ? NoticeWords::tr("The profile you complained about was looked at, and what was "
                                             "wrong was taken away.")
                           : NoticeWords::tr("The profile you complained about was looked at and stays.");
        case complaints::About::Invitation:
            if (made)
                return NoticeWords::tr("There is a complaint about an invitation to “%1”.").arg(name);
            return removed
                ? NoticeWords::tr("The invitation to “%1” you complained about was withdrawn: you are not in "
                                  "that room any more.")
                      .arg(name)
                : NoticeWords::tr("The invitation to “%1” you complained about was looked at and stays.")
                      .arg(name);
        case complaints::About::Message:
            break;
        }
        if (made)
            return NoticeWords::tr("There is a complaint about a message in “%1”.").arg(name);
        if (removed)
            return NoticeWords::tr("The message you complained about in “%1” was taken away.").arg(name);
        return NoticeWords::tr("The message you complained about in “%1” was looked at and stays.").arg(name);
    }

    QString mergedSentence(const Notice &notice)
    {
        const auto body = fromJson<users::MergedBody>(notice.body.text);
        if (!body || notice.type != "account.merged"_L1)
            return {};
        return NoticeWords::tr("Your account %1 (%2) was merged into this one. If it was not yours, tell who "
                               "looks after this community.")
            .arg(oneLine(body->mergedNickname, 40), oneLine(body->mergedUsername, 40));
    }

    QString roleSentence(const Notice &notice)
    {
        const auto body = fromJson<users::RoleBody>(notice.body.text);
        if (!body || notice.type != "account.role"_L1)
            return {};
        const QString role = role_text::wordOf(body->role);
        return body->by.isEmpty()
            ? NoticeWords::tr("Your role here is another one now: %1.").arg(role)
            : NoticeWords::tr("%1 gave you another role here: %2.").arg(oneLine(body->by, 40), role);
    }

    QString factorSentence(const Notice &notice, const Formats &formats)
    {
        if (notice.type == "account.factor-asked"_L1) {
            const auto body = fromJson<users::FactorAskedBody>(notice.body.text);
            return body ? NoticeWords::tr("%1 asks to take the second factor of %2 (%3) away. Another one "
                                          "confirms until %4.")
                              .arg(oneLine(body->by, 40), oneLine(body->nickname, 40),
                                   oneLine(body->username, 40), formats.fullTime(body->until))
                        : QString();
        }
        const auto body = fromJson<users::FactorResetBody>(notice.body.text);
        if (!body || notice.type != "account.factor-reset"_L1)
            return {};
        const QString by = oneLine(body->by, 40);
        return body->done
            ? NoticeWords::tr("%1 confirmed that your second factor is taken away. Set one up anew.").arg(by)
            : NoticeWords::tr("%1 asked to take your second factor away. If you did not ask for help, tell "
                              "the owners here.")
                  .arg(by);
    }

    QString accountSentence(const Notice &notice)
    {
        const auto body = fromJson<users::AppliedBody>(notice.body.text);
        if (!body || notice.type != "account.applied"_L1)
            return {};
        return NoticeWords::tr("%1 (%2) asks for an account here.")
            .arg(oneLine(body->nickname, 40), oneLine(body->username, 40));
    }

    QString deviceSentence(const Notice &notice)
    {
        const auto body = fromJson<sign_ins::PastSignIn>(notice.body.text);
        if (!body || notice.type != "account.new-device"_L1)
            return {};
        const QString device = oneLine(body->device, 40);
        return NoticeWords::tr(
                   "Your account was signed in to from somewhere new: %1, address %2. If that was not "
                   "you, sign that device out and change your password.")
            .arg(device.isEmpty() ? NoticeWords::tr("a device without a name") : device,
                 oneLine(body->address, 60));
    }

    QString tokenSentence(const Notice &notice)
    {
        const auto body = fromJson<tokens::TokenBody>(notice.body.text);
        if (!body || notice.type != "account.token"_L1)
            return {};
        return NoticeWords::tr(
                   "A token was made with which programs use your account: “%1”, from address %2. "
                   "If that was not you, revoke it and change your password.")
            .arg(oneLine(body->token, 64), oneLine(body->address, 60));
    }

    QString roomSentence(const Notice &notice)
    {
        const auto body = fromJson<notifications::InvitedBody>(notice.body.text);
        if (!body || notice.type != "room.invited"_L1)
            return {};
        return NoticeWords::tr("%1 made you a member of “%2”.")
            .arg(oneLine(body->by, 40), oneLine(body->name, 80));
    }

} // namespace

NoticeSubject subjectOf(const Notice &notice)
{
    NoticeSubject subject;
    const auto to = fromJson<Pointers>(notice.body.text);
    if (!to)
        return subject;
    subject.kind = kindOf(notice.type);
    subject.room = to->room.value_or(RoomId());
    subject.isInvitation = notice.type == "room.invited"_L1 && to->inviter;
    if (subject.kind == SubjectKind::Room)
        subject.position = qMax<qint64>(0, to->position.value_or(0));
    if (subject.kind == SubjectKind::Account)
        subject.username = to->username.value_or(QString());
    subject.campaign = to->campaign.value_or(CampaignId());
    subject.donation = to->donation.value_or(DonationId());
    if (notice.type.startsWith("donation."_L1))
        subject.donation = to->id.value_or(DonationId());
    const bool lacking = (subject.kind == SubjectKind::Room && subject.room.isNull())
        || (subject.kind == SubjectKind::Account && subject.username.isEmpty())
        || ((subject.kind == SubjectKind::Gift || subject.kind == SubjectKind::Receipt)
            && subject.donation.isNull())
        || ((subject.kind == SubjectKind::Campaign || subject.kind == SubjectKind::Reports
             || subject.kind == SubjectKind::HeldMessages || subject.kind == SubjectKind::Payouts
             || subject.kind == SubjectKind::Statement)
            && subject.campaign.isNull());
    if (lacking)
        subject.kind = SubjectKind::Nothing;
    return subject;
}

QString sentenceOf(const Notice &notice, const Formats &formats)
{
    for (const QString &text :
         {roomSentence(notice), mentionSentence(notice), complaintSentence(notice), accountSentence(notice),
          mergedSentence(notice), roleSentence(notice), factorSentence(notice, formats),
          deviceSentence(notice), tokenSentence(notice), giftSentence(notice, formats), refundNoticeText(notice, formats),
          pledge_text::ofNotice(notice, formats), receiptSentence(notice, formats),
          payoutSentence(notice, formats), spendingSentence(notice, formats), noticeText(notice, formats)}) {
        if (!text.isEmpty())
            return text;
    }
    return NoticeWords::tr("Something happened that this version cannot show.");
}

} // namespace madang::views
