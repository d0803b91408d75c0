// SPDX-License-Identifier: GPL-3.0-or-later
// Keys: what access tokens are signed with, for operators at the daemon's own socket. None of it is reached
// over the network, so the catalogue does not list it.
#pragma once

#include "common/protocol/command.h"

namespace madang::keys {

struct RotateKey {
    bool atOnce = false; ///< tokens of the key before are good for nothing any more: somebody may have it
};
PROTOCOL_FIELDS(RotateKey, atOnce)

struct RotatedKey {
    QString key; ///< names the new one, as "kid" in tokens
    int oldGoodFor = 0; ///< seconds in which tokens of the one before are taken
};
PROTOCOL_FIELDS(RotatedKey, key, oldGoodFor)

/// Nobody is signed out: who comes with a token that is not taken fetches another with the refresh token.
inline constexpr Command<RotateKey, RotatedKey> rotate{"keys.rotate", nullptr};

} // namespace madang::keys
