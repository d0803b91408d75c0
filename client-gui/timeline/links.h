// SPDX-License-Identifier: GPL-3.0-or-later
// The addresses in a message under the names that the desktop knows them by.
#pragma once

#include "common/views/links.h"

namespace madang::gui {

using views::findLinks;
using views::kMostLinks;
using views::Link;
using views::linksOf;

} // namespace madang::gui
