// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/place_link.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kWebPort = 443;
    constexpr auto kScheme = "madang"_L1;

    struct KindWord {
        PlaceLink::Kind kind;
        QLatin1StringView word;
        bool hasPage; ///< a browser is shown something there
    };
    constexpr std::array<KindWord, 3> kWords{{{PlaceLink::Kind::Room, "r"_L1, true},
                                              {PlaceLink::Kind::Campaign, "c"_L1, true},
                                              {PlaceLink::Kind::Gift, "g"_L1, false}}};

    /// As addresses of the web write them; nothing is looked up.
    bool isThisMachine(const QString &host)
    {
        const auto isOfNumbers = [&host] {
            return std::all_of(host.begin(), host.end(),
                               [](QChar c) { return c == u'.' || (c >= u'0' && c <= u'9'); });
        };
        return host == "localhost"_L1 || host == "::1"_L1 || (host.startsWith("127."_L1) && isOfNumbers());
    }

    int portOf(const QUrl &url)
    {
        return url.port(url.scheme() == "http"_L1 ? 80 : kWebPort);
    }

    /// The plain decimal form of a number from 1.
    qint64 numberIn(const QString &text)
    {
        return RoomId::fromText(text).number;
    }

} // namespace

PlaceLink PlaceLink::at(const QUrl &server, Kind kind, qint64 number, qint64 position)
{
    PlaceLink link;
    link.m_kind = kind;
    link.m_host = server.host(QUrl::FullyEncoded).toLower();
    link.m_port = portOf(server);
    link.m_plain = server.scheme() == "http"_L1;
    link.m_number = number;
    link.m_position = position;
    return link;
}

PlaceLink PlaceLink::home(const QUrl &server)
{
    return at(server, Kind::Home);
}

PlaceLink PlaceLink::room(const QUrl &server, RoomId room, qint64 position)
{
    return at(server, Kind::Room, room.number, position);
}

PlaceLink PlaceLink::campaign(const QUrl &server, CampaignId campaign)
{
    return at(server, Kind::Campaign, campaign.number);
}

PlaceLink PlaceLink::gift(const QUrl &server, DonationId gift)
{
    return at(server, Kind::Gift, gift.number);
}

std::optional<PlaceLink> PlaceLink::fromText(const QString &text)
{
    if (text.size() > kLongest)
        return std::nullopt;
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const bool own = url.scheme() == kScheme;
    if (!url.isValid() || url.host().isEmpty() || url.port() == 0 || !url.userInfo().isEmpty()
        || url.hasQuery() || url.hasFragment()
        || !(own || url.scheme() == "https"_L1 || url.scheme() == "http"_L1))
        return std::nullopt;
    const QStringList parts = url.path(QUrl::FullyEncoded).split(u'/', Qt::SkipEmptyParts);
    if (parts.isEmpty())
        return own ? std::optional(home(url)) : std::nullopt;
    for (const KindWord &each : kWords) {
        if (parts[0] != each.word || !(own || each.hasPage) || parts.size() < 2)
            continue;
        const qint64 number = numberIn(parts[1]);
        const bool inRoom = each.kind == Kind::Room && parts.size() == 3;
        const qint64 position = inRoom ? numberIn(parts[2]) : 0;
        if (number == 0 || (inRoom && position == 0) || (!inRoom && parts.size() != 2))
            return std::nullopt;
        return at(url, each.kind, number, position);
    }
    return std::nullopt;
}

QString PlaceLink::path() const
{
    if (m_kind == Kind::Home)
        return u"/"_s;
    QString path;
    for (const KindWord &each : kWords) {
        if (each.kind == m_kind)
            path = u"/%1/%2"_s.arg(each.word, QString::number(m_number));
    }
    return m_position > 0 ? path + u'/' + QString::number(m_position) : path;
}

QUrl PlaceLink::own() const
{
    QUrl url;
    url.setScheme(kScheme);
    url.setHost(m_host);
    if (m_port != kWebPort)
        url.setPort(m_port);
    url.setPath(path());
    return url;
}

QUrl PlaceLink::web() const
{
    QUrl url = own();
    const bool plain = m_plain || isThisMachine(m_host);
    url.setScheme(plain ? u"http"_s : u"https"_s);
    url.setPort(m_port == (plain ? 80 : kWebPort) ? -1 : m_port);
    return url;
}

QString PlaceLink::authority() const
{
    return own().authority();
}

bool PlaceLink::leadsTo(const QUrl &server) const
{
    const QString host = server.host(QUrl::FullyEncoded).toLower();
    return portOf(server) == m_port && (host == m_host || (isThisMachine(host) && isThisMachine(m_host)));
}

} // namespace madang
