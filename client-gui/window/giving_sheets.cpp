// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/window/giving_sheets.h"

#include "client-gui/screens/donate_sheet.h"
#include "client-gui/screens/gifts_sheet.h"
#include "client-gui/screens/monthly_sheet.h"
#include "client-gui/screens/pledges_sheet.h"
#include "client-gui/screens/receipt_sheet.h"
#include "client-gui/screens/receipts_sheet.h"
#include "client-gui/screens/refund_sheet.h"
#include "client-gui/screens/timeline_screen.h"
#include "common/views/pledge_text.h"

namespace madang::gui {

GivingSheets::GivingSheets(const Theme &theme, Session &session, views::Formats &formats, SheetPlace &place,
                           QWidget *host, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_session(session)
    , m_formats(formats)
    , m_place(place)
    , m_host(host)
{
}

void GivingSheets::enter()
{
    m_pledges = std::make_unique<views::PledgeList>(m_session);
    connect(m_pledges.get(), &views::PledgeList::registration, this,
            [](PledgeId, const QUrl &url) { openInBrowser(url); });
    connect(&m_session.mirror(), &Mirror::noticed, m_pledges.get(),
            [this](const notifications::Notice &notice) {
                if (const QString words = views::pledge_text::ofNotice(notice, m_formats); !words.isEmpty())
                    Q_EMIT said(words);
            });
}

void GivingSheets::leave()
{
    m_gift.reset();
    m_pledges.reset();
}

void GivingSheets::openGifts()
{
    auto *sheet = new GiftsSheet(m_theme, m_session, m_formats, m_host);
    connect(sheet, &GiftsSheet::picked, this, &GivingSheets::openOwnGift);
    m_place.present(sheet);
    sheet->open();
}

void GivingSheets::openOwnGift(const campaigns::Donation &gift)
{
    auto *sheet = new RefundSheet(m_theme, m_session, m_formats, gift, m_host);
    connect(sheet, &RefundSheet::receiptWanted, this, &GivingSheets::openReceipt);
    m_place.present(sheet);
    sheet->open();
}

void GivingSheets::openReceipt(DonationId gift)
{
    auto *sheet = new ReceiptSheet(m_theme, m_session, m_formats, gift, m_host);
    connect(sheet, &ReceiptSheet::said, this, &GivingSheets::said);
    m_place.present(sheet);
    sheet->open();
}

void GivingSheets::openReceipts()
{
    auto *sheet = new ReceiptsSheet(m_theme, m_session, m_formats, m_host);
    connect(sheet, &ReceiptsSheet::said, this, &GivingSheets::said);
    m_place.present(sheet);
    sheet->open();
}

void GivingSheets::openDonation(CampaignId campaign, const QString &title)
{
    if (!m_gift || m_gift->campaign() != campaign || m_gift->isFinal()) {
        m_place.drop();
        m_gift = std::make_unique<views::DonationForm>(m_session, m_formats, campaign);
        m_giftTitle = title;
        connect(m_gift.get(), &views::DonationForm::checkout, this,
                [](const QUrl &url) { openInBrowser(url); });
        connect(m_gift.get(), &views::DonationForm::stageChanged, this, [this] {
            if (!m_place.sheet() && m_gift->isFinal())
                Q_EMIT said(m_gift->stageText());
        });
    }
    auto *sheet = new DonateSheet(m_theme, *m_gift, m_formats, m_giftTitle, m_host);
    connect(sheet, &DonateSheet::monthlyWanted, this, [this] {
        views::PledgeWish wish;
        wish.campaign = m_gift->campaign();
        wish.amountText = m_gift->amountText();
        wish.message = m_gift->message();
        wish.visibility = m_gift->visibility();
        openMonthly(wish, m_giftTitle);
    });
    m_place.present(sheet);
    sheet->open();
}

void GivingSheets::openMonthly(const views::PledgeWish &wish, const QString &title)
{
    auto *sheet = new MonthlySheet(m_theme, *m_pledges, m_formats, wish, title, m_host);
    connect(sheet, &MonthlySheet::made, this, &GivingSheets::openPledges);
    m_place.present(sheet);
    sheet->open();
}

void GivingSheets::openPledges()
{
    auto *sheet = new PledgesSheet(m_theme, *m_pledges, m_formats, m_host);
    m_place.present(sheet);
    sheet->open();
}

} // namespace madang::gui
