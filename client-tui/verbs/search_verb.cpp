// SPDX-License-Identifier: GPL-3.0-or-later
// /search: asks, and shows what was found as a list to choose from. The / of vi and less: goes to the newest
// one at once.
#include "client-tui/panes/prompt_bar.h"
#include "client-tui/panes/sheet.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/views/event_text.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace madang::tui {

using views::MessageSearch;

namespace {

    constexpr auto kEverywhere = "-all"_L1;
    constexpr int kExcerpt = 400;
    constexpr int kWidestName = 14;

} // namespace

void Verbs::search(const QString &rest)
{
    m_goesToFirst = false;
    if (needsRoom())
        beginSearch(rest.trimmed());
}

void Verbs::askForSearch()
{
    if (!needsRoom())
        return;
    const QString keys = tr("Enter finds · Esc leaves");
    const PromptWords words{tr("Search here: "),
                            u"/"_s,
                            keys,
                            m_searchedFor.isEmpty() ? keys : tr("Enter: once more · Esc leaves"),
                            m_searchedFor,
                            search::kLongestQuery};
    m_desk.show(std::make_unique<PromptBar>(words, [this](const QString &written) {
        m_desk.closeOverlay();
        m_goesToFirst = true;
        if (needsRoom())
            beginSearch(written.isEmpty() ? m_searchedFor : written); // as vi and less do
    }));
}

void Verbs::beginSearch(QString words)
{
    const QString asked = words;
    const bool everywhere = words == kEverywhere || words.startsWith(kEverywhere + u' ');
    if (everywhere)
        words = words.mid(kEverywhere.size()).trimmed();
    if (words.isEmpty())
        return m_desk.tell(Tone::Plain, findVerb(u"search"_s)->usage());
    m_searchedFor = asked;
    m_foundAt = -1;
    delete m_search;
    m_search = new MessageSearch(m_desk.session(), m_desk.currentRoom(), this);
    m_search->setScope(everywhere ? MessageSearch::Scope::Everywhere : MessageSearch::Scope::Room);
    connect(m_search, &MessageSearch::changed, this, &Verbs::showSearch);
    m_search->search(words);
}

void Verbs::searchOn(FoundBar::Step step)
{
    if (!m_search || m_foundAt < 0 || m_foundAt >= m_search->rowCount())
        return m_desk.tell(Tone::Plain, tr("Nothing was searched for yet: / asks for words."));
    stepFound(m_foundAt, step);
}

void Verbs::showSearch()
{
    switch (m_search->state()) {
    case MessageSearch::State::Idle:
        return;
    case MessageSearch::State::Searching:
    case MessageSearch::State::Refused:
        return m_desk.tell(m_search->state() == MessageSearch::State::Refused ? Tone::Bad : Tone::Plain,
                           m_search->stateText());
    case MessageSearch::State::Nothing:
        return m_desk.tell(Tone::Plain,
                           tr("“%1” was not found.").arg(m_search->line()) + u' ' + m_search->stateText());
    case MessageSearch::State::Found:
        m_desk.tell(Tone::Plain, {}); // that it is being looked for
        break;
    }
    const QString title = m_search->isLocal() ? tr("Found on this computer: %1").arg(m_search->rowCount())
                                              : tr("Found: %1").arg(m_search->rowCount());
    if (std::exchange(m_goesToFirst, false)) {
        if (m_search->isLocal())
            m_desk.tell(Tone::Plain, title);
        return goToFound(0);
    }
    m_desk.show(
        std::make_unique<Sheet>(title, searchRows(), tr("↑↓ choose · Enter goes there · Esc closes")));
}

QList<SheetRow> Verbs::searchRows()
{
    const auto timeOf = [this](int i) { return m_desk.formats().shortTime(m_search->found(i).event.at); };
    const auto roomOf = [this](int i) { return sanitized(m_search->found(i).roomName); };
    const auto nameOf = [this](int i) {
        return sanitized(views::nameOf(m_search->found(i).event.sender.value_or(accounts::Person())));
    };
    // Columns as wide as what stands in them, and no wider.
    int timeColumns = 0;
    int roomColumns = 0;
    int nameColumns = 0;
    for (int i = 0; i < m_search->rowCount(); ++i) {
        timeColumns = qMax(timeColumns, columnsOf(timeOf(i)));
        roomColumns = qBound(roomColumns, columnsOf(roomOf(i)), kWidestName);
        nameColumns = qBound(nameColumns, columnsOf(nameOf(i)), kWidestName);
    }
    QList<SheetRow> rows;
    for (int i = 0; i < m_search->rowCount(); ++i) {
        const rooms::RoomEvent &event = m_search->found(i).event;
        const accounts::Person sender = event.sender.value_or(accounts::Person());
        PaintedLine line{{padded(timeOf(i), timeColumns) + u' ', theme()[Role::Muted]}};
        if (m_search->scope() == MessageSearch::Scope::Everywhere)
            line.append({padded(roomOf(i), roomColumns) + u' ', theme()[Role::Room]});
        line.append({padded(nameOf(i), nameColumns) + u' ', theme().nameOf(sender.id.number)});
        const QString text = event.type == "message"_L1
            ? m_search->excerpt(i, kExcerpt)
            : views::previewOf(event, m_desk.formats(), m_desk.session().user());
        line.append({sanitized(text), theme()[Role::Text]});
        rows.append({line, [this, i] { goToFound(i); }});
    }
    if (m_search->canFetchMore())
        rows.append({{{tr("Older ones…"), theme()[Role::Muted]}}, [this] {
                         if (m_search)
                             m_search->fetchMore();
                     }});
    return rows;
}

void Verbs::goToFound(int index)
{
    const views::FoundMessage &found = m_search->found(index);
    const rooms::RoomEvent &event = found.event;
    m_foundAt = index;
    m_desk.closeOverlay();
    if (m_desk.currentRoom() != event.room)
        m_desk.openRoom(event.room);
    if (m_desk.timeline())
        m_desk.timeline()->jumpToPosition(event.position);
    const QString place
        = tr("%1 of %2").arg(QString::number(index + 1), QString::number(m_search->rowCount()));
    const QString whose = m_desk.formats().shortTime(event.at) + u' '
        + views::nameOf(event.sender.value_or(accounts::Person()));
    m_desk.show(std::make_unique<FoundBar>(place, whose,
                                           [this, index](FoundBar::Step step) { stepFound(index, step); }));
}

/// Older ones stand further down the list.
void Verbs::stepFound(int from, FoundBar::Step step)
{
    if (!m_search)
        return m_desk.closeOverlay();
    if (step == FoundBar::Step::List)
        return showSearch();
    const int next = step == FoundBar::Step::Older ? from + 1 : from - 1;
    if (next < 0)
        return m_desk.tell(Tone::Plain, tr("That is the newest one that was found."));
    if (next < m_search->rowCount())
        return goToFound(next);
    if (m_search->canFetchMore())
        m_search->fetchMore(); // the list comes with them
    else
        m_desk.tell(Tone::Plain, tr("That is the oldest one that was found."));
}

} // namespace madang::tui
