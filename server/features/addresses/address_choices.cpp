// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/addresses/address_choices.h"

#include "common/base/secret.h"
#include "common/protocol/addresses.h"

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    /// Long enough to fill in the rest of a form.
    constexpr std::chrono::milliseconds kChoiceLives = 30min;
    /// Sealed with it, so that nothing else under that key opens as a choice.
    constexpr QLatin1StringView kChoiceMark{"address"};

} // namespace

QString AddressChoices::choiceOf(const Coordinates &where, Timestamp now) const
{
    const QString plain = u"%1 %2 %3 %4"_s.arg(kChoiceMark)
                              .arg(now.plus(kChoiceLives).ms)
                              .arg(where.latitude)
                              .arg(where.longitude);
    return secret::seal(plain, m_key);
}

Result<Coordinates> AddressChoices::chosen(const QString &choice, Timestamp now) const
{
    const Error over = Error(Code::Expired, "address-choice").at(u"latitude"_s);
    if (m_key.isEmpty() || choice.size() > addresses::kLongestChoice)
        return over;
    const auto plain = secret::unseal(choice, m_key);
    const QStringList parts = plain ? plain->split(u' ') : QStringList();
    if (parts.size() != 4 || parts[0] != kChoiceMark || now.ms >= parts[1].toLongLong())
        return over;
    return Coordinates{parts[2].toInt(), parts[3].toInt()};
}

Result<details::Details> AddressChoices::settled(details::Details sent, const details::Details &before,
                                                 Timestamp now) const
{
    if (sent.place && !sent.place->isEmpty()) {
        TRY(const Coordinates home, chosen(*sent.place, now));
        sent.latitude = home.latitude;
        sent.longitude = home.longitude;
    } else if (isNeeded() && (sent.latitude || sent.longitude)
               && (sent.latitude != before.latitude || sent.longitude != before.longitude)) {
        return Error(Code::InvalidValue, "home-chosen").at(u"latitude"_s);
    }
    sent.place.reset();
    return sent;
}

} // namespace madang
