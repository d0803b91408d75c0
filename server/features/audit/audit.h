// SPDX-License-Identifier: GPL-3.0-or-later
// audit::record: what every feature calls when an operator or somebody with money in their hands acts. It
// needs no object: the log is in the store, and written by the unit that does what it tells of.
#pragma once

#include "server/core/work.h"

#include <QJsonObject>

namespace madang::audit {

/// Something that was done. Never a password, token, card or mail address in `details`.
struct Act {
    QString action; ///< "refund.approve": the feature, and what was done
    QString target; ///< "refund:123": what it was done to
    QJsonObject details = {};
    UserId by = {}; ///< null: the caller, as nearly always
    bool unseen = false; ///< from where they did it is not written down: they are being forgotten
};

/// Writes it down; it is there exactly when the caller's unit is committed. Last in a unit: on PostgreSQL
/// whoever writes here waits for whoever wrote before, until their COMMIT.
Done record(Work &work, const Act &act);

} // namespace madang::audit
