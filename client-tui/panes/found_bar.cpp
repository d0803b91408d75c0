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
    const int room = region.columns() - 2;
    // What the keys do matters more than whose words these are.
    QString shown = sanitized(m_place) + u" · "_s + keys;
    const QString whole = sanitized(m_place + u" · "_s + m_whose) + u" · "_s + keys;
    if (columnsOf(whole) <= room)
        shown = whole;
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
