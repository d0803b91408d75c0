// SPDX-License-Identifier: GPL-3.0-or-later
// UndoBar: "Deleted. Undo" over the lower edge of a window, for as long as that can be done.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/label.h"
#include "common/views/deletion_undo.h"

#include <QFrame>

namespace madang::gui {

/// Lies over `host` and follows its size. It takes no keyboard from where it was; Tab reaches its button.
class UndoBar : public QFrame {
    Q_OBJECT

public:
    UndoBar(const Theme &theme, Session &session, QWidget *host);

    /// As by its button. False when nothing is offered any more.
    bool undo() { return m_undo.undo(); }
    QString text() const { return m_text->text(); }
    Button &button() const { return *m_button; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showState();
    void place();

    const Theme &m_theme;
    views::DeletionUndo m_undo;
    Label *m_text = nullptr;
    Button *m_button = nullptr;
};

} // namespace madang::gui
