// SPDX-License-Identifier: GPL-3.0-or-later
// KeyField: takes the next keys that are pressed, whatever they would do elsewhere. It judges none of them.
#pragma once

#include <QKeySequence>
#include <QLineEdit>

namespace madang::gui {

/// Nothing is typed into it, so no input method stands between it and the keyboard: the keys are those that
/// are printed on it, whichever way Hangul is switched.
class KeyField : public QLineEdit {
    Q_OBJECT

public:
    explicit KeyField(QWidget *parent);

    /// The keys of a press; empty for a press of nothing but Shift and the like, or of the key that switches
    /// Hangul.
    static QKeySequence keysOf(const QKeyEvent &event);

Q_SIGNALS:
    void pressed(const QKeySequence &keys);
    /// Backspace: there should be none.
    void cleared();
    /// Esc, or the keyboard went elsewhere.
    void cancelled();

protected:
    bool event(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
};

} // namespace madang::gui
