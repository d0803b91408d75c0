// SPDX-License-Identifier: GPL-3.0-or-later
// The verb about where one is signed in, and ending that.
#include "client-tui/panes/live_page.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/views/event_text.h"
#include "common/views/session_list.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

using views::SessionList;

namespace {

    constexpr int kDeviceColumns = 34;

} // namespace

void Verbs::listSessions(const QString &)
{
    if (m_desk.session().state() != Session::State::SignedIn)
        return m_desk.tell(Tone::Warning, tr("Guests are signed in nowhere."));
    delete m_signIns;
    m_signIns = new SessionList(m_desk.session(), this);
    connect(m_signIns, &SessionList::refused, this, &Verbs::tellError);
    connect(m_signIns, &SessionList::historyRead, this, [this] { m_desk.repaint(); });
    connect(m_signIns, &QAbstractItemModel::modelReset, this, [this] { m_desk.repaint(); });
    connect(m_signIns, &QAbstractItemModel::rowsRemoved, this,
            [this] { m_desk.tell(Tone::Good, tr("That device is signed out.")); });
    connect(m_signIns, &SessionList::othersEnded, this,
            [this](const QString &sentence) { m_desk.tell(Tone::Good, sentence); });
    m_desk.show(std::make_unique<LivePage>(tr("Where you are signed in"),
                                           tr("↑↓ choose · Enter ends it, after asking · Esc closes"),
                                           nullptr, [this](int) { return sessionRows(); }));
    m_signIns->refresh();
    m_signIns->readHistory();
}

QList<SheetRow> Verbs::sessionRows()
{
    QList<SheetRow> rows;
    if (!m_signIns)
        return rows;
    const auto nameOf = [](const QString &device) {
        return device.isEmpty() ? tr("Unnamed device") : sanitized(views::oneLine(device, 80));
    };
    const views::Formats &formats = m_desk.formats();
    for (int i = 0; i < m_signIns->rowCount(); ++i) {
        const accounts::Session &one = m_signIns->session(i);
        const QString name = nameOf(one.device);
        PaintedLine line{{name, theme()[Role::Prompt]}};
        if (one.current)
            line.append({u"  "_s + tr("this one"), theme()[Role::Good]});
        rows.append(
            {line, [this, name, id = one.id, current = one.current] { askAboutSession(id, name, current); }});
        rows.append(
            {PaintedLine{{u"  "_s + sanitized(SessionList::useOf(one, formats)), theme()[Role::Muted]}}});
    }
    if (m_signIns->hasOthers())
        rows.append({PaintedLine{{tr("Sign out every other device…"), theme()[Role::Prompt]}}, [this] {
                         confirm(tr("Sign out every other device? Only this one stays signed in."), [this] {
                             if (m_signIns)
                                 m_signIns->revokeOthers();
                         });
                     }});
    if (rows.isEmpty())
        rows.append({PaintedLine{
            {m_signIns->isLoading() ? tr("Loading…") : tr("Nothing could be read."), theme()[Role::Muted]}}});
    int earlier = 0;
    for (const sign_ins::PastSignIn &past : m_signIns->history()) {
        if (!past.endedAt)
            continue;
        if (earlier++ == 0)
            rows.append({PaintedLine{{tr("Earlier sign-ins"), theme()[Role::Text].withBold()}}});
        rows.append({PaintedLine{
            {padded(nameOf(past.device), kDeviceColumns) + u' ', theme()[Role::Muted]},
            {padded(sanitized(views::oneLine(past.address, 60)), 20) + u' ', theme()[Role::Muted]},
            {tr("%1, ended %2").arg(formats.fullTime(past.at), formats.fullTime(*past.endedAt)),
             theme()[Role::Muted]}}});
    }
    if (m_signIns->hasEarlier())
        rows.append({PaintedLine{{tr("More…"), theme()[Role::Prompt]}}, [this] {
                         if (m_signIns)
                             m_signIns->readEarlier();
                     }});
    return rows;
}

void Verbs::askAboutSession(SessionId session, const QString &name, bool current)
{
    if (current)
        return m_desk.tell(Tone::Plain, tr("That is this program. /logout signs out here."));
    confirm(tr("Sign out “%1”?").arg(name), [this, session] {
        if (m_signIns)
            m_signIns->revoke(session);
    });
}

} // namespace madang::tui
