// SPDX-License-Identifier: GPL-3.0-or-later
// Marking a message to do something with it, who reacted to one, and following what it answers and back.
// While one is marked, verbs about messages mean it; "-0" says so where a number might follow.
#include "client-tui/panes/choice_bar.h"
#include "client-tui/panes/sheet.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/base/when_done.h"
#include "common/views/event_text.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

using views::TimelineRow;

namespace {

    const QString kMarked = u"-0"_s;

} // namespace

void Verbs::chooseMessage()
{
    if (!needsRoom())
        return;
    m_desk.closeOverlay(); // it may have marked another one
    if (!m_desk.timelinePane()->chooseShown())
        return m_desk.tell(Tone::Plain, tr("There is no message here to choose."));
    m_desk.show(std::make_unique<ChoiceBar>(
        *m_desk.timelinePane(), m_desk.config().keys,
        [this](ChoiceBar::Deed deed, const QString &sign) { return actOnChoice(deed, sign); }));
}

/// Whether it goes on in the line.
bool Verbs::actOnChoice(ChoiceBar::Deed deed, const QString &sign)
{
    using Deed = ChoiceBar::Deed;
    switch (deed) {
    case Deed::Reply:
        m_desk.putIntoLine(u"/reply "_s + kMarked + u' ');
        return true;
    case Deed::Edit: {
        QString number = kMarked;
        if (!takeMessage(number, &views::MessageActions::canChange))
            return false;
        edit(kMarked);
        return true;
    }
    case Deed::React:
        if (sign.isEmpty()) {
            m_desk.putIntoLine(u"/react "_s + kMarked + u' ');
            return true;
        }
        react(kMarked + u' ' + sign);
        break;
    case Deed::Remove:
        remove(kMarked);
        break;
    case Deed::Pin:
        pin(kMarked);
        break;
    case Deed::Save:
        saveMessage(kMarked);
        break;
    case Deed::Unread:
        markUnread(kMarked);
        break;
    case Deed::Quote:
        quote(kMarked);
        break;
    case Deed::Copy:
        copy(kMarked);
        break;
    case Deed::Link:
        link(kMarked);
        break;
    case Deed::ShowReactions:
        listReactions(kMarked);
        return false;
    case Deed::FollowQuote:
        followQuote(kMarked);
        return false;
    case Deed::Thread:
        thread(kMarked);
        return false;
    case Deed::Back:
        goBack({});
        return false;
    case Deed::Search:
        askForSearch();
        return false;
    case Deed::Older: // the bar's own
    case Deed::Newer:
        return false;
    }
    m_desk.closeOverlay();
    return false;
}

void Verbs::followQuote(const QString &rest)
{
    QString text = rest;
    const TimelineRow *row
        = takeMessage(text, [](const TimelineRow &each) { return each.quote.has_value(); });
    if (!row)
        return;
    // Back leads to this very message, also while the newest are in view.
    views::Timeline &timeline = *m_desk.timeline();
    timeline.setFollowing(false);
    timeline.setReading(row->position);
    timeline.jumpToEvent(row->quote->event);
}

void Verbs::goBack(const QString &)
{
    if (!needsRoom())
        return;
    if (!m_desk.timeline()->canGoBack())
        return m_desk.tell(Tone::Plain, tr("You came here by no jump: there is nowhere to go back to."));
    m_desk.timeline()->goBack();
}

void Verbs::listReactions(const QString &rest)
{
    QString text = rest;
    const TimelineRow *row
        = takeMessage(text, [](const TimelineRow &each) { return !each.reactions.isEmpty(); });
    if (!row)
        return;
    whenDone(m_desk.actions()->reactors(*row), this, [this](const Result<Page<chat::Reactor>> &page) {
        if (!page)
            return tellError(page.error());
        QList<SheetRow> rows;
        for (const chat::Reactor &reactor : page->items)
            rows.append({PaintedLine{{padded(sanitized(reactor.emoji), 4), theme()[Role::Text]},
                                     {padded(sanitized(views::nameOf(reactor.person)), 24),
                                      theme().nameOf(reactor.person.id.number)},
                                     {m_desk.formats().shortTime(reactor.at), theme()[Role::Muted]}}});
        if (rows.isEmpty())
            return m_desk.tell(Tone::Plain, tr("Nobody reacts to it any more."));
        if (page->next)
            rows.append({PaintedLine{{tr("… and others"), theme()[Role::Muted]}}});
        m_desk.show(std::make_unique<Sheet>(tr("Who reacted"), rows, tr("Esc closes")));
    });
}

} // namespace madang::tui
