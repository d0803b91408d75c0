// SPDX-License-Identifier: GPL-3.0-or-later
// DetailsBox: what one tells the house about oneself alone; a part of SessionsSheet. Shows views::OwnDetails.
#pragma once

#include "client-gui/parts/address_list.h"
#include "client-gui/parts/button.h"
#include "client-gui/parts/detail_field.h"
#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/label.h"
#include "common/views/own_details.h"

namespace madang::gui {

/// Closed until it is asked for: whoever looks over a shoulder shall not read it. Hidden where the server
/// keeps none.
class DetailsBox : public QWidget {
    Q_OBJECT

public:
    DetailsBox(const Theme &theme, Session &session, QWidget *parent);

    void refresh();
    void retranslate();

Q_SIGNALS:
    void said(const QString &line);

private:
    using Field = views::OwnDetails::Field;

    void addRow(Field field, QLayout *column);
    DetailField *rowOf(Field field) const;
    void takePlace(int row);
    void show();
    void setOpen(bool open);

    const Theme &m_theme;
    views::OwnDetails m_view;
    Label *m_head = nullptr;
    Label *m_lead = nullptr;
    Button *m_open = nullptr;
    QWidget *m_form = nullptr;
    QList<DetailField *> m_rows;
    AddressList *m_places = nullptr;
    Label *m_error = nullptr;
    FaultLine *m_unread = nullptr; ///< why nothing is known
    Button *m_save = nullptr;
    Button *m_cancel = nullptr;
};

} // namespace madang::gui
