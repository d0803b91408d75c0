// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/payouts_sheet.h"

#include <QVBoxLayout>

namespace madang::gui {

PayoutsSheet::PayoutsSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host)
    : Sheet(theme, 640, host)
    , m_desk(session, formats, {})
    , m_lead(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_page(new PayoutsPage(theme, m_desk, formats, this))
{
    auto *tables = new ExportRow(theme, session, {}, this);
    content()->addWidget(m_lead);
    content()->addWidget(m_page);
    content()->addWidget(tables);
    content()->addStretch(1);
    setLeavesLightly(false);
    connect(m_page, &PayoutsPage::said, this, &PayoutsSheet::said);
    connect(tables, &ExportRow::said, this, &PayoutsSheet::said);
}

void PayoutsSheet::open()
{
    m_page->refresh();
    Sheet::open();
}

void PayoutsSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Payouts"));
    m_lead->setText(tr("The amount leaves the campaign when a second person approves. The transfer itself is "
                       "made at the bank; then it is marked as paid here."));
}

} // namespace madang::gui
