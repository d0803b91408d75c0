// SPDX-License-Identifier: GPL-3.0-or-later
// SettlementChoice: choosing a settlement file, what it would come to, and taking it. Shows
// views::SettlementDesk.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/label.h"
#include "client-gui/parts/pane.h"
#include "common/views/settlement_desk.h"

#include <QComboBox>

namespace madang::gui {

class SettlementChoice : public Pane {
    Q_OBJECT

public:
    SettlementChoice(const Theme &theme, views::SettlementDesk &desk, QWidget *parent);

    /// Looks at a file of this disk.
    void look(const QString &file);
    /// Where the keyboard begins.
    QWidget *first() const { return m_choose; }

protected:
    void retranslate() override;

private:
    void choose();
    void showFile();

    views::SettlementDesk &m_desk;
    QComboBox *m_gateway = nullptr;
    Button *m_choose = nullptr;
    Label *m_name = nullptr;
    Label *m_preview = nullptr;
    QWidget *m_decision = nullptr;
    Button *m_drop = nullptr;
    Button *m_take = nullptr;
};

} // namespace madang::gui
