// SPDX-License-Identifier: GPL-3.0-or-later
// MonthlySheet: a new monthly gift. The card is registered in the browser; PledgesSheet shows what becomes of
// it.
#pragma once

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/money_edit.h"
#include "client-gui/parts/sheet.h"
#include "common/views/formats.h"
#include "common/views/pledge_list.h"

#include <QCheckBox>
#include <QComboBox>

namespace madang::gui {

/// Fills a box with the days a monthly gift may fall on, in words.
void fillDays(QComboBox &box, int chosen);

class MonthlySheet : public Sheet {
    Q_OBJECT

public:
    MonthlySheet(const Theme &theme, views::PledgeList &pledges, const views::Formats &formats,
                 const views::PledgeWish &wish, const QString &campaignTitle, QWidget *host);

    void open();

Q_SIGNALS:
    /// It was made, and waits for its card.
    void made();

protected:
    void retranslate() override;

private:
    void showForm();
    void submit();

    views::PledgeList &m_pledges;
    const views::Formats &m_formats;
    views::PledgeWish m_wish;
    const QString m_title;
    Label *m_campaign = nullptr;
    MoneyEdit *m_amount = nullptr;
    FormField *m_amountField = nullptr;
    QComboBox *m_day = nullptr;
    FormField *m_dayField = nullptr;
    QCheckBox *m_now = nullptr;
    QLineEdit *m_message = nullptr;
    FormField *m_messageField = nullptr;
    QComboBox *m_visibility = nullptr;
    FormField *m_visibilityField = nullptr;
    Label *m_note = nullptr;
    Label *m_error = nullptr;
    Button *m_cancel = nullptr;
    Button *m_give = nullptr;
};

} // namespace madang::gui
