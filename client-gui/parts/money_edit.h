// SPDX-License-Identifier: GPL-3.0-or-later
// MoneyEdit: a field for an amount as text, with the won sign in front. What the text means is read
// elsewhere.
#pragma once

#include "client-gui/theme/theme.h"

#include <QLineEdit>

namespace madang::gui {

class MoneyEdit : public QLineEdit {
    Q_OBJECT

public:
    MoneyEdit(const Theme &theme, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();

    const Theme &m_theme;
};

} // namespace madang::gui
