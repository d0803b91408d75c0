// SPDX-License-Identifier: GPL-3.0-or-later
// ConnectionsSheet: who is connected right now, from where and since when, and ending the sign-ins of
// somebody. Shows views::ConnectionDesk.
#pragma once

#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/sheet.h"
#include "common/views/connection_desk.h"

#include <QCheckBox>
#include <QLineEdit>

namespace madang::gui {

class ConnectionsSheet : public Sheet {
    Q_OBJECT

public:
    ConnectionsSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host);

    void open();
    /// For tests.
    views::ConnectionDesk &desk() { return m_desk; }

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    void look();
    void showDesk();
    void showRows();
    void addRow(const connections::ConnectedClient &client);

    views::ConnectionDesk m_desk;
    QLineEdit *m_person = nullptr;
    FormField *m_personField = nullptr;
    QCheckBox *m_guests = nullptr;
    Label *m_freshness = nullptr;
    FaultLine *m_error = nullptr;
    Label *m_note = nullptr;
    QVBoxLayout *m_rows = nullptr;
    Button *m_more = nullptr;
    Button *m_again = nullptr;
    QString m_ending; ///< number of the connection whose button was pressed once
};

} // namespace madang::gui
