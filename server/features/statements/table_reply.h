// SPDX-License-Identifier: GPL-3.0-or-later
// A table as the answer of a page.
#pragma once

#include "server/core/routes.h"
#include "server/features/statements/table.h"

namespace madang {

inline Step asFile(const Table &table)
{
    Step step;
    step.reply.contentType = "text/csv; charset=utf-8";
    step.reply.body = table.octets();
    return step;
}

} // namespace madang
