// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/window/care_sheets.h"

#include "client-gui/applicants/applicants_sheet.h"
#include "client-gui/audit/audit_sheet.h"
#include "client-gui/bans/bans_sheet.h"
#include "client-gui/complaints/complaints_sheet.h"
#include "client-gui/desk/desk_sheet.h"
#include "client-gui/desk/settlement_sheet.h"
#include "client-gui/overview/connections_sheet.h"
#include "client-gui/overview/overview_sheet.h"
#include "client-gui/people/people_desk_sheet.h"
#include "client-gui/screens/refunds_sheet.h"

namespace madang::gui {

CareSheets::CareSheets(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host,
                       std::function<void(Sheet *)> present)
    : QObject(host)
    , m_theme(theme)
    , m_session(session)
    , m_formats(formats)
    , m_host(host)
    , m_present(std::move(present))
{
}

void CareSheets::openRefunds()
{
    auto *sheet = new RefundsSheet(m_theme, m_session, m_formats, m_host);
    connect(sheet, &RefundsSheet::said, this, &CareSheets::said);
    m_present(sheet);
    sheet->open();
}

void CareSheets::openDesk()
{
    auto *sheet = new DeskSheet(m_theme, m_session, m_formats, m_host);
    m_present(sheet);
    sheet->open();
}

void CareSheets::openOverview()
{
    auto *sheet = new OverviewSheet(m_theme, m_session, m_formats, m_host);
    connect(sheet, &OverviewSheet::connectionsWanted, this, &CareSheets::openConnections);
    connect(sheet, &OverviewSheet::auditWanted, this, &CareSheets::openAudit);
    m_present(sheet);
    sheet->open();
}

void CareSheets::openSettlements()
{
    auto *sheet = new SettlementSheet(m_theme, m_session, m_formats, m_host);
    connect(sheet, &SettlementSheet::said, this, &CareSheets::said);
    m_present(sheet);
    sheet->open();
}

void CareSheets::openComplaints()
{
    auto *sheet = new ComplaintsSheet(m_theme, m_session, m_formats, m_host);
    connect(sheet, &ComplaintsSheet::said, this, &CareSheets::said);
    m_present(sheet);
    sheet->open();
}

void CareSheets::openApplicants()
{
    auto *sheet = new ApplicantsSheet(m_theme, m_session, m_formats, m_host);
    connect(sheet, &ApplicantsSheet::said, this, &CareSheets::said);
    m_present(sheet);
    sheet->open();
}

void CareSheets::openPeopleDesk(const QString &username)
{
    auto *sheet = new PeopleDeskSheet(m_theme, m_session, m_formats, m_host);
    connect(sheet, &PeopleDeskSheet::said, this, &CareSheets::said);
    m_present(sheet);
    sheet->open(username);
}

void CareSheets::openBans()
{
    auto *sheet = new BansSheet(m_theme, m_session, m_formats, m_host);
    connect(sheet, &BansSheet::said, this, &CareSheets::said);
    m_present(sheet);
    sheet->open();
}

void CareSheets::openConnections()
{
    auto *sheet = new ConnectionsSheet(m_theme, m_session, m_formats, m_host);
    connect(sheet, &ConnectionsSheet::said, this, &CareSheets::said);
    m_present(sheet);
    sheet->open();
}

void CareSheets::openAudit()
{
    auto *sheet = new AuditSheet(m_theme, m_session, m_formats, m_host);
    m_present(sheet);
    sheet->open();
}

} // namespace madang::gui
