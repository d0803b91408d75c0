// SPDX-License-Identifier: GPL-3.0-or-later
// RefundSheet: one gift, and having it back: how much and why, the question, the outcome. Shows
// views::RefundForm.
#pragma once

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/money_edit.h"
#include "client-gui/parts/sheet.h"
#include "common/views/refund_form.h"

namespace madang::gui {

class RefundSheet : public Sheet {
    Q_OBJECT

public:
    /// `donor` names who gave a gift to a campaign one runs; absent: it is one's own gift.
    RefundSheet(const Theme &theme, Session &session, const views::Formats &formats,
                const campaigns::Donation &gift, QWidget *host, const std::optional<QString> &donor = {});

    void open();

Q_SIGNALS:
    /// The sheet leaves; another shows the gift's receipt.
    void receiptWanted(madang::DonationId gift);

protected:
    void retranslate() override;

private:
    void showForm();
    void showFacts();
    void press();
    void stepBack();

    const views::Formats &m_formats;
    const campaigns::Donation m_gift;
    const std::optional<QString> m_donor;
    views::RefundForm m_form;
    Label *m_title = nullptr;
    Label *m_facts = nullptr;
    MoneyEdit *m_amount = nullptr;
    FormField *m_amountField = nullptr;
    QLineEdit *m_reason = nullptr;
    FormField *m_reasonField = nullptr;
    Label *m_words = nullptr; ///< the question, or what came of it
    Label *m_error = nullptr;
    Button *m_receipt = nullptr;
    Button *m_secondary = nullptr;
    Button *m_primary = nullptr;
};

} // namespace madang::gui
