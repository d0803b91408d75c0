// SPDX-License-Identifier: GPL-3.0-or-later
// Contact: a word to whoever runs the server, also from people who have no account or cannot sign in.
#pragma once

#include "common/protocol/command.h"

namespace madang::contact {

inline constexpr int kLongestName = 64;
inline constexpr int kLongestPhone = 32;
inline constexpr int kLongestWords = 4000;

struct Words {
    QString text; ///< 1 to kLongestWords characters
    std::optional<QString> name = {}; ///< who writes; the nickname unless told, at most kLongestName
    std::optional<QString> email = {}; ///< where to answer; a signed-in person's proven address unless told
    std::optional<QString> phone = {}; ///< digits and + ( ) - . and spaces, at most kLongestPhone
};
PROTOCOL_FIELDS(Words, text, name, email, phone)

/// Stored, and on its way by mail. InvalidValue at the field that is missing or wrong; NotSupported
/// ("contact-off") where nobody's address is known.
inline constexpr Command<Words, Nothing> send{"contact.send", "POST /api/v1/contact"};

} // namespace madang::contact
