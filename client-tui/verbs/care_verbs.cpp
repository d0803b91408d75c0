// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs of who looks after the server, beside the overview: who is connected, and the audit log.
#include "client-tui/panes/sheet.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/views/audit_desk.h"
#include "common/views/connection_desk.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace madang::tui {

using views::AuditDesk;
using views::ConnectionDesk;

void Verbs::listConnections(const QString &rest)
{
    m_desk.closeOverlay(); // one that shows the last list reads of it
    auto desk = std::make_shared<ConnectionDesk>(m_desk.session(), m_desk.formats());
    connect(desk.get(), &ConnectionDesk::told, this,
            [this](const QString &sentence) { m_desk.tell(Tone::Good, sanitized(sentence)); });
    connect(desk.get(), &ConnectionDesk::changed, this, [this, desk = desk.get()] {
        if (desk->isLoading() || desk->isBusy() || !std::exchange(m_awaitsConnections, false))
            return;
        if (desk->error())
            tellError(*desk->error());
        else if (desk->items().isEmpty())
            m_desk.tell(Tone::Plain, desk->emptyText());
        else
            showConnections(*desk);
    });
    m_connections = desk;
    m_awaitsConnections = true;
    if (rest.trimmed() == "guests"_L1)
        desk->setGuestsOnly(true);
    else
        desk->setPerson(rest);
}

void Verbs::showConnections(ConnectionDesk &desk)
{
    QList<SheetRow> rows;
    rows.append({PaintedLine{{sanitized(desk.freshness()), theme()[Role::Muted]}}});
    for (const connections::ConnectedClient &client : desk.items()) {
        SheetRow head{PaintedLine{{sanitized(ConnectionDesk::nameOf(client)), theme()[Role::Prompt]}}};
        if (desk.canEnd(client))
            head.action = [this, &desk, client] { askAboutConnection(desk, client); };
        rows.append(head);
        rows.append(
            {PaintedLine{{u"  "_s + sanitized(ConnectionDesk::placeOf(client)), theme()[Role::Text]}}});
        rows.append({PaintedLine{{u"  "_s + sanitized(desk.storyOf(client)), theme()[Role::Muted]}}});
    }
    if (desk.hasMore())
        rows.append({PaintedLine{{tr("More…"), theme()[Role::Prompt]}}, [this, &desk] {
                         m_awaitsConnections = true;
                         desk.readOn();
                     }});
    m_desk.show(
        std::make_unique<Sheet>(tr("Who is connected"), rows,
                                tr("↑↓ choose · Enter asks whether to end their sign-ins · Esc closes")));
}

void Verbs::askAboutConnection(ConnectionDesk &desk, const connections::ConnectedClient &client)
{
    m_desk.closeOverlay();
    confirm(tr("End all sign-ins of %1?").arg(sanitized(ConnectionDesk::nameOf(client))),
            [this, &desk, username = client.username.value_or(QString())] {
                m_awaitsConnections = true;
                desk.endAll(username);
            });
}

void Verbs::listAudit(const QString &rest)
{
    QString text = rest;
    QString actor = takeArgument(text);
    if (actor == "*"_L1)
        actor.clear();
    m_desk.closeOverlay(); // one that shows the last list reads of it
    auto desk = std::make_shared<AuditDesk>(m_desk.session(), m_desk.formats());
    connect(desk.get(), &AuditDesk::changed, this, [this, desk = desk.get()] {
        if (desk->isLoading() || desk->isChecking() || !std::exchange(m_awaitsAudit, false))
            return;
        if (desk->error())
            tellError(*desk->error());
        else if (desk->checked())
            m_desk.tell(desk->checked()->holds ? Tone::Good : Tone::Bad,
                        AuditDesk::checkText(*desk->checked(), m_desk.formats()));
        else if (desk->items().isEmpty())
            m_desk.tell(Tone::Plain, desk->emptyText());
        else
            showAudit(*desk);
    });
    m_audit = desk;
    m_awaitsAudit = true;
    desk->setFilter({actor, takeArgument(text), 0});
}

void Verbs::showAudit(AuditDesk &desk)
{
    QList<SheetRow> rows;
    rows.append({PaintedLine{{tr("Check the log…"), theme()[Role::Prompt]}}, [this, &desk] {
                     m_desk.closeOverlay();
                     m_awaitsAudit = true;
                     desk.check();
                 }});
    for (const audit::AuditRecord &record : desk.items()) {
        rows.append({PaintedLine{{sanitized(AuditDesk::headOf(record)), theme()[Role::Prompt]}},
                     [this, &desk, record] { showAct(desk, record); }});
        rows.append({PaintedLine{{u"  "_s + sanitized(desk.storyOf(record)), theme()[Role::Muted]}}});
    }
    if (desk.hasMore())
        rows.append({PaintedLine{{tr("More…"), theme()[Role::Prompt]}}, [this, &desk] {
                         m_awaitsAudit = true;
                         desk.readOn();
                     }});
    m_desk.show(
        std::make_unique<Sheet>(tr("Audit log"), rows, tr("↑↓ choose · Enter shows all of it · Esc closes")));
}

void Verbs::showAct(AuditDesk &desk, const audit::AuditRecord &record)
{
    QList<SheetRow> rows;
    for (const AuditDesk::Part &part : desk.partsOf(record))
        rows.append({PaintedLine{{sanitized(part.name) + u": "_s, theme()[Role::Muted]},
                                 {sanitized(part.value), theme()[Role::Text]}}});
    rows.append(
        {PaintedLine{{tr("Back to the list"), theme()[Role::Prompt]}}, [this, &desk] { showAudit(desk); }});
    m_desk.show(std::make_unique<Sheet>(sanitized(AuditDesk::headOf(record)), rows,
                                        tr("Enter leads back · Esc closes")));
}

} // namespace madang::tui
