// SPDX-License-Identifier: GPL-3.0-or-later
// Status pages: is it alive, is it ready, what does it count, what does it offer. For operators and their
// machines.
#pragma once

#include "server/core/routes.h"

namespace madang {

/// Installs /readyz, which asks the store; `dataFolder` is watched for room on its disk, and `delivers` says,
/// on any thread, whether what is committed reaches those who wait for it.
void installReadiness(Routes &at, const QString &dataFolder, std::function<bool()> delivers);

/// What needs no store: /healthz, /metrics and /api/openapi.json, by path. The answers may be asked from any
/// thread.
QHash<QByteArray, std::function<Reply()>> plainPages(const Metrics &metrics);

} // namespace madang
