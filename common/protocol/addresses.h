// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses: looking one up with a company that the operator chose, so that nobody types where home is. What
// is typed goes to that company, and is kept nowhere here.
#pragma once

#include "common/protocol/command.h"

namespace madang::addresses {

inline constexpr int kShortestQuery = 2;
inline constexpr int kLongestQuery = 100;
inline constexpr int kMostPlaces = 10;
/// Of FoundAddress::choice, and of details::Details::place.
inline constexpr int kLongestChoice = 300;

/// Whether addresses can be looked up here, by whoever asks.
struct Offer {
    bool offered = false;
    QString provider; ///< "kakao": where what is typed goes; "sandbox": nowhere; "off"
    bool operator==(const Offer &) const = default;
};
PROTOCOL_FIELDS(Offer, offered, provider)

struct Search {
    QString query; ///< kShortestQuery to kLongestQuery characters
};
PROTOCOL_FIELDS(Search, query)

/// A place as the company tells it.
struct FoundAddress {
    QString address; ///< by the number of the lot, or of a region only
    std::optional<QString> road; ///< by the road
    std::optional<QString> postcode;
    int latitude = 0; ///< in millionths of a degree
    int longitude = 0;
    QString choice; ///< opaque, at most kLongestChoice characters; chooses this place within half an hour
};
PROTOCOL_FIELDS(FoundAddress, address, road, postcode, latitude, longitude, choice)

struct Places {
    QList<FoundAddress> places; ///< the best first, at most kMostPlaces; empty where there is none like it
};
PROTOCOL_FIELDS(Places, places)

inline constexpr Command<Nothing, Offer> offer{"addresses.offer", "GET /api/v1/addresses"};
/// In a body, so that what is typed stands in no log of addresses. Guests where registering asks for an
/// address or for where home is. NotSupported ("addresses") where nothing is looked up, Unavailable
/// ("addresses-away") while the company gives no good answer, ("addresses-busy") while the house has asked
/// it often.
inline constexpr Command<Search, Places> search{"addresses.search", "POST /api/v1/addresses/search"};

} // namespace madang::addresses
