// SPDX-License-Identifier: GPL-3.0-or-later
// ReceiptsSheet: one's receipts of a year, each to be saved, and the year's gifts on one sheet. Shows
// views::ReceiptList.
#pragma once

#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/sheet.h"
#include "common/views/receipt_list.h"

class QVBoxLayout;

namespace madang::gui {

class ReceiptsSheet : public Sheet {
    Q_OBJECT

public:
    ReceiptsSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host);

    void open();
    views::ReceiptList &receipts() { return m_receipts; }

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    QWidget *rowOf(int index);
    void showReceipts();
    void saved(const Result<QString> &file);

    views::ReceiptList m_receipts;
    Label *m_lead = nullptr;
    IconButton *m_before = nullptr;
    Label *m_year = nullptr;
    IconButton *m_after = nullptr;
    Spinner *m_spinner = nullptr;
    FaultLine *m_unread = nullptr;
    Label *m_none = nullptr;
    QWidget *m_rows = nullptr;
    QVBoxLayout *m_rowColumn = nullptr;
    Label *m_error = nullptr;
    Button *m_saveYear = nullptr;
};

} // namespace madang::gui
