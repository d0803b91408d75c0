// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/pledges/pledge_cards.h"

namespace madang {

using namespace Qt::StringLiterals;
using payments::Card;
using pledges::PledgeBody;
using pledges::State;

Done PledgeCards::cardRegistered(Work &work, const Card &card)
{
    TRY(auto pledge, m_pledges.lock(work, PledgeId{card.subject}));
    if (!pledge || pledge->donor != card.owner || pledge->state == State::Ended)
        return m_cards.retireAll(work, card.subject);
    TRY(m_cards.retireAll(work, card.subject, card.id));
    pledge->card = card.id;
    switch (pledge->state) {
    case State::Pending:
        return begin(work, *pledge);
    case State::Suspended:
        return m_life.activate(work, *pledge);
    case State::Active:
        TRY(m_charges.retryNow(work, pledge->id));
        break;
    case State::Paused:
    case State::Ended:
        break;
    }
    return m_pledges.update(work, *pledge);
}

Done PledgeCards::begin(Work &work, PledgeRow &pledge)
{
    if (pledge.atOnce)
        TRY(m_charges.charge(work, pledge, m_life.calendar().dayOf(work.now())));
    else
        TRY(m_life.activate(work, pledge));
    if (pledge.state != State::Active)
        return {}; // its campaign ended meanwhile, which was told
    TRY(PledgeBody body, m_life.bodyOf(work, pledge));
    body.date = Calendar::text(m_life.calendar().dayOf(*pledge.nextAt));
    return m_life.tell(work, pledge, u"pledge.started"_s, body);
}

Done PledgeCards::cardRefused(Work &work, const Card &card)
{
    if (card.status != payments::CardStatus::Declined)
        return {};
    TRY(const auto pledge, m_pledges.lock(work, PledgeId{card.subject}));
    if (!pledge || pledge->state == State::Ended)
        return {};
    TRY(PledgeBody body, m_life.bodyOf(work, *pledge));
    body.reason = card.reason;
    return m_life.tell(work, *pledge, u"pledge.card-declined"_s, body);
}

} // namespace madang
