// SPDX-License-Identifier: GPL-3.0-or-later
// AboutSheet: what this program is. ShortcutsSheet: every key it listens to.
#pragma once

#include "client-gui/parts/sheet.h"

class QGridLayout;

namespace madang::gui {

class AboutSheet : public Sheet {
    Q_OBJECT

public:
    AboutSheet(const Theme &theme, QWidget *host);

protected:
    void retranslate() override;

private:
    QLabel *m_drawing = nullptr;
    Label *m_version = nullptr;
    Label *m_text = nullptr;
};

class ShortcutsSheet : public Sheet {
    Q_OBJECT

public:
    ShortcutsSheet(const Theme &theme, QWidget *host);

protected:
    void retranslate() override;

private:
    QGridLayout *m_grid = nullptr;
};

} // namespace madang::gui
