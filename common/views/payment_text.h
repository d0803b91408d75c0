// SPDX-License-Identifier: GPL-3.0-or-later
// PaymentText: what is known of a payment that is not decided yet, in words: where to transfer the money, and
// when somebody looks again.
#pragma once

#include "common/protocol/campaigns.h"
#include "common/views/formats.h"

namespace madang::views {

/// A fact with its name: "Bank", "국민은행".
struct NamedFact {
    QString name;
    QString value;
};

/// Where the donor transfers the money, in the order in which a banking program asks; empty while nothing has
/// to be transferred.
QList<NamedFact> depositFacts(const campaigns::Donation &donation, const Formats &formats);
/// When the outcome is looked at next: by itself, or by a person; empty when nobody waits for it.
QString nextCheckText(const campaigns::Donation &donation, const Formats &formats);

} // namespace madang::views
