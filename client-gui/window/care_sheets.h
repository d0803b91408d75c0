// SPDX-License-Identifier: GPL-3.0-or-later
// CareSheets: the sheets for who looks after others, their money or the house. Whether somebody may see
// anything there the server judges; the window decides when they are offered.
#pragma once

#include "client-gui/parts/sheet.h"
#include "common/client/session.h"
#include "common/views/formats.h"

#include <functional>

namespace madang::gui {

class CareSheets : public QObject {
    Q_OBJECT

public:
    /// `present` shows a sheet over `host`.
    CareSheets(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host,
               std::function<void(Sheet *)> present);

    void openRefunds();
    void openDesk();
    void openOverview();
    void openSettlements();
    void openComplaints();
    void openApplicants();
    /// With somebody's user name: their page.
    void openPeopleDesk(const QString &username = {});
    void openBans();
    void openConnections();
    void openAudit();

Q_SIGNALS:
    void said(const QString &line);

private:
    const Theme &m_theme;
    Session &m_session;
    const views::Formats &m_formats;
    QWidget *m_host;
    std::function<void(Sheet *)> m_present;
};

} // namespace madang::gui
