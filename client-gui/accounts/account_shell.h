// SPDX-License-Identifier: GPL-3.0-or-later
// AccountShell: the program's window: the accounts at the left, one of them in front. It decides which
// account is where; what an account shows is its MainWindow's business. With one account it is only a frame
// that nobody sees.
#pragma once

#include "client-gui/accounts/account_home.h"
#include "client-gui/accounts/account_rail.h"
#include "client-gui/lock/lock_curtain.h"
#include "client-gui/lock/lock_page.h"
#include "common/client/pin_lock.h"

#include <QTimer>

#include <vector>

class QStackedWidget;

namespace madang::gui {

class AccountShell : public QWidget, public AccountFrame {
    Q_OBJECT

public:
    static constexpr int kMostAccounts = Preferences::kMostHomes;

    /// Knows all accounts of the profile from then on; none of them is begun.
    explicit AccountShell(const AccountParts &parts);
    ~AccountShell() override;

    /// In the order of the rail; never empty.
    QList<AccountHome *> homes() const;
    AccountHome &front() const { return *m_front; }
    /// Null when there is none of that number.
    AccountHome *find(int number) const;
    /// The one whose server and user name these are, either of which may be empty; the one in front when it
    /// fits as well as others. Null when none fits.
    AccountHome *fitting(const ServerAddress &server, const QString &username) const;
    /// Accounts whose folder cannot be used: they are left out of this run, and stay in the list.
    const QList<int> &broken() const { return m_broken; }

    /// Makes what the window shows of an account, once.
    MainWindow &begin(AccountHome &home);
    void setFront(AccountHome &home);
    /// Opens all other accounts that are remembered, one after the other, once the first one's text is there.
    void resumeOthers();
    /// A new account, in front, at its sign-in screen. Null when there are too many.
    AccountHome *add();
    /// Signs out, and takes the account and what lies of it on this computer away. The last one stays.
    void remove(AccountHome &home);

    /// Shows the window with the account that is in front.
    void comeToFront() override;
    /// Over the account in front.
    void say(const QString &line);
    int unread() const;
    int mentions() const;
    /// Hides the window instead of closing it, and answers whether it did.
    void setHiding(std::function<bool()> hide) { m_hide = std::move(hide); }
    AccountRail &rail() { return *m_rail; }
    PinLock *pinLock() override { return &m_lock; }
    bool isLocked() const { return m_lock.isLocked(); }
    /// What asks for the PIN; null while it is not locked.
    QWidget *lockPage() const { return m_lock.isLocked() ? m_lockPage : nullptr; }

    int count() const override { return int(m_homes.size()); }
    bool isFull() const override;
    bool isFront(const MainWindow &window) const override { return m_front->window() == &window; }
    void bringToFront(MainWindow &window) override;
    QList<QWidget *> stations() const override;
    void addAccount() override { add(); }
    void leaveSignIn(MainWindow &window) override;
    void askToRemove(MainWindow &window) override;
    void nextAccount(const MainWindow &from) override;
    void openAccount(int place) override;
    void openAllUnread() override;
    void followLink(const PlaceLink &place) override { Q_EMIT linkFollowed(place); }
    void quit() override;

Q_SIGNALS:
    /// An account has its window now, which was not shown yet.
    void begun(madang::gui::AccountHome &home);
    /// An account goes.
    void leaving(madang::gui::AccountHome &home);
    void countsChanged();
    void lockedChanged(bool locked);
    void linkFollowed(const madang::PlaceLink &place);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    AccountHome *makeHome(int number);
    AccountHome *homeOf(const MainWindow &window) const;
    void readHomes();
    void storeHomes();
    int freeNumber() const;
    void resumeNext();
    void resume(AccountHome &home);
    void keepKeyboard(QWidget *before, QWidget *now);
    void showAccounts();
    void showAccountsSoon();
    void showTitle();
    void showLock();
    void signOutAll();
    int unsent() const;
    void refuseTwin(AccountHome &home);
    void openMenu(int number, const QPoint &at);

    const AccountParts m_parts;
    PinLock m_lock;
    AccountRail *m_rail = nullptr;
    QStackedWidget *m_stack = nullptr;
    std::vector<std::unique_ptr<AccountHome>> m_homes;
    std::vector<std::unique_ptr<AccountHome>> m_leaving; ///< out of sight; their server is being told
    LockPage *m_lockPage = nullptr; ///< says at once how much the homes have not sent
    std::unique_ptr<LockCurtain> m_curtain;
    std::unique_ptr<Alarm> m_farewell; ///< ends m_leaving
    AccountHome *m_front = nullptr;
    QList<int> m_broken;
    QList<int> m_toResume; ///< by number
    QTimer m_next;
    bool m_resumes = false; ///< accounts that are begun may be opened: their secrets can be read
    std::function<bool()> m_hide;
    bool m_quitting = false;
    bool m_ending = false;
    bool m_showsSoon = false;
};

} // namespace madang::gui
