// SPDX-License-Identifier: GPL-3.0-or-later
// BansSheet: addresses from which nobody may come in, to ban another one or to lift a ban. Shows
// views::BanDesk.
#pragma once

#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/sheet.h"
#include "common/views/ban_desk.h"

#include <QLineEdit>
#include <QSpinBox>

namespace madang::gui {

class BansSheet : public Sheet {
    Q_OBJECT

public:
    BansSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host);

    void open();

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    void buildForm();
    void ban();
    void showDesk();
    void addRow(const bans::Ban &ban);

    views::BanDesk m_desk;
    Label *m_lead = nullptr;
    QLineEdit *m_address = nullptr;
    FormField *m_addressField = nullptr;
    QSpinBox *m_days = nullptr;
    FormField *m_daysField = nullptr;
    QLineEdit *m_reason = nullptr;
    FormField *m_reasonField = nullptr;
    Button *m_ban = nullptr;
    FaultLine *m_error = nullptr;
    Label *m_listHead = nullptr;
    Label *m_note = nullptr;
    QVBoxLayout *m_rows = nullptr;
    Button *m_more = nullptr;
    BanId m_lifting; ///< whose button was pressed once
};

} // namespace madang::gui
