// SPDX-License-Identifier: GPL-3.0-or-later
// AuditSheet: what was done by those who look after the server, what is to be seen of it, and whether the
// log is as it was written. Shows views::AuditDesk.
#pragma once

#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/sheet.h"
#include "common/views/audit_desk.h"

#include <QLineEdit>
#include <QSet>
#include <QSpinBox>

class QGridLayout;

namespace madang::gui {

class AuditSheet : public Sheet {
    Q_OBJECT

public:
    AuditSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host);

    void open();
    /// For tests.
    views::AuditDesk &desk() { return m_desk; }

protected:
    void retranslate() override;

private:
    void buildForm();
    void look();
    void showDesk();
    void showRows();
    void addRow(const audit::AuditRecord &record);
    /// All there is to one act, below its line.
    QWidget *makeParts(const audit::AuditRecord &record, QWidget *row) const;

    const views::Formats &m_formats;
    views::AuditDesk m_desk;
    QLineEdit *m_actor = nullptr;
    FormField *m_actorField = nullptr;
    QLineEdit *m_action = nullptr;
    FormField *m_actionField = nullptr;
    QSpinBox *m_days = nullptr;
    FormField *m_daysField = nullptr;
    Button *m_look = nullptr;
    Label *m_checked = nullptr;
    FaultLine *m_error = nullptr;
    Label *m_note = nullptr;
    QVBoxLayout *m_rows = nullptr;
    Button *m_more = nullptr;
    Button *m_check = nullptr;
    QList<qint64> m_shown; ///< numbers of the acts that stand there
    QSet<qint64> m_open; ///< of those whose details are seen
};

} // namespace madang::gui
