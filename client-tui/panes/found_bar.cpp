// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/found_bar.h"

#include "client-tui/terminal/sanitize.h"
#include "client-tui/terminal/text_width.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

void FoundBar::paint(const Region &region, const Theme &theme)
{
    region.fillRow(0, theme[Role::Bar]);
    const QString keys = tr("n older · N newer · Enter all · Esc ends");
    const QString place = sanitized(m_place);
    const int room = region.columns() - 2;
    // What the keys do matters more than whose words these are.
    const QString shown = columnsOf(place) + 3 + columnsOf(keys) <= room ? place + u" · "_s + keys : keys;
    region.put(1, 0, truncated(shown, room), theme[Role::BarStrong]);
}

bool FoundBar::perform(const Action &action, bool lineIsEmpty)
{
    return lineIsEmpty && action == Action(Gesture::Send) && go(Step::List);
}

bool FoundBar::type(const QString &letter)
{
    if (letter == "n"_L1)
        return go(Step::Older);
    // The key of N where a keyboard writes Hangul is that of n: p is the other way to say it.
    return (letter == "N"_L1 || letter == "p"_L1) && go(Step::Newer);
}

bool FoundBar::go(Step step)
{
    const std::function<void(Step)> deed = m_go; // it may replace this bar
    deed(step);
    return true;
}

} // namespace madang::tui
