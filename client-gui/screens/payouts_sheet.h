// SPDX-License-Identifier: GPL-3.0-or-later
// PayoutsSheet: the payouts of every campaign, for who may move money, and tables of all campaigns.
#pragma once

#include "client-gui/campaign/export_row.h"
#include "client-gui/campaign/payouts_page.h"
#include "client-gui/parts/sheet.h"

namespace madang::gui {

class PayoutsSheet : public Sheet {
    Q_OBJECT

public:
    PayoutsSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host);

    void open();

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    views::PayoutDesk m_desk;
    Label *m_lead = nullptr;
    PayoutsPage *m_page = nullptr;
};

} // namespace madang::gui
