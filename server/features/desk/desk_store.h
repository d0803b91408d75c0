// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of the desk: lists of what waits for a person, read from the tables of payments and the ledger, and
// the record of what operators did, which only grows. No rules.
#pragma once

#include "common/protocol/desk.h"
#include "server/core/work.h"

namespace madang {

/// What an operator is about to do.
struct NewDeed {
    UserId account; ///< null for who came over the socket
    QString who;
    QString deed;
    QString target;
    QString about;
};

/// An order's story before its lines, and what it is for.
struct OrderStory {
    desk::Story story;
    qint64 subject = 0;
};

class DeskStore {
public:
    /// Orders in progress that were asked about first before a moment.
    Result<int> countStuck(Work &work, Timestamp before);
    Result<int> countUnmatched(Work &work);
    Result<int> countDeposits(Work &work);
    /// Refunds that wait for a person, were refused, or were sent on their way before a moment.
    Result<int> countRefunds(Work &work, Timestamp before);

    /// Pages of a section, longest waiting first, beyond a key of the page before.
    Result<QList<desk::Item>> stuck(Work &work, Timestamp before, const QString &after, int limit);
    Result<QList<desk::Item>> unmatched(Work &work, UnmatchedId after, int limit);
    Result<QList<desk::Item>> deposits(Work &work, const QString &after, int limit);
    Result<QList<desk::Item>> refunds(Work &work, Timestamp before, UserId reader, RefundId after, int limit);

    /// An order without its lines.
    Result<std::optional<OrderStory>> order(Work &work, const OrderId &id);
    /// Where the money of an order has to be transferred to, or had.
    Result<std::optional<payments::Deposit>> depositOf(Work &work, const OrderId &id);
    /// Transfers that were noted for an order.
    Result<QList<desk::StoryLine>> transfers(Work &work, const OrderId &id);
    /// Every step of the refunds of a gift.
    Result<QList<desk::StoryLine>> refundSteps(Work &work, qint64 donation);
    /// What the ledger holds of money of an order that went back.
    Result<QList<desk::StoryLine>> returnPostings(Work &work, const OrderId &id);
    /// What the ledger holds of something.
    Result<QList<desk::StoryLine>> postings(Work &work, const QString &kind, const QString &reference);
    /// What operators did about something.
    Result<QList<desk::StoryLine>> deedsOn(Work &work, const QString &target);

    Result<DeedId> begin(Work &work, const NewDeed &deed);
    Done end(Work &work, DeedId deed, const QString &outcome);
    /// Newest first, ids below `before`.
    Result<QList<desk::Deed>> deeds(Work &work, DeedId before, int limit);

    Done remember(Work &work, const desk::CheckSummary &proof);
    Result<std::optional<desk::CheckSummary>> lastProof(Work &work);
};

} // namespace madang
