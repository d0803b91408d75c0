// SPDX-License-Identifier: GPL-3.0-or-later
// GuestWish: what a guest wanted that takes an account, kept while they sign in, and where it was.
#pragma once

#include "common/client/session.h"
#include "common/protocol/place_link.h"

namespace madang::views {

/// Of one run of the program: nothing of it is stored. Belongs to the session's thread.
class GuestWish : public QObject {
    Q_OBJECT
public:
    struct Wish {
        PlaceLink place; ///< where they were, or wanted to go
        QString deed = {}; ///< there, in a word of the face or as they typed it; may be empty
        CampaignId campaign = {}; ///< that it is about
        QString title = {}; ///< of the campaign
    };

    explicit GuestWish(Session &session, QObject *parent = nullptr);

    /// Whether somebody is in who may only read.
    bool isGuest() const { return m_session.state() == Session::State::Guest; }
    /// A room of the server where one is, or a message in it; without a room the server itself.
    PlaceLink placeOf(RoomId room, qint64 position = 0) const;
    /// Ends a guest's visit, so that they are asked to sign in; nothing for anybody else.
    void keep(const Wish &wish);
    /// There is one that waits.
    bool isKept() const { return m_wish.has_value(); }

Q_SIGNALS:
    /// They are in, at that server; later than the session says so, so that the face is there. Whoever looks
    /// around as a guest again, or signs in elsewhere, is through with it.
    void granted(const madang::views::GuestWish::Wish &wish);

private:
    void onState(Session::State state);

    Session &m_session;
    std::optional<Wish> m_wish;
};

} // namespace madang::views
