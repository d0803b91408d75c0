// SPDX-License-Identifier: GPL-3.0-or-later
// AccountRail: the accounts of the window one below the other, a button each: who it is, by their picture or
// by letters, what is unread there, whether it is connected, and which one is in front. Below them the one
// that adds another.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/pane.h"
#include "client-gui/parts/portraits.h"

#include <QAbstractButton>
#include <QPointer>

class QScrollArea;
class QVBoxLayout;

namespace madang::gui {

/// What a button of the rail shows.
struct AccountSight {
    int number = 0; ///< of the home
    qint64 id = 0; ///< for the colour; 0: nobody
    QString name;
    QString host;
    int unread = 0;
    int mentions = 0;
    bool offline = false;
    bool signedOut = false;
    QPointer<Portraits> portraits; ///< which has their picture; null: letters, and nothing is asked for
    bool operator==(const AccountSight &) const = default;
};

class AccountButton : public QAbstractButton {
    Q_OBJECT

public:
    AccountButton(const Theme &theme, QWidget *parent);

    void setSight(const AccountSight &sight);
    const AccountSight &sight() const { return m_sight; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// An arrow key: to the button before (-1) or after (1) this one.
    void stepped(int direction);
    void menuWanted(const QPoint &at);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void describe();
    /// Somebody's picture is another; 0: anybody's.
    void showPortrait(qint64 person);

    const Theme &m_theme;
    AccountSight m_sight;
};

class AccountRail : public Pane {
    Q_OBJECT

public:
    AccountRail(const Theme &theme, QWidget *parent);

    /// All of them, in order; buttons that stay keep the keyboard.
    void setAccounts(const QList<AccountSight> &accounts, int front);
    /// Whether one more may be added.
    void setCanAdd(bool can);
    const QList<AccountButton *> &buttons() const { return m_buttons; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void picked(int number);
    void addWanted();
    void menuWanted(int number, const QPoint &at);

protected:
    void retranslate() override;
    void paintEvent(QPaintEvent *event) override;

private:
    AccountButton *makeButton();
    void fit();

    QScrollArea *m_scroll = nullptr;
    QWidget *m_inside = nullptr;
    QVBoxLayout *m_column = nullptr;
    IconButton *m_add = nullptr;
    QList<AccountButton *> m_buttons;
};

} // namespace madang::gui
