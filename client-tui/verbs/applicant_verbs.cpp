// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs about new accounts: who asks for one, and codes that let people in.
#include "client-tui/panes/sheet.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/views/applicant_desk.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace madang::tui {

using views::ApplicantDesk;

void Verbs::listApplicants(const QString &)
{
    auto desk = std::make_shared<ApplicantDesk>(m_desk.session(), m_desk.formats());
    connect(desk.get(), &ApplicantDesk::told, this,
            [this](const QString &sentence) { m_desk.tell(Tone::Good, sanitized(sentence)); });
    connect(desk.get(), &ApplicantDesk::changed, this, [this, desk = desk.get(), first = true]() mutable {
        if (desk->isLoading())
            return;
        if (desk->error())
            tellError(*desk->error());
        else if (!desk->applicants().isEmpty())
            showApplicants(*desk);
        else if (first) // afterwards something else was told
            m_desk.tell(Tone::Plain, tr("Nobody waits for an account."));
        first = false;
    });
    m_applicants = desk;
    desk->refresh();
}

void Verbs::showApplicants(ApplicantDesk &desk)
{
    QList<SheetRow> rows;
    for (const users::Applicant &applicant : desk.applicants()) {
        rows.append({PaintedLine{{sanitized(desk.headOf(applicant)), theme()[Role::Prompt]}},
                     [this, &desk, applicant] { askAboutApplicant(desk, applicant); }});
        for (const QString &line : applicant.about.trimmed().split(u'\n', Qt::SkipEmptyParts))
            rows.append({PaintedLine{{u"  "_s + sanitized(line), theme()[Role::Text]}}});
    }
    m_desk.show(
        std::make_unique<Sheet>(tr("New accounts"), rows, tr("↑↓ choose · Enter decides · Esc closes")));
}

void Verbs::askAboutApplicant(ApplicantDesk &desk, const users::Applicant &applicant)
{
    const QString name = sanitized(applicant.username);
    m_desk.closeOverlay();
    m_desk.ask(
        {tr("%1 asks for an account. Turning away takes the account back.").arg(name),
         {{u"y"_s, tr("let in"), [&desk, username = applicant.username] { desk.approve(username); }},
          {u"d"_s, tr("turn away"), [&desk, username = applicant.username] { desk.reject(username); }}}});
}

void Verbs::listInvites(const QString &)
{
    m_desk.closeOverlay(); // one that shows the last list reads of it
    auto desk = std::make_shared<ApplicantDesk>(m_desk.session(), m_desk.formats());
    connect(desk.get(), &ApplicantDesk::told, this,
            [this](const QString &sentence) { m_desk.tell(Tone::Good, sanitized(sentence)); });
    connect(desk.get(), &ApplicantDesk::changed, this, [this, desk = desk.get()] {
        if (desk->isLoading() || !std::exchange(m_awaitsInvites, false))
            return;
        if (desk->error())
            tellError(*desk->error());
        else if (desk->invites().isEmpty())
            m_desk.tell(Tone::Plain, tr("No invitation code lets anybody in now."));
        else
            showInvites(*desk);
    });
    m_invites = desk;
    m_awaitsInvites = true;
    desk->refresh();
}

void Verbs::showInvites(ApplicantDesk &desk)
{
    QList<SheetRow> rows;
    for (const users::InviteCode &invite : desk.invites()) {
        const QString head = sanitized(desk.headOf(invite));
        rows.append({PaintedLine{{head, theme()[Role::Prompt]}}, [this, &desk, head, id = invite.id] {
                         m_desk.closeOverlay();
                         confirm(tr("Take back “%1”? Nobody registers with that code any more.").arg(head),
                                 [&desk, id] { desk.removeInvite(id); });
                     }});
    }
    m_desk.show(std::make_unique<Sheet>(tr("Invitation codes"), rows,
                                        tr("↑↓ choose · Enter takes one back, after asking · Esc closes")));
}

void Verbs::inviteCode(const QString &rest)
{
    const QStringList words = rest.split(u' ', Qt::SkipEmptyParts);
    bool uses = true;
    bool days = true;
    const int accounts = words.isEmpty() ? 1 : words[0].toInt(&uses);
    const int span = words.size() < 2 ? 7 : words[1].toInt(&days);
    if (!uses || !days || words.size() > 2)
        return m_desk.tell(Tone::Warning, findVerb(u"invite-code"_s)->usage());
    auto *desk = new ApplicantDesk(m_desk.session(), m_desk.formats(), this);
    connect(desk, &ApplicantDesk::changed, this, [this, desk] {
        if (desk->error())
            tellError(*desk->error());
        else
            m_desk.show(std::make_unique<Sheet>(
                tr("Invitation code"),
                QList<SheetRow>{
                    {PaintedLine{{sanitized(desk->freshCode()), theme()[Role::Prompt]}}},
                    {PaintedLine{{sanitized(desk->headOf(desk->invites().value(0))), theme()[Role::Text]}}},
                    {PaintedLine{{tr("It is shown only now."), theme()[Role::Muted]}}}},
                tr("Esc closes")));
        desk->deleteLater();
    });
    desk->invite({}, accounts, span);
}

} // namespace madang::tui
