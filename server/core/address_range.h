// SPDX-License-Identifier: GPL-3.0-or-later
// AddressRange: one network address, or all that begin with the same bits. Both families lie in one space: an
// IPv4 address written as an IPv6 one (::ffff:192.0.2.1) is the IPv4 address.
#pragma once

#include <QString>

#include <compare>
#include <optional>

namespace madang {

class AddressRange {
public:
    /// An address as a number of 128 bits.
    struct Bits {
        quint64 high = 0;
        quint64 low = 0;
        auto operator<=>(const Bits &) const = default;
        /// The first `length` of them, then zeros.
        Bits first(int length) const;
    };

    /// Of "192.0.2.7", "192.0.2.7/24", "2001:db8::/32"; bits behind the length do not count. Nothing for
    /// anything else, short forms of IPv4 ("10.1") too: nobody means what they stand for.
    static std::optional<AddressRange> fromText(const QString &text);

    /// "192.0.2.0/24"; a single address stands without its length.
    QString text() const;
    bool isIpv4() const;
    /// How many bits are the same, as people write it: 0 to 32, or 0 to 128.
    int prefix() const { return isIpv4() ? m_length - kIpv4Begins : m_length; }
    bool isSingle() const { return m_length == kAllBits; }
    /// Whether all of the other one lies in it.
    bool contains(const AddressRange &other) const
    {
        return m_length <= other.m_length && other.m_first.first(m_length) == m_first;
    }
    bool overlaps(const AddressRange &other) const { return contains(other) || other.contains(*this); }

    const Bits &firstAddress() const { return m_first; }
    /// As prefix(), counted in the space of both families.
    int length() const { return m_length; }
    bool operator==(const AddressRange &) const = default;

private:
    static constexpr int kAllBits = 128;
    static constexpr int kIpv4Begins = 96;
    AddressRange(const Bits &address, int length)
        : m_first(address.first(length))
        , m_length(length)
    {
    }

    Bits m_first;
    int m_length;
};

} // namespace madang
