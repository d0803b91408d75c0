// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/found_bar.h"

#include "client-tui/terminal/sanitize.h"
#include "client-tui/terminal/text_width.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

void FoundBar::paint(const Region &region, const Theme &theme)
{
    region.fillRow(0, theme[Role::Bar]);
    const int room = region.columns() - 2;
    const QString place = sanitized(m_place);
    const QString keys = tr("n older · N newer · Enter all · Esc ends");
    // What the keys do matters more than whose words these are.
    const QStringList tried{sanitized(m_place + u" · "_s + m_whose) + u" · "_s + keys,
                            place + u" · "_s + keys, place + u" · "_s + tr("n older · N newer"),
                            place + u" · n N Esc"_s};
    QString shown = tried.last();
    for (const QString &text : tried) {
        if (columnsOf(text) <= room) {
            shown = text;
            break;
        }
    }
    region.put(1, 0, truncated(shown, room), theme[Role::BarStrong]);
}

bool FoundBar::perform(const Action &action, bool lineIsEmpty)
{
    if (!m_ownsKeys && !lineIsEmpty)
        return false;
    return action == Action(Gesture::Send) && go(Step::List);
}

bool FoundBar::type(const QString &letter)
{
    if (letter == "n"_L1)
        return go(Step::Older);
    // The key of N where a keyboard writes Hangul is that of n: p is the other way to say it.
    if (letter == "N"_L1 || letter == "p"_L1)
        return go(Step::Newer);
    m_ownsKeys = false; // what is written goes on
    return false;
}

bool FoundBar::go(Step step)
{
    m_ownsKeys = true;
    const std::function<void(Step)> deed = m_go; // it may replace this bar
    deed(step);
    return true;
}

} // namespace madang::tui
