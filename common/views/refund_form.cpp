// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/refund_form.h"

#include "common/base/secret.h"
#include "common/base/when_done.h"
#include "common/views/wording.h"

namespace madang::views {

using namespace Qt::StringLiterals;
using refunds::Refund;

RefundForm::RefundForm(Session &session, const Formats &formats, DonationId donation, Money remaining,
                       QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_formats(formats)
    , m_donation(donation)
    , m_remaining(remaining)
    , m_tag{secret::randomToken(16)}
{
    connect(&m_formats, &Formats::changed, this, &RefundForm::changed);
    connect(&m_session.mirror(), &Mirror::noticed, this, &RefundForm::onNotice);
}

void RefundForm::edited()
{
    m_error.reset();
    Q_EMIT changed();
}

void RefundForm::setAmountText(const QString &text)
{
    if (m_stage != Stage::Editing || text == m_amountText)
        return;
    m_amountText = text;
    edited();
}

void RefundForm::setReason(const QString &reason)
{
    if (m_stage != Stage::Editing || reason == m_reason)
        return;
    m_reason = reason;
    edited();
}

Result<Money> RefundForm::amount() const
{
    if (m_amountText.trimmed().isEmpty())
        return m_remaining;
    TRY(const Money money, readAmount(m_amountText));
    if (money <= Money{})
        return Error{Code::InvalidValue, "too-small"}.at(u"amount"_s);
    if (money > m_remaining)
        return Error{Code::InvalidValue, u"remaining-%1"_s.arg(m_remaining.won)}.at(u"amount"_s);
    return money;
}

QString RefundForm::amountHint() const
{
    const auto money = amount();
    if (money)
        return {};
    if (money.error().about.startsWith("remaining-"_L1))
        return tr("At most %1 is left of this gift.").arg(m_formats.won(m_remaining));
    return wording::of(money.error());
}

bool RefundForm::canAsk() const
{
    const QString reason = m_reason.trimmed();
    return m_stage == Stage::Editing && amount().ok() && !reason.isEmpty()
        && reason.size() <= refunds::kLongestReason;
}

refunds::AskRefund RefundForm::request(bool dry) const
{
    refunds::AskRefund request;
    request.donation = m_donation;
    request.tag = m_tag;
    // What the person agreed to is the amount they read, whatever remains by then.
    if (dry && m_amountText.trimmed().isEmpty())
        request.amount = std::nullopt;
    else if (const auto money = amount())
        request.amount = m_refund && !dry ? m_refund->amount : *money;
    request.reason = m_reason.trimmed();
    if (dry)
        request.dryRun = true;
    return request;
}

void RefundForm::ask()
{
    if (!canAsk())
        return;
    m_tag = {secret::randomToken(16)};
    become(Stage::Asking);
    send(true);
}

void RefundForm::agree()
{
    if (m_stage != Stage::Deciding)
        return;
    become(Stage::Sending);
    send(false);
}

void RefundForm::back()
{
    if (m_stage != Stage::Deciding)
        return;
    m_refund.reset();
    become(Stage::Editing);
}

void RefundForm::send(bool dry)
{
    whenDone(m_session.call(refunds::ask, request(dry)), this, [this, dry](const Result<Refund> &refund) {
        m_error = refund ? std::nullopt : std::optional(refund.error());
        if (refund)
            m_refund = *refund;
        // A lost answer leaves the question standing: agreeing again finds the first one by its key.
        if (refund)
            become(dry ? Stage::Deciding : Stage::Finished);
        else
            become(dry ? Stage::Editing : Stage::Deciding);
        if (m_stage == Stage::Finished)
            Q_EMIT finished();
    });
}

void RefundForm::become(Stage stage)
{
    m_stage = stage;
    Q_EMIT changed();
}

void RefundForm::onNotice(const notifications::Notice &notice)
{
    if (m_stage != Stage::Finished || !m_refund || !notice.type.startsWith("refund."_L1))
        return;
    const auto refund = fromJson<Refund>(notice.body.text);
    if (!refund || refund->id != m_refund->id)
        return;
    m_refund = *refund;
    Q_EMIT changed();
}

QString RefundForm::question() const
{
    return m_stage == Stage::Deciding && m_refund ? refundQuestion(*m_refund, m_formats) : QString();
}

QString RefundForm::outcome() const
{
    return m_stage == Stage::Finished && m_refund ? refundText(*m_refund, m_formats) : QString();
}

} // namespace madang::views
