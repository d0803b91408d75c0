// SPDX-License-Identifier: GPL-3.0-or-later
// PayoutsPage: what one would come to, asking for it, and what became of each; deciding, for who may. Shows
// views::PayoutDesk.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/money_edit.h"
#include "client-gui/parts/pane.h"
#include "common/views/payout_desk.h"

class QVBoxLayout;

namespace madang::gui {

class PayoutsPage : public Pane {
    Q_OBJECT

public:
    PayoutsPage(const Theme &theme, views::PayoutDesk &desk, const views::Formats &formats, QWidget *parent);

    /// Asks the server anew.
    void refresh();

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    /// What a word is asked for before it is done.
    enum class Answer { None, Refuse, MarkPaid };

    QWidget *rowOf(const payouts::Payout &payout);
    void addChoices(QVBoxLayout *column, const payouts::Payout &payout, QWidget *row);
    void addAnswer(QVBoxLayout *column, const payouts::Payout &payout, QWidget *row);
    void showForm();
    void showPayouts();

    views::PayoutDesk &m_desk;
    const views::Formats &m_formats;
    Label *m_terms = nullptr;
    MoneyEdit *m_amount = nullptr;
    FormField *m_amountField = nullptr;
    QLineEdit *m_account = nullptr;
    FormField *m_accountField = nullptr;
    Button *m_ask = nullptr;
    FaultLine *m_fault = nullptr;
    Label *m_note = nullptr;
    QVBoxLayout *m_rows = nullptr;
    PayoutId m_answering;
    Answer m_answer = Answer::None;
    bool m_shown = false; ///< the terms were asked for once
};

} // namespace madang::gui
