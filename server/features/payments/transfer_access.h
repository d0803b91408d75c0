// SPDX-License-Identifier: GPL-3.0-or-later
// TransferAccess: what other features may ask of transfers by hand.
#pragma once

#include "server/features/payments/transfer_service.h"

namespace madang {

/// Every method runs inside the caller's unit of work; who may call them, the caller judges.
class TransferAccess {
public:
    explicit TransferAccess(TransferService &service)
        : m_service(service)
    {
    }
    /// Orders that wait for a transfer, the oldest first.
    Result<QList<AwaitedTransfer>> awaited(Work &work, int limit) { return m_service.awaited(work, limit); }
    /// As TransferService::weigh and note.
    Result<SeenTransfer> weigh(Work &work, const SeenTransfer &seen) { return m_service.weigh(work, seen); }
    Result<SeenTransfer> note(Work &work, const SeenTransfer &seen) { return m_service.note(work, seen); }

private:
    TransferService &m_service;
};

} // namespace madang
