// SPDX-License-Identifier: GPL-3.0-or-later
// ComplaintsSheet: what people complained about that one looks after, what stands around it, and deciding.
// Shows views::ComplaintDesk.
#pragma once

#include "client-gui/parts/avatar.h"
#include "client-gui/parts/button.h"
#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/sheet.h"
#include "common/views/complaint_desk.h"

namespace madang::gui {

class ComplaintsSheet : public Sheet {
    Q_OBJECT

public:
    ComplaintsSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host);

    void open();

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    QWidget *rowOf(const complaints::Complaint &complaint);
    void addAround(QVBoxLayout *column, ComplaintId id);
    void addChoices(QVBoxLayout *column, const complaints::Complaint &complaint, QWidget *row);
    void showDesk();

    const views::Formats &m_formats;
    views::ComplaintDesk m_desk;
    Portraits m_portraits;
    Button *m_waiting = nullptr;
    Button *m_decided = nullptr;
    FaultLine *m_error = nullptr;
    EmptyState *m_state = nullptr;
    QVBoxLayout *m_rows = nullptr;
    Button *m_more = nullptr;
};

} // namespace madang::gui
