// SPDX-License-Identifier: GPL-3.0-or-later
// SettlementSheet: settlement files of gateways beside our books, for who may move money.
#pragma once

#include "client-gui/desk/settlement_choice.h"
#include "client-gui/desk/settlement_lines.h"
#include "client-gui/parts/sheet.h"

namespace madang::gui {

class SettlementSheet : public Sheet {
    Q_OBJECT

public:
    SettlementSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host);

    void open();
    /// For tests: as if the file had been chosen.
    void look(const QString &file) { m_choice->look(file); }

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    views::SettlementDesk m_desk;
    Label *m_lead = nullptr;
    SettlementChoice *m_choice = nullptr;
    SettlementLines *m_lines = nullptr;
};

} // namespace madang::gui
