// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/nickname_pane.h"

#include "client-tui/panes/bars.h"
#include "client-tui/panes/painted_line.h"
#include "client-tui/terminal/sanitize.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    constexpr int kLongestName = 32;

} // namespace

NicknamePane::NicknamePane(views::NicknameChoice &choice)
    : m_choice(choice)
{
    m_name.setText(choice.text());
}

void NicknamePane::paint(const Region &region, const Theme &theme)
{
    int y = 0;
    const auto put = [&](const QString &text, Role role) {
        for (const QStringView line : wrapped(text, qMax(1, region.columns())))
            region.put(0, y++, line, theme[role]);
    };
    put(tr("Choose your nickname"), Role::Prompt);
    put(views::NicknameChoice::explanation(), Role::Text);
    const int row = y++;
    if (row < region.rows())
        paintInput(region.part({0, row, region.columns(), 1}), theme, m_name,
                   {.prompt = tr("Nickname: "), .remaining = kLongestName - int(m_name.text().size())});
    if (m_choice.isBusy())
        put(tr("Asking the server…"), Role::Muted);
    else if (!m_choice.fault().isEmpty())
        put(sanitized(m_choice.fault()), Role::Failed);
    else
        put(sanitized(m_choice.praise()), Role::Good);
    put(tr("Enter takes it · Esc later; what you wrote stays"), Role::Muted);
}

bool NicknamePane::perform(const Action &action, bool)
{
    if (const Gesture *gesture = std::get_if<Gesture>(&action)) {
        if (*gesture != Gesture::Send)
            return false;
        m_choice.choose();
        return true;
    }
    if (!std::holds_alternative<Edit>(action))
        return false;
    const Edit edit = std::get<Edit>(action);
    if (edit == Edit::HistoryOlder || edit == Edit::HistoryNewer)
        return true; // the history of the line below is no use here
    m_name.perform(edit);
    m_choice.setText(m_name.text());
    return true;
}

bool NicknamePane::type(const QString &text)
{
    QString oneLine = text;
    oneLine.remove(u'\n');
    m_name.insert(oneLine);
    m_choice.setText(m_name.text());
    return true;
}

} // namespace madang::tui
