// SPDX-License-Identifier: GPL-3.0-or-later
// SearchField: a line edit with a glass in front and a cross to empty it; Down leaves it for the list below.
// What is looked for counts the syllable that is still composed, as people see it in the field.
#pragma once

#include "client-gui/theme/theme.h"

#include <QLineEdit>

namespace madang::gui {

class SearchField : public QLineEdit {
    Q_OBJECT

public:
    SearchField(const Theme &theme, QWidget *parent);

    /// The text, with what an input method composes in it.
    QString sought() const { return m_sought; }

Q_SIGNALS:
    void soughtChanged(const QString &sought);
    /// Down, Up, Page Down or Page Up was pressed: the list below may move its choice.
    void stepped(int key);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void restyle();
    void retranslate();
    void seek();

    const Theme &m_theme;
    QAction *m_glass = nullptr;
    QAction *m_empty = nullptr;
    QString m_composing;
    QString m_sought;
    bool m_isComposing = false; ///< an event of an input method is being worked in
};

} // namespace madang::gui
