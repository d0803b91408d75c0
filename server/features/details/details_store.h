// SPDX-License-Identifier: GPL-3.0-or-later
// DetailsStore: the SQL of private details, which it keeps sealed. No rules.
#pragma once

#include "common/protocol/details.h"
#include "server/core/work.h"

namespace madang {

class DetailsStore {
public:
    /// They are sealed under `key` (secret::kSealKeyOctets octets).
    explicit DetailsStore(QByteArray key)
        : m_key(std::move(key))
    {
    }
    /// Nothing told: all of it absent. Internal ("details-seal") when it was sealed under another key.
    Result<details::Details> of(Work &work, UserId account);
    Done put(Work &work, UserId account, const details::Details &told);
    Done forget(Work &work, UserId account);

    /// What a row of the store says, for whoever is known to be that account.
    Result<details::Details> opened(UserId account, const QString &sealed) const;

private:
    const QByteArray m_key;
};

} // namespace madang
