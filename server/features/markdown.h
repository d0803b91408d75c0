// SPDX-License-Identifier: GPL-3.0-or-later
// What people write in Markdown, as HTML that can do no harm: no HTML of their own, links only to the web and
// to mail, no picture loaded from elsewhere. Terminal and desktop read the Markdown itself.
#pragma once

#include "server/features/markup.h"

namespace madang {

/// GitHub's Markdown with tables, strike-through and plain addresses. Headings begin at the third level, and
/// a picture is a link to it.
Markup markdown(const QString &text);

} // namespace madang
