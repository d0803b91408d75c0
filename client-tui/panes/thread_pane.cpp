// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/thread_pane.h"

#include "client-tui/terminal/sanitize.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

ThreadPane::ThreadPane(views::Thread &thread, views::Timeline &timeline, const Theme &theme,
                       const views::Formats &formats, std::function<void(qint64)> goTo)
    : m_thread(&thread)
    , m_lines(theme, formats)
    , m_goTo(std::move(goTo))
{
    const QPointer<views::Timeline> rows(&timeline);
    m_lines.setBadges([rows](const views::TimelineRow &row) {
        return rows ? rows->badge(row) : std::optional<accounts::Role>();
    });
}

ThreadPane::~ThreadPane()
{
    if (m_thread)
        m_thread->deleteLater();
}

void ThreadPane::scroll(int lines)
{
    m_up = qBound(0, m_up + lines, qMax(0, m_total - m_height));
    if (m_thread && m_up + m_height >= m_total)
        m_thread->loadOlder();
}

bool ThreadPane::perform(const Action &action, bool lineIsEmpty)
{
    const int page = qMax(1, m_height - 1);
    if (action == Action(Gesture::PageUp) || action == Action(Gesture::PageDown))
        scroll(action == Action(Gesture::PageUp) ? page : -page);
    else if (action == Action(Gesture::LineUp) || action == Action(Gesture::LineDown))
        scroll(action == Action(Gesture::LineUp) ? 1 : -1);
    else if (lineIsEmpty && action == Action(Edit::HistoryOlder))
        scroll(1);
    else if (lineIsEmpty && action == Action(Edit::HistoryNewer))
        scroll(-1);
    else if (lineIsEmpty && action == Action(Gesture::Send) && m_thread && m_thread->rootPosition() > 0) {
        const std::function<void(qint64)> goTo = m_goTo; // it takes this pane away
        goTo(m_thread->rootPosition());
    } else {
        return false;
    }
    return true;
}

std::optional<Done> ThreadPane::takeMessage(const QString &text)
{
    if (!m_thread)
        return {};
    const Result<ClientTag> posted = m_thread->post(text);
    if (!posted)
        return Done(posted.error());
    m_up = 0;
    return Done();
}

void ThreadPane::paint(const Region &region, const Theme &theme)
{
    region.fill(theme[Role::Text]);
    const int titleRows = region.rows() >= 4 ? 1 : 0;
    const int footRows = region.rows() >= 6 ? 1 : 0;
    if (titleRows > 0) {
        const QString title
            = m_thread ? tr("Thread · answers: %1").arg(m_thread->answerCount()) : tr("Thread");
        region.fillRow(0, theme[Role::Bar]);
        region.put(1, 0, truncated(title, region.columns() - 2), theme[Role::BarStrong]);
    }
    if (footRows > 0)
        region.put(1, region.rows() - 1,
                   truncated(tr("What you type goes here · Enter alone goes to its place · Esc closes"),
                             region.columns() - 2),
                   theme[Role::Muted]);
    const Region inner
        = region.part({1, titleRows, region.columns() - 2, region.rows() - titleRows - footRows});
    m_height = qMax(1, inner.rows());
    if (!m_thread)
        return;

    QList<PaintedLine> lines;
    for (int i = 0; i < m_thread->rowCount(); ++i)
        lines += m_lines.of(m_thread->row(i), i > 0 ? &m_thread->row(i - 1) : nullptr, inner.columns());
    if (const QString state = sanitized(m_thread->stateText()); !state.isEmpty()) {
        for (const QStringView line : wrapped(state, inner.columns()))
            lines.append(PaintedLine{{line.toString(), theme[Role::Muted]}});
    }
    m_total = int(lines.size());
    m_up = qBound(0, m_up, qMax(0, m_total - m_height));
    const int first = qMax(0, m_total - m_height - m_up);
    for (int y = 0; y < inner.rows() && first + y < m_total; ++y)
        madang::tui::paint(inner, 0, y, lines.at(first + y));
    if (first > 0 || m_thread->hasOlder())
        region.put(region.columns() - 1, titleRows, u"↑", theme[Role::Muted]);
    if (m_up > 0)
        region.put(region.columns() - 1, region.rows() - 1 - footRows, u"↓", theme[Role::Muted]);
}

} // namespace madang::tui
