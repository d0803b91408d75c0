// SPDX-License-Identifier: GPL-3.0-or-later
// Reading an amount, under the name that views, screens and panes know it by.
#pragma once

#include "common/base/amount.h"

namespace madang::views {

using madang::readAmount;

} // namespace madang::views
