// SPDX-License-Identifier: GPL-3.0-or-later
// The verb /overview: whether anything of the house needs somebody.
#include "client-tui/panes/overview_pane.h"
#include "client-tui/verbs/verbs.h"

namespace madang::tui {

void Verbs::showOverview(const QString &)
{
    const auto &account = m_desk.session().account();
    // Right after a start without the network one's role is not known: then the server says it.
    const bool known = account && !account->role.isEmpty();
    if (!account || (known && !views::OverviewDesk::isFor(*account)))
        return tellError({Code::NotAllowed, "admin-only"});
    if (!m_overview) {
        m_overview = new views::OverviewDesk(m_desk.session(), m_desk.formats(), this);
        connect(m_overview, &views::OverviewDesk::changed, this, [this] { m_desk.repaint(); });
    }
    m_desk.closeOverlay(); // one that shows it already stops reading before the next one begins
    m_desk.show(std::make_unique<OverviewPane>(*m_overview, m_desk.formats(), [this](const QString &word) {
        // Later: the pane that was typed at gives way.
        QMetaObject::invokeMethod(
            this,
            [this, word] {
                run({word, {}});
            },
            Qt::QueuedConnection);
    }));
}

} // namespace madang::tui
