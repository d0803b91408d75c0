// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/campaign_screen.h"

#include "client-gui/campaign/gift_row.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

CampaignScreen::CampaignScreen(const Theme &theme, const views::Formats &formats, QWidget *parent)
    : Pane(theme, Ground::Window, parent)
    , m_formats(formats)
    , m_state(new EmptyState(theme, this))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_page = scroll;
    auto *page = new Pane(theme, Ground::Window, scroll);
    scroll->setWidget(page);
    outer->addWidget(scroll, 1);
    outer->addWidget(m_state, 1);

    m_title = new Label(theme, TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::Wrapped, page);
    m_total = new Label(theme, TextStyle::Display, Label::Tone::Money, Label::Lines::One, page);
    m_goal = new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, page);
    m_bar = new GoalBar(theme, page);
    m_percent = new Label(theme, TextStyle::Strong, Label::Tone::Normal, Label::Lines::One, page);
    m_left = new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::One, page);
    m_donate = new Button(theme, Button::Kind::Money, Glyph::Heart, page);
    m_story = new MarkdownView(theme, page);
    m_standing = new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, page);
    m_beneficiary = new Label(theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, page);
    m_giftsHead = new Label(theme, TextStyle::Strong, Label::Tone::Normal, Label::Lines::One, page);
    m_gifts = new QWidget(page);
    m_monitor = new Button(theme, Button::Kind::Quiet, Glyph::Device, page);
    m_more = new Button(theme, Button::Kind::Plain, Glyph::Info, page);
    m_manage = new Button(theme, Button::Kind::Plain, Glyph::Settings, page);
    m_all = new Button(theme, Button::Kind::Quiet, Glyph::Gift, page);

    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kLarge);
    column->setSpacing(space::kSmall);
    column->addWidget(m_title);
    column->addSpacing(space::kTiny);
    column->addWidget(m_total);
    column->addWidget(m_goal);
    column->addWidget(m_bar);
    auto *figures = new QHBoxLayout;
    figures->addWidget(m_percent, 1);
    figures->addWidget(m_left);
    column->addLayout(figures);
    column->addWidget(m_beneficiary);
    column->addWidget(m_standing);
    column->addSpacing(space::kTiny);
    column->addWidget(m_donate);
    column->addWidget(m_more);
    column->addWidget(m_manage);
    column->addSpacing(space::kSmall);
    column->addWidget(m_story);
    column->addSpacing(space::kSmall);
    column->addWidget(m_giftsHead);
    m_giftColumn = new QVBoxLayout(m_gifts);
    m_giftColumn->setContentsMargins(0, 0, 0, 0);
    m_giftColumn->setSpacing(space::kTiny);
    column->addWidget(m_gifts);
    column->addStretch(1);
    column->addWidget(m_monitor, 0, Qt::AlignLeft);
    column->addWidget(m_all, 0, Qt::AlignLeft);

    connect(m_donate, &QPushButton::clicked, this, &CampaignScreen::donateWanted);
    connect(m_monitor, &QPushButton::clicked, this, &CampaignScreen::monitorWanted);
    connect(m_more, &QPushButton::clicked, this, [this] {
        if (m_board)
            Q_EMIT pageWanted(m_board->id());
    });
    connect(m_manage, &QPushButton::clicked, this, [this] {
        if (m_board)
            Q_EMIT manageWanted(m_board->id());
    });
    connect(m_story, &MarkdownView::linkPressed, this, &CampaignScreen::linkPressed);
    connect(m_all, &QPushButton::clicked, this, &CampaignScreen::allWanted);
    connect(m_state, &EmptyState::pressed, this, [this] {
        if (m_board)
            m_board->tryAgain();
        else
            Q_EMIT allWanted();
    });
    connect(&formats, &views::Formats::changed, this, &CampaignScreen::showBoard);
    retranslate();
}

void CampaignScreen::setBoard(views::CampaignBoard *board)
{
    if (m_board)
        m_board->disconnect(this);
    m_board = board;
    if (board)
        connect(board, &views::CampaignBoard::changed, this, &CampaignScreen::showBoard);
    showBoard();
}

void CampaignScreen::setIdOf(std::function<qint64(const QString &)> idOf)
{
    m_idOf = std::move(idOf);
}

void CampaignScreen::setModerator(bool moderator)
{
    m_moderator = moderator;
    showBoard();
}

void CampaignScreen::setGuest(bool guest)
{
    m_guest = guest;
    showBoard();
}

void CampaignScreen::showBoard()
{
    const bool known = m_board && m_board->isKnown();
    m_page->setVisible(known);
    m_state->setVisible(!known);
    if (!m_board) {
        m_state->say(Glyph::Heart, tr("No campaign here"), tr("This room does not collect for anything."),
                     tr("All campaigns"));
        return;
    }
    if (!known && m_board->isCutOff()) {
        m_state->say(
            Glyph::CloudOff, tr("No connection"),
            tr("The campaign was never read on this device. It comes by itself with the connection."),
            tr("Try again"));
        return;
    }
    if (!known && m_board->error()) {
        m_state->say(Glyph::CloudOff, tr("The campaign could not be fetched"),
                     views::wording::of(*m_board->error()), tr("Try again"));
        return;
    }
    if (!known) {
        m_state->wait(tr("Fetching the campaign…"));
        return;
    }
    const campaigns::Campaign &campaign = m_board->campaign();
    m_title->setText(oneLine(campaign.title));
    m_total->setText(m_formats.won(campaign.total));
    m_goal->setText(tr("raised of %1").arg(m_formats.won(campaign.goal)));
    m_bar->setProgress(campaign.total.won, campaign.goal.won);
    m_percent->setText(m_formats.number(m_board->percent()) + m_formats.locale().percent());
    m_left->setText(m_board->isOpen() ? m_formats.remaining(campaign.endsAt) : tr("Closed"));
    m_donate->setText(m_guest ? tr("Sign in to donate") : tr("Donate"));
    m_donate->setEnabled(m_board->isOpen());
    m_story->setMarkdown(campaign.story);
    m_beneficiary->setText(tr("For %1").arg(isolated(campaign.beneficiary)));
    m_beneficiary->setVisible(!campaign.beneficiary.isEmpty());
    m_standing->setText(views::standingText(campaign, m_formats));
    m_standing->setTone(campaign.reportOverdue ? Label::Tone::Danger : Label::Tone::Muted);
    m_standing->setVisible(!m_board->isOpen());
    m_manage->setVisible(!m_guest && (m_moderator || campaign.received.has_value()));
    m_story->setVisible(!campaign.story.isEmpty());
    m_giftsHead->setText(tr("%n gift(s)", nullptr, campaign.giftCount));
    showGifts();
}

void CampaignScreen::showGifts()
{
    while (QLayoutItem *item = m_giftColumn->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const campaigns::Gift &gift : m_board->gifts()) {
        qint64 id = gift.nickname && m_idOf ? m_idOf(*gift.nickname) : 0;
        if (id == 0)
            id = faceOf(gift.nickname);
        m_giftColumn->addWidget(new GiftRow(theme(), m_formats, gift, id, m_gifts));
    }
    if (m_board->gifts().isEmpty()) {
        auto *none
            = new Label(theme(), TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, m_gifts);
        none->setText(m_board->campaign().giftCount == 0
                          ? tr("Be the first to give.")
                          : tr("The latest gifts appear once the server can be reached."));
        m_giftColumn->addWidget(none);
    }
}

void CampaignScreen::retranslate()
{
    m_more->setText(tr("Reports, gifts, ranking…"));
    m_manage->setText(tr("Manage the campaign…"));
    m_monitor->setText(tr("Live monitor"));
    m_all->setText(tr("All campaigns"));
    m_story->setAccessibleName(tr("What the campaign is for"));
    m_bar->setAccessibleName(tr("How far the campaign has come"));
    showBoard();
}

} // namespace madang::gui
