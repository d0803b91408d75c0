// SPDX-License-Identifier: GPL-3.0-or-later
// Sheet: a card over the window for one task: heading, content that scrolls when it must, buttons below.
// Esc and the cross leave it; the keyboard stays inside while it is open and returns to where it was.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/label.h"

#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QScrollArea;
class QVBoxLayout;

namespace madang::gui {

class Sheet : public QWidget {
    Q_OBJECT

public:
    /// Lies over `host`. `width` is the widest the card gets, before the font scale.
    Sheet(const Theme &theme, int width, QWidget *host);

    void setHeading(const QString &heading);
    /// Where the content goes.
    QVBoxLayout *content() const { return m_content; }
    /// The line of buttons under the content; a stretch stands first.
    QHBoxLayout *buttons() const { return m_buttons; }
    /// Shows the sheet; the keyboard goes to `first`.
    void open(QWidget *first = nullptr);
    /// Whether a press beside the card leaves it too; off where typed words would be lost.
    void setLeavesLightly(bool lightly) { m_leavesLightly = lightly; }

public Q_SLOTS:
    /// Leaves the sheet; it is deleted afterwards.
    void leave();

Q_SIGNALS:
    void left();

protected:
    const Theme &theme() const { return m_theme; }
    /// Called when the language changed; sheets set their words here.
    virtual void retranslate();

    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void place();
    void fit();
    bool hasButtons() const;
    int cardWidth() const; ///< pixels
    int wantedHeight() const; ///< of the card, were there room for it; pixels
    void restyle();

    const Theme &m_theme;
    const int m_width;
    int m_wanted = 0; ///< height that the card was placed for
    bool m_leavesLightly = true;
    QWidget *m_card = nullptr;
    Label *m_heading = nullptr;
    IconButton *m_cross = nullptr;
    QScrollArea *m_scroll = nullptr;
    QWidget *m_inside = nullptr;
    QVBoxLayout *m_content = nullptr;
    QWidget *m_buttonRow = nullptr;
    QHBoxLayout *m_buttons = nullptr;
    QPointer<QWidget> m_before;
    QPointer<QWidget> m_first; ///< gets the keyboard once the sheet is seen
};

} // namespace madang::gui
