// SPDX-License-Identifier: GPL-3.0-or-later
// What became of a gift and of the wish to have it back, in words, alike on every face.
#pragma once

#include "common/protocol/notifications.h"
#include "common/protocol/refunds.h"
#include "common/views/formats.h"

namespace madang::views {

/// "paid", "given back in part"…
QString statusText(payments::OrderStatus status);
/// The same with how much came back: "given back in part: ₩3,000".
QString giftStateText(const campaigns::Donation &donation, const Formats &formats);
QString refundStateText(refunds::State state);
/// What a refund means now, as a sentence: where the money is, or who decides and why.
QString refundText(const refunds::Refund &refund, const Formats &formats);
/// What would happen, from a dry run, as a question.
QString refundQuestion(const refunds::Refund &wouldBe, const Formats &formats);
/// "Jun asks for ₩3,000 of a gift to “Roof” back: because".
QString refundWishText(const refunds::Refund &refund, const Formats &formats);
/// What a notice about a refund tells its reader; empty for any other notice.
QString refundNoticeText(const notifications::Notice &notice, const Formats &formats);
/// Whether money of a gift can be given back or asked for.
bool canGoBack(const campaigns::Donation &donation);

} // namespace madang::views
