// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs about what was said: answering, changing, taking away, reacting, pinning. A message is named by how
// far from the newest it stands: -1, which need not be typed, is the last one.
#include "client-tui/panes/sheet.h"
#include "client-tui/panes/thread_pane.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/base/when_done.h"
#include "common/views/deletion_undo.h"
#include "common/views/event_text.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace madang::tui {

using views::TimelineRow;
using Kind = TimelineRow::Kind;

const TimelineRow *Verbs::takeMessage(QString &rest,
                                      bool (views::MessageActions::*may)(const TimelineRow &) const)
{
    const views::MessageActions *actions = m_desk.actions();
    return takeMessage(rest,
                       [actions, may](const TimelineRow &row) { return actions && (actions->*may)(row); });
}

const TimelineRow *Verbs::takeMessage(QString &rest, const std::function<bool(const TimelineRow &)> &may)
{
    if (!needsRoom())
        return nullptr;
    static const QRegularExpression number(u"\\A-(\\d{1,3})(?:\\s+|\\z)"_s);
    int left = 1;
    const views::Timeline &timeline = *m_desk.timeline();
    const qint64 chosen = m_desk.timelinePane()->chosen();
    bool meansChosen = chosen != 0;
    if (const auto match = number.match(rest); match.hasMatch()) {
        left = match.captured(1).toInt();
        rest = rest.mid(match.capturedEnd());
        meansChosen = meansChosen && left == 0;
    }
    if (meansChosen) {
        const int index = timeline.indexOfId(chosen);
        if (index >= 0 && may(timeline.row(index)))
            return &timeline.row(index);
        left = 0;
    }
    for (int i = timeline.rowCount() - 1; i >= 0 && left > 0; --i) {
        // Only what can be meant is counted: /edit -1 is one's own last message, whoever spoke since.
        if (may(timeline.row(i)) && --left == 0)
            return &timeline.row(i);
    }
    m_desk.tell(Tone::Warning, tr("There is no such message here with which you may do that."));
    return nullptr;
}

void Verbs::reply(const QString &rest)
{
    QString text = rest;
    const TimelineRow *row = takeMessage(text, &views::MessageActions::canReply);
    if (!row)
        return;
    if (text.isEmpty())
        return m_desk.tell(Tone::Warning, findVerb(u"reply"_s)->usage());
    if (const Result<ClientTag> posted = m_desk.timeline()->post(text, row->event); !posted)
        tellError(posted.error());
}

void Verbs::thread(const QString &rest)
{
    if (rest.trimmed() == "close"_L1) {
        if (!m_thread)
            return m_desk.tell(Tone::Warning, tr("No thread is open."));
        return m_desk.closeOverlay();
    }
    QString text = rest;
    const TimelineRow *row = takeMessage(text, &views::MessageActions::canOpenThread);
    if (!row)
        return;
    if (!text.isEmpty())
        return m_desk.tell(Tone::Warning, findVerb(u"thread"_s)->usage());
    const EventId event = row->thread.isNull() ? row->event : row->thread;
    // The mark would take what lies over the timeline away with it.
    m_desk.timelinePane()->endChoice();
    // Goes with the room's timeline, which makes its rows, or with the pane.
    m_thread = new views::Thread(m_desk.session(), *m_desk.timeline(), event, m_desk.timeline());
    connect(m_thread, &views::Thread::changed, this, [this] { m_desk.repaint(); });
    connect(m_thread, &QAbstractItemModel::rowsInserted, this, [this] { m_desk.repaint(); });
    connect(m_thread, &QAbstractItemModel::rowsRemoved, this, [this] { m_desk.repaint(); });
    connect(m_thread, &QAbstractItemModel::dataChanged, this, [this] { m_desk.repaint(); });
    m_thread->open();
    m_desk.show(std::make_unique<ThreadPane>(*m_thread, *m_desk.timeline(), theme(), m_desk.formats(),
                                             [this](qint64 position) {
                                                 m_desk.closeOverlay();
                                                 if (m_desk.timeline())
                                                     m_desk.timeline()->jumpToPosition(position);
                                             }));
}

void Verbs::quote(const QString &rest)
{
    QString text = rest;
    const TimelineRow *row = takeMessage(text, &views::MessageActions::canReply);
    if (!row)
        return;
    static const QRegularExpression span(u"\\A(\\d{1,4})(?:-(\\d{1,4}))?\\z"_s);
    const auto wanted = span.match(text);
    if (!text.isEmpty() && !wanted.hasMatch())
        return m_desk.tell(Tone::Warning, findVerb(u"quote"_s)->usage());
    // It comes into the line, which a person sees and sends: nothing in it may move the screen.
    QStringList lines = sanitized(row->text, Lines::Many).split(u'\n');
    if (wanted.hasMatch()) {
        const int from = wanted.captured(1).toInt();
        const int to = wanted.captured(2).isEmpty() ? from : wanted.captured(2).toInt();
        lines = from < 1 || to < from ? QStringList() : lines.mid(from - 1, to - from + 1);
    }
    const QString quoted = views::quotation(lines.join(u'\n'));
    if (quoted.isEmpty())
        return m_desk.tell(Tone::Warning, tr("That message has no such lines."));
    m_desk.putIntoLine(quoted);
}

void Verbs::edit(const QString &rest)
{
    QString text = rest;
    const TimelineRow *row = takeMessage(text, &views::MessageActions::canChange);
    if (!row)
        return;
    if (text.isEmpty()) {
        // What is to be changed comes into the line, as it is.
        const QString last = m_desk.timelinePane()->chosen() != 0 ? u"-0"_s : u"-1"_s;
        const QString number = rest.trimmed();
        return m_desk.putIntoLine(u"/edit "_s + (number.isEmpty() ? last : number) + u' ' + row->text);
    }
    whenDone(m_desk.session().call(chat::edit, {m_desk.currentRoom(), row->event, text}), this,
             [this](const Result<rooms::RoomEvent> &done) {
                 done ? m_desk.tell(Tone::Good, tr("The message was changed.")) : tellError(done.error());
             });
}

void Verbs::remove(const QString &rest)
{
    QString text = rest;
    const TimelineRow *row = takeMessage(text, &views::MessageActions::canDelete);
    if (!row)
        return;
    confirm(tr("Delete “%1”?").arg(views::oneLine(row->text, 60)), [this, message = *row] {
        if (m_desk.actions())
            m_desk.actions()->remove(message);
    });
}

void Verbs::undoDeletion(const QString &)
{
    if (views::DeletionUndo(m_desk.session()).undo())
        m_desk.tell(Tone::Good, tr("The message is there again."));
    else
        m_desk.tell(Tone::Warning, tr("There is no deletion that can be undone."));
}

void Verbs::markUnread(const QString &rest)
{
    QString text = rest;
    if (!text.isEmpty()) {
        if (const TimelineRow *row = takeMessage(text, &views::MessageActions::canMarkUnread))
            m_desk.actions()->markUnread(*row);
    } else if (needsRoom()) {
        whenDone(m_desk.rooms().markUnread(m_desk.currentRoom()), this, [this](const Result<Nothing> &done) {
            if (!done)
                tellError(done.error());
        });
    }
}

void Verbs::react(const QString &rest)
{
    QString text = rest;
    const TimelineRow *row = takeMessage(text, &views::MessageActions::canReact);
    if (!row)
        return;
    const QString emoji = views::MessageActions::emojiNamed(text);
    if (emoji.isEmpty())
        return m_desk.tell(
            Tone::Warning,
            tr("Which sign? An emoji, or a word: good, heart, joy, party, thanks, wow, cry, clap, fire, "
               "eyes, done."));
    m_desk.actions()->toggleReaction(*row, emoji);
}

void Verbs::pin(const QString &rest)
{
    QString text = rest;
    if (const TimelineRow *row = takeMessage(text, &views::MessageActions::canPin))
        m_desk.actions()->setPinned(*row, !row->pinned);
}

void Verbs::listPins(const QString &)
{
    if (!needsRoom())
        return;
    whenDone(m_desk.actions()->pins(), this, [this](const Result<Page<rooms::RoomEvent>> &page) {
        if (!page)
            return tellError(page.error());
        QList<SheetRow> rows;
        for (const rooms::RoomEvent &event : page->items) {
            const QString who = views::nameOf(event.sender.value_or(accounts::Person()));
            rows.append(
                {PaintedLine{{padded(sanitized(who), 14), theme()[Role::Room]},
                             {m_desk.formats().shortTime(event.at) + u"  "_s, theme()[Role::Muted]},
                             {sanitized(views::previewText(event, m_desk.formats())), theme()[Role::Text]}},
                 [this, position = event.position] {
                     m_desk.closeOverlay();
                     if (m_desk.timeline())
                         m_desk.timeline()->jumpToPosition(position);
                 }});
        }
        if (rows.isEmpty())
            return m_desk.tell(Tone::Plain, tr("Nothing is pinned in this room."));
        m_desk.show(std::make_unique<Sheet>(tr("Pinned messages"), rows,
                                            tr("↑↓ choose · Enter goes there · Esc closes")));
    });
}

void Verbs::showVersions(const QString &rest)
{
    QString text = rest;
    const TimelineRow *row = takeMessage(text, &views::MessageActions::canSeeVersions);
    if (!row)
        return;
    whenDone(m_desk.actions()->versions(*row), this, [this](const Result<Page<chat::Version>> &page) {
        if (!page)
            return tellError(page.error());
        QList<SheetRow> rows;
        for (const chat::Version &version : page->items)
            rows.append({PaintedLine{{m_desk.formats().shortTime(version.at) + u"  "_s, theme()[Role::Muted]},
                                     {sanitized(version.text), theme()[Role::Text]}}});
        m_desk.show(std::make_unique<Sheet>(tr("What this message said"), rows, tr("Esc closes")));
    });
}

} // namespace madang::tui
