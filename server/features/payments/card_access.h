// SPDX-License-Identifier: GPL-3.0-or-later
// CardAccess: what features that charge registered cards may ask of payments.
#pragma once

#include "server/features/payments/card_service.h"

namespace madang {

/// Every method with a Work runs inside the caller's unit of work.
class CardAccess {
public:
    CardAccess(CardService &cards, const QString &gateway, const QString &publicUrl)
        : m_cards(cards)
        , m_gateway(gateway)
        , m_publicUrl(publicUrl)
    {
    }
    /// Before the house opens: who is told what became of cards.
    void serve(CardPurpose &purpose) { m_cards.serve(purpose); }
    /// At the configured gateway.
    Result<payments::Card> open(Work &work, const payments::NewCard &wanted)
    {
        return m_cards.open(work, m_gateway, wanted);
    }
    Result<payments::Card> find(Work &work, CardId id) { return m_cards.find(work, id); }
    /// One that can still be registered, if there is one.
    Result<std::optional<payments::Card>> openFor(Work &work, qint64 subject)
    {
        return m_cards.openFor(work, subject);
    }
    /// Takes the keys of a subject's cards away, but not that of `keep`.
    Done retireAll(Work &work, qint64 subject, CardId keep = {})
    {
        return m_cards.retireAll(work, subject, keep);
    }
    /// Where the owner registers it: for their browser.
    QString registrationUrl(const payments::Card &card) const
    {
        return m_publicUrl + QStringLiteral("/pay/card/") + card.token;
    }

private:
    CardService &m_cards;
    const QString m_gateway;
    const QString &m_publicUrl;
};

} // namespace madang
