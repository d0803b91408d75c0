// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/contact/contact_feature.h"

namespace madang {

using namespace std::chrono_literals;

void ContactFeature::install(Routes &at)
{
    at(contact::send, m_service, &ContactService::send).guests().status(202).atMost(5, 1h);
}

} // namespace madang
