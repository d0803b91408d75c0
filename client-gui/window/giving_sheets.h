// SPDX-License-Identifier: GPL-3.0-or-later
// GivingSheets: one's own giving over the window: a gift, monthly gifts, what was given, receipts. Keeps the
// gift that is on its way and the monthly gifts while somebody is in.
#pragma once

#include "client-gui/window/sheet_place.h"
#include "common/client/session.h"
#include "common/views/donation_form.h"
#include "common/views/pledge_list.h"

namespace madang::gui {

class GivingSheets : public QObject {
    Q_OBJECT

public:
    /// Shows its sheets over `host`; the place outlives it.
    GivingSheets(const Theme &theme, Session &session, views::Formats &formats, SheetPlace &place,
                 QWidget *host, QObject *parent);

    /// Somebody is in; nobody is any more.
    void enter();
    void leave();

    void openGifts();
    void openOwnGift(const campaigns::Donation &gift);
    void openReceipt(DonationId gift);
    void openReceipts();
    /// A gift on its way is shown again rather than begun a second time.
    void openDonation(CampaignId campaign, const QString &title);
    void openMonthly(const views::PledgeWish &wish, const QString &title);
    void openPledges();

Q_SIGNALS:
    void said(const QString &line);

private:
    const Theme &m_theme;
    Session &m_session;
    views::Formats &m_formats;
    SheetPlace &m_place;
    QWidget *m_host;
    std::unique_ptr<views::DonationForm> m_gift;
    QString m_giftTitle;
    std::unique_ptr<views::PledgeList> m_pledges;
};

} // namespace madang::gui
