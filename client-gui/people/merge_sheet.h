// SPDX-License-Identifier: GPL-3.0-or-later
// MergeSheet: makes another account of the same person part of one: asks for the other, shows what would
// move, and does it once that was seen and a reason is given. Shows views::AccountMerge.
#pragma once

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/sheet.h"
#include "common/views/account_merge.h"

#include <QLineEdit>

class QVBoxLayout;

namespace madang::gui {

class MergeSheet : public Sheet {
    Q_OBJECT

public:
    /// `kept`: the user name of the account that stays.
    MergeSheet(const Theme &theme, Session &session, const views::Formats &formats, const QString &kept,
               QWidget *host);

    void open();

Q_SIGNALS:
    void merged(const QString &sentence);

protected:
    void retranslate() override;

private:
    void look();
    void submit();
    void showMerge();
    void showAction();
    void showFault();

    const QString m_kept;
    views::AccountMerge m_merge;
    Label *m_lead = nullptr;
    QLineEdit *m_other = nullptr;
    FormField *m_otherField = nullptr;
    Label *m_fault = nullptr;
    QWidget *m_plan = nullptr;
    QVBoxLayout *m_counts = nullptr;
    Label *m_warning = nullptr;
    QLineEdit *m_reason = nullptr;
    FormField *m_reasonField = nullptr;
    Button *m_cancel = nullptr;
    Button *m_look = nullptr;
    Button *m_action = nullptr;
};

} // namespace madang::gui
