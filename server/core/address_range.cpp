// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/address_range.h"

#include <QtEndian>

#include <arpa/inet.h>

namespace madang {

namespace {

    constexpr qsizetype kLongestText = 64;
    constexpr quint64 kIpv4Mark = 0xffff;

    /// The address, and how many bits stand before what its family calls the first.
    struct Parsed {
        AddressRange::Bits bits;
        int before = 0;
    };

    std::optional<Parsed> parsed(const QByteArray &text)
    {
        in_addr four{};
        if (::inet_pton(AF_INET, text.constData(), &four) == 1)
            return Parsed{{0, kIpv4Mark << 32 | quint64(qFromBigEndian(quint32(four.s_addr)))}, 96};
        in6_addr six{};
        if (::inet_pton(AF_INET6, text.constData(), &six) != 1)
            return std::nullopt;
        return Parsed{{qFromBigEndian<quint64>(six.s6_addr), qFromBigEndian<quint64>(six.s6_addr + 8)}, 0};
    }

    /// A number as people write lengths: no sign, no blank.
    std::optional<int> lengthFrom(const QByteArray &text)
    {
        if (text.isEmpty() || text.size() > 3)
            return std::nullopt;
        int length = 0;
        for (const char c : text) {
            if (c < '0' || c > '9')
                return std::nullopt;
            length = length * 10 + (c - '0');
        }
        return length;
    }

} // namespace

AddressRange::Bits AddressRange::Bits::first(int length) const
{
    const auto ones = [](int count) -> quint64 {
        return count <= 0 ? 0 : count >= 64 ? ~quint64(0) : ~quint64(0) << (64 - count);
    };
    return {high & ones(length), low & ones(length - 64)};
}

std::optional<AddressRange> AddressRange::fromText(const QString &text)
{
    if (text.size() > kLongestText)
        return std::nullopt;
    QByteArray address = text.trimmed().toUtf8();
    std::optional<int> length;
    if (const qsizetype slash = address.indexOf('/'); slash >= 0) {
        length = lengthFrom(address.mid(slash + 1));
        if (!length)
            return std::nullopt;
        address.truncate(slash);
    }
    // Of a link-local address: by which of our interfaces it came.
    if (const qsizetype zone = address.indexOf('%'); zone >= 0)
        address.truncate(zone);
    const std::optional<Parsed> found = parsed(address);
    if (!found)
        return std::nullopt;
    const int whole = length ? *length + found->before : kAllBits;
    return whole <= kAllBits ? std::optional(AddressRange(found->bits, whole)) : std::nullopt;
}

bool AddressRange::isIpv4() const
{
    return m_length >= kIpv4Begins && m_first.high == 0 && m_first.low >> 32 == kIpv4Mark;
}

QString AddressRange::text() const
{
    char buffer[INET6_ADDRSTRLEN] = {};
    if (isIpv4()) {
        in_addr four{};
        four.s_addr = qToBigEndian(quint32(m_first.low & 0xffffffff));
        ::inet_ntop(AF_INET, &four, buffer, sizeof buffer);
    } else {
        in6_addr six{};
        qToBigEndian(m_first.high, six.s6_addr);
        qToBigEndian(m_first.low, six.s6_addr + 8);
        ::inet_ntop(AF_INET6, &six, buffer, sizeof buffer);
    }
    const QString address = QString::fromLatin1(buffer);
    return isSingle() ? address : address + u'/' + QString::number(prefix());
}

} // namespace madang
