// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs about what one keeps for oneself: saving a message, and the list of those that were saved.
#include "client-tui/panes/live_page.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/base/when_done.h"
#include "common/views/saved_messages.h"
#include "common/views/wording.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

using views::SavedMessages;

void Verbs::saveMessage(const QString &rest)
{
    QString text = rest;
    if (const views::TimelineRow *row = takeMessage(text, &views::MessageActions::canSave))
        m_desk.actions()->setSaved(*row, !m_desk.actions()->isSaved(*row));
}

void Verbs::listSaved(const QString &)
{
    if (m_desk.session().state() != Session::State::SignedIn)
        return m_desk.tell(Tone::Warning, tr("Guests have no saved messages."));
    auto model = std::make_unique<SavedMessages>(m_desk.session(), m_desk.formats());
    SavedMessages *list = model.get();
    connect(list, &SavedMessages::changed, this, [this] { m_desk.repaint(); });
    list->refresh();
    m_desk.show(std::make_unique<LivePage>(
        tr("Saved messages"), tr("↑↓ choose · Enter goes there, or removes what is gone · Esc closes"),
        std::move(model), [this, list](int) { return savedRows(*list); }));
}

QList<SheetRow> Verbs::savedRows(SavedMessages &list)
{
    QList<SheetRow> rows;
    // What was read before stays, and this says that it may be older.
    if (list.error())
        rows += SheetRow{PaintedLine{{sanitized(views::wording::of(*list.error())), theme()[Role::Failed]}}};
    for (const saved::SavedMessage &item : list.items()) {
        SheetRow row{PaintedLine{
            {sanitized(list.headOf(item)) + u"  "_s, theme()[Role::Muted]},
            {sanitized(list.textOf(item)), theme()[SavedMessages::leads(item) ? Role::Text : Role::Muted]}}};
        if (SavedMessages::leads(item))
            row.action = [this, room = item.room, position = item.message->position] {
                m_desk.closeOverlay();
                follow({.kind = views::NoticeSubject::Kind::Room, .room = room, .position = position});
            };
        else
            row.action = [this, event = item.event] { askToRemoveSaved(event); };
        rows += row;
    }
    if (list.isLoading() && list.items().isEmpty())
        rows += SheetRow{PaintedLine{{tr("Loading…"), theme()[Role::Muted]}}};
    else if (rows.isEmpty())
        rows += SheetRow{PaintedLine{
            {tr("Nothing saved yet. /save-message keeps the last message for you, or the one you marked."),
             theme()[Role::Muted]}}};
    if (list.hasMore())
        rows += SheetRow{PaintedLine{{tr("… more"), theme()[Role::Prompt]}}, [&list] { list.readOn(); }};
    return rows;
}

void Verbs::askToRemoveSaved(EventId event)
{
    m_desk.closeOverlay();
    confirm(tr("Remove it from your saved messages?"), [this, event] {
        whenDone(m_desk.session().saved().remove(event), this, [this](const Result<Nothing> &done) {
            done ? m_desk.tell(Tone::Good, tr("Removed from your saved messages.")) : tellError(done.error());
        });
    });
}

} // namespace madang::tui
