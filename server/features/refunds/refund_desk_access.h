// SPDX-License-Identifier: GPL-3.0-or-later
// RefundDeskAccess: what the payments desk may do about refunds. That somebody is an operator, the desk has
// judged; the rest follows the rules of refunds, for the unit's caller.
#pragma once

#include "server/features/refunds/refund_service.h"

namespace madang {

/// Every method runs inside the caller's unit of work.
class RefundDeskAccess {
public:
    explicit RefundDeskAccess(RefundService &service)
        : m_service(service)
    {
    }
    Result<Later<refunds::Refund>> ask(Work &work, const refunds::AskRefund &request)
    {
        return m_service.ask(work, request);
    }
    Result<Later<refunds::Refund>> approve(Work &work, const refunds::DecideRefund &request)
    {
        return m_service.approve(work, request);
    }
    Result<refunds::Refund> reject(Work &work, const refunds::DecideRefund &request)
    {
        return m_service.reject(work, request);
    }
    /// As RefundService::confirmSent and dismiss.
    Done confirmSent(Work &work, RefundId refund, const QString &transaction, const QString &who)
    {
        return m_service.confirmSent(work, refund, transaction, who);
    }
    Done dismiss(Work &work, RefundId refund, const std::optional<UserId> &actor, const QString &reason)
    {
        return m_service.dismiss(work, refund, actor, reason);
    }

private:
    RefundService &m_service;
};

} // namespace madang
