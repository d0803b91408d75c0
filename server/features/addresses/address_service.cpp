// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/addresses/address_service.h"

#include "server/features/addresses/sandbox_addresses.h"
#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using addresses::Places;

namespace {

    /// Of one address that nobody is signed in at: a form filled in a few times over, and no more.
    constexpr Rate kGuestRate{20, 10min};

} // namespace

Result<addresses::Offer> AddressService::offer(Work &work, const Nothing &)
{
    const bool offered = isFor(work.caller());
    return addresses::Offer{offered, offered ? m_rules.word() : u"off"_s};
}

Result<Later<Places>> AddressService::search(Work &work, const addresses::Search &request)
{
    if (!m_rules.isOn())
        return Error{Code::NotSupported, "addresses"};
    if (!isFor(work.caller()))
        return Error{Code::NotSignedIn, "token"};
    const QString typed = request.query.normalized(QString::NormalizationForm_C).simplified();
    TRY(const QString query, oneLine(typed, addresses::kLongestQuery, "query"));
    if (query.size() < addresses::kShortestQuery)
        return Error(Code::InvalidValue, "too-short").at(u"query"_s);
    if (work.caller().guest())
        TRY(m_throttle.take("addresses.search guest " + neighbourhoodOf(work.caller().address), kGuestRate));
    const Asker asker = work.caller().guest() ? Asker::Guest : Asker::Member;
    return Later<Places>([this, query, asker](const auto &finish) { find(query, asker, finish); });
}

Done AddressService::takeRoom(Asker asker)
{
    if (asker == Asker::Guest)
        TRY(m_throttle.take("addresses.search guests", {qMax(1, m_rules.perMinute / 2), 1min}));
    return m_throttle.take("addresses.search house", {m_rules.perMinute, 1min});
}

void AddressService::find(const QString &query, Asker asker,
                          const std::function<void(Result<Places>)> &finish)
{
    if (!m_kakao)
        return finish(told(sandboxAddresses(query)));
    if (const auto known = m_memory.find(query, m_clock.now()))
        return finish(told(*known));
    // The company counts what we ask, and somebody pays for it.
    const Done room = takeRoom(asker);
    if (!room)
        return finish(Error(Code::Unavailable, "addresses-busy").after(room.error().retryAfter));
    m_kakao->ask(query, [this, query, finish](const Result<QList<AddressHit>> &found) {
        if (!found)
            return finish(found.error());
        m_memory.keep(query, *found, m_clock.now());
        finish(told(*found));
    });
}

Places AddressService::told(const QList<AddressHit> &found) const
{
    const auto some = [](const QString &text) { return text.isEmpty() ? std::nullopt : std::optional(text); };
    Places places;
    for (const AddressHit &each : found.first(qMin<qsizetype>(found.size(), addresses::kMostPlaces)))
        places.places.append(addresses::FoundAddress{each.address, some(each.road), some(each.postcode),
                                                     each.where.latitude, each.where.longitude,
                                                     m_choices.choiceOf(each.where, m_clock.now())});
    return places;
}

} // namespace madang
