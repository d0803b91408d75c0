// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/prompt_bar.h"

#include "client-tui/panes/bars.h"
#include "client-tui/terminal/text_width.h"

namespace madang::tui {

namespace {

    /// Fewer columns than these for what is written, and what the keys do is not said.
    constexpr int kLeastForText = 24;

} // namespace

PromptBar::PromptBar(PromptWords words, std::function<void(const QString &text)> done)
    : m_words(std::move(words))
    , m_done(std::move(done))
{
}

void PromptBar::paint(const Region &region, const Theme &theme)
{
    region.fillRow(0, theme[Role::Text]);
    const QString &keys = m_line.isEmpty() ? m_words.keysWhileEmpty : m_words.keys;
    const QString &prompt
        = region.columns() >= columnsOf(m_words.prompt) + kLeastForText ? m_words.prompt : m_words.narrow;
    int room = region.columns();
    if (const int rest = room - columnsOf(keys) - 1; rest >= columnsOf(prompt) + kLeastForText) {
        room = rest;
        region.put(rest + 1, 0, keys, theme[Role::Muted]);
    }
    const QPoint at
        = paintInput(region.part({0, 0, room, 1}), theme, m_line,
                     {.prompt = prompt, .remaining = m_words.longest - int(m_line.text().size())});
    m_cursor = region.onScreen(at.x(), at.y());
}

bool PromptBar::perform(const Action &action, bool)
{
    if (action == Action(Gesture::Send)) {
        const std::function<void(const QString &)> done = m_done; // it may replace this bar
        done(m_line.text().trimmed());
        return true;
    }
    if (action == Action(Gesture::Search))
        return true; // something is being written already
    const Edit *edit = std::get_if<Edit>(&action);
    if (!edit)
        return false;
    if (*edit == Edit::HistoryOlder)
        m_line.setText(m_words.before);
    else if (*edit == Edit::HistoryNewer)
        m_line.setText({});
    else if (*edit != Edit::NewLine && *edit != Edit::SearchHistory)
        m_line.perform(*edit);
    return true;
}

bool PromptBar::type(const QString &text)
{
    QString oneLine = text;
    oneLine.replace(u'\n', u' ');
    m_line.insert(oneLine);
    return true;
}

} // namespace madang::tui
