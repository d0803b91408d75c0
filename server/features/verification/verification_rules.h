// SPDX-License-Identifier: GPL-3.0-or-later
// VerificationRules: what the operator decided about proving who one is; and what a company says of somebody.
#pragma once

#include "common/protocol/verification.h"

#include <QUrl>

#include <chrono>

namespace madang {

/// What an operator sets about PortOne (version 2 of its API).
struct PortOneSettings {
    QUrl address; ///< of the API, without a path
    QString storeId;
    QString channelKey; ///< for the browser, and what an answer has to be of
    QString secret; ///< never in a log, never in a page
    std::chrono::milliseconds patience{6'000}; ///< two questions at most lie between a browser and its page
};

struct VerificationRules {
    enum class Provider { Off, Sandbox, PortOne };
    Provider provider = Provider::Off;
    bool oneAccountPerPerson = true;
    QStringList requiredFor = {}; ///< verification::kCreateCampaign
    QStringList keep{QStringLiteral("phone")}; ///< of "name", "birth_date", "phone"
    int attemptsPerDay = 5; ///< of one account
    QByteArray key = {}; ///< seals what is kept, and hashes what tells people apart
    PortOneSettings portOne = {};

    bool isOn() const { return provider != Provider::Off; }
    QString word() const
    {
        return provider == Provider::PortOne ? QStringLiteral("portone")
            : provider == Provider::Sandbox  ? QStringLiteral("sandbox")
                                             : QStringLiteral("off");
    }
    /// Whether a word of that provider is worth something now: the sandbox's only while nothing else is used.
    bool counts(const QString &by) const
    {
        return by != QLatin1StringView("sandbox") || provider == Provider::Sandbox;
    }
};

/// Whom a company says somebody is.
struct VerifiedPerson {
    QString fullName; ///< empty: it does not say, as with the others
    QString birthDate; ///< "1994-05-31"
    QString phone; ///< E.164
    /// What tells this person from everybody else: the company's word for them, else the phone.
    QString mark;
};

struct VerificationAnswer {
    enum class Kind {
        Verified, ///< `person` is who it is
        NotYet, ///< the person is not through with it
        Refused, ///< they could not prove it, or not in the way that was asked for
        Unclear, ///< no answer, or none that can be believed: ask again
    };
    Kind kind = Kind::Unclear;
    VerifiedPerson person = {};
};

} // namespace madang
