// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs for somebody who cannot help themselves any more: a code for a new password, taking a second factor
// or an e-mail address away, erasing; and making an account for somebody.
#include "client-tui/panes/sheet.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/views/account_care.h"
#include "common/views/new_account.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

using accounts::Writings;
using views::AccountCare;

namespace {

    QString nameFrom(QString word)
    {
        if (word.startsWith(u'@'))
            word.remove(0, 1);
        return word;
    }

} // namespace

void Verbs::sendReset(const QString &rest)
{
    takeCare(AccountCare::Care::SendReset, u"send-reset"_s, rest);
}

void Verbs::resetSecondFactor(const QString &rest)
{
    takeCare(AccountCare::Care::ResetSecondFactor, u"reset-second-factor"_s, rest);
}

void Verbs::removeEmail(const QString &rest)
{
    takeCare(AccountCare::Care::RemoveEmail, u"remove-email"_s, rest);
}

void Verbs::eraseAccount(const QString &rest)
{
    takeCare(AccountCare::Care::Erase, u"erase-account"_s, rest);
}

void Verbs::takeCare(AccountCare::Care care, const QString &word, const QString &rest)
{
    Care wanted{care, rest.trimmed(), Writings::Keep};
    const QString username = nameFrom(takeArgument(wanted.reason));
    bool isWhole = !username.isEmpty();
    if (care == AccountCare::Care::Erase) {
        const auto messages = json::enumFromWord<Writings>(takeArgument(wanted.reason).toLower());
        isWhole = isWhole && messages && !wanted.reason.trimmed().isEmpty();
        wanted.messages = messages.value_or(Writings::Keep);
    }
    if (!isWhole) {
        const Verb *verb = findVerb(word);
        return m_desk.tell(Tone::Warning, verb->usage() + u" — "_s + verb->help());
    }
    beginCare(username, wanted);
}

void Verbs::beginCare(const QString &username, const std::optional<Care> &wanted)
{
    delete m_care;
    auto *view = new AccountCare(m_desk.session(), m_desk.formats(), this);
    m_care = view;
    connect(view, &AccountCare::taken, this,
            [this, view, username](AccountCare::Care care, const QString &sentence) {
                m_desk.tell(Tone::Good, sanitized(sentence));
                if (m_accounts && m_accounts->chosen() == username) {
                    if (care == AccountCare::Care::Erase) {
                        m_accounts->leave();
                        m_accounts->refresh();
                    } else {
                        m_accounts->choose(username);
                    }
                }
                view->deleteLater();
            });
    connect(view, &AccountCare::changed, this, [this, view, wanted, asked = false]() mutable {
        if (view->isBusy())
            return;
        if (view->error()) {
            tellError(*view->error());
            view->deleteLater();
        } else if (view->story() && !std::exchange(asked, true)) {
            askAboutCare(*view, wanted);
        }
    });
    view->look(username);
}

void Verbs::askAboutCare(AccountCare &view, const std::optional<Care> &wanted)
{
    const auto ask = [this, whose = QPointer(&view), isListed = !wanted](const Care &care) {
        if (!whose)
            return;
        // A question has one line.
        m_desk.tell(Tone::Plain, sanitized(whose->warning(care.care, care.messages)));
        confirm(sanitized(whose->name()) + u": "_s + whose->wordOf(care.care) + u'?',
                [this, whose, isListed, care] {
                    if (isListed)
                        m_desk.closeOverlay();
                    if (whose)
                        whose->take(care.care, care.reason, care.messages);
                });
    };
    if (wanted)
        return ask(*wanted);
    QList<SheetRow> rows;
    if (!view.askText().isEmpty())
        rows.append({PaintedLine{{sanitized(view.askText()), theme()[Role::Warning]}}});
    for (const AccountCare::Care care : view.offered()) {
        // Erasing wants more than a choice: what becomes of their words, and why.
        const auto chosen = [this, ask, care, username = view.story()->user.username] {
            if (care == AccountCare::Care::Erase)
                m_desk.putIntoLine(u"/erase-account @%1 keep "_s.arg(username));
            else
                ask({care, {}, Writings::Keep});
        };
        rows.append({PaintedLine{{view.wordOf(care) + u'…', theme()[Role::Prompt]}}, chosen});
    }
    m_desk.show(std::make_unique<Sheet>(tr("Help %1, or erase the account").arg(sanitized(view.name())), rows,
                                        tr("↑↓ choose · Enter opens · Esc closes")));
}

void Verbs::newAccount(const QString &rest)
{
    QString nickname = rest;
    const QString username = nameFrom(takeArgument(nickname));
    auto *view = new views::NewAccount(m_desk.session(), this);
    connect(view, &views::NewAccount::changed, this, [this, view] {
        if (view->isBusy())
            return;
        if (view->error())
            tellError(*view->error());
        else if (view->made())
            m_desk.show(std::make_unique<Sheet>(
                tr("A new account"),
                QList<SheetRow>{{PaintedLine{{sanitized(view->made()->password), theme()[Role::Prompt]}}},
                                {PaintedLine{{sanitized(view->sentence()), theme()[Role::Text]}}}},
                tr("Esc closes")));
        view->deleteLater();
    });
    view->make(username, nickname);
}

} // namespace madang::tui
