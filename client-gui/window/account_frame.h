// SPDX-License-Identifier: GPL-3.0-or-later
// AccountFrame: what a main window may ask of the window that holds those of several accounts. Without one it
// stands alone.
#pragma once

#include "common/client/session.h"
#include "common/protocol/place_link.h"

#include <QList>

class QWidget;

namespace madang {
class PinLock;
}

namespace madang::gui {

class MainWindow;

class AccountFrame {
public:
    virtual ~AccountFrame() = default;

    /// How many accounts there are.
    virtual int count() const = 0;
    virtual bool isFull() const = 0;
    /// Whether this account is the one that is looked at, also while the whole is hidden.
    virtual bool isFront(const MainWindow &window) const = 0;
    /// Shows the whole, with this account in front and the keyboard.
    virtual void bringToFront(MainWindow &window) = 0;
    /// Shows the whole, with the account that is in front already.
    virtual void comeToFront() = 0;
    /// The parts beside the account's own that F6 walks to; none while they are hidden.
    virtual QList<QWidget *> stations() const = 0;
    /// Begins another account at its sign-in screen.
    virtual void addAccount() = 0;
    /// Leaves a sign-in screen for another account; what was never entered goes.
    virtual void leaveSignIn(MainWindow &window) = 0;
    /// Asks, and takes the account out of the window.
    virtual void askToRemove(MainWindow &window) = 0;
    /// To the one after this one, round and round.
    virtual void nextAccount(const MainWindow &from) = 0;
    /// To the one at that place, from 0.
    virtual void openAccount(int place) = 0;
    virtual void openAllUnread() = 0;
    /// Goes where a link leads, with the account that fits best.
    virtual void followLink(const PlaceLink &place) = 0;
    /// The lock over the whole; null: there is none to be had.
    virtual PinLock *pinLock() { return nullptr; }
    /// Ends the program in order.
    virtual void quit() = 0;
};

/// A window's title with the account it belongs to, where there are several.
inline QString titleOf(const QString &title, const Session &session)
{
    return session.label().isEmpty() ? title : QStringLiteral("%1 · %2").arg(title, session.label());
}

} // namespace madang::gui
