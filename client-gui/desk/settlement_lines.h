// SPDX-License-Identifier: GPL-3.0-or-later
// SettlementLines: the lines of settlement files that do not fit our books, and saying why. Shows
// views::SettlementDesk.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/pane.h"
#include "common/views/settlement_desk.h"

class QVBoxLayout;

namespace madang::gui {

class SettlementLines : public Pane {
    Q_OBJECT

public:
    SettlementLines(const Theme &theme, views::SettlementDesk &desk, QWidget *parent);

protected:
    void retranslate() override;

private:
    QWidget *rowOf(const reconciliation::Difference &difference);
    void addReason(QVBoxLayout *column, SettlementLineId line, QWidget *row);
    void showLines();

    views::SettlementDesk &m_desk;
    QList<std::pair<Button *, reconciliation::State>> m_tabs;
    FaultLine *m_fault = nullptr;
    Label *m_note = nullptr;
    QVBoxLayout *m_rows = nullptr;
    Button *m_more = nullptr;
    std::optional<SettlementLineId> m_explaining; ///< the line a reason is being written for
};

} // namespace madang::gui
