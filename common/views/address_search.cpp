// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/address_search.h"

#include "common/base/coordinates.h"
#include "common/base/when_done.h"
#include "common/protocol/details.h"
#include "common/views/event_text.h"
#include "common/views/wording.h"

namespace madang::views {

using namespace Qt::StringLiterals;

namespace {

    constexpr std::chrono::milliseconds kAddressPause{500};
    constexpr int kLongestPlaceText = 200;

} // namespace

AddressSearch::AddressSearch(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_due(session.alarms().makeAlarm([this] { ask(); }))
{
}

void AddressSearch::begin()
{
    whenDone(m_session.call(addresses::offer, {}), this,
             [this, begun = ++m_begun](const Result<addresses::Offer> &offer) {
                 if (begun != m_begun)
                     return;
                 // Older servers know nothing of it.
                 m_offer = offer ? *offer : addresses::Offer{};
                 Q_EMIT changed();
             });
}

void AddressSearch::look(const QString &typed)
{
    const QString now = typed.simplified();
    if (!isOffered() || now == m_typed)
        return;
    dismiss();
    m_typed = now;
    if (!staysAt(now, m_taken) && now.size() >= addresses::kShortestQuery
        && now.size() <= addresses::kLongestQuery)
        m_due->start(kAddressPause);
}

void AddressSearch::lookNow(const QString &typed)
{
    dismiss();
    m_typed = typed.simplified();
    ask();
}

void AddressSearch::dismiss()
{
    ++m_question;
    m_due->stop();
    const bool showed = m_asking || m_found || m_error;
    m_typed.clear();
    m_places.clear();
    m_error.reset();
    m_asking = false;
    m_found = false;
    if (showed)
        Q_EMIT changed();
}

void AddressSearch::reset()
{
    m_taken.clear();
    dismiss();
}

void AddressSearch::forget()
{
    ++m_begun;
    m_offer.reset();
    reset();
    Q_EMIT changed();
}

bool AddressSearch::staysAt(const QString &typed, const QString &line)
{
    const QString now = typed.simplified();
    if (line.isEmpty() || !now.startsWith(line))
        return false;
    const QString rest = now.mid(line.size());
    return rest.isEmpty() || rest.startsWith(u' ') || rest.startsWith(u',');
}

void AddressSearch::ask()
{
    const quint64 question = ++m_question;
    m_asking = true;
    Q_EMIT changed();
    whenDone(m_session.call(addresses::search, {m_typed}), this,
             [this, question](const Result<addresses::Places> &found) {
                 if (question != m_question)
                     return;
                 m_asking = false;
                 if (found) {
                     m_found = true;
                     m_places
                         = found->places.first(qMin<qsizetype>(found->places.size(), addresses::kMostPlaces));
                 } else {
                     m_error = found.error();
                     if (m_error->code == Code::NotSupported)
                         m_offer = addresses::Offer{}; // not any more
                 }
                 Q_EMIT changed();
             });
}

std::optional<AddressSearch::Lines> AddressSearch::take(int row)
{
    if (row < 0 || row >= m_places.size())
        return std::nullopt;
    const addresses::FoundAddress place = m_places.at(row);
    const QString line = oneLine(place.road.value_or(place.address), details::kLongestAddressLine);
    Lines lines{line, place.postcode.value_or(QString()).left(details::kLongestPostcode),
                Coordinates{place.latitude, place.longitude}.text(), place.choice};
    dismiss();
    m_taken = line;
    m_typed = line;
    Q_EMIT changed();
    return lines;
}

QString AddressSearch::headOf(const addresses::FoundAddress &place)
{
    const QString line = place.road.value_or(place.address);
    return oneLine(place.postcode ? line + u" ("_s + *place.postcode + u')' : line, kLongestPlaceText);
}

QString AddressSearch::textOf(const addresses::FoundAddress &place)
{
    const QString head = headOf(place);
    return oneLine(place.road ? head + u" · "_s + place.address : head, kLongestPlaceText);
}

QString AddressSearch::noticeOf(const addresses::Offer &offer)
{
    if (!offer.offered)
        return {};
    if (offer.provider == "sandbox"_L1)
        return tr("Type an address, and choose it from what is found. This server only tries that out.");
    const QString company = offer.provider == "kakao"_L1 ? tr("Kakao") : oneLine(offer.provider, 40);
    return tr("What you type here is sent to %1 to find the address. Choose it from what is found.")
        .arg(company);
}

QString AddressSearch::saying() const
{
    if (!m_offer && !m_asking && !m_found && !m_error)
        return {};
    if (m_error)
        return wording::of(*m_error);
    if (m_asking)
        return tr("Looking for it…");
    if (!m_found)
        return m_offer ? noticeOf(*m_offer) : QString();
    if (m_places.isEmpty())
        return tr("Nothing like it was found. Write the road and the number, or the lot.");
    return m_places.size() == 1 ? tr("One place was found: choose it if it is yours.")
                                : tr("%1 places were found: choose yours.").arg(m_places.size());
}

} // namespace madang::views
