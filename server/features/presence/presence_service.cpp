// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/presence/presence_service.h"

#include "common/protocol/blocks.h"
#include "common/protocol/chat.h"

#include <algorithm>

namespace madang {

using presence::Choice;
using presence::State;

namespace {

    /// In one turn at most so many people are looked at and about so many events told: when everybody comes
    /// back at once, nobody else's messages wait for it.
    constexpr int kMostPeople = 200;
    constexpr int kMostEvents = 1000;
    /// A change of somebody in more rooms is told in the latest of them.
    constexpr int kMostPlaces = 200;

} // namespace

Result<Nothing> PresenceService::report(Work &work, const presence::IdleReport &request)
{
    m_board.report(work.caller().user, work.caller().session, request.idle);
    return Nothing{};
}

Result<presence::Mine> PresenceService::mine(Work &work, const Nothing &)
{
    const UserId me = work.caller().user;
    return mineOf(work, me);
}

Result<presence::Mine> PresenceService::mineOf(Work &work, UserId me)
{
    TRY(const Choice choice, m_store.choice(work, me));
    TRY(const bool readMarks, m_store.sharesReading(work, me));
    return presence::Mine{choice, m_board.seen(me, choice), readMarks};
}

Result<presence::Mine> PresenceService::choose(Work &work, const presence::Choose &request)
{
    const UserId me = work.caller().user;
    if (request.readMarks) {
        TRY(const bool changed, m_store.keepReading(work, me, *request.readMarks));
        if (changed)
            TRY(tellReadMarks(work, me, *request.readMarks));
    }
    if (request.choice) {
        TRY(m_store.keepChoice(work, me, *request.choice));
        work.afterCommit([this, me, choice = *request.choice] { m_board.choose(me, choice); });
    }
    TRY(const presence::Mine mine, mineOf(work, me));
    work.tellPerson(me, presence::mineChanged, mine);
    return mine;
}

Done PresenceService::tellReadMarks(Work &work, UserId user, bool shared)
{
    TRY(const QList<PlaceRow> places, m_store.places(work, user, kMostPlaces));
    for (const PlaceRow &place : places) {
        if (place.members <= chat::kMostReadMarks)
            work.tell(chat::readMarksChanged, {place.room, user, shared}, Published::Kind::Ephemeral);
    }
    return {};
}

Result<presence::RoomPresence> PresenceService::ofRoom(Work &work, const rooms::OneRoom &request)
{
    TRY(m_rooms.memberRightsOf(work, request.room));
    const UserId me = work.caller().user;
    TRY(QList<UserId> members, m_store.members(work, request.room, presence::kMostLive + 1));
    presence::RoomPresence out{request.room, {}, members.size() <= presence::kMostLive};
    members.resize(qMin<qsizetype>(members.size(), presence::kMostLive));
    TRY(const QList<UserId> hidden, m_store.blockersIn(work, request.room, me, presence::kMostLive));
    for (const UserId member : std::as_const(members)) {
        State state = State::Offline;
        if (member == me) {
            TRY(const Choice choice, m_store.choice(work, me));
            state = m_board.seen(me, choice == Choice::Invisible ? Choice::Automatic : choice);
        } else if (!hidden.contains(member)) {
            state = m_board.seen(member);
        }
        if (state != State::Offline)
            out.items.append({member, state});
    }
    return out;
}

Result<Page<presence::Changed>> PresenceService::ofPairs(Work &work, const Nothing &)
{
    const UserId me = work.caller().user;
    TRY(const QList<PairRow> pairs, m_store.pairs(work, me, presence::kMostLive));
    Page<presence::Changed> page;
    for (const PairRow &pair : pairs) {
        State state = m_board.seen(pair.other);
        if (state != State::Offline) {
            TRY(const bool hidden, m_store.blocks(work, pair.other, me));
            state = hidden ? State::Offline : state;
        }
        page.items.append({pair.room, pair.other, state});
    }
    return page;
}

Result<TopicPage> PresenceService::open(Work &, const Nothing &, const TopicCursor &)
{
    return TopicPage{};
}

Done PresenceService::tellChanges(Work &work)
{
    int told = 0;
    const QList<PresenceBoard::Waiting> all = m_board.waiting(kMostPeople);
    for (const PresenceBoard::Waiting &waiting : all) {
        Choice choice = Choice::Automatic;
        if (waiting.choice) {
            choice = *waiting.choice;
        } else {
            TRY(choice, m_store.choice(work, waiting.user));
        }
        const State state = m_board.seen(waiting.user, choice);
        if (state != waiting.told) {
            TRY(const int events, tell(work, waiting.user, state));
            told += events;
        }
        // Only then: a unit that is rolled back runs again, and must find everything as it was.
        work.afterCommit([this, waiting, choice, state] { m_board.told(waiting, choice, state); });
        if (told >= kMostEvents)
            break; // the others wait for the next turn
    }
    return {};
}

Result<int> PresenceService::tell(Work &work, UserId user, State state)
{
    TRY(const QList<PlaceRow> places, m_store.places(work, user, kMostPlaces));
    TRY(const QList<UserId> hiddenFrom, m_store.blockedBy(work, user, blocks::kMostBlocked));
    TRY(const QList<PairRow> pairs, m_store.pairs(work, user, kMostPlaces));
    int told = 0;
    for (const PlaceRow &place : places) {
        if (place.members > presence::kMostLive)
            continue;
        const presence::Changed change{place.room, user, state};
        Published published = Work::published(presence::changed, change, Published::Kind::Ephemeral);
        published.hiddenFrom = hiddenFrom;
        work.tell(std::move(published));
        ++told;
    }
    for (const PairRow &pair : pairs) {
        if (hiddenFrom.contains(pair.other))
            continue;
        work.tellPerson(pair.other, presence::pairChanged, {pair.room, user, state});
        ++told;
    }
    return told;
}

} // namespace madang
