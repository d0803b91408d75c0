// SPDX-License-Identifier: GPL-3.0-or-later
// LateCommit: what an input method composed comes once. When the keyboard leaves a field, or the mouse is
// pressed in it, Qt writes the open syllable there and tells the input method to begin anew; ibus answers
// that by committing the syllable as well, a moment later, to whatever field has the keyboard then.
#pragma once

#include <QElapsedTimer>
#include <QObject>

namespace madang::gui {

class LateCommit : public QObject {
    Q_OBJECT

public:
    /// Watches every field of the program for as long as it lives.
    explicit LateCommit(QObject *parent = nullptr);

    /// How long after a syllable was finished the same one, with no key between, is taken for its echo.
    static constexpr int kLateMs = 1000;

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    QString m_composing; ///< what the last field shows as not finished
    QString m_finished; ///< what was finished last
    QElapsedTimer m_since;
};

} // namespace madang::gui
