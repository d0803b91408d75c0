// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/members_pane.h"

#include "client-tui/terminal/sanitize.h"

#include "common/views/presence_text.h"
#include "common/views/role_text.h"
#include "common/views/wording.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

void MembersPane::paint(const Region &region) const
{
    const int count = m_people.rowCount();
    const QString heading = count == 0 ? tr("Members…") : tr("Members: %1").arg(count);
    region.put(0, 0, truncated(heading, region.columns()), m_theme[Role::Muted]);
    if (count == 0 && !m_people.isLoading()) {
        const QString why = m_people.error() ? sanitized(views::wording::of(*m_people.error()))
                                             : tr("They appear as soon as the server can be reached.");
        int y = 1;
        for (const QStringView line : wrapped(why, qMax(1, region.columns()))) {
            if (y < region.rows())
                region.put(0, y++, line, m_theme[Role::Muted]);
        }
        return;
    }
    const int room = region.rows() - 1;
    const int shown = count > room ? room - 1 : count;
    for (int i = 0; i < shown; ++i) {
        const rooms::Member &member = m_people.member(i);
        const bool owner = member.role == rooms::MemberRole::Owner;
        region.put(0, i + 1, owner ? u"@"_s : u" "_s, m_theme[Role::Good]);
        const Style &style = member.id == m_me ? m_theme[Role::OwnName] : m_theme.nameOf(member.id.number);
        // A sign, so that it is told without colours too.
        region.put(1, i + 1, QString(views::presence_text::signOf(m_people.presence(i))),
                   m_theme[Role::Good]);
        const QChar badge = views::role_text::signOf(m_people.badge(i));
        const QString name
            = truncated(sanitized(member.nickname), region.columns() - (badge.isNull() ? 2 : 4));
        region.put(2, i + 1, name, style);
        if (!badge.isNull())
            region.put(3 + columnsOf(name), i + 1, QString(badge), m_theme[Role::Good]);
    }
    if (shown < count && shown >= 0)
        region.put(1, shown + 1, truncated(tr("and %1 more").arg(count - shown), region.columns() - 1),
                   m_theme[Role::Muted]);
}

} // namespace madang::tui
