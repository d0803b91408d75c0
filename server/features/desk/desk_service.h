// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the desk: who may open it, what waits for a person, what an operator may do, and that each of
// their deeds stays on record with its outcome.
#pragma once

#include "server/features/accounts/account_access.h"
#include "server/features/desk/books_service.h"
#include "server/features/desk/desk_store.h"
#include "server/features/payments/order_access.h"
#include "server/features/payments/transfer_access.h"
#include "server/features/payments/webhook_access.h"
#include "server/features/refunds/refund_desk_access.h"

namespace madang {

/// Whom the desk asks about what waits.
struct DeskNeighbours {
    AccountAccess &accounts;
    OrderAccess &orders;
    WebhookAccess &webhooks;
    TransferAccess &transfers;
    RefundDeskAccess &refunds;
};

class DeskService {
public:
    DeskService(DeskStore &store, BooksService &books, const DeskNeighbours &neighbours, Lanes &lanes,
                Metrics &metrics);

    Result<desk::Overview> overview(Work &work, const Nothing &);
    Result<Page<desk::Item>> list(Work &work, const desk::ListSection &request);
    Result<desk::Story> order(Work &work, const desk::OneOrder &request);
    Result<Page<desk::Deed>> deeds(Work &work, const desk::ListDeeds &request);
    Result<TopicPage> open(Work &work, const Nothing &, const TopicCursor &);

    Result<Later<desk::Requeried>> requery(Work &work, const desk::OneOrder &request);
    Result<Later<Nothing>> resolve(Work &work, const desk::Resolve &request);
    Result<Later<Nothing>> replay(Work &work, const desk::OneWebhook &request);
    Result<Later<desk::NotedTransfer>> noteTransfer(Work &work, const desk::NoteTransfer &request);
    Result<Later<refunds::Refund>> refund(Work &work, const desk::RefundOrder &request);
    Result<Later<refunds::Refund>> approve(Work &work, const desk::ApproveRefund &request);
    Result<Later<refunds::Refund>> reject(Work &work, const desk::EndRefund &request);
    Result<Later<Nothing>> sentBack(Work &work, const desk::SentBack &request);
    Result<Later<Nothing>> dismiss(Work &work, const desk::EndRefund &request);
    Result<Later<desk::LedgerCheck>> checkLedger(Work &work, const Nothing &);

    /// Timed: tells those who watch when another number waits.
    Done watch(Work &work);
    /// Timed: proves the books when that was long ago.
    Done prove(Work &work);

private:
    struct Operator {
        UserId account; ///< null: over the socket
        QString who;
        Caller caller;
    };
    template <typename T> using Finish = std::function<void(const Result<T> &)>;

    Result<Operator> operatorOf(Work &work);
    /// One who is somebody: the rules of refunds need to tell people apart.
    Result<Operator> personOf(Work &work);
    Result<desk::Overview> counted(Work &work);
    Done addLines(Work &work, desk::Story &story, qint64 subject);
    Done addPaymentLines(Work &work, desk::Story &story);
    Done addRefundLines(Work &work, desk::Story &story, qint64 subject);
    Result<desk::NotedTransfer> shown(Work &work, const SeenTransfer &seen, bool repeated);
    /// Writes down what an operator is about to do and commits it; then runs it, and writes down its outcome.
    template <typename T>
    Result<Later<T>> act(Work &work, const QString &deed, const QString &target, const QString &about,
                         std::function<void(const Operator &, const Finish<T> &)> run);
    /// A deed of one unit.
    template <typename T>
    Result<Later<T>> actAtOnce(Work &work, const QString &deed, const QString &target, const QString &about,
                               std::function<Result<T>(Work &, const Operator &)> run);
    /// A deed about a refund, as its caller: one unit, and what follows it.
    Result<Later<refunds::Refund>> actOnRefund(Work &work, const QString &deed, const QString &target,
                                               const QString &about,
                                               std::function<Result<Later<refunds::Refund>>(Work &)> run);
    /// Runs one unit of a deed.
    template <typename T>
    void unit(std::function<Result<T>(Work &)> run, const Finish<T> &finish, const Caller &caller = {});
    template <typename T> static QString outcomeOf(const Result<T> &result);
    void proveNow(const Finish<desk::LedgerCheck> &finish);

    DeskStore &m_store;
    BooksService &m_books;
    AccountAccess &m_accounts;
    OrderAccess &m_orders;
    WebhookAccess &m_webhooks;
    TransferAccess &m_transfers;
    RefundDeskAccess &m_refunds;
    AnswerStore m_answers;
    UnmatchedStore m_unmatched;
    Lanes &m_lanes;
    Gauge &m_holds;
    std::optional<desk::Overview> m_told; ///< of the job that watches, whose units come one after the other
};

} // namespace madang
