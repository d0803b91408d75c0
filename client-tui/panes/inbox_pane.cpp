// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/inbox_pane.h"

#include "client-tui/terminal/sanitize.h"

#include "common/views/wording.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

InboxPane::InboxPane(views::Inbox &inbox, const views::Formats &formats,
                     std::function<void(const views::NoticeSubject &)> opened)
    : m_inbox(&inbox)
    , m_formats(formats)
    , m_opened(std::move(opened))
    , m_sheet(titleOf(inbox.filter()), {},
              tr("↑↓ choose · Enter opens · /inbox read marks all as read · Esc closes"))
{
}

QString InboxPane::titleOf(views::Inbox::Filter filter)
{
    using Filter = views::Inbox::Filter;
    switch (filter) {
    case Filter::Mentions:
        return tr("Where you were named");
    case Filter::Money:
        return tr("Notices about money");
    case Filter::All:
        break;
    }
    return tr("Notices");
}

QString InboxPane::emptyText() const
{
    if (m_inbox->isLoading())
        return tr("Loading…");
    // Older ones may be on the next page.
    if (m_inbox->canFetchMore())
        return tr("None among the latest notices.");
    using Filter = views::Inbox::Filter;
    switch (m_inbox->filter()) {
    case Filter::Mentions:
        return tr("Nobody has named you yet.");
    case Filter::Money:
        return tr("No notices about money yet.");
    case Filter::All:
        break;
    }
    return tr("No notices yet.");
}

void InboxPane::choose(NoticeId id) const
{
    const int at = m_inbox ? m_inbox->indexOf(id) : -1;
    if (at < 0)
        return;
    const views::NoticeSubject subject = m_inbox->subject(at);
    m_inbox->markRead(id);
    if (subject.kind != views::NoticeSubject::Kind::Nothing) {
        const auto opened = m_opened; // it may close this page
        opened(subject);
    }
}

QList<SheetRow> InboxPane::rows(const Theme &theme) const
{
    QList<SheetRow> rows;
    if (m_inbox->error())
        rows += {PaintedLine{{sanitized(views::wording::of(*m_inbox->error())), theme[Role::Failed]}}};
    for (int i = 0; i < m_inbox->rowCount(); ++i) {
        const bool unread = m_inbox->isUnread(i);
        const notifications::Notice &notice = m_inbox->notice(i);
        const Style style = unread ? theme[Role::Text].withBold() : theme[Role::Muted];
        rows += SheetRow{PaintedLine{{unread ? u"● "_s : u"  "_s, theme[Role::Prompt]},
                                     {padded(m_formats.relative(notice.at), 10) + u' ', theme[Role::Muted]},
                                     {sanitized(m_inbox->sentence(i)), style}},
                         [this, id = notice.id] { choose(id); }};
    }
    if (rows.isEmpty())
        rows += {PaintedLine{{emptyText(), theme[Role::Muted]}}};
    if (m_inbox->canFetchMore())
        rows += SheetRow{PaintedLine{{tr("… more"), theme[Role::Prompt]}}, [this] { m_inbox->fetchMore(); }};
    return rows;
}

void InboxPane::paint(const Region &region, const Theme &theme)
{
    if (m_inbox)
        m_sheet.update(rows(theme));
    m_sheet.paint(region, theme);
}

bool InboxPane::perform(const Action &action, bool lineIsEmpty)
{
    return m_sheet.perform(action, lineIsEmpty);
}

} // namespace madang::tui
