// SPDX-License-Identifier: GPL-3.0-or-later
// SignUpDetails: what a community asks people about themselves when they sign up; a part of StartScreen. What
// need not be told is folded away. Shows views::AccountForm.
#pragma once

#include "client-gui/parts/address_list.h"
#include "client-gui/parts/button.h"
#include "client-gui/parts/detail_field.h"
#include "common/views/account_form.h"

namespace madang::gui {

class SignUpDetails : public QWidget {
    Q_OBJECT

public:
    SignUpDetails(const Theme &theme, views::AccountForm &form, QWidget *parent);

    void show();
    void retranslate();
    /// Puts the keyboard into the first field that lacks something; false when none does.
    bool focusGap();

Q_SIGNALS:
    void submitted();

private:
    using Field = views::AccountForm::Field;
    struct Row {
        Field field;
        DetailField *input = nullptr;
        AddressList *places = nullptr; ///< where an address may be looked up
    };

    void addRow(Field field, QLayout *column);
    void showRemark(const Row &row);
    void takePlace(int row);

    const Theme &m_theme;
    views::AccountForm &m_form;
    QList<Row> m_rows;
    Button *m_more = nullptr;
};

} // namespace madang::gui
