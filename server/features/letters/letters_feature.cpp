// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/letters/letters_feature.h"

namespace madang {

using namespace std::chrono_literals;

void LettersFeature::install(Routes &at)
{
    at(letters::thank, m_service, &LetterService::thank).key("campaign").status(201).atMost(60, 10min);
    at(letters::list, m_service, &LetterService::list).reads().atMost(60, 10s);
}

void LettersFeature::schedule(Schedule &jobs)
{
    jobs.every(2s, "letters.deliver", [this](Work &work) { return m_service.deliver(work); });
}

} // namespace madang
