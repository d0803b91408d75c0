// SPDX-License-Identifier: GPL-3.0-or-later
// Mentions: whom a message names, and how that is shown. People write and store user names, which stay;
// nicknames, which change, are what is read.
#pragma once

#include "common/base/named_words.h"
#include "common/protocol/accounts.h"

namespace madang::views {

/// Somebody whom a message names.
struct Mentioned {
    UserId user; ///< null: everybody in the room, or who bears a role
    QString username; ///< in small letters
    QString nickname; ///< in that room; foreign, one line; empty: it is not known
    bool isMe = false; ///< the reader is meant, alone or with everybody
    bool operator==(const Mentioned &) const = default;
};

/// A name in a text that is shown, its mark included.
struct NameSpan {
    qsizetype start = 0;
    qsizetype length = 0;
    UserId user;
    bool isMe = false;
    bool operator==(const NameSpan &) const = default;
};

struct NamedText {
    QString text;
    QList<NameSpan> spans; ///< in order
};

/// A text with "@nickname" where it names one of these people by "@username". Web addresses stay what they
/// are.
NamedText withNicknames(const QString &text, const QList<Mentioned> &named);

} // namespace madang::views
