// SPDX-License-Identifier: GPL-3.0-or-later
// LinkOpener: goes where a link to a place leads, wherever it was pressed: in a message, in a mail, in a
// browser. It picks the account; the window of that account does the rest.
#pragma once

#include "client-gui/accounts/account_shell.h"

namespace madang::gui {

class LinkOpener : public QObject {
    Q_OBJECT

public:
    /// Every web address that the program opens passes here from then on.
    LinkOpener(const Theme &theme, AccountShell &shell);
    ~LinkOpener() override;

    /// Of the accounts at that server the one that knows the room; else the one in front, else any. Where
    /// there is none it is asked whether one is to be added. Who has to sign in first goes there afterwards.
    void open(const PlaceLink &place);
    /// Foreign text; what is no link is told.
    void openText(const QString &text);

public Q_SLOTS:
    /// Ours when some account is at that server; else the browser's.
    void openUrl(const QUrl &url);

private:
    AccountHome *homeFor(const PlaceLink &place) const;
    void ask(const PlaceLink &place);
    void askToSignIn(AccountHome &home, const PlaceLink &place);
    void goOn();

    const Theme &m_theme;
    AccountShell &m_shell;
    std::optional<PlaceLink> m_place; ///< waits for its account
    int m_home = 0; ///< whose number that is
};

} // namespace madang::gui
