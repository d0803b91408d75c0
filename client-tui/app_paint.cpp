// SPDX-License-Identifier: GPL-3.0-or-later
// App: what is seen.
#include "client-tui/app.h"

#include "client-tui/panes/campaign_pane.h"
#include "client-tui/panes/members_pane.h"
#include "client-tui/terminal/sanitize.h"

#include "common/views/wording.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    /// A page narrower than this may cover the room list.
    constexpr int kLeastForPage = 76;
    /// On fewer columns the beginning of a question says nothing.
    constexpr int kLeastForQuestion = 8;
    /// On less, words are cut to nothing and wide letters do not find their two cells.
    constexpr QSize kLeastScreen{16, 3};
    /// From here on everything can be read and written.
    constexpr QSize kGoodScreen{20, 5};

    /// Columns of a line that are left for a question.
    int roomBeside(const QString &answers, int columns)
    {
        return qMax(0, columns - columnsOf(answers) - 1);
    }

    /// A page needs room more than the list of rooms does.
    QRect pageArea(const Layout &layout, const Overlay &page)
    {
        const QRect wide = layout.rooms | layout.roomsBorder | layout.timeline;
        if (page.wantsWholeScreen())
            return wide | layout.sideBorder | layout.side;
        return layout.timeline.width() < kLeastForPage ? wide : layout.timeline;
    }

} // namespace

void App::schedulePaint()
{
    if (!m_paint.isActive())
        m_paint.start();
}

void App::paint()
{
    const QSize size = m_parts.terminal.size();
    m_parts.config.theme.setDepth(m_parts.terminal.depth());
    CellGrid grid(size);
    grid.fill(grid.area(), theme()[Role::Text]);
    if (size.width() < kLeastScreen.width() || size.height() < kLeastScreen.height()) {
        paintTooSmall(grid);
        return m_parts.terminal.show(grid, {});
    }
    const std::optional<QPoint> cursor = m_signIn ? paintSignIn(grid) : paintRoom(grid);
    grid.ground(theme().ground());
    m_parts.terminal.show(grid, cursor);
    const QList<RoomId> fresh = std::exchange(m_freshPictures, {});
    RoomView *open = view();
    if (!open || m_signIn)
        return;
    for (const RoomId room : fresh) {
        if (RoomView *beside = view(room))
            beside->pane().afterPaint();
    }
    open->pane().afterPaint();
    if (m_attended && !coversTimeline() && open->pane().newestShown() > 0)
        open->timeline().markSeen(open->pane().newestShown());
}

/// What to do about it, as far as there is space to say so. Nothing that waits here is read meanwhile.
void App::paintTooSmall(CellGrid &grid) const
{
    const Region all(grid, grid.area());
    const QString least = u"%1x%2"_s.arg(kGoodScreen.width()).arg(kGoodScreen.height());
    QString text = tr("Too small: make it %1.").arg(least);
    QList<QStringView> lines = wrapped(text, qMax(1, all.columns()));
    if (lines.size() > all.rows()) {
        text = least;
        lines = wrapped(text, qMax(1, all.columns()));
    }
    for (int y = 0; y < qMin(int(lines.size()), all.rows()); ++y)
        all.put(0, y, lines.at(y), theme()[Role::Warning]);
    grid.ground(theme().ground());
}

std::optional<QPoint> App::paintSignIn(CellGrid &grid)
{
    const Region all(grid, grid.area());
    const std::optional<QPoint> cursor = m_signIn->paint(all);
    if (m_message)
        paintMessage(all.part({0, 0, all.columns(), all.rows() - 3}), theme(), m_message->tone,
                     m_message->text);
    return cursor;
}

std::optional<QPoint> App::paintRoom(CellGrid &grid)
{
    arrange(grid.size());
    paintMain(grid, m_layout);
    if (!m_layout.title.isEmpty())
        paintTitle(Region(grid, m_layout.title), theme(), titleFacts(m_current));
    if (!m_layout.status.isEmpty()) {
        StatusFacts facts;
        if (m_link->needsAttention())
            facts.connection = m_link->text();
        else if (m_storage->needsAttention())
            facts.connection = m_storage->text();
        const int number = m_numbers.numberOf(m_current);
        const QString room = titleRoom(m_current);
        facts.place = number > 0 ? QString::number(number) + u':' + room : room;
        facts.active = activeRooms();
        if (m_inbox->unread() > 0)
            facts.notices = tr("notices: %1").arg(m_inbox->unreadText());
        if (RoomView *open = view()) {
            facts.typing = open->people().typingText();
            if (const std::optional<Error> obstacle = open->composer().obstacle())
                facts.closed = views::wording::of(*obstacle);
            if (!open->pane().isAtBottom())
                facts.below = belowText(*open);
        }
        paintStatus(Region(grid, m_layout.status), theme(), facts);
    }
    const QPoint inLine = paintInputLine(Region(grid, m_layout.input));
    const std::optional<QPoint> inOverlay = m_overlay ? m_overlay->cursor() : std::nullopt;
    return inOverlay ? inOverlay : std::optional(inLine);
}

/// Panes share the screen where they fit and no page wants it; else the one with the keyboard has it.
void App::arrange(QSize screen)
{
    m_layout = layoutFor(screen, m_wishes);
    m_places = {};
    if (m_panes.count() < 2 || coversTimeline())
        return;
    if (const std::optional<Layout> shared = sharedLayoutFor(screen, m_wishes, m_panes.least())) {
        m_layout = *shared;
        m_places = m_panes.places(m_layout.timeline);
    }
}

TitleFacts App::titleFacts(RoomId room)
{
    TitleFacts facts;
    facts.room = titleRoom(room);
    facts.hasKeyboard = room == m_current;
    if (const std::optional<rooms::Room> known = m_session.archive().room(room))
        facts.topic = known->topic;
    const int panes = m_panes.count();
    if (!m_places.panes.isEmpty())
        facts.mark = !facts.hasKeyboard ? u"  "_s : theme().isAscii() ? u"> "_s : u"▸ "_s;
    else if (panes > 1) // the others are there, and have no space now
        facts.mark = u"[%1/%2] "_s.arg(m_panes.rooms().indexOf(room) + 1).arg(panes);
    RoomView *shown = view(room);
    if (!shown)
        return facts;
    facts.members = shown->people().rowCount();
    if (shown->campaign() && (m_layout.side.isEmpty() || !facts.hasKeyboard))
        facts.campaign = CampaignPane(*shown->campaign(), m_formats, theme()).summary();
    if (!facts.hasKeyboard) { // the status line says it of the other
        const std::optional<views::RoomRow> row = m_rooms->find(room);
        if (const QString marks = row ? RoomListPane::marks(*row) : QString(); !marks.isEmpty())
            facts.room += u" ("_s + marks + u')';
        if (!shown->pane().isAtBottom())
            facts.room += u" ↓"_s;
    }
    return facts;
}

/// Paints all panes but what is in the one with the keyboard; answers where that stands.
QRect App::paintPanes(CellGrid &grid)
{
    QRect focused;
    for (const QRect &divider : std::as_const(m_places.dividers))
        paintBorder(grid, divider);
    for (const PaneTree::Place &place : std::as_const(m_places.panes)) {
        const QRect title(place.area.topLeft(), QSize(place.area.width(), 1));
        paintTitle(Region(grid, title), theme(), titleFacts(place.room));
        const QRect inner = place.area.adjusted(0, 1, 0, 0);
        if (place.room == m_current)
            focused = inner;
        else
            paintBeside(grid, place.room, inner);
    }
    return focused;
}

/// A pane is painted anew when something in it changed; what happens in the others costs it nothing.
void App::paintBeside(CellGrid &grid, RoomId room, const QRect &area)
{
    RoomView *beside = view(room);
    if (!beside)
        return;
    CellGrid &picture = m_pictures[room];
    if (picture.size() != area.size()) {
        picture = CellGrid(area.size());
        picture.fill(picture.area(), theme()[Role::Text]);
        beside->pane().setOwnName(ownName());
        beside->pane().paint(Region(picture, picture.area()));
        m_freshPictures.append(room);
    }
    grid.paste(area.topLeft(), picture);
}

/// Where one reads, while it is not the end.
QString App::belowText(RoomView &open) const
{
    const int fresh = open.timeline().newBelow();
    const Timestamp at = open.pane().firstShownAt();
    const QString day = at.isNull() ? QString() : m_formats.dayName(at);
    return fresh > 0 ? tr("↓ %1 new").arg(fresh) + u" · "_s + day : u"↓ "_s + day;
}

bool App::coversTimeline() const
{
    return m_overlay && m_overlay->rowsWanted() == 0;
}

void App::paintMain(CellGrid &grid, const Layout &layout)
{
    if (!layout.rooms.isEmpty()) {
        m_roomList->paint(Region(grid, layout.rooms), m_current);
        paintBorder(grid, layout.roomsBorder);
    }
    if (!layout.side.isEmpty()) {
        paintSide(Region(grid, layout.side));
        paintBorder(grid, layout.sideBorder);
    }
    QRect timeline = m_places.panes.isEmpty() ? layout.timeline : paintPanes(grid);
    if (m_overlay && !coversTimeline()) {
        const int rows = qMin(m_overlay->rowsWanted(), timeline.height());
        timeline.setHeight(timeline.height() - rows);
        m_overlay->paint(
            Region(grid, {timeline.left(), timeline.top() + timeline.height(), timeline.width(), rows}),
            theme());
    }
    const int columns = layout.input.width();
    // Whoever answers has to know all of what is asked.
    const bool asksAbove = m_question
        && columnsOf(sanitized(m_question->text)) > roomBeside(answersTo(*m_question, columns), columns);
    // Words over a page take its whole row: what is left beside them would read as one sentence with them.
    const Region main(grid, coversTimeline() ? pageArea(layout, *m_overlay) : timeline);
    if (coversTimeline()) {
        // A question is about the page, whose last rows it must not hide.
        const int asked = asksAbove ? paintMessage(main, theme(), Tone::Warning, m_question->text) : 0;
        m_overlay->paint(main.part({0, 0, main.columns(), main.rows() - asked}), theme());
    } else if (RoomView *open = view()) {
        open->pane().setOwnName(ownName());
        open->pane().paint(main);
    } else {
        const QString hint = m_rooms->isFresh()
            ? tr("No room is open. /public lists the rooms of this server, /create makes one.")
            : m_rooms->isCutOff() ? tr("Your rooms come by themselves with the connection.")
                                  : tr("Loading…");
        int y = 0;
        for (const QStringView line : wrapped(hint, qMax(1, main.columns())))
            main.put(0, y++, line, theme()[Role::Muted]);
    }
    if (asksAbove)
        paintMessage(main, theme(), Tone::Warning, m_question->text);
    else if (const QString completions = completionText(); !completions.isEmpty())
        paintMessage(main, theme(), Tone::Plain, completions);
    else if (m_message)
        paintMessage(main, theme(), m_message->tone, m_message->text);
}

void App::paintBorder(CellGrid &grid, const QRect &area) const
{
    const Region border(grid, area);
    for (int y = 0; y < border.rows(); ++y)
        border.put(0, y, theme().vertical(), theme()[Role::Border]);
}

void App::paintSide(const Region &region)
{
    RoomView *open = view();
    if (!open)
        return;
    int y = 0;
    const Region inner = region.part({1, 0, region.columns() - 1, region.rows()});
    if (open->campaign()) {
        const int rows = region.rows() > 16 ? 16 : region.rows() / 2;
        for (const PaintedLine &line :
             CampaignPane(*open->campaign(), m_formats, theme()).lines(inner.columns() - 1, rows))
            madang::tui::paint(inner, 0, y++, line);
        ++y;
    }
    MembersPane(open->people(), theme(), m_session.user())
        .paint(inner.part({0, y, inner.columns(), inner.rows() - y}));
}

/// The keys must be seen; the question gives way, and then what they are called.
QString App::answersTo(const Question &question, int columns)
{
    QStringList keys;
    for (const Question::Choice &choice : question.choices)
        keys.append(u'[' + choice.key + u"] "_s + choice.label);
    keys.append(tr("[n] no"));
    const QString answers = u' ' + keys.join(u' ') + u' ';
    if (columnsOf(answers) <= columns)
        return answers;
    QString brief;
    for (const Question::Choice &choice : question.choices)
        brief += u'[' + choice.key + u']';
    return brief + u"[n]"_s;
}

QPoint App::paintInputLine(const Region &region)
{
    InputFacts facts;
    facts.remaining = 9999;
    if (m_question) {
        const QString answers = answersTo(*m_question, region.columns());
        const int room = roomBeside(answers, region.columns());
        const QString text = sanitized(m_question->text);
        int x = 0;
        // What does not fit stands above; a syllable of it says nothing.
        if (columnsOf(text) <= room || room >= kLeastForQuestion)
            x = region.put(0, 0, truncated(text, room), theme()[Role::Warning].withBold());
        if (x > 0 && !answers.startsWith(u' '))
            ++x;
        x += region.put(x, 0, truncated(answers, region.columns() - x), theme()[Role::Prompt]);
        return region.onScreen(qMin(x, qMax(0, region.columns() - 1)), 0);
    }
    if (m_line.isSearching())
        facts.prompt = (m_line.searchFailed() ? tr("not found") : tr("search")) + u" '"_s
            + m_line.searchWords() + u"': "_s;
    else if (m_session.account())
        facts.prompt = u'[' + m_session.account()->nickname + u"] "_s;
    else
        facts.prompt = u'[' + tr("guest") + u"] "_s;
    facts.mark = m_vi.mark();
    if (RoomView *open = view(); open && !m_line.text().startsWith(u'/'))
        facts.remaining = open->composer().remaining();
    const QPoint at = paintInput(region, theme(), m_line, facts);
    return region.onScreen(at.x(), at.y());
}

QString App::completionText() const
{
    const QStringList words = m_completion.shown();
    if (words.isEmpty())
        return {};
    QStringList shown;
    for (int i = 0; i < words.size(); ++i) {
        const QString word = words.at(i).trimmed();
        shown.append(i == m_completion.index() ? u'[' + word + u']' : word);
    }
    // Going round, the chosen one stays in sight.
    return shown.mid(qMax(0, m_completion.index() - 2)).join(u"  "_s);
}

QString App::titleRoom(RoomId id) const
{
    const std::optional<views::RoomRow> room = m_rooms->find(id);
    return room ? RoomListPane::sign(*room) + room->name : QString(u"Madang"_s);
}

QString App::activeRooms() const
{
    QStringList active;
    for (const RoomId id : m_numbers.rooms()) {
        const std::optional<views::RoomRow> room = m_rooms->find(id);
        if (room && room->counted() > 0 && id != m_current)
            active.append(QString::number(m_numbers.numberOf(id)) + u'(' + RoomListPane::marks(*room) + u')');
    }
    return active.isEmpty() ? QString() : tr("unread: %1").arg(active.join(u' '));
}

} // namespace madang::tui
