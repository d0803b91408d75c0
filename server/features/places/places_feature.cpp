// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/places/places_feature.h"

#include "server/features/places/place_page.h"

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

void PlacesFeature::install(Routes &at)
{
    for (const char *address : {"GET /r/{room}", "GET /r/{room}/{position}"}) {
        at.page(address, [this](Work &work, const Params &params) { return show(work, params); })
            .guests()
            .reads()
            .atMost(600, 10s);
    }
}

Result<Step> PlacesFeature::show(Work &work, const Params &params)
{
    const web::Language language = web::languageOf(work.caller());
    const QString room = params.members.value("room"_L1).toString();
    const QString position = params.members.value("position"_L1).toString();
    // Read as the programs read it: what they would not open has no page.
    const auto place = PlaceLink::fromText(m_publicUrl + "/r/"_L1 + room
                                           + (position.isEmpty() ? QString() : u'/' + position));
    if (!place)
        return Step{place_page::missing(language), {}};
    const auto rights = m_rooms.rightsOf(work, place->room());
    if (!rights && rights.error().code != Code::NotFound)
        return rights.error();
    // A browser has no account: only what everybody may see has a name here.
    const bool open = rights && rights->visibility == rooms::Visibility::Public;
    return Step{place_page::show(*place, open ? rights->name : QString(), language), {}};
}

} // namespace madang
