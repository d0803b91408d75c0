// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/pledge_text.h"

#include "common/views/event_text.h"

#include <QCoreApplication>

namespace madang::views::pledge_text {

using namespace Qt::StringLiterals;
using pledges::Charge;
using pledges::ChargeState;
using pledges::Ending;
using pledges::Pledge;
using pledges::PledgeBody;
using pledges::State;

namespace {

    /// Translations of this file.
    struct PledgeText {
        Q_DECLARE_TR_FUNCTIONS(madang::views::PledgeText)
    };

    QString ending(const std::optional<Ending> &why)
    {
        if (!why)
            return {};
        switch (*why) {
        case Ending::Cancelled:
            return PledgeText::tr("Ended by you. Nothing is charged any more.");
        case Ending::CampaignOver:
            return PledgeText::tr("Ended, because the campaign is over. Nothing is charged any more.");
        case Ending::NotRenewed:
            return PledgeText::tr("Ended, because the card was declined and no other one was registered.");
        case Ending::NeverBegun:
            return PledgeText::tr("Never began: no card was registered in time.");
        }
        return {};
    }

    QString failedText(const PledgeBody &body, const Formats &formats)
    {
        const QString what = PledgeText::tr("Your monthly gift of %1 to “%2” could not be charged: %3")
                                 .arg(formats.won(body.amount), oneLine(body.title), ofReason(body.reason));
        if (!body.nextTryAt)
            return what;
        return PledgeText::tr("%1 It is tried again %2; you can also register another card.")
            .arg(what, formats.fullTime(*body.nextTryAt));
    }

    QString suspendedText(const PledgeBody &body, const Formats &formats)
    {
        return PledgeText::tr(
                   "Your monthly gift of %1 to “%2” is suspended: the card was declined too often. "
                   "Register another card before %3, or it ends.")
            .arg(formats.won(body.amount), oneLine(body.title),
                 body.endsAt ? formats.dayName(*body.endsAt) : QString());
    }

    QString startedText(const PledgeBody &body, const Formats &formats)
    {
        return PledgeText::tr("Your monthly gift of %1 to “%2” has begun. The next charge: %3.")
            .arg(formats.won(body.amount), oneLine(body.title),
                 ofDate(body.date.value_or(QString()), formats));
    }

} // namespace

QString ofDay(int day)
{
    if (day == pledges::kLastDay)
        return PledgeText::tr("on the last day of each month");
    return PledgeText::tr("on day %1 of each month").arg(day);
}

QString ofDate(const QString &date, const Formats &formats)
{
    const QDate day = QDate::fromString(date, Qt::ISODate);
    return day.isValid() ? formats.dayName(day) : oneLine(date, 20);
}

QString ofState(const Pledge &pledge, const Formats &formats)
{
    switch (pledge.state) {
    case State::Pending:
        return PledgeText::tr("No card is registered yet. Register one in the browser.");
    case State::Active:
        return pledge.next.isEmpty()
            ? PledgeText::tr("Active.")
            : PledgeText::tr("Active. The card is charged %1.").arg(ofDay(pledge.day));
    case State::Paused:
        return PledgeText::tr("Paused. No date is charged until you go on.");
    case State::Suspended:
        return PledgeText::tr("Suspended: the card was declined too often. Register another card before %1, "
                              "or it ends.")
            .arg(pledge.endsAt ? formats.dayName(*pledge.endsAt) : QString());
    case State::Ended:
        return ending(pledge.ending);
    }
    return {};
}

QString ofCharge(const Charge &charge, const Formats &formats)
{
    switch (charge.state) {
    case ChargeState::Asked:
        return PledgeText::tr("being checked; nothing is charged twice");
    case ChargeState::Retrying:
        return PledgeText::tr("declined; tried again %1")
            .arg(charge.nextTryAt ? formats.fullTime(*charge.nextTryAt) : QString());
    case ChargeState::Paid:
        return PledgeText::tr("paid");
    case ChargeState::Failed:
        return PledgeText::tr("declined; not tried again");
    case ChargeState::Skipped:
        return PledgeText::tr("skipped");
    case ChargeState::Missed:
        return PledgeText::tr("not charged that time");
    case ChargeState::Stopped:
        return PledgeText::tr("given up before it was tried again");
    }
    return {};
}

QString ofTrouble(const Pledge &pledge, const Formats &formats)
{
    if (!pledge.latest || pledge.state == State::Ended)
        return {};
    const Charge &charge = *pledge.latest;
    const QString date = ofDate(charge.date, formats);
    switch (charge.state) {
    case ChargeState::Asked:
        return PledgeText::tr("The charge of %1 is being checked. Nothing is charged twice.").arg(date);
    case ChargeState::Retrying:
        return PledgeText::tr("The charge of %1 did not go through: %2 It is tried again %3. Another card is "
                              "charged at once.")
            .arg(date, ofReason(charge.reason),
                 charge.nextTryAt ? formats.fullTime(*charge.nextTryAt) : QString());
    case ChargeState::Failed:
        return PledgeText::tr("The charge of %1 did not go through: %2 It is not tried again.")
            .arg(date, ofReason(charge.reason));
    default:
        return {};
    }
}

QString ofReason(const std::optional<QString> &reason)
{
    const QString code = reason.value_or(QString());
    if (code.startsWith("REJECT_"_L1))
        return PledgeText::tr("The card company declined it.");
    if (code == "NO_ANSWER"_L1)
        return PledgeText::tr("The payment service gave no answer.");
    if (code.startsWith("EXCEED_"_L1))
        return PledgeText::tr("A limit of the card is reached.");
    if (code.contains("BILL"_L1) || code.contains("CARD"_L1))
        return PledgeText::tr("The card cannot be used any more.");
    return PledgeText::tr("The payment service refused it.");
}

QString ofNotice(const notifications::Notice &notice, const Formats &formats)
{
    if (!notice.type.startsWith("pledge."_L1))
        return {};
    const auto body = fromJson<PledgeBody>(notice.body.text);
    if (!body)
        return {};
    if (notice.type == "pledge.started"_L1)
        return startedText(*body, formats);
    if (notice.type == "pledge.card-declined"_L1)
        return PledgeText::tr("The card for your monthly gift to “%1” was not accepted. Nothing was charged; "
                              "you can register another one.")
            .arg(oneLine(body->title));
    if (notice.type == "pledge.failed"_L1)
        return failedText(*body, formats);
    if (notice.type == "pledge.suspended"_L1)
        return suspendedText(*body, formats);
    if (notice.type == "pledge.ended"_L1)
        return PledgeText::tr("Your monthly gift to “%1”: %2")
            .arg(oneLine(body->title), ending(body->ending));
    return {};
}

} // namespace madang::views::pledge_text
