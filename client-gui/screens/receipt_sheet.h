// SPDX-License-Identifier: GPL-3.0-or-later
// ReceiptSheet: the receipt of one gift, under the nickname or a name for this paper alone. Asks and saves
// through views::ReceiptList.
#pragma once

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/sheet.h"
#include "common/views/receipt_list.h"

#include <QLineEdit>

namespace madang::gui {

class ReceiptSheet : public Sheet {
    Q_OBJECT

public:
    ReceiptSheet(const Theme &theme, Session &session, const views::Formats &formats, DonationId gift,
                 QWidget *host);

    void open();

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    void press();
    void issued(const Result<receipts::Receipt> &receipt);
    void refuse(const Error &why);

    Session &m_session;
    views::ReceiptList m_receipts;
    const DonationId m_gift;
    Label *m_lead = nullptr;
    QLineEdit *m_name = nullptr;
    FormField *m_nameField = nullptr;
    Label *m_error = nullptr;
    Button *m_save = nullptr;
};

} // namespace madang::gui
