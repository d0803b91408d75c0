// SPDX-License-Identifier: GPL-3.0-or-later
// What Toss Payments' words for a refusal mean, for all that ask them: one list for a payer's payments and
// for registered cards, after https://docs.tosspayments.com/reference/error-codes.
#pragma once

#include <QString>

namespace madang::toss_refusals {

/// It never changes: whatever is asked about this payment again, nothing is captured. A word that is on no
/// list says nothing, and is asked about.
bool isFinal(const QString &code);
/// It may have been captured all the same, by a request of ours that went before.
bool mayBeDone(const QString &code);
/// There is no such billing key, or none that can be charged any more.
bool isKeyGone(const QString &code);
/// They will not give the money back, whatever is asked again; but it may be because they did already.
bool isNoWayBack(const QString &code);

} // namespace madang::toss_refusals
