// SPDX-License-Identifier: GPL-3.0-or-later
// ShortcutsSheet: every key the program listens to, as this person has them; the way to change them, and to
// have them on paper.
#pragma once

#include "client-gui/keys/shortcuts.h"
#include "client-gui/parts/sheet.h"

class QGridLayout;

namespace madang::gui {

class ShortcutsSheet : public Sheet {
    Q_OBJECT

public:
    ShortcutsSheet(const Theme &theme, const Shortcuts &shortcuts, QWidget *host);

    /// Writes the list as a page into that file and shows it.
    void saveTo(const QString &file);

Q_SIGNALS:
    void changeWanted();
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    void showKeys();

    const Shortcuts &m_shortcuts;
    QGridLayout *m_grid = nullptr;
    Label *m_fault = nullptr;
    Button *m_change = nullptr;
    Button *m_print = nullptr;
};

} // namespace madang::gui
