// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/window/main_menu.h"

#include "client-gui/notify/presence_menu.h"

#include <QAction>
#include <QMenu>

namespace madang::gui {

using namespace Qt::StringLiterals;

MainMenu::MainMenu(const Theme &theme, Session &session, ListMenus &lists,
                   const QHash<QLatin1StringView, QAction *> &commands, QWidget *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_session(session)
    , m_lists(lists)
    , m_commands(commands)
    , m_menu(new QMenu(parent))
{
}

void MainMenu::add(QMenu *menu, QLatin1StringView id, Glyph glyph)
{
    QAction *action = m_commands.value(id);
    action->setIcon(m_theme.icon(glyph));
    menu->addAction(action);
}

void MainMenu::fill()
{
    m_menu->setAccessibleName(tr("Menu"));
    m_menu->clear();
    // Later: a change of the style goes through every widget there is, and leads here.
    for (QMenu *before : m_menu->findChildren<QMenu *>(Qt::FindDirectChildrenOnly))
        before->deleteLater();
    add(m_menu, "new-room"_L1, Glyph::Plus);
    add(m_menu, "browse-rooms"_L1, Glyph::Compass);
    add(m_menu, "new-direct"_L1, Glyph::Chat);
    add(m_menu, "go-to-room"_L1, Glyph::Search);
    add(m_menu, "notices"_L1, Glyph::Bell);
    add(m_menu, "mentions"_L1, Glyph::Person);
    add(m_menu, "saved"_L1, Glyph::Bookmark);
    add(m_menu, "all-unread"_L1, Glyph::Chat);
    add(m_menu, "read-everything"_L1, Glyph::Check);
    add(m_menu, "room-window"_L1, Glyph::Panel);
    add(m_menu, "floating-chat"_L1, Glyph::Chat);
    m_menu->addSeparator();
    add(m_menu, "campaigns"_L1, Glyph::Heart);
    QMenu *gifts = m_menu->addMenu(m_theme.icon(Glyph::Gift), tr("My giving"));
    add(gifts, "my-gifts"_L1, Glyph::Gift);
    add(gifts, "monthly-gifts"_L1, Glyph::Gift);
    add(gifts, "receipts"_L1, Glyph::Copy);
    addCare();
    showParts();
    m_menu->addSeparator();
    m_lists.addSort(*m_menu);
    addPresence(*m_menu, m_theme, m_session, [this](const QString &words) { Q_EMIT said(words); });
    add(m_menu, "blocked-people"_L1, Glyph::EyeOff);
    add(m_menu, "profile"_L1, Glyph::Person);
    add(m_menu, "sessions"_L1, Glyph::Device);
    add(m_menu, "settings"_L1, Glyph::Settings);
    add(m_menu, "lock"_L1, Glyph::Lock);
    add(m_menu, "shortcuts"_L1, Glyph::Keyboard);
    add(m_menu, "contact"_L1, Glyph::Chat);
    add(m_menu, "about"_L1, Glyph::Info);
    m_menu->addSeparator();
    add(m_menu, "next-account"_L1, Glyph::People);
    add(m_menu, "add-account"_L1, Glyph::Plus);
    add(m_menu, "remove-account"_L1, Glyph::Trash);
    add(m_menu, "sign-out"_L1, Glyph::SignOut);
    add(m_menu, "quit"_L1, Glyph::Close);
}

void MainMenu::addCare()
{
    m_care = m_menu->addMenu(m_theme.icon(Glyph::Key), tr("Looking after"));
    add(m_care, "overview"_L1, Glyph::Check);
    add(m_care, "connections"_L1, Glyph::Device);
    add(m_care, "audit-log"_L1, Glyph::Eye);
    add(m_care, "complaints"_L1, Glyph::Alert);
    add(m_care, "new-accounts"_L1, Glyph::Invite);
    add(m_care, "accounts"_L1, Glyph::People);
    add(m_care, "banned-addresses"_L1, Glyph::EyeOff);
    add(m_care, "refunds"_L1, Glyph::Check);
    add(m_care, "payments-desk"_L1, Glyph::Key);
    add(m_care, "payouts"_L1, Glyph::Globe);
    add(m_care, "settlements"_L1, Glyph::Check);
}

void MainMenu::showParts()
{
    if (!m_care)
        return;
    const QList<QAction *> entries = m_care->actions();
    m_care->menuAction()->setVisible(
        std::any_of(entries.begin(), entries.end(), [](const QAction *entry) { return entry->isVisible(); }));
}

} // namespace madang::gui
