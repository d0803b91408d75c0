// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs about banned addresses: who is kept out, keeping out another one, letting in again.
#include "client-tui/panes/sheet.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/views/ban_desk.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

using views::BanDesk;

void Verbs::listBans(const QString &)
{
    auto desk = std::make_shared<BanDesk>(m_desk.session(), m_desk.formats());
    connect(desk.get(), &BanDesk::told, this,
            [this](const QString &sentence) { m_desk.tell(Tone::Good, sanitized(sentence)); });
    connect(desk.get(), &BanDesk::changed, this, [this, desk = desk.get(), first = true]() mutable {
        if (desk->isLoading() || desk->isBusy())
            return;
        if (desk->error())
            tellError(*desk->error());
        else if (!desk->items().isEmpty())
            showBans(*desk);
        else if (first) // afterwards something else was told
            m_desk.tell(Tone::Plain, tr("No address is banned."));
        first = false;
    });
    m_bans = desk;
    desk->refresh();
}

void Verbs::showBans(BanDesk &desk)
{
    QList<SheetRow> rows;
    for (const bans::Ban &ban : desk.items()) {
        rows.append({PaintedLine{{sanitized(desk.headOf(ban)), theme()[Role::Prompt]}},
                     [this, &desk, ban] { askAboutBan(desk, ban); }});
        rows.append({PaintedLine{{u"  "_s + sanitized(desk.storyOf(ban)), theme()[Role::Muted]}}});
    }
    if (desk.hasMore())
        rows.append({PaintedLine{{tr("More…"), theme()[Role::Prompt]}}, [&desk] { desk.readOn(); }});
    m_desk.show(std::make_unique<Sheet>(tr("Banned addresses"), rows,
                                        tr("↑↓ choose · Enter asks whether to lift it · Esc closes")));
}

void Verbs::askAboutBan(BanDesk &desk, const bans::Ban &ban)
{
    m_desk.closeOverlay();
    confirm(tr("Lift the ban of %1?").arg(sanitized(ban.address)), [&desk, id = ban.id] { desk.lift(id); });
}

void Verbs::banAddress(const QString &rest)
{
    QString text = rest;
    const QString address = takeArgument(text);
    std::optional<int> days;
    QString after = text;
    bool isNumber = false;
    if (const int number = takeArgument(after).toInt(&isNumber); isNumber) {
        days = number;
        text = after;
    }
    auto *desk = new BanDesk(m_desk.session(), m_desk.formats(), this);
    connect(desk, &BanDesk::told, this,
            [this](const QString &sentence) { m_desk.tell(Tone::Good, sanitized(sentence)); });
    connect(desk, &BanDesk::changed, this, [this, desk] {
        if (desk->isBusy())
            return;
        if (desk->error())
            tellError(*desk->error());
        desk->deleteLater();
    });
    desk->add(address, days, text);
}

} // namespace madang::tui
