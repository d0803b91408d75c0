// SPDX-License-Identifier: GPL-3.0-or-later
// DetailsService: the rules of private details. Whoever asks reads and changes their own; there is no way to
// anybody else's, and nothing of them is logged or recorded.
#pragma once

#include "server/features/addresses/address_choices.h"
#include "server/features/details/details_store.h"

namespace madang {

class DetailsService {
public:
    DetailsService(DetailsStore &store, AddressChoices choices)
        : m_store(store)
        , m_choices(std::move(choices))
    {
    }
    Result<details::Details> read(Work &work, const Nothing &request);
    Result<details::Details> change(Work &work, const details::Details &request);

private:
    /// What the caller sent, with where home is from the place that was chosen.
    Result<details::Details> settled(Work &work, const details::Details &sent);

    DetailsStore &m_store;
    const AddressChoices m_choices;
};

/// Details as they are kept: what is empty is absent, and everything else in its one form. `now` says which
/// days have come.
Result<details::Details> detailsAsKept(const details::Details &typed, Timestamp now);

/// The same of what was told at sign-up, where `asked` is what the house asks for. InvalidValue at the field:
/// "detail-needed" for what is missing, "detail-unasked" for what nobody asked.
Result<details::Details> detailsAtSignUp(const QList<details::AskedPart> &asked,
                                         const std::optional<details::Details> &typed,
                                         const AddressChoices &choices, Timestamp now);

} // namespace madang
