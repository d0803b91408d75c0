// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/pledges_pane.h"

#include "client-tui/terminal/sanitize.h"

#include "common/views/pledge_text.h"
#include "common/views/wording.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

using pledges::Pledge;
using pledges::State;
namespace pledge_text = views::pledge_text;

PledgesPane::PledgesPane(views::PledgeList &list, const views::Formats &formats, Deeds deeds)
    : m_list(&list)
    , m_formats(formats)
    , m_deeds(std::move(deeds))
    , m_sheet(tr("Monthly gifts"), {}, tr("↑↓ choose · Enter does it · Esc closes"))
{
}

void PledgesPane::addPledge(QList<SheetRow> &rows, const Pledge &pledge, int number, const Theme &theme)
{
    const QString what = m_formats.won(pledge.amount) + u" · "_s + pledge_text::ofDay(pledge.day)
        + (pledge.card ? u" · "_s + sanitized(*pledge.card) : QString());
    rows.append({PaintedLine{
        {QString::number(number) + u". "_s + sanitized(pledge.title), theme[Role::Gift].withBold()}}});
    rows.append({PaintedLine{{u"   "_s + what, theme[Role::Text]}}});
    rows.append({PaintedLine{{u"   "_s + sanitized(pledge_text::ofState(pledge, m_formats)),
                              theme[pledge.state == State::Suspended ? Role::Failed : Role::Muted]}}});
    const QString trouble = pledge_text::ofTrouble(pledge, m_formats);
    if (!trouble.isEmpty())
        rows.append({PaintedLine{{u"   "_s + sanitized(trouble), theme[Role::Failed]}}});
    for (const pledges::Upcoming &next : pledge.next) {
        const QString date = pledge_text::ofDate(next.date, m_formats);
        const QString words = next.skipped ? tr("%1 is skipped. Enter takes that back.").arg(date)
                                           : tr("%1. Enter skips it.").arg(date);
        rows.append({PaintedLine{{u"   "_s + words, theme[next.skipped ? Role::Muted : Role::Good]}},
                     [this, id = pledge.id, next] {
                         if (!m_list)
                             return;
                         if (next.skipped)
                             m_list->unskip(id, next.date);
                         else
                             m_list->skip(id, next.date);
                     }});
    }
    if (m_histories.contains(pledge.id))
        addHistory(rows, pledge.id, theme);
    addActions(rows, pledge, theme);
    rows.append({PaintedLine{{QString(), theme[Role::Text]}}});
}

void PledgesPane::addHistory(QList<SheetRow> &rows, PledgeId id, const Theme &theme)
{
    const QList<pledges::Charge> charges = m_list->charges(id);
    if (charges.isEmpty())
        rows.append({PaintedLine{{u"   "_s + tr("No date has come yet."), theme[Role::Muted]}}});
    for (const pledges::Charge &charge : charges)
        rows.append({PaintedLine{{u"   "_s + pledge_text::ofDate(charge.date, m_formats) + u" · "_s
                                      + m_formats.won(charge.amount) + u" · "_s
                                      + sanitized(pledge_text::ofCharge(charge, m_formats)),
                                  theme[Role::Muted]}}});
}

void PledgesPane::addActions(QList<SheetRow> &rows, const Pledge &pledge, const Theme &theme)
{
    const auto add = [&](const QString &words, std::function<void()> deed) {
        rows.append({PaintedLine{{u"   › "_s + words, theme[Role::Prompt]}}, std::move(deed)});
    };
    const PledgeId id = pledge.id;
    if (pledge.state == State::Active)
        add(tr("Pause"), [this, id] { m_list->pause(id); });
    if (pledge.state == State::Paused || pledge.state == State::Suspended)
        add(tr("Go on"), [this, id] { m_list->resume(id); });
    if (pledge.state != State::Ended)
        add(pledge.card ? tr("Register another card") : tr("Register a card"),
            [this, id] { m_list->registerCard(id); });
    if (pledge.state != State::Pending)
        add(m_histories.contains(id) ? tr("Hide the history") : tr("Show the history"), [this, id] {
            if (!m_histories.remove(id)) {
                m_histories.insert(id);
                m_list->loadCharges(id);
            }
        });
    if (pledge.state == State::Ended)
        return;
    add(tr("Change amount or day"), [this, pledge] { m_deeds.change(pledge); });
    add(tr("End"), [this, pledge] { m_deeds.end(pledge); });
}

QList<SheetRow> PledgesPane::rows(const Theme &theme)
{
    QList<SheetRow> rows;
    if (!m_list)
        return rows;
    if (m_list->error())
        rows.append({PaintedLine{{sanitized(views::wording::of(*m_list->error())), theme[Role::Failed]}}});
    if (m_list->items().isEmpty() && (m_list->isLoading() || m_list->isKnown()))
        rows.append({PaintedLine{
            {m_list->isLoading() ? tr("Asking the server…")
                                 : tr("You give nothing every month yet. /pledge <amount> <day> begins."),
             theme[Role::Muted]}}});
    int number = 0;
    for (const Pledge &pledge : m_list->items())
        addPledge(rows, pledge, ++number, theme);
    return rows;
}

void PledgesPane::paint(const Region &region, const Theme &theme)
{
    m_sheet.update(rows(theme));
    m_sheet.paint(region, theme);
}

bool PledgesPane::perform(const Action &action, bool lineIsEmpty)
{
    return m_list && m_sheet.perform(action, lineIsEmpty);
}

} // namespace madang::tui
