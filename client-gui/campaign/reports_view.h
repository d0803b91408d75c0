// SPDX-License-Identifier: GPL-3.0-or-later
// ReportsView: how a campaign's money was used, with receipts, and the videos of the delivery.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/pane.h"
#include "common/views/campaign_page.h"

class QVBoxLayout;

namespace madang::gui {

class ReportsView : public Pane {
    Q_OBJECT

public:
    ReportsView(const Theme &theme, views::CampaignPage &page, const views::Formats &formats,
                QWidget *parent);

    /// Said while there is no report.
    void setStanding(const QString &standing);
    /// What was received, where one may know it: a warning stands above reports that name more.
    void setReceived(const std::optional<Money> &received);

Q_SIGNALS:
    void linkPressed(const QUrl &link, bool doubtful);

protected:
    void retranslate() override;

private:
    void showPage();
    QWidget *reportCard(const reports::Report &report);
    QWidget *spendingRow(const reports::Spending &spending, QWidget *parent);
    QWidget *videoRow(const reports::Video &video);

    views::CampaignPage &m_page;
    const views::Formats &m_formats;
    QString m_standing;
    std::optional<Money> m_received;
    QVBoxLayout *m_rows = nullptr;
};

} // namespace madang::gui
