// SPDX-License-Identifier: GPL-3.0-or-later
// The verb about other people's accounts: finding somebody, where they are signed in, and what is done about
// it.
#include "client-tui/panes/live_page.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/views/account_merge.h"
#include "common/views/people_desk.h"
#include "common/views/role_change.h"
#include "common/views/role_text.h"
#include "common/views/wording.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

using views::PeopleDesk;

namespace {

    /// The key that answers for an act.
    QString keyOf(PeopleDesk::Act act)
    {
        switch (act) {
        case PeopleDesk::Act::LogOut:
            return u"s"_s;
        case PeopleDesk::Act::Disable:
            return u"d"_s;
        case PeopleDesk::Act::Enable:
            return u"e"_s;
        case PeopleDesk::Act::ResetNickname:
            return u"n"_s;
        }
        return {};
    }

    /// The key that answers for a role.
    QString keyOf(accounts::Role role)
    {
        switch (role) {
        case accounts::Role::Owner:
            return u"o"_s;
        case accounts::Role::Admin:
            return u"a"_s;
        case accounts::Role::Treasurer:
            return u"t"_s;
        case accounts::Role::Moderator:
            return u"d"_s;
        case accounts::Role::Support:
            return u"s"_s;
        case accounts::Role::Member:
            return u"m"_s;
        }
        return {};
    }

} // namespace

void Verbs::listAccounts(const QString &rest)
{
    auto desk = std::make_shared<PeopleDesk>(m_desk.session(), m_desk.formats());
    connect(desk.get(), &PeopleDesk::told, this,
            [this](const QString &sentence) { m_desk.tell(Tone::Good, sanitized(sentence)); });
    connect(desk.get(), &PeopleDesk::changed, this, [this, desk = desk.get()] {
        m_desk.repaint();
        if (m_asksAboutAccount && m_accounts.get() == desk && desk->story())
            askAboutAccount();
    });
    m_accounts = desk;
    m_asksAboutAccount = false;
    showAccounts();
    desk->search(rest);
}

void Verbs::showAccounts()
{
    m_desk.show(std::make_unique<LivePage>(
        tr("Accounts"), tr("↑↓ choose · Enter opens · Esc closes"), nullptr, [this, desk = m_accounts](int) {
            return desk->chosen().isEmpty() ? accountRows(*desk) : accountPage(*desk);
        }));
}

QList<SheetRow> Verbs::accountRows(PeopleDesk &desk)
{
    QList<SheetRow> rows;
    for (const users::User &user : desk.people())
        rows.append({PaintedLine{{sanitized(desk.nameOf(user)), theme()[Role::Prompt]},
                                 {u"  "_s + sanitized(desk.standingOf(user)),
                                  theme()[user.disabledAt ? Role::Warning : Role::Muted]}},
                     [this, &desk, username = user.username] {
                         m_asksAboutAccount = true;
                         desk.choose(username);
                     }});
    if (desk.hasMore() && !desk.isLoading())
        rows.append({PaintedLine{{tr("More…"), theme()[Role::Prompt]}}, [&desk] { desk.readOn(); }});
    const auto line = [&](const QString &text, Role role) {
        rows.append({PaintedLine{{text, theme()[role]}}});
    };
    if (desk.listError())
        line(sanitized(views::wording::of(*desk.listError())), Role::Warning);
    else if (desk.isLoading())
        line(tr("Fetching the accounts…"), Role::Muted);
    else if (rows.isEmpty())
        line(tr("Nobody has that in their nickname or user name."), Role::Muted);
    return rows;
}

QList<SheetRow> Verbs::accountPage(PeopleDesk &desk)
{
    QList<SheetRow> rows;
    const auto line = [&](const QString &text, Role role) {
        rows.append({PaintedLine{{sanitized(text), theme()[role]}}});
    };
    if (!desk.acts().isEmpty() && !desk.isActing())
        rows.append({PaintedLine{{tr("What to do about them…"), theme()[Role::Prompt]}},
                     [this] { askAboutAccount(); }});
    if (desk.offersRoles() && !desk.isActing())
        rows.append({PaintedLine{{tr("Give another role…"), theme()[Role::Prompt]}},
                     [this, username = desk.chosen()] { beginRole(username, {}, {}); }});
    if (desk.offersCare() && !desk.isActing())
        rows.append({PaintedLine{{tr("Help or erase…"), theme()[Role::Prompt]}},
                     [this, username = desk.chosen()] { beginCare(username, {}); }});
    rows.append({PaintedLine{{tr("All accounts"), theme()[Role::Prompt]}}, [this, &desk] {
                     m_asksAboutAccount = false;
                     desk.leave();
                 }});
    if (desk.error())
        line(views::wording::of(*desk.error()), Role::Warning);
    if (!desk.story()) {
        if (!desk.error())
            line(tr("Fetching the account…"), Role::Muted);
        return rows;
    }
    const users::User &user = desk.story()->user;
    line(desk.nameOf(user), Role::Text);
    line(desk.standingOf(user), user.disabledAt ? Role::Warning : Role::Muted);
    line(desk.historyOf(user), Role::Muted);
    line(desk.story()->sessions.isEmpty() ? tr("Signed in nowhere") : tr("Signed in"), Role::Text);
    for (const accounts::Session &session : desk.story()->sessions) {
        line(u"  "_s + desk.deviceOf(session), Role::Text);
        line(u"    "_s + desk.useOf(session), Role::Muted);
    }
    return rows;
}

void Verbs::askAboutAccount()
{
    m_asksAboutAccount = false;
    if (!m_accounts || !m_accounts->story() || m_accounts->acts().isEmpty())
        return;
    Question question{
        tr("What is to become of %1?").arg(sanitized(m_accounts->nameOf(m_accounts->story()->user))), {}};
    for (const PeopleDesk::Act act : m_accounts->acts())
        question.choices.append({keyOf(act), PeopleDesk::wordOf(act),
                                 [this, desk = m_accounts, whom = m_accounts->chosen(), act] {
                                     const auto deed = [this, desk, whom, act](const QString &reason) {
                                         if (desk->chosen() != whom)
                                             return;
                                         if (m_accounts == desk)
                                             showAccounts();
                                         desk->act(act, reason);
                                     };
                                     PeopleDesk::takesReason(act) ? askWhy(deed) : deed({});
                                 }});
    m_desk.ask(question);
}

void Verbs::giveRole(const QString &rest)
{
    QString reason = rest;
    QString username = takeArgument(reason);
    if (username.startsWith(u'@'))
        username.remove(0, 1);
    const auto role = json::enumFromWord<accounts::Role>(takeArgument(reason).toLower());
    if (username.isEmpty() || !role) {
        const Verb *verb = findVerb(u"role"_s);
        return m_desk.tell(Tone::Warning, verb->usage() + u" — "_s + verb->help());
    }
    beginRole(username, role, reason);
}

void Verbs::beginRole(const QString &username, const std::optional<accounts::Role> &role,
                      const QString &reason)
{
    delete m_roleChange;
    auto *change = new views::RoleChange(m_desk.session(), this);
    m_roleChange = change;
    connect(change, &views::RoleChange::given, this,
            [this, change](const users::User &user, const QString &sentence) {
                m_desk.tell(Tone::Good, sanitized(sentence));
                if (m_accounts && m_accounts->chosen() == user.username)
                    m_accounts->choose(user.username);
                change->deleteLater();
            });
    connect(change, &views::RoleChange::changed, this, [this, change, role, reason, asked = false]() mutable {
        if (change->isBusy())
            return;
        if (change->error()) {
            tellError(*change->error());
            change->deleteLater();
        } else if (change->user() && !std::exchange(asked, true)) {
            askAboutRole(*change, role, reason);
        }
    });
    change->look(username);
}

void Verbs::askAboutRole(views::RoleChange &change, const std::optional<accounts::Role> &role,
                         const QString &reason)
{
    const bool isFromPage = !role;
    const auto ask = [this, whose = QPointer(&change), reason, isFromPage](accounts::Role wanted) {
        if (!whose)
            return;
        // A question has one line.
        m_desk.tell(Tone::Plain, sanitized(whose->warning(wanted)));
        confirm(tr("Make %1 %2?").arg(sanitized(whose->name()), views::role_text::wordOf(wanted)),
                [this, whose, wanted, reason, isFromPage] {
                    const auto deed = [this, whose, wanted, isFromPage](const QString &why) {
                        if (isFromPage && m_accounts)
                            showAccounts();
                        if (whose)
                            whose->give(wanted, why);
                    };
                    reason.isEmpty() ? askWhy(deed) : deed(reason);
                });
    };
    if (role && accounts::roleOf(change.user()->role) == *role)
        return m_desk.tell(
            Tone::Plain,
            tr("%1 is %2 already.").arg(sanitized(change.name()), views::role_text::wordOf(*role)));
    if (role)
        return ask(*role);
    Question question{tr("What is %1 to become?").arg(sanitized(change.name())), {}};
    for (const accounts::Role each : change.offered())
        question.choices.append({keyOf(each), views::role_text::wordOf(each), [ask, each] { ask(each); }});
    m_desk.ask(question);
}

void Verbs::mergeAccounts(const QString &rest)
{
    QString reason = rest;
    const QString kept = takeArgument(reason);
    const QString givenUp = takeArgument(reason);
    if (givenUp.isEmpty() || reason.trimmed().isEmpty()) {
        const Verb *verb = findVerb(u"merge-accounts"_s);
        return m_desk.tell(Tone::Warning, verb->usage() + u" — "_s + verb->help());
    }
    delete m_merge;
    auto *merge = new views::AccountMerge(m_desk.session(), m_desk.formats(), this);
    m_merge = merge;
    connect(merge, &views::AccountMerge::merged, this,
            [this, merge](const users::User &, const QString &sentence) {
                m_desk.tell(Tone::Good, sanitized(sentence));
                merge->deleteLater();
            });
    connect(merge, &views::AccountMerge::changed, this, [this, merge, reason, asked = false]() mutable {
        if (merge->isBusy())
            return;
        if (merge->error()) {
            tellError(*merge->error());
            merge->deleteLater();
        } else if (merge->plan() && !std::exchange(asked, true)) {
            askAboutMerge(*merge, reason);
        }
    });
    merge->preview(kept, givenUp);
}

void Verbs::askAboutMerge(views::AccountMerge &merge, const QString &reason)
{
    QList<SheetRow> rows;
    rows.append({PaintedLine{{sanitized(merge.warning()), theme()[Role::Warning]}}});
    for (const QString &line : merge.lines())
        rows.append({PaintedLine{{u"  "_s + sanitized(line), theme()[Role::Text]}}});
    m_desk.show(std::make_unique<Sheet>(tr("What would move"), rows, tr("Esc closes")));
    confirm(tr("Merge for good?"), [this, whose = QPointer(&merge), reason] {
        m_desk.closeOverlay();
        if (whose)
            whose->merge(reason);
    });
}

} // namespace madang::tui
