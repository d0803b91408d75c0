// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/search_bar.h"

#include "client-tui/panes/bars.h"
#include "client-tui/terminal/text_width.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    /// The server takes no longer ones.
    constexpr int kLongestWords = 200;
    /// Fewer columns for the words than these, and what the keys do is not said.
    constexpr int kLeastWords = 24;

} // namespace

SearchBar::SearchBar(QString before, std::function<void(const QString &words)> find)
    : m_before(std::move(before))
    , m_find(std::move(find))
{
}

void SearchBar::paint(const Region &region, const Theme &theme)
{
    region.fillRow(0, theme[Role::Text]);
    const QString keys = m_before.isEmpty() || !m_line.isEmpty() ? tr("Enter finds · Esc leaves")
                                                                 : tr("Enter: once more · Esc leaves");
    const QString prompt = region.columns() >= 2 * kLeastWords ? tr("Search here: ") : u"/"_s;
    int room = region.columns();
    if (const int rest = room - columnsOf(keys) - 1; rest >= columnsOf(prompt) + kLeastWords) {
        room = rest;
        region.put(rest + 1, 0, keys, theme[Role::Muted]);
    }
    const QPoint at = paintInput(region.part({0, 0, room, 1}), theme, m_line,
                                 {.prompt = prompt, .remaining = kLongestWords - int(m_line.text().size())});
    m_cursor = region.onScreen(at.x(), at.y());
}

bool SearchBar::perform(const Action &action, bool)
{
    if (action == Action(Gesture::Send)) {
        const std::function<void(const QString &)> find = m_find; // it may replace this bar
        find(m_line.text().trimmed());
        return true;
    }
    if (action == Action(Gesture::Search))
        return true; // it is open
    const Edit *edit = std::get_if<Edit>(&action);
    if (!edit)
        return false;
    if (*edit == Edit::HistoryOlder)
        m_line.setText(m_before);
    else if (*edit == Edit::HistoryNewer)
        m_line.setText({});
    else if (*edit != Edit::NewLine && *edit != Edit::SearchHistory)
        m_line.perform(*edit);
    return true;
}

bool SearchBar::type(const QString &text)
{
    QString oneLine = text;
    oneLine.replace(u'\n', u' ');
    m_line.insert(oneLine);
    return true;
}

} // namespace madang::tui
