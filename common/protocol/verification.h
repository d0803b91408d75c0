// SPDX-License-Identifier: GPL-3.0-or-later
// Verification: proving to the house who one is, by one's phone, with a company that may say so. Nobody else
// reads anything of it; others see no more than a badge, where the person allows it.
#pragma once

#include "common/protocol/command.h"

namespace madang::verification {

/// A word of `[verification] required_for`.
inline constexpr QLatin1StringView kCreateCampaign{"create_campaign"};

enum class AttemptState {
    Waiting, ///< something is expected of the person in the browser
    Checking, ///< they came back, and the company has not said yet what became of it
    Verified,
    Failed, ///< `fault` says why
    Expired,
};
constexpr auto enumWords(AttemptState *)
{
    return std::array{std::pair{AttemptState::Waiting, QLatin1StringView("waiting")},
                      std::pair{AttemptState::Checking, QLatin1StringView("checking")},
                      std::pair{AttemptState::Verified, QLatin1StringView("verified")},
                      std::pair{AttemptState::Failed, QLatin1StringView("failed")},
                      std::pair{AttemptState::Expired, QLatin1StringView("expired")}};
}

/// One visit to the browser.
struct Attempt {
    QString attempt; ///< its id, and nobody else's to know
    AttemptState state = AttemptState::Waiting;
    QString address; ///< a page of this server, to be opened in the browser
    Timestamp expiresAt;
    /// Of a failed one: "verification-refused", "person-taken", "verification-code".
    std::optional<QString> fault = {};
    bool operator==(const Attempt &) const = default;
};
PROTOCOL_FIELDS(Attempt, attempt, state, address, expiresAt, fault)

/// How one stands oneself.
struct Standing {
    bool offered = false; ///< whether this server verifies anybody
    bool test = false; ///< it only tries out how: it proves nothing
    std::optional<Timestamp> verifiedAt = {}; ///< absent: not verified
    std::optional<QString> provider = {}; ///< who said so: "portone", "sandbox"
    /// What the house keeps of it: what its operator wants, and no more.
    std::optional<QString> fullName = {};
    std::optional<QString> birthDate = {}; ///< "1994-05-31"
    std::optional<QString> phone = {}; ///< "+821012345678" (E.164)
    bool shown = false; ///< others see that one is verified
    QList<QString> requiredFor = {}; ///< what has to wait for it here: "create_campaign"
    std::optional<Attempt> attempt = {}; ///< the latest of the last day, unless it led to `verifiedAt`
    bool operator==(const Standing &) const = default;
};
PROTOCOL_FIELDS(Standing, offered, test, verifiedAt, provider, fullName, birthDate, phone, shown, requiredFor,
                attempt)

struct OneAttempt {
    QString attempt;
};
PROTOCOL_FIELDS(OneAttempt, attempt)

struct ShowBadge {
    bool shown = false;
};
PROTOCOL_FIELDS(ShowBadge, shown)

/// Told to the person alone, without a word of what was verified: who wants that reads it.
struct Moved {
    bool verified = false;
    bool shown = false;
    std::optional<QString> attempt = {}; ///< the one that ended just now
};
PROTOCOL_FIELDS(Moved, verified, shown, attempt)

inline constexpr Command<Nothing, Standing> read{"verification.read", "GET /api/v1/me/verification"};
/// NotSupported ("verification") where there is none; Conflict ("already-verified"); RateLimited
/// ("verification-attempts") when there were too many within a day.
inline constexpr Command<Nothing, Attempt> begin{"verification.begin",
                                                 "POST /api/v1/me/verification/attempts"};
/// How one of one's own stands. Where the browser was closed too early, the company itself is asked. NotFound
/// ("verification") for others', and after a day.
inline constexpr Command<OneAttempt, Attempt> check{"verification.check",
                                                    "GET /api/v1/me/verification/attempts/{attempt}"};
/// Whether others see that one is verified. Conflict ("not-verified").
inline constexpr Command<ShowBadge, Standing> show{.name = "verification.show",
                                                   .rest = "PUT /api/v1/me/verification/badge",
                                                   .send = "/app/verification/badge"};
/// What was verified is forgotten, and one is not verified any more.
inline constexpr Command<Nothing, Standing> forget{.name = "verification.forget",
                                                   .rest = "DELETE /api/v1/me/verification",
                                                   .send = "/app/verification/forget"};

/// One is verified from now on, or not any more, or an attempt failed, on whatever device. Live only.
inline constexpr Event<Moved> moved{"verification", "/user/queue/verification"};

} // namespace madang::verification
