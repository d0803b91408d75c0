// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/campaign/campaign_page_sheet.h"

#include "client-gui/campaign/feed_view.h"
#include "client-gui/campaign/ranking_view.h"
#include "client-gui/campaign/reports_view.h"
#include "client-gui/parts/copy_link.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "common/base/when_done.h"
#include "common/views/wording.h"

#include <QVBoxLayout>

namespace madang::gui {

namespace {

    constexpr int kPictureHeight = 260;

} // namespace

CampaignPageSheet::CampaignPageSheet(const Theme &theme, Session &session, const views::Formats &formats,
                                     CampaignId campaign, QWidget *host)
    : Sheet(theme, 660, host)
    , m_session(session)
    , m_formats(formats)
    , m_board(session, campaign)
    , m_page(session, campaign)
    , m_feed(session, campaign)
    , m_ranking(session, campaign)
    , m_tabs(new TabRow(theme, this))
{
    content()->addWidget(m_tabs);
    m_tabs->add(aboutPage(), content());
    m_reports = new ReportsView(theme, m_page, formats, this);
    m_tabs->add(m_reports, content());
    const bool signedIn = session.state() == Session::State::SignedIn;
    auto *feed = new FeedView(theme, m_feed, formats, signedIn, this);
    m_tabs->add(feed, content());
    m_tabs->add(new RankingView(theme, m_ranking, formats, this), content());
    content()->addStretch(1);

    connect(m_tabs, &TabRow::changed, this, [this](int tab) {
        if (tab == int(Tab::Gifts) && !std::exchange(m_feedAsked, true))
            m_feed.refresh();
        if (tab == int(Tab::Ranking))
            m_ranking.refresh();
    });
    connect(m_reports, &ReportsView::linkPressed, this, &CampaignPageSheet::linkPressed);
    connect(feed, &FeedView::reportWanted, this, &CampaignPageSheet::report);
    connect(&m_board, &views::CampaignBoard::changed, this, &CampaignPageSheet::showCampaign);
    connect(&m_page, &views::CampaignPage::changed, this, &CampaignPageSheet::showCampaign);
    connect(&m_page, &views::CampaignPage::pictureCame, this, &CampaignPageSheet::showPicture);
    connect(&formats, &views::Formats::changed, this, &CampaignPageSheet::showCampaign);
}

QWidget *CampaignPageSheet::aboutPage()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    m_fault = new FaultLine(theme(), page);
    m_picture = new PictureBox(theme(), kPictureHeight, page);
    m_total = new Label(theme(), TextStyle::Subtitle, Label::Tone::Money, Label::Lines::Wrapped, page);
    m_bar = new GoalBar(theme(), page);
    m_beneficiary = new Label(theme(), TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, page);
    m_standing = new Label(theme(), TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, page);
    m_milestones = new Label(theme(), TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, page);
    m_story = new MarkdownView(theme(), page);
    m_copy = new Button(theme(), Button::Kind::Plain, Glyph::Link, page);
    for (QWidget *part : std::initializer_list<QWidget *>{m_fault, m_picture, m_total, m_bar, m_beneficiary,
                                                          m_standing, m_milestones, m_story})
        column->addWidget(part);
    column->addWidget(m_copy, 0, Qt::AlignLeft);
    connect(m_story, &MarkdownView::linkPressed, this, &CampaignPageSheet::linkPressed);
    connect(m_fault, &FaultLine::againWanted, &m_board, &views::CampaignBoard::tryAgain);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        copyLink(PlaceLink::campaign(QUrl(m_session.server().text()), m_board.id()));
        Q_EMIT said(tr("The link was copied. Everybody can open it, also in a browser."));
    });
    return page;
}

void CampaignPageSheet::open(Tab tab)
{
    showCampaign();
    Sheet::open();
    m_tabs->choose(int(tab));
}

void CampaignPageSheet::showCampaign()
{
    m_fault->say(m_board.error());
    for (QWidget *part : std::initializer_list<QWidget *>{m_total, m_bar, m_copy})
        part->setVisible(m_board.isKnown());
    if (!m_board.isKnown()) {
        m_standing->setText(
            m_board.isCutOff()
                ? tr("The campaign was never read on this device. It comes by itself with the connection.")
                : tr("Fetching the campaign…"));
        m_standing->setVisible(m_board.isCutOff() || !m_board.error());
        return;
    }
    m_standing->show();
    const campaigns::Campaign &campaign = m_board.campaign();
    setHeading(oneLine(campaign.title, 120));
    m_total->setText(tr("%1 of %2 · %3%")
                         .arg(m_formats.won(campaign.total), m_formats.won(campaign.goal),
                              m_formats.number(m_board.percent())));
    m_bar->setProgress(campaign.total.won, campaign.goal.won);
    m_beneficiary->setText(tr("For %1").arg(isolated(campaign.beneficiary)));
    m_beneficiary->setVisible(!campaign.beneficiary.isEmpty());
    m_standing->setText(views::standingText(campaign, m_formats));
    m_standing->setTone(campaign.reportOverdue ? Label::Tone::Danger : Label::Tone::Muted);
    m_reports->setStanding(m_standing->text());
    m_reports->setReceived(campaign.received);
    const QString reached = views::milestonesText(m_page.milestones(), m_formats);
    m_milestones->setText(tr("Milestones reached: %1").arg(reached));
    m_milestones->setVisible(!reached.isEmpty());
    m_story->setMarkdown(campaign.story);
    m_story->setVisible(!campaign.story.isEmpty());
    showPicture();
}

void CampaignPageSheet::showPicture()
{
    const auto &path = m_board.campaign().picture;
    m_picture->setOctets(path ? m_page.picture(*path) : QByteArray());
    m_picture->setVisible(path.has_value());
}

void CampaignPageSheet::report(DonationId gift)
{
    whenDone(m_feed.report(gift, {}), this, [this](const Result<Nothing> &done) {
        Q_EMIT said(done ? tr("Thank you. Who runs the campaign will look at it.")
                         : views::wording::of(done.error()));
    });
}

void CampaignPageSheet::retranslate()
{
    Sheet::retranslate();
    if (!m_board.isKnown())
        setHeading(tr("Campaign"));
    m_copy->setText(tr("Copy the link"));
    m_tabs->setNames({tr("About"), tr("Use of the money"), tr("Gifts"), tr("Ranking")});
    m_story->setAccessibleName(tr("What the campaign is for"));
    m_bar->setAccessibleName(tr("How far the campaign has come"));
    showCampaign();
}

} // namespace madang::gui
