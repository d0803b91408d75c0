// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/payment_text.h"

#include "common/views/event_text.h"

#include <QCoreApplication>

namespace madang::views {

using namespace Qt::StringLiterals;
using payments::OrderStatus;

namespace {

    constexpr qint64 kSoon = 90'000;

    struct PaymentText {
        Q_DECLARE_TR_FUNCTIONS(madang::views::PaymentText)
    };

} // namespace

QList<NamedFact> depositFacts(const campaigns::Donation &donation, const Formats &formats)
{
    if (!donation.deposit)
        return {};
    const payments::Deposit &deposit = *donation.deposit;
    QList<NamedFact> facts{{PaymentText::tr("Amount"), formats.won(donation.amount)},
                           {PaymentText::tr("Bank"), oneLine(deposit.bank, 60)},
                           {PaymentText::tr("Account number"), oneLine(deposit.account, 60)},
                           {PaymentText::tr("Account holder"), oneLine(deposit.holder, 80)}};
    if (!deposit.reference.isEmpty())
        facts.append({PaymentText::tr("Sender's name to write"), oneLine(deposit.reference, 40)});
    facts.append({PaymentText::tr("Until"), formats.fullTime(deposit.until)});
    return facts;
}

QString nextCheckText(const campaigns::Donation &donation, const Formats &formats)
{
    if (donation.status == OrderStatus::WaitingForDeposit && !donation.nextCheckAt)
        return PaymentText::tr(
            "A person looks at the account; that may take a working day. You will be told.");
    if (!donation.nextCheckAt)
        return {};
    const qint64 left = donation.nextCheckAt->ms - formats.now().ms;
    if (left >= kSoon)
        return PaymentText::tr("The next check is at %1, or as soon as word comes.")
            .arg(formats.timeOfDay(*donation.nextCheckAt));
    return PaymentText::tr("The payment service is asked again in about %1 s.")
        .arg(qMax<qint64>((left + 999) / 1000, 1));
}

} // namespace madang::views
