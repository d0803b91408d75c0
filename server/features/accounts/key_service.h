// SPDX-License-Identifier: GPL-3.0-or-later
// KeyService: a new signing key when an operator wants one.
#pragma once

#include "common/protocol/keys.h"
#include "server/core/routes.h"
#include "server/features/accounts/access_tokens.h"

namespace madang {

class KeyService {
public:
    explicit KeyService(AccessTokens &tokens)
        : m_tokens(tokens)
    {
    }
    /// Only for the socket in the data folder: it does not ask who calls.
    Result<Later<keys::RotatedKey>> rotate(Work &work, const keys::RotateKey &request);

private:
    AccessTokens &m_tokens;
};

} // namespace madang
