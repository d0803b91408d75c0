// SPDX-License-Identifier: GPL-3.0-or-later
// App: what keys, pastes and the mouse do.
#include "client-tui/app.h"

#include "common/views/wording.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace madang::tui {

namespace {

    constexpr int kWheelLines = 3;
    // A column is half as wide as a row is high.
    constexpr int kStepColumns = 2;
    constexpr int kStepRows = 1;

    /// The Latin letter on the key of a Hangul letter, so that y means yes in either keyboard state.
    QString latinKey(const QString &text)
    {
        static const QHash<QString, QString> keys{
            {u"ㅛ"_s, u"y"_s}, {u"ㅜ"_s, u"n"_s}, {u"ㄷ"_s, u"e"_s}, {u"ㄸ"_s, u"e"_s}, {u"ㅗ"_s, u"h"_s},
            {u"ㅁ"_s, u"a"_s}, {u"ㄱ"_s, u"r"_s}, {u"ㅇ"_s, u"d"_s}, {u"ㄴ"_s, u"s"_s}, {u"ㅊ"_s, u"c"_s},
            {u"ㅔ"_s, u"p"_s}, {u"ㅣ"_s, u"l"_s}, {u"ㅈ"_s, u"w"_s}, {u"ㅠ"_s, u"b"_s}, {u"ㅏ"_s, u"k"_s},
            {u"ㅓ"_s, u"j"_s}, {u"ㅕ"_s, u"u"_s}, {u"ㅂ"_s, u"q"_s}, {u"ㅅ"_s, u"t"_s}, {u"ㅑ"_s, u"i"_s},
            {u"ㅐ"_s, u"o"_s}, {u"ㄹ"_s, u"f"_s}, {u"ㅎ"_s, u"g"_s}, {u"ㅋ"_s, u"z"_s}, {u"ㅌ"_s, u"x"_s},
            {u"ㅍ"_s, u"v"_s}, {u"ㅡ"_s, u"m"_s}};
        return keys.value(text, text.toLower());
    }

} // namespace

void App::onInput(const Input &input)
{
    const auto *focus = std::get_if<Focus>(&input);
    if (!focus || focus->in)
        m_idle.touched();
    if (const auto *key = std::get_if<KeyPress>(&input))
        onKey(key->chord);
    else if (const auto *typed = std::get_if<Typed>(&input))
        onTyped(typed->text);
    else if (const auto *pasted = std::get_if<Pasted>(&input))
        onPasted(pasted->text);
    else if (const auto *mouse = std::get_if<Mouse>(&input))
        onMouse(*mouse);
    else if (focus)
        m_attended = focus->in;
    m_vi.settle();
    if (RoomView *open = view())
        open->timeline().setAttended(m_attended);
    tellFocus();
    schedulePaint();
}

bool App::answerQuestion(const QString &key)
{
    if (!m_question)
        return false;
    const Question question = *std::exchange(m_question, std::nullopt);
    for (const Question::Choice &choice : question.choices) {
        if (choice.key == latinKey(key)) {
            choice.chosen();
            return true;
        }
    }
    tell(Tone::Plain, tr("Nothing was done."));
    return true;
}

bool App::takesRoomKey(const QString &chord)
{
    if (!chord.startsWith("alt-"_L1) || chord.size() != 5 || !chord.back().isDigit())
        return false;
    const int digit = chord.back().digitValue();
    goTo(digit == 0 ? 10 : digit);
    return true;
}

/// Escape and a letter in a hurry arrive as Alt and the letter. What Alt does with it otherwise stays, but
/// for editing as Emacs does.
bool App::takesHurriedEscape(const QString &chord, const std::optional<Action> &action)
{
    const bool isLetter = chord.startsWith("alt-"_L1) && chord.size() == 5 && !chord.back().isDigit();
    if (!m_vi.isOn() || !isLetter || (action && !std::holds_alternative<Edit>(*action)))
        return false;
    if (m_line.isSearching())
        m_line.endSearch(false);
    else
        (void)m_vi.escape();
    onTyped(chord.last(1));
    return true;
}

void App::onKey(const QString &chord)
{
    m_attended = true;
    m_readingDigits = false;
    const std::optional<Action> action = m_parts.config.keys.find(chord);
    if (action == Action(Gesture::Interrupt))
        return interrupt();
    if (action == Action(Gesture::Suspend))
        return m_parts.terminal.suspend();
    if (action == Action(Gesture::Repaint))
        return m_parts.terminal.repaint();
    if (answerQuestion(chord))
        return;
    if (m_signIn) {
        if (!m_signIn->pressKey(chord) && action)
            m_signIn->perform(*action);
        return;
    }
    if (m_overlay && m_overlay->pressKey(chord))
        return;
    if (takesHurriedEscape(chord, action))
        return;
    if (!action) {
        takesRoomKey(chord);
        return;
    }
    if (m_overlay && m_overlay->perform(*action, m_line.isEmpty()))
        return;
    perform(*action);
}

void App::onTyped(const QString &text)
{
    m_attended = true;
    if (answerQuestion(text))
        return;
    if (m_signIn)
        return m_signIn->type(text);
    if (m_readingDigits) {
        m_readingDigits = text.size() == 1 && text.front().isDigit();
        if (m_readingDigits)
            m_roomDigits += text;
        if (m_roomDigits.size() >= 2) {
            m_readingDigits = false;
            return goTo(m_roomDigits.toInt());
        }
        if (m_readingDigits)
            return;
    }
    if (m_overlay && (m_line.isEmpty() || m_overlay->takesTyping())
        && (m_overlay->type(text) || m_overlay->type(latinKey(text))))
        return;
    if (searchesAsVi(text))
        return;
    if (!m_vi.type(text))
        m_line.insert(text);
    lineChanged();
}

/// With nothing in the line, the search keys of vi are about what is read. Behind half a command they are
/// its.
bool App::searchesAsVi(const QString &text)
{
    if (!m_vi.isResting() || !m_line.isEmpty() || m_line.isSearching())
        return false;
    const QString key = latinKey(text); // of N there is no Hangul letter
    if (key == "/"_L1)
        m_verbs.askForSearch();
    else if (key == "n"_L1)
        m_verbs.searchOn(text == "N"_L1 ? FoundBar::Step::Newer : FoundBar::Step::Older);
    else
        return false;
    return true;
}

void App::onPasted(const QString &text)
{
    m_question.reset();
    if (m_signIn)
        return m_signIn->type(text);
    if (m_overlay && m_overlay->takesTyping() && m_overlay->type(text))
        return schedulePaint();
    QString body = text;
    while (body.endsWith(u'\n'))
        body.chop(1);
    const auto lines = body.count(u'\n') + 1;
    if (lines == 1 || !view()) {
        m_line.insert(body);
        return lineChanged();
    }
    ask({tr("Paste %1 lines?").arg(lines),
         {{u"y"_s, tr("send as one message"), [this, body] { post(m_line.take() + body); }},
          {u"e"_s, tr("edit first"), [this, body] {
               m_line.insert(body);
               lineChanged();
           }}}});
}

void App::onMouse(const Mouse &mouse)
{
    if (m_signIn)
        return;
    if (dragBorder(mouse) || mouse.act == Mouse::Act::Drag || mouse.act == Mouse::Act::Release)
        return;
    const RoomId pane = paneAt(mouse.at);
    RoomView *beside = pane == m_current ? nullptr : view(pane);
    if (mouse.act != Mouse::Act::Press) {
        const int lines = mouse.act == Mouse::Act::WheelUp ? kWheelLines : -kWheelLines;
        if (!beside)
            return scroll(lines);
        beside->pane().scrollLines(lines);
        m_pictures.remove(pane);
    } else if (m_layout.rooms.contains(mouse.at)) {
        const int line = mouse.at.y() - m_layout.rooms.y();
        if (const auto folder = m_rooms->folder(m_roomList->folderAt(line)))
            m_rooms->setFolded(folder->id, !folder->folded);
        else
            openRoom(m_roomList->at(line));
    } else if (beside) {
        openRoom(pane);
    }
}

/// Whether the mouse moved a border between panes. A press alone does what it does elsewhere: the title of a
/// pane is a border, and a click on it brings the keyboard.
bool App::dragBorder(const Mouse &mouse)
{
    switch (mouse.act) {
    case Mouse::Act::Press:
        m_dragged.reset();
        m_dragMoved = false;
        for (const PaneTree::Border &border : std::as_const(m_places.borders)) {
            if (border.line.contains(mouse.at))
                m_dragged = border.number;
        }
        return false;
    case Mouse::Act::Drag:
        if (!m_dragged || m_places.panes.isEmpty())
            return false;
        if (m_panes.moveBorder(*m_dragged, mouse.at, m_layout.timeline)) {
            m_dragMoved = true;
            repaintPanes();
        }
        return true;
    case Mouse::Act::Release:
        m_dragged.reset();
        if (std::exchange(m_dragMoved, false))
            followPanes(); // remembered when it lies where it is wanted, not on every way there
        return false;
    default:
        return false;
    }
}

/// Null where no pane is, and while one room has the screen.
RoomId App::paneAt(QPoint at) const
{
    for (const PaneTree::Place &place : m_places.panes) {
        if (place.area.contains(at))
            return place.room;
    }
    return {};
}

void App::scroll(int lines)
{
    if (coversTimeline())
        m_overlay->scroll(lines);
    else if (RoomView *open = view())
        open->pane().scrollLines(lines);
}

void App::perform(const Action &action)
{
    if (const Gesture *gesture = std::get_if<Gesture>(&action))
        performGesture(*gesture);
    else if (const Edit *edit = std::get_if<Edit>(&action))
        performEdit(*edit);
    // What is done with a marked message is done by the bar that marks it.
}

void App::performEdit(Edit edit)
{
    m_line.perform(edit);
    lineChanged();
}

void App::performGesture(Gesture gesture)
{
    if (gesture != Gesture::Complete && gesture != Gesture::CompleteBack)
        m_completion.reset();
    switch (gesture) {
    case Gesture::Send:
        // Behind "/" as a command of vi Enter takes what was found, to be edited or sent then.
        if (m_line.isSearching() && m_vi.isOn() && m_vi.mode() == ViKeys::Mode::Normal) {
            m_line.endSearch(true);
            return lineChanged();
        }
        return send();
    case Gesture::Complete:
    case Gesture::CompleteBack:
        if (m_vi.isOn() && m_vi.mode() == ViKeys::Mode::Normal)
            return; // the cursor stands on a character: no word is being written
        if (m_completion.step(m_line, gesture == Gesture::Complete ? 1 : -1, *this))
            lineChanged();
        return;
    case Gesture::Escape:
        return escape();
    case Gesture::Help:
        return m_verbs.help({});
    case Gesture::NextRoom:
        return step(1);
    case Gesture::PreviousRoom:
        return step(-1);
    case Gesture::NextUnread: {
        const RoomId next = m_rooms->nextUnread(m_current);
        return next.isNull() ? tell(Tone::Plain, tr("Nothing is unread.")) : openRoom(next);
    }
    case Gesture::NextMention: {
        const RoomId next = m_rooms->nextMention(m_current);
        return next.isNull() ? tell(Tone::Plain, tr("Nobody named you anywhere else.")) : openRoom(next);
    }
    case Gesture::LastRoom:
        return openRoom(m_before);
    case Gesture::JumpToRoom:
        m_readingDigits = true;
        m_roomDigits.clear();
        return;
    case Gesture::NextPane:
        return focusPane(1);
    case Gesture::PreviousPane:
        return focusPane(-1);
    case Gesture::PaneWider:
    case Gesture::PaneNarrower:
        return growPane(PaneTree::Side::Beside, gesture == Gesture::PaneWider ? kStepColumns : -kStepColumns);
    case Gesture::PaneHigher:
    case Gesture::PaneLower:
        return growPane(PaneTree::Side::Below, gesture == Gesture::PaneHigher ? kStepRows : -kStepRows);
    case Gesture::EvenPanes:
        return evenPanes();
    case Gesture::FirstUnread:
        return m_verbs.goTo(u"unread"_s);
    case Gesture::CopyMessage:
        return m_verbs.copyShown();
    case Gesture::ToggleRooms:
        m_wishes.rooms = !m_wishes.rooms;
        return;
    case Gesture::FoldFolder:
        return m_verbs.fold({});
    case Gesture::ChooseMessage:
        return m_verbs.chooseMessage();
    case Gesture::GoBack:
        return m_verbs.goBack({});
    case Gesture::Search:
        return m_verbs.askForSearch();
    case Gesture::ToggleUnread:
        return m_verbs.toggleUnreadRooms({});
    case Gesture::ToggleSide:
        m_wishes.side = !m_wishes.side;
        return;
    case Gesture::ToggleMouse:
        m_mouse = !m_mouse;
        m_parts.terminal.setMouse(m_mouse);
        return tell(Tone::Plain,
                    m_mouse ? tr("Mouse on. Alt-M switches it off, so that the terminal selects text.")
                            : tr("Mouse off: the terminal selects text."));
    case Gesture::RetryConnection:
        if (m_storage->needsAttention())
            m_storage->tryAgain();
        return m_link->retryNow();
    default:
        break;
    }
    RoomView *open = view();
    if (!open)
        return;
    switch (gesture) {
    case Gesture::PageUp:
    case Gesture::PageDown:
        return open->pane().scrollPages(gesture == Gesture::PageUp ? 1 : -1);
    case Gesture::LineUp:
    case Gesture::LineDown:
        return open->pane().scrollLines(gesture == Gesture::LineUp ? 1 : -1);
    case Gesture::Oldest:
        return open->pane().toOldestLoaded();
    case Gesture::Newest:
        return open->pane().toNewest();
    default:
        return;
    }
}

void App::escape()
{
    if (m_line.isSearching())
        m_line.endSearch(false);
    else if (m_overlay)
        closeOverlay();
    else if (m_vi.escape())
        m_completion.reset();
    else if (m_message)
        m_message.reset();
    else if (RoomView *open = view(); open && !open->pane().isAtBottom())
        open->pane().toNewest();
}

void App::interrupt()
{
    m_question.reset();
    if (m_line.isSearching()) {
        m_line.endSearch(false);
    } else if (!m_line.isEmpty() && !m_signIn) {
        m_line.remember(m_line.text()); // not lost: it is in the history
        m_line.setText({});
        m_vi.beginLine();
        lineChanged();
    } else if (m_interrupted || m_signIn) {
        quit();
    } else {
        m_interrupted = true;
        m_interruptEnds->start(3s);
        tell(Tone::Plain, tr("Ctrl-C once more ends the program."));
    }
}

void App::lineChanged()
{
    if (m_completion.shown().isEmpty())
        m_completion.reset();
    // Commands are nobody's draft, and nobody is told that one is typing them.
    if (RoomView *open = view()) {
        const bool isCommand = m_line.text().startsWith(u'/');
        if (m_draftWaits && m_line.text().isEmpty())
            m_line.setText(open->composer().text());
        m_draftWaits = m_draftWaits && isCommand;
        if (!m_draftWaits)
            open->composer().setText(isCommand ? QString() : m_line.text());
    }
    schedulePaint();
}

void App::send()
{
    const QString line = m_line.text();
    if (line.trimmed().isEmpty())
        return;
    if (const std::optional<TypedVerb> typed = typedVerb(line)) {
        m_line.take();
        m_vi.beginLine();
        lineChanged();
        m_message.reset();
        m_verbs.run(*typed);
        return endChoice();
    }
    endChoice();
    post(line.startsWith("//"_L1) ? line.mid(1) : line);
}

void App::endChoice()
{
    RoomView *open = view();
    if (open && open->pane().chosen() != 0 && !typedVerb(m_line.text()))
        closeOverlay();
}

void App::post(const QString &text)
{
    RoomView *open = view();
    if (!open)
        return tell(Tone::Warning, tr("No room is open. /join opens one."));
    if (const std::optional<Error> obstacle = open->composer().obstacle()) {
        if (obstacle->code != Code::NotSignedIn || !m_verbs.asksToSignIn(m_current, text))
            tell(Tone::Warning, views::wording::of(*obstacle));
        return;
    }
    if (const std::optional<Done> taken = m_overlay ? m_overlay->takeMessage(text) : std::nullopt) {
        if (!*taken)
            return tell(Tone::Bad, views::wording::of(taken->error()));
        m_line.remember(text);
        m_line.setText({});
        m_vi.beginLine();
        m_message.reset();
        return lineChanged();
    }
    m_line.setText(text);
    open->composer().setText(text);
    const Result<ClientTag> sent = open->composer().send();
    if (!sent && sent.error().about == "nickname-needed"_L1)
        return askForNickname(AfterNickname::Send);
    if (!sent)
        return tell(Tone::Bad, views::wording::of(sent.error()));
    m_line.remember(text);
    m_line.setText({});
    m_vi.beginLine();
    m_message.reset();
    open->pane().toNewest();
}

void App::goTo(int number)
{
    const RoomId room = m_numbers.at(number);
    room.isNull() ? tell(Tone::Plain, tr("There is no room %1.").arg(number)) : openRoom(room);
}

void App::step(int direction)
{
    const QList<RoomId> rooms = m_roomList->unfolded(m_current);
    if (rooms.isEmpty())
        return;
    const auto at = rooms.indexOf(m_current);
    openRoom(rooms.at((at + direction + rooms.size()) % rooms.size()));
}

} // namespace madang::tui
