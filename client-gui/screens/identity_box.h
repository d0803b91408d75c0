// SPDX-License-Identifier: GPL-3.0-or-later
// IdentityBox: the accounts of other services that open one's own, and adding one; a part of SessionsSheet.
// Shows views::IdentityList.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/label.h"
#include "client-gui/parts/proof_line.h"
#include "common/views/formats.h"
#include "common/views/identity_list.h"

class QLineEdit;
class QVBoxLayout;

namespace madang::gui {

class IdentityBox : public QWidget {
    Q_OBJECT

public:
    IdentityBox(const Theme &theme, Session &session, const views::Formats &formats, QWidget *parent);

    void refresh() { m_view.refresh(); }
    void retranslate();

Q_SIGNALS:
    void said(const QString &line);

private:
    void show();
    void showAdding();
    void addRow(const providers::Identity &identity);
    void addOffer(const accounts::Provider &provider);
    void go();

    const Theme &m_theme;
    const views::Formats &m_formats;
    views::IdentityList m_view;
    Label *m_head = nullptr;
    QWidget *m_rows = nullptr;
    QVBoxLayout *m_column = nullptr;
    QWidget *m_adding = nullptr;
    Label *m_how = nullptr;
    QLineEdit *m_password = nullptr;
    FormField *m_passwordField = nullptr;
    ProofLine *m_proof = nullptr;
    QLineEdit *m_factor = nullptr;
    FormField *m_factorField = nullptr;
    Button *m_go = nullptr;
    Button *m_cancel = nullptr;
    Label *m_error = nullptr;
};

} // namespace madang::gui
