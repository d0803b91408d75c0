// SPDX-License-Identifier: GPL-3.0-or-later
// Card: a payer's consent to be charged again and again, with what the gateway gave us for it. Values only.
#pragma once

#include "common/protocol/command.h"

namespace madang {

using CardId = Id<struct CardKind>;

} // namespace madang

namespace madang::payments {

enum class CardStatus {
    Ready, ///< its owner has not registered it yet
    Asked, ///< the gateway was asked for its key; the outcome may not be known yet
    Registered, ///< can be charged
    Declined,
    Expired, ///< nobody registered it in time
    Retired, ///< not needed any more; its key is gone
};
constexpr auto enumWords(CardStatus *)
{
    return std::array{std::pair{CardStatus::Ready, QLatin1StringView("ready")},
                      std::pair{CardStatus::Asked, QLatin1StringView("asked")},
                      std::pair{CardStatus::Registered, QLatin1StringView("registered")},
                      std::pair{CardStatus::Declined, QLatin1StringView("declined")},
                      std::pair{CardStatus::Expired, QLatin1StringView("expired")},
                      std::pair{CardStatus::Retired, QLatin1StringView("retired")}};
}

/// One card as its row holds it. The token is unguessable: who knows it may register a card under it.
struct Card {
    CardId id;
    QString token;
    qint64 subject = 0; ///< what is paid with it, in its CardPurpose's terms
    UserId owner;
    QString title; ///< what the owner reads on the registration page
    Money amount; ///< what each charge will be, as far as is known today
    QString gateway;
    QString customerKey; ///< how the gateway knows the owner; random, and another one for each card
    CardStatus status = CardStatus::Ready;
    std::optional<QString> authKey; ///< what the gateway sent the owner's browser back with
    std::optional<QString> sealedKey; ///< sealed; never shown, told or logged
    std::optional<QString> label; ///< how the owner recognises it
    std::optional<QString> reason; ///< why it was declined: the gateway's word
    int attempts = 0;
    Timestamp nextCheckAt; ///< set exactly while Asked
    Timestamp createdAt;
    Timestamp expiresAt;
};
PROTOCOL_FIELDS(Card, id, token, subject, owner, title, amount, gateway, customerKey, status, authKey,
                sealedKey, label, reason, attempts, nextCheckAt, createdAt, expiresAt)

/// What a feature says to have a card registered.
struct NewCard {
    qint64 subject = 0;
    UserId owner;
    QString title;
    Money amount;
};

} // namespace madang::payments
