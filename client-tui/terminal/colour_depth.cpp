// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/colour_depth.h"

namespace madang::tui {

ColourFacts ColourFacts::ofEnvironment()
{
    return {qgetenv("TERM"), qgetenv("COLORTERM"), !qEnvironmentVariableIsEmpty("NO_COLOR"), false};
}

Depth depthFor(const ColourFacts &facts, std::optional<Depth> wanted)
{
    if (facts.noColour)
        return Depth::Mono;
    if (wanted)
        return *wanted;
    const QByteArray &term = facts.term;
    if (term == "dumb" || term.startsWith("vt"))
        return Depth::Mono;
    // The console may inherit COLORTERM from whatever started it, and shows eight all the same.
    if (term.startsWith("linux"))
        return Depth::Eight;
    if (facts.knowsTrue || facts.colorTerm == "truecolor" || facts.colorTerm == "24bit"
        || term.endsWith("-direct"))
        return Depth::True;
    if (term.contains("256"))
        return Depth::Indexed;
    return term.contains("16color") ? Depth::Sixteen : Depth::Eight;
}

} // namespace madang::tui
