// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/payout_words.h"

#include <QCoreApplication>

namespace madang::views {

namespace {

    struct Says {
        Q_DECLARE_TR_FUNCTIONS(madang::views::PayoutWords)
    };

} // namespace

QString stateText(payouts::State state)
{
    switch (state) {
    case payouts::State::Requested:
        return Says::tr("waits for a second person");
    case payouts::State::Approved:
        return Says::tr("approved");
    case payouts::State::Paid:
        return Says::tr("paid out");
    case payouts::State::Refused:
        return Says::tr("refused");
    case payouts::State::Withdrawn:
        return Says::tr("withdrawn");
    }
    return {};
}

QString verdictText(reconciliation::Verdict verdict)
{
    using reconciliation::Verdict;
    switch (verdict) {
    case Verdict::Matches:
        return Says::tr("fits");
    case Verdict::NoOrder:
        return Says::tr("we never made that order");
    case Verdict::NotPaid:
        return Says::tr("our order was never paid");
    case Verdict::OtherAmount:
        return Says::tr("another amount than ours");
    case Verdict::OtherPayment:
        return Says::tr("another payment than ours");
    case Verdict::NotReturned:
        return Says::tr("more taken back than we gave back");
    case Verdict::NotThere:
        return Says::tr("missing in the file");
    }
    return {};
}

} // namespace madang::views
