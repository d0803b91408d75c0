// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/guest_wish.h"

#include <utility>

namespace madang::views {

GuestWish::GuestWish(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session, &Session::stateChanged, this, &GuestWish::onState);
}

PlaceLink GuestWish::placeOf(RoomId room, qint64 position) const
{
    const QUrl server(m_session.server().text());
    return room.isNull() ? PlaceLink::home(server) : PlaceLink::room(server, room, position);
}

void GuestWish::keep(const Wish &wish)
{
    if (!isGuest())
        return;
    m_wish = wish;
    // What a guest read is of no account: it goes with the visit.
    m_session.signOut(Session::LocalCopy::Remove);
}

void GuestWish::onState(Session::State state)
{
    if (state == Session::State::SignedOut)
        return;
    const std::optional<Wish> wish = std::exchange(m_wish, std::nullopt);
    if (!wish || state != Session::State::SignedIn || !wish->place.leadsTo(QUrl(m_session.server().text())))
        return;
    QMetaObject::invokeMethod(
        this,
        [this, wish = *wish, user = m_session.user()] {
            if (m_session.state() == Session::State::SignedIn && m_session.user() == user)
                Q_EMIT granted(wish);
        },
        Qt::QueuedConnection);
}

} // namespace madang::views
