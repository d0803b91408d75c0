// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs about what nobody should have to read: complaining about a message, a person or an invitation,
// deciding about complaints, and blocking people.
#include "client-tui/panes/live_page.h"
#include "client-tui/panes/sheet.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/base/when_done.h"
#include "common/protocol/blocks.h"
#include "common/views/complaint_desk.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

using complaints::Complaint;
using views::ComplaintDesk;
using views::TimelineRow;

void Verbs::complain(const QString &rest)
{
    QString text = rest;
    const TimelineRow *row = takeMessage(text, &views::MessageActions::canComplain);
    if (!row)
        return;
    const auto reason = json::enumFromWord<complaints::Reason>(takeArgument(text));
    if (!reason)
        return m_desk.tell(Tone::Warning, findVerb(u"complain"_s)->usage());
    whenDone(m_desk.actions()->complain(*row, *reason, text), this, [this](const Result<Nothing> &done) {
        tellOutcome(done ? std::nullopt : std::optional(done.error()),
                    tr("Those who look after the room are told."));
    });
}

void Verbs::report(const QString &rest)
{
    QString text = rest;
    QString name = takeArgument(text);
    if (name.startsWith(u'@'))
        name.remove(0, 1);
    const auto reason = json::enumFromWord<complaints::Reason>(takeArgument(text));
    if (name.isEmpty() || !reason)
        return m_desk.tell(Tone::Warning, findVerb(u"report"_s)->usage());
    whenDone(views::complainAboutPerson(m_desk.session(), name, *reason, text), this,
             [this](const Result<Nothing> &done) {
                 tellOutcome(done ? std::nullopt : std::optional(done.error()),
                             views::complaintOutcome(complaints::About::Profile));
             });
}

void Verbs::reportInvitation(const QString &rest)
{
    QString text = rest;
    const auto reason = json::enumFromWord<complaints::Reason>(takeArgument(text));
    if (!reason)
        return m_desk.tell(Tone::Warning, findVerb(u"report-invitation"_s)->usage());
    whenDone(views::complainAboutInvitation(m_desk.session(), m_desk.currentRoom(), *reason, text), this,
             [this](const Result<Nothing> &done) {
                 tellOutcome(done ? std::nullopt : std::optional(done.error()),
                             views::complaintOutcome(complaints::About::Invitation));
             });
}

void Verbs::listComplaints(const QString &)
{
    auto desk = std::make_shared<ComplaintDesk>(m_desk.session(), m_desk.formats());
    connect(desk.get(), &ComplaintDesk::told, this,
            [this](const QString &sentence) { m_desk.tell(Tone::Good, sentence); });
    connect(desk.get(), &ComplaintDesk::changed, this, [this, desk = desk.get()] {
        if (desk->isLoading())
            return;
        if (desk->error())
            return tellError(*desk->error());
        if (desk->items().isEmpty())
            return m_desk.tell(Tone::Plain, tr("No complaint waits for you."));
        showComplaints(*desk);
    });
    desk->refresh();
    m_complaints = desk;
}

void Verbs::showComplaints(ComplaintDesk &desk)
{
    QList<SheetRow> rows;
    for (const Complaint &complaint : desk.items()) {
        rows.append({PaintedLine{{sanitized(desk.headOf(complaint)), theme()[Role::Prompt]}},
                     [this, &desk, complaint] { chooseVerdict(desk, complaint); }});
        for (const QString &line : desk.saidOf(complaint).split(u'\n'))
            rows.append({PaintedLine{{u"  "_s + sanitized(line), theme()[Role::Text]}}});
        for (const QString &voice : desk.voicesOf(complaint))
            rows.append({PaintedLine{{u"  "_s + sanitized(voice), theme()[Role::Muted]}}});
    }
    m_desk.show(
        std::make_unique<Sheet>(tr("Complaints"), rows, tr("↑↓ choose · Enter decides · Esc closes")));
}

void Verbs::chooseVerdict(ComplaintDesk &desk, const Complaint &complaint)
{
    const auto decide = [this, id = complaint.id](const views::VerdictChoice &choice) {
        return [this, id, choice, desk = m_complaints] {
            askWhy([desk, id, choice](const QString &reason) {
                desk->decide(id, choice.verdict, choice.parts, reason);
            });
        };
    };
    QList<SheetRow> rows;
    for (const QString &line : desk.saidOf(complaint).split(u'\n'))
        rows.append({PaintedLine{{sanitized(line), theme()[Role::Text]}}});
    rows.append({PaintedLine{{sanitized(desk.storyOf(complaint)), theme()[Role::Muted]}}});
    for (const views::VerdictChoice &choice : desk.choicesOf(complaint))
        rows.append({PaintedLine{{choice.words, theme()[Role::Prompt]}}, decide(choice)});
    m_desk.show(std::make_unique<Sheet>(sanitized(desk.headOf(complaint)), rows,
                                        tr("↑↓ choose · Enter decides · Esc closes")));
}

void Verbs::block(const QString &rest)
{
    setBlocked(rest, true);
}

void Verbs::reveal(const QString &)
{
    views::Timeline *timeline = m_desk.timeline();
    int row = timeline ? timeline->rowCount() - 1 : -1;
    while (row >= 0 && timeline->row(row).folded == 0)
        --row;
    if (row < 0)
        return m_desk.tell(Tone::Plain, tr("Nothing of blocked people is folded here."));
    timeline->unfold(row);
}

void Verbs::unblock(const QString &rest)
{
    setBlocked(rest, false);
}

void Verbs::setBlocked(const QString &rest, bool blocked)
{
    QString name = rest.trimmed();
    if (name.startsWith(u'@'))
        name.remove(0, 1);
    whenDone(m_desk.session().call(accounts::findPerson, {name}), this,
             [this, blocked](const Result<accounts::Person> &person) {
                 if (!person)
                     return tellError(person.error());
                 whenDone(m_desk.session().call(blocked ? blocks::block : blocks::unblock, {person->id}),
                          this,
                          [this, blocked, name = sanitized(person->nickname)](const Result<Nothing> &done) {
                              tellOutcome(done ? std::nullopt : std::optional(done.error()),
                                          blocked ? tr("%1 is blocked, and is not told.").arg(name)
                                                  : tr("%1 is not blocked any more.").arg(name));
                          });
             });
}

void Verbs::listBlocked(const QString &)
{
    whenDone(m_desk.session().call(blocks::list, {}), this,
             [this](const Result<Page<accounts::Person>> &page) {
                 if (!page)
                     return tellError(page.error());
                 QList<SheetRow> rows;
                 for (const accounts::Person &person : page->items)
                     rows.append({PaintedLine{{sanitized(person.nickname), theme()[Role::Text]}}});
                 if (rows.isEmpty())
                     return m_desk.tell(Tone::Plain, tr("You blocked nobody."));
                 m_desk.show(std::make_unique<Sheet>(tr("Blocked people"), rows, tr("Esc closes")));
             });
}

} // namespace madang::tui
