// SPDX-License-Identifier: GPL-3.0-or-later
// RefundsSheet: refunds that wait for one's decision, to approve or reject. Shows views::WaitingRefunds.
#pragma once

#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/sheet.h"
#include "common/views/waiting_refunds.h"

class QVBoxLayout;

namespace madang::gui {

class RefundsSheet : public Sheet {
    Q_OBJECT

public:
    RefundsSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host);

    void open();

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    void showRefunds();
    QWidget *rowOf(const refunds::Refund &refund);

    const views::Formats &m_formats;
    views::WaitingRefunds m_refunds;
    Label *m_lead = nullptr;
    QWidget *m_rows = nullptr;
    QVBoxLayout *m_rowColumn = nullptr;
    EmptyState *m_state = nullptr;
    Label *m_error = nullptr;
};

} // namespace madang::gui
