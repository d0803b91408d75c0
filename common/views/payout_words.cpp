// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/payout_words.h"

#include <QCoreApplication>

namespace madang::views {

namespace {

    struct PayoutWordsText {
        Q_DECLARE_TR_FUNCTIONS(madang::views::PayoutWords)
    };

} // namespace

QString stateText(payouts::State state)
{
    switch (state) {
    case payouts::State::Requested:
        return PayoutWordsText::tr("waits for a second person");
    case payouts::State::Approved:
        return PayoutWordsText::tr("approved");
    case payouts::State::Paid:
        return PayoutWordsText::tr("paid out");
    case payouts::State::Refused:
        return PayoutWordsText::tr("refused");
    case payouts::State::Withdrawn:
        return PayoutWordsText::tr("withdrawn");
    }
    return {};
}

QString verdictText(reconciliation::Verdict verdict)
{
    using reconciliation::Verdict;
    switch (verdict) {
    case Verdict::Matches:
        return PayoutWordsText::tr("fits");
    case Verdict::NoOrder:
        return PayoutWordsText::tr("we never made that order");
    case Verdict::NotPaid:
        return PayoutWordsText::tr("our order was never paid");
    case Verdict::OtherAmount:
        return PayoutWordsText::tr("another amount than ours");
    case Verdict::OtherPayment:
        return PayoutWordsText::tr("another payment than ours");
    case Verdict::NotReturned:
        return PayoutWordsText::tr("more taken back than we gave back");
    case Verdict::NotThere:
        return PayoutWordsText::tr("missing in the file");
    }
    return {};
}

} // namespace madang::views
