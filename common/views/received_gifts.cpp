// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/received_gifts.h"

#include "common/base/when_done.h"
#include "common/views/event_text.h"

#include <QCoreApplication>

namespace madang::views {

using namespace Qt::StringLiterals;
using payments::OrderStatus;
using statements::ReceivedGift;

ReceivedGifts::ReceivedGifts(Session &session, const Formats &formats, CampaignId campaign, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_formats(formats)
    , m_campaign(campaign)
{
    connect(&m_formats, &Formats::changed, this, &ReceivedGifts::changed);
    // A refund that somebody else made is told to who runs the campaign.
    connect(&m_session.mirror(), &Mirror::noticed, this, [this](const notifications::Notice &notice) {
        if (notice.type.startsWith("refund."_L1) || notice.type == "campaign.overspent"_L1)
            refresh();
    });
}

void ReceivedGifts::refresh()
{
    if (m_waiting > 0)
        return;
    m_waiting = 2;
    Q_EMIT changed();
    whenDone(m_session.call(statements::statement, {m_campaign}), this,
             [this](const Result<statements::Statement> &statement) {
                 if (statement) {
                     m_title = statement->title;
                     m_received = statement->received;
                     m_gifts.clear();
                     for (auto gift = statement->gifts.crbegin(); gift != statement->gifts.crend(); ++gift)
                         m_gifts += *gift;
                 }
                 answered(statement ? std::nullopt : std::optional(statement.error()));
             });
    readReports();
}

void ReceivedGifts::readReports()
{
    whenDone(m_session.call(reports::list, {m_campaign}), this,
             [this](const Result<Page<reports::Report>> &page) {
                 if (page) {
                     m_reported = {};
                     for (const reports::Report &report : page->items)
                         m_reported += report.spent;
                 }
                 answered(page ? std::nullopt : std::optional(page.error()));
             });
}

void ReceivedGifts::answered(const std::optional<Error> &error)
{
    // Of two questions the first refusal counts until both are asked again.
    if (m_waiting == 2 || error)
        m_error = error;
    --m_waiting;
    Q_EMIT changed();
}

QString ReceivedGifts::warning() const
{
    return m_waiting > 0 || m_error ? QString() : overspentText(m_reported, m_received, m_formats);
}

QString ReceivedGifts::nameOf(const ReceivedGift &gift)
{
    return gift.donor && !gift.donor->isEmpty() ? oneLine(*gift.donor, 40) : tr("Anonymous");
}

campaigns::Donation ReceivedGifts::asDonation(const ReceivedGift &gift) const
{
    campaigns::Donation shown;
    shown.id = gift.id;
    shown.campaign = m_campaign;
    shown.title = m_title;
    shown.amount = gift.amount;
    shown.refunded = gift.returned;
    shown.message = gift.message;
    shown.visibility = gift.visibility;
    shown.createdAt = gift.at;
    shown.settledAt = gift.at;
    shown.status = gift.returned == Money{} ? OrderStatus::Done
        : gift.returned < gift.amount       ? OrderStatus::PartialCanceled
                                            : OrderStatus::Canceled;
    return shown;
}

QString overspentText(Money reported, Money received, const Formats &formats)
{
    if (reported <= received)
        return {};
    return ReceivedGifts::tr("Reports say that %1 was spent, but after refunds only %2 was received: %3 is "
                             "missing. Explain it in a report.")
        .arg(formats.won(reported), formats.won(received), formats.won(reported - received));
}

} // namespace madang::views
