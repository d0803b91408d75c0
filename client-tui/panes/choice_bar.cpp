// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/choice_bar.h"

#include "client-tui/terminal/text_width.h"

#include "common/views/message_actions.h"

#include <QHash>

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

ChoiceBar::ChoiceBar(TimelinePane &pane, Act act)
    : m_pane(&pane)
    , m_act(std::move(act))
{
}

ChoiceBar::~ChoiceBar()
{
    if (m_pane)
        m_pane->endChoice();
}

QString ChoiceBar::keysText(int columns) const
{
    if (m_offersSigns) {
        QStringList signs;
        const QStringList offered = offeredSigns();
        for (int i = 0; i < offered.size(); ++i)
            signs.append(QString::number(i + 1) + u' ' + offered.at(i));
        signs.append(tr("+ another"));
        return signs.join(u"  "_s);
    }
    const QString whole = tr(
        "r reply · q quote · e edit · + react · d delete · p pin · y copy · l link · u unread from here · "
        "w who reacted · Enter quoted · b back · Esc ends");
    if (columnsOf(whole) <= columns)
        return whole;
    const QString shorter = tr("r reply · e edit · + react · d delete · y copy · l link · Esc ends");
    // What the other keys do is told in the manual.
    return columnsOf(shorter) <= columns ? shorter : tr("r reply e edit + react Esc ends");
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

bool ChoiceBar::perform(const Action &action, bool lineIsEmpty)
{
    if (action == Action(Gesture::ChooseMessage))
        return move(1);
    if (!m_ownsKeys && !lineIsEmpty)
        return false;
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
    static const QHash<QString, Deed> deeds{
        {u"r"_s, Deed::Reply},  {u"e"_s, Deed::Edit},  {u"d"_s, Deed::Remove}, {u"p"_s, Deed::Pin},
        {u"y"_s, Deed::Copy},   {u"l"_s, Deed::Link},  {u"b"_s, Deed::Back},   {u"w"_s, Deed::ShowReactions},
        {u"u"_s, Deed::Unread}, {u"q"_s, Deed::Quote},
    };
    const bool offersSigns = std::exchange(m_offersSigns, false);
    if (letter == "+"_L1) {
        m_offersSigns = !offersSigns;
        return !offersSigns || act(Deed::React);
    }
    if (letter.size() == 1 && letter.front().isDigit()) {
        const QString sign = offeredSigns().value(letter.front().digitValue() - 1);
        return !sign.isEmpty() && act(Deed::React, sign);
    }
    if (letter == "k"_L1 || letter == "j"_L1)
        return move(letter == "k"_L1 ? 1 : -1);
    const auto deed = deeds.constFind(letter);
    return deed != deeds.constEnd() && act(*deed);
}

} // namespace madang::tui
