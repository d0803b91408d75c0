// SPDX-License-Identifier: GPL-3.0-or-later
// Details: what somebody tells the house about themselves, and nobody else ever reads: no other member, no
// operator. It is told again to them alone, and with their data.
#pragma once

#include "common/protocol/command.h"

namespace madang::details {

inline constexpr int kLongestFullName = 64;
inline constexpr int kLongestPostcode = 12;
inline constexpr int kLongestAddressLine = 120;
/// The earliest year of a birth.
inline constexpr int kFirstYear = 1900;

enum class Gender { Woman, Man, NonBinary, Other };
constexpr auto enumWords(Gender *)
{
    return std::array{std::pair{Gender::Woman, QLatin1StringView("woman")},
                      std::pair{Gender::Man, QLatin1StringView("man")},
                      std::pair{Gender::NonBinary, QLatin1StringView("non-binary")},
                      std::pair{Gender::Other, QLatin1StringView("other")}};
}

/// What is absent, or empty, was not told. Every part stands for itself.
struct Details {
    std::optional<QString> fullName = {}; ///< one line, at most kLongestFullName
    std::optional<QString> birthDate = {}; ///< "1994-05-31"
    std::optional<Gender> gender = {};
    std::optional<QString> phone = {}; ///< "+821012345678" (E.164); typed "010-1234-5678" is a Korean one
    std::optional<QString> country = {}; ///< of the postal address: two letters of ISO 3166-1
    std::optional<QString> postcode = {}; ///< letters, digits, spaces and dashes; five digits in Korea
    std::optional<QString> line1 = {}; ///< at most kLongestAddressLine
    std::optional<QString> line2 = {}; ///< at most kLongestAddressLine
    std::optional<int> latitude = {}; ///< where home is, in millionths of a degree; both or none
    std::optional<int> longitude = {};
    /// A place that was looked up (FoundAddress::choice): home is there, whatever stands above. Sent, and
    /// never told.
    std::optional<QString> place = {};
    bool operator==(const Details &) const = default;
};
PROTOCOL_FIELDS(Details, fullName, birthDate, gender, phone, country, postcode, line1, line2, latitude,
                longitude, place)

/// What a house may ask for when somebody signs up.
enum class Part {
    FullName,
    BirthDate,
    Gender,
    Phone,
    Address, ///< country, postcode and lines
    Home, ///< latitude and longitude
};
constexpr auto enumWords(Part *)
{
    return std::array{std::pair{Part::FullName, QLatin1StringView("name")},
                      std::pair{Part::BirthDate, QLatin1StringView("birth-date")},
                      std::pair{Part::Gender, QLatin1StringView("gender")},
                      std::pair{Part::Phone, QLatin1StringView("phone")},
                      std::pair{Part::Address, QLatin1StringView("address")},
                      std::pair{Part::Home, QLatin1StringView("home")}};
}

struct AskedPart {
    Part part = Part::FullName;
    bool required = false; ///< nobody signs up without; of an address the country and the first line
    bool operator==(const AskedPart &) const = default;
};
PROTOCOL_FIELDS(AskedPart, part, required)

/// One's own.
inline constexpr Command<Nothing, Details> read{"details.read", "GET /api/v1/me/details"};
/// All of them at once, answered as they are kept. InvalidValue or TooLong at the field that is wrong:
/// "birth-date", "phone" (other signs), "phone-number" (too short or long), "phone-country" (no Korean
/// number, and no + in front), "country", "postcode", "coordinates" (at "latitude"). Where addresses are
/// looked up, where home is comes from a place that was chosen, or stays: InvalidValue ("home-chosen") at
/// "latitude" for coordinates that were typed, Expired ("address-choice") there for a place that was chosen
/// long ago.
inline constexpr Command<Details, Details> change{"details.change", "PUT /api/v1/me/details"};

} // namespace madang::details
