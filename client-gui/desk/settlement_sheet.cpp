// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/desk/settlement_sheet.h"

#include <QVBoxLayout>

namespace madang::gui {

SettlementSheet::SettlementSheet(const Theme &theme, Session &session, const views::Formats &formats,
                                 QWidget *host)
    : Sheet(theme, 680, host)
    , m_desk(session, formats)
    , m_lead(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_choice(new SettlementChoice(theme, m_desk, this))
    , m_lines(new SettlementLines(theme, m_desk, this))
{
    setLeavesLightly(false);
    content()->addWidget(m_lead);
    content()->addWidget(m_choice);
    content()->addWidget(m_lines);
    content()->addStretch(1);
    connect(&m_desk, &views::SettlementDesk::told, this, &SettlementSheet::said);
}

void SettlementSheet::open()
{
    m_desk.refresh();
    Sheet::open(m_choice->first());
}

void SettlementSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Settlements"));
    m_lead->setText(
        tr("A gateway's settlement file is compared with our books line by line. What fits is posted "
           "as paid out by the gateway; what does not is listed here until somebody says why."));
}

} // namespace madang::gui
