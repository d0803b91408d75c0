// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/choice_bar.h"

#include "client-tui/terminal/text_width.h"

#include "common/views/message_actions.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    /// So many messages a page key goes.
    constexpr int kPageOfMessages = 10;

    /// As many as there are keys for.
    QStringList offeredSigns()
    {
        return views::MessageActions::usualEmoji().mid(0, 9);
    }

} // namespace

ChoiceBar::ChoiceBar(TimelinePane &pane, const Keymap &keys, Act act)
    : m_pane(&pane)
    , m_keys(keys)
    , m_act(std::move(act))
{
}

ChoiceBar::~ChoiceBar()
{
    if (m_pane)
        m_pane->endChoice();
}

QString ChoiceBar::keyText(Deed deed, const QString &word) const
{
    const QStringList keys = m_keys.chordsOf(deed);
    return keys.isEmpty() ? QString() : keys.first() + u' ' + word;
}

QString ChoiceBar::keysText(int columns) const
{
    if (m_offersSigns) {
        QStringList signs;
        const QStringList offered = offeredSigns();
        for (int i = 0; i < offered.size(); ++i)
            signs.append(QString::number(i + 1) + u' ' + offered.at(i));
        signs.append(keyText(Deed::React, tr("another")));
        return signs.join(u"  "_s);
    }
    const QString reply = keyText(Deed::Reply, tr("reply"));
    const QString edit = keyText(Deed::Edit, tr("edit"));
    const QString react = keyText(Deed::React, tr("react"));
    const QString remove = keyText(Deed::Remove, tr("delete"));
    const QString copy = keyText(Deed::Copy, tr("copy"));
    const QString link = keyText(Deed::Link, tr("link"));
    const QString end = tr("Esc ends");
    const QList<QStringList> tried{{reply, keyText(Deed::Quote, tr("quote")), edit, react, remove,
                                    keyText(Deed::Pin, tr("pin")), keyText(Deed::Save, tr("save")), copy,
                                    link, keyText(Deed::Unread, tr("unread from here")),
                                    keyText(Deed::ShowReactions, tr("who reacted")), tr("Enter quoted"),
                                    keyText(Deed::Back, tr("back")), end},
                                   {reply, edit, react, remove, copy, link, end}};
    for (QStringList keys : tried) {
        keys.removeAll(QString());
        if (const QString text = keys.join(u" · "_s); columnsOf(text) <= columns)
            return text;
    }
    // What the other keys do is told in the help.
    QStringList few{reply, edit, react, end};
    few.removeAll(QString());
    return few.join(u' ');
}

void ChoiceBar::paint(const Region &region, const Theme &theme)
{
    region.fillRow(0, theme[Role::Bar]);
    const int room = region.columns() - 2;
    region.put(1, 0, truncated(keysText(room), room), theme[Role::BarStrong]);
}

bool ChoiceBar::move(int steps)
{
    m_offersSigns = false;
    if (m_pane)
        m_pane->moveChoice(steps);
    return true;
}

bool ChoiceBar::act(Deed deed, const QString &sign)
{
    const Act wanted = m_act; // it may replace this bar
    if (wanted(deed, sign))
        m_ownsKeys = false;
    return true;
}

bool ChoiceBar::take(Deed deed)
{
    const bool offersSigns = std::exchange(m_offersSigns, false);
    switch (deed) {
    case Deed::React:
        m_offersSigns = !offersSigns;
        return !offersSigns || act(deed);
    case Deed::Older:
        return move(1);
    case Deed::Newer:
        return move(-1);
    default:
        return act(deed);
    }
}

bool ChoiceBar::perform(const Action &action, bool lineIsEmpty)
{
    if (action == Action(Gesture::ChooseMessage))
        return move(1);
    if (!m_ownsKeys && !lineIsEmpty)
        return false;
    if (const Deed *deed = std::get_if<Deed>(&action))
        return take(*deed);
    if (action == Action(Edit::HistoryOlder) || action == Action(Gesture::LineUp))
        return move(1);
    if (action == Action(Edit::HistoryNewer) || action == Action(Gesture::LineDown))
        return move(-1);
    if (action == Action(Gesture::PageUp) || action == Action(Gesture::PageDown))
        return move(action == Action(Gesture::PageUp) ? kPageOfMessages : -kPageOfMessages);
    if (action == Action(Gesture::GoBack))
        return act(Deed::Back);
    return action == Action(Gesture::Send) && act(Deed::FollowQuote);
}

bool ChoiceBar::type(const QString &letter)
{
    const std::optional<Action> bound = Keymap::isLetter(letter) ? m_keys.find(letter) : std::nullopt;
    if (const Deed *deed = bound ? std::get_if<Deed>(&*bound) : nullptr)
        return take(*deed);
    m_offersSigns = false;
    if (letter.size() != 1 || !letter.front().isDigit())
        return false;
    const QString sign = offeredSigns().value(letter.front().digitValue() - 1);
    return !sign.isEmpty() && act(Deed::React, sign);
}

} // namespace madang::tui
