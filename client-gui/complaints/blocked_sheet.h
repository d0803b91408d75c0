// SPDX-License-Identifier: GPL-3.0-or-later
// BlockedSheet: whom one blocked, and taking that back. Shows views::BlockedPeople.
#pragma once

#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/sheet.h"
#include "common/views/blocked_people.h"

namespace madang::gui {

class BlockedSheet : public Sheet {
    Q_OBJECT

public:
    BlockedSheet(const Theme &theme, Session &session, QWidget *host);

    void open();

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    void showPeople();

    views::BlockedPeople m_blocked;
    Label *m_lead = nullptr;
    FaultLine *m_error = nullptr;
    Label *m_note = nullptr;
    QVBoxLayout *m_rows = nullptr;
};

} // namespace madang::gui
