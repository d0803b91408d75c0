// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/stomp/heartbeat.h"

#include <limits>
#include <optional>

namespace madang::stomp {

namespace {

    std::optional<int> plainNumber(QByteArrayView text)
    {
        if (text.isEmpty() || text.size() > 10)
            return std::nullopt;
        qint64 number = 0;
        for (const char c : text) {
            if (c < '0' || c > '9')
                return std::nullopt;
            number = number * 10 + (c - '0');
        }
        if (number > std::numeric_limits<int>::max())
            return std::nullopt;
        return int(number);
    }

    int agreed(int sender, int receiver)
    {
        if (sender == 0 || receiver == 0)
            return 0;
        return qMax(kShortestBeat, qMax(sender, receiver));
    }

} // namespace

QByteArray BeatOffer::text() const
{
    return QByteArray::number(canSend) + ',' + QByteArray::number(wants);
}

Result<BeatOffer> BeatOffer::fromText(QByteArrayView text)
{
    const qsizetype comma = text.indexOf(',');
    if (comma < 0)
        return Error{Code::Malformed, "heart-beat"};
    const std::optional<int> canSend = plainNumber(text.first(comma));
    const std::optional<int> wants = plainNumber(text.sliced(comma + 1));
    if (!canSend || !wants)
        return Error{Code::Malformed, "heart-beat"};
    return BeatOffer{*canSend, *wants};
}

BeatPeriods negotiate(const BeatOffer &ours, const BeatOffer &theirs)
{
    return {agreed(ours.canSend, theirs.wants), agreed(theirs.canSend, ours.wants)};
}

qint64 Heartbeat::nextLook() const
{
    qint64 look = std::numeric_limits<qint64>::max();
    if (m_periods.outgoing > 0)
        look = m_sent + quiet();
    if (m_periods.incoming > 0)
        look = qMin(look, m_received + qint64(kBeatGrace) * m_periods.incoming + 1);
    return look;
}

} // namespace madang::stomp
