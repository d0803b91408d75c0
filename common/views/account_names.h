// SPDX-License-Identifier: GPL-3.0-or-later
// What the accounts of one program are called, so that a person tells each from the others.
#pragma once

#include "common/client/session.h"

namespace madang::views {

/// One account as far as it is known, also without network.
struct AccountFace {
    UserId user; ///< null: a guest, or nobody
    QString nickname;
    QString username;
    QString host; ///< of its server, with the port where it is not the usual one; empty: none was chosen
    bool guest = false;
    bool operator==(const AccountFace &) const = default;

    bool isNobody() const { return user.isNull() && !guest; }
};

/// Who a session is now; while nobody is in, whom its preferences remember.
AccountFace faceOf(const Session &session);
/// Host and port of an address as the preferences have it; empty when it is none.
QString hostOf(const QString &address);
/// A name for each: the nickname, with the host where two are alike, with the user name where they still are.
/// Text of others on one line, not escaped.
QStringList tellApart(const QList<AccountFace> &faces);

} // namespace madang::views
