// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/profiles/profiles_feature.h"

namespace madang {

using namespace std::chrono_literals;

void ProfilesFeature::install(Routes &at)
{
    at(profiles::own, m_profiles, &ProfileService::own).reads().atMost(60, 1min);
    at(profiles::change, m_profiles, &ProfileService::change).atMost(20, 1min);
    // The first of its units only reads.
    at(profiles::setPicture, m_portraits, &PortraitService::set)
        .reads()
        .bodyUpTo(profiles::kLargestUpload)
        .atMost(20, 1h);
    at(profiles::removePicture, m_portraits, &PortraitService::remove).atMost(20, 1h);
    at(profiles::card, m_profiles, &ProfileService::card).reads().guests().atMost(120, 1min);
    at(profiles::cardNamed, m_profiles, &ProfileService::cardNamed).reads().guests().atMost(60, 1min);
    at(profiles::setRoomNickname, m_profiles, &ProfileService::setRoomNickname).atMost(20, 1min);
    at(profiles::faces, m_profiles, &ProfileService::faces).reads().guests().atMost(120, 10s);
    at.page(profiles::kPortrait,
            [this](Work &work, const Params &params) { return m_portraits.send(work, params); })
        .reads()
        .guests()
        .atMost(1000, 10s);
}

} // namespace madang
