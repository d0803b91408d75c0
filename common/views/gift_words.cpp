// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/gift_words.h"

#include "common/views/event_text.h"

#include <QCoreApplication>

namespace madang::views {

using namespace Qt::StringLiterals;
using payments::OrderStatus;
using refunds::Hurdle;
using refunds::Refund;
using refunds::State;

namespace {

    /// Translations of this file.
    struct GiftWords {
        Q_DECLARE_TR_FUNCTIONS(madang::views::GiftWords)
    };

    constexpr qsizetype kLongestNote = 200;

    QString waitingText(const Refund &refund)
    {
        switch (refund.hurdle.value_or(Hurdle::Late)) {
        case Hurdle::CampaignSettled:
            return GiftWords::tr(
                "The use of the money has been reported already, so who runs the campaign, or "
                "this server, has to decide.");
        case Hurdle::SecondPerson:
            return GiftWords::tr("It is so much that a second person has to agree.");
        case Hurdle::Late:
            break;
        }
        return GiftWords::tr("The time to cancel without asking is over, so who runs the campaign, or this "
                             "server, decides.");
    }

    QString withNote(QString text, const Refund &refund)
    {
        if (!refund.note.isEmpty())
            text += u" “"_s + oneLine(refund.note, kLongestNote) + u"”"_s;
        return text;
    }

} // namespace

QString statusText(OrderStatus status)
{
    switch (status) {
    case OrderStatus::Ready:
        return GiftWords::tr("not paid yet");
    case OrderStatus::InProgress:
        return GiftWords::tr("being checked");
    case OrderStatus::WaitingForDeposit:
        return GiftWords::tr("waiting for the transfer");
    case OrderStatus::Done:
        return GiftWords::tr("paid");
    case OrderStatus::Canceled:
        return GiftWords::tr("given back");
    case OrderStatus::PartialCanceled:
        return GiftWords::tr("given back in part");
    case OrderStatus::Aborted:
        return GiftWords::tr("declined");
    case OrderStatus::Expired:
        return GiftWords::tr("not paid in time");
    }
    return {};
}

QString giftStateText(const campaigns::Donation &donation, const Formats &formats)
{
    const QString status = statusText(donation.status);
    if (donation.status != OrderStatus::PartialCanceled)
        return status;
    return GiftWords::tr("%1: %2").arg(status, formats.won(donation.refunded));
}

QString refundStateText(State state)
{
    switch (state) {
    case State::Waiting:
        return GiftWords::tr("waiting for a decision");
    case State::Underway:
        return GiftWords::tr("on its way");
    case State::ByHand:
        return GiftWords::tr("to be transferred back");
    case State::Returned:
        return GiftWords::tr("given back");
    case State::Rejected:
        return GiftWords::tr("rejected");
    case State::Refused:
        return GiftWords::tr("refused");
    }
    return {};
}

QString refundText(const Refund &refund, const Formats &formats)
{
    const QString amount = formats.won(refund.amount);
    switch (refund.state) {
    case State::Waiting:
        return GiftWords::tr("Giving back %1 waits for a decision.").arg(amount) + u' ' + waitingText(refund);
    case State::Underway:
        return GiftWords::tr(
                   "%1 is on its way back. The payment service has not confirmed it yet; it is asked "
                   "again by itself, and nothing is given back twice.")
            .arg(amount);
    case State::ByHand:
        return GiftWords::tr(
                   "%1 will be transferred back by hand. When it has been sent, it leaves the total, and "
                   "you are told.")
            .arg(amount);
    case State::Returned:
        return GiftWords::tr("%1 was given back.").arg(amount);
    case State::Rejected:
        return withNote(GiftWords::tr("Giving back %1 was rejected.").arg(amount), refund);
    case State::Refused:
        return GiftWords::tr("%1 could not be given back. The gift is as it was.").arg(amount);
    }
    return {};
}

QString refundQuestion(const Refund &wouldBe, const Formats &formats)
{
    const QString amount = formats.won(wouldBe.amount);
    const QString title = oneLine(wouldBe.title, 80);
    if (wouldBe.state == State::Waiting)
        return GiftWords::tr("Ask for %1 of the gift to “%2” back?").arg(amount, title) + u' '
            + waitingText(wouldBe);
    const QString question = wouldBe.remaining == Money{}
        ? GiftWords::tr("Give %1 back? The gift to “%2” will not count any more.").arg(amount, title)
        : GiftWords::tr("Give %1 back? %2 of the gift to “%3” will remain.")
              .arg(amount, formats.won(wouldBe.remaining), title);
    if (wouldBe.state == State::ByHand)
        return question + u' '
            + GiftWords::tr("Somebody has to transfer it by hand; it counts until that is done.");
    return question;
}

QString refundWishText(const Refund &refund, const Formats &formats)
{
    const QString who = refund.askedBy ? oneLine(*refund.askedBy, 40) : GiftWords::tr("Somebody");
    return GiftWords::tr("%1 asks for %2 of a gift to “%3” back: %4")
        .arg(who, formats.won(refund.amount), oneLine(refund.title, 80),
             oneLine(refund.reason, kLongestNote));
}

QString refundNoticeText(const notifications::Notice &notice, const Formats &formats)
{
    if (!notice.type.startsWith("refund."_L1))
        return {};
    const auto refund = fromJson<Refund>(notice.body.text);
    if (!refund)
        return {};
    if (notice.type == "refund.asked"_L1)
        return refundWishText(*refund, formats);
    return u"“"_s + oneLine(refund->title, 80) + u"”: "_s + refundText(*refund, formats);
}

bool canGoBack(const campaigns::Donation &donation)
{
    return (donation.status == OrderStatus::Done || donation.status == OrderStatus::PartialCanceled)
        && donation.refunded < donation.amount;
}

} // namespace madang::views
