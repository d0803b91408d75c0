// SPDX-License-Identifier: GPL-3.0-or-later
// RoleSheet: gives somebody another role: which one, what they may do by it, and why; asks before it is done.
// Shows views::RoleChange.
#pragma once

#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/sheet.h"
#include "common/views/role_change.h"

#include <QComboBox>
#include <QLineEdit>

namespace madang::gui {

class RoleSheet : public Sheet {
    Q_OBJECT

public:
    RoleSheet(const Theme &theme, Session &session, const QString &username, QWidget *host);

    void open();

Q_SIGNALS:
    void given(const QString &sentence);

protected:
    void retranslate() override;

private:
    void showRoles();
    void showMeaning();
    void showFault();
    void confirm();
    /// The one that is chosen; nothing while none is offered.
    std::optional<accounts::Role> chosen() const;

    const QString m_username;
    views::RoleChange m_change;
    QList<accounts::Role> m_offered; ///< as m_role lists them
    Label *m_lead = nullptr;
    QComboBox *m_role = nullptr;
    FormField *m_roleField = nullptr;
    Label *m_meaning = nullptr;
    QLineEdit *m_reason = nullptr;
    FormField *m_reasonField = nullptr;
    FaultLine *m_fault = nullptr;
    Button *m_cancel = nullptr;
    Button *m_action = nullptr;
};

} // namespace madang::gui
