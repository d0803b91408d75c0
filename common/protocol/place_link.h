// SPDX-License-Identifier: GPL-3.0-or-later
// PlaceLink: an address of a room, a message, a campaign or a gift that can be passed on, in a mail or on
// paper. It has two forms that say the same: "https://chat.example.org/r/12/345" for every browser, and
// "madang://chat.example.org/r/12/345", which the desktop's own programs open.
#pragma once

#include "common/base/id.h"

#include <QUrl>

#include <optional>

namespace madang {

/// A place at one server. Where it leads is foreign text: nobody may be there, and nothing is done by going
/// there.
class PlaceLink {
public:
    enum class Kind {
        Home, ///< the server itself: "/"
        Room, ///< "/r/{room}", or a message in it: "/r/{room}/{position}"
        Campaign, ///< "/c/{campaign}", which browsers can show
        Gift, ///< "/g/{gift}", only for who gave it or looks after it
    };
    static constexpr qsizetype kLongest = 500;

    /// `server`: scheme, host and port; what else is in it does not count.
    static PlaceLink home(const QUrl &server);
    static PlaceLink room(const QUrl &server, RoomId room, qint64 position = 0);
    static PlaceLink campaign(const QUrl &server, CampaignId campaign);
    static PlaceLink gift(const QUrl &server, DonationId gift);

    /// Reads either form; nothing for every other address, those with a user name, a query or a fragment too.
    /// The web form is only read of what has a page there: rooms and campaigns.
    static std::optional<PlaceLink> fromText(const QString &text);

    Kind kind() const { return m_kind; }
    RoomId room() const { return {m_kind == Kind::Room ? m_number : 0}; }
    /// In the room's timeline, from 1; 0: the room as such.
    qint64 position() const { return m_position; }
    CampaignId campaign() const { return {m_kind == Kind::Campaign ? m_number : 0}; }
    DonationId gift() const { return {m_kind == Kind::Gift ? m_number : 0}; }

    /// "/r/12/345"
    QString path() const;
    /// "madang://chat.example.org/r/12/345"; the port only where it is not the web's own.
    QUrl own() const;
    /// The web form; a server on this machine is spoken to in plain text.
    QUrl web() const;
    /// As a person would type it: "chat.example.org", "127.0.0.1:8070".
    QString authority() const;
    /// Whether this is a place at that server. The scheme does not count, and all names of this machine are
    /// one.
    bool leadsTo(const QUrl &server) const;
    bool operator==(const PlaceLink &) const = default;

private:
    static PlaceLink at(const QUrl &server, Kind kind, qint64 number = 0, qint64 position = 0);

    Kind m_kind = Kind::Home;
    QString m_host;
    int m_port = 443;
    bool m_plain = false; ///< it was written with http
    qint64 m_number = 0;
    qint64 m_position = 0;
};

} // namespace madang
