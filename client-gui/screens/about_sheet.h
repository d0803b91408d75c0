// SPDX-License-Identifier: GPL-3.0-or-later
// AboutSheet: what this program is.
#pragma once

#include "client-gui/parts/sheet.h"

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

} // namespace madang::gui
