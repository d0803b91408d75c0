// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/answer_store.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// A gateway that changes its word more often than this tells nothing new.
    constexpr int kMostRows = 100;

    const QString &answerSelection()
    {
        static const QString text = uR"(
        SELECT order_id, number, question, outcome, amount, reason, first_at, last_at, times
          FROM payment_answer
         WHERE order_id = :order)"_s;
        return text;
    }

} // namespace

Done AnswerStore::note(Work &work, const OrderId &order, const QString &question, const QString &outcome,
                       Money amount, const QString &reason)
{
    static const QString newest = answerSelection() + u" ORDER BY number DESC LIMIT 1"_s;
    TRY(const auto last, work.db().one<AnswerRow>(newest, bind("order", order)));
    const bool same = last && last->question == question && last->outcome == outcome && last->amount == amount
        && last->reason == reason;
    if (last && (same || last->number >= kMostRows)) {
        TRY(work.db().run(uR"(
        UPDATE payment_answer
           SET question = :question, outcome = :outcome, amount = :amount, reason = :reason, last_at = :at,
               times = times + 1
         WHERE order_id = :order AND number = :number)"_s,
                          bind("question", question), bind("outcome", outcome), bind("amount", amount),
                          bind("reason", reason), bind("at", work.now()), bind("order", order),
                          bind("number", last->number)));
        return {};
    }
    TRY(work.db().run(uR"(
        INSERT INTO payment_answer (order_id, number, question, outcome, amount, reason, first_at, last_at, times)
        VALUES (:order, :number, :question, :outcome, :amount, :reason, :firstAt, :lastAt, 1))"_s,
                      bind("order", order), bind("number", last ? last->number + 1 : 1),
                      bind("question", question), bind("outcome", outcome), bind("amount", amount),
                      bind("reason", reason), bind("firstAt", work.now()), bind("lastAt", work.now())));
    return {};
}

Result<QList<AnswerRow>> AnswerStore::of(Work &work, const OrderId &order)
{
    static const QString text = answerSelection() + u" ORDER BY number"_s;
    return work.db().all<AnswerRow>(text, bind("order", order));
}

} // namespace madang
