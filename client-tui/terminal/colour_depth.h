// SPDX-License-Identifier: GPL-3.0-or-later
// How many colours there are, from what the surroundings say. What is done with them is style.h's business.
#pragma once

#include "client-tui/terminal/style.h"

namespace madang::tui {

/// What the surroundings say about colours.
struct ColourFacts {
    QByteArray term; ///< TERM
    QByteArray colorTerm; ///< COLORTERM
    bool noColour = false; ///< NO_COLOR, set and not empty
    bool knowsTrue = false; ///< the terminal was recognised as one with 16 million

    static ColourFacts ofEnvironment();
};

/// NO_COLOR first, then what the person wants; without either 16 million by COLORTERM, 256 and 16 by TERM,
/// none on a dumb terminal, else eight.
Depth depthFor(const ColourFacts &facts, std::optional<Depth> wanted);

} // namespace madang::tui
