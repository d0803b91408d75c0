// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/campaigns_sheet.h"

#include "client-gui/parts/goal_bar.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/row_ground.h"
#include "client-gui/theme/spacing.h"
#include "common/views/wording.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace madang::gui {

namespace {

    /// One campaign: title, bar, sum of goal, what is left of its time.
    class CampaignDelegate : public QStyledItemDelegate {
        Q_DECLARE_TR_FUNCTIONS(madang::gui::CampaignDelegate)

    public:
        CampaignDelegate(const Theme &theme, const views::CampaignList &campaigns,
                         const views::Formats &formats, QObject *parent)
            : QStyledItemDelegate(parent)
            , m_theme(theme)
            , m_campaigns(campaigns)
            , m_formats(formats)
        {
        }

        QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
        {
            return {m_theme.scaled(200),
                    QFontMetrics(m_theme.font(TextStyle::Strong)).height()
                        + QFontMetrics(m_theme.font(TextStyle::Caption)).height() + m_theme.scaled(7)
                        + 2 * space::kMedium + 2 * space::kTiny};
        }

        void paint(QPainter *painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override
        {
            const campaigns::Campaign &campaign = m_campaigns.campaign(index.row());
            const Colours &colours = m_theme.colours();
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            const QRect ground = option.rect.adjusted(0, 1, -space::kTiny, -1);
            paintRowGround(*painter, option, ground, m_theme);
            const QRect inside
                = ground.adjusted(space::kMedium, space::kMedium - 1, -space::kMedium, -space::kMedium + 1);
            const QFontMetrics strong(m_theme.font(TextStyle::Strong));
            const QFontMetrics small(m_theme.font(TextStyle::Caption));
            const QString left = campaign.state == campaigns::State::Open
                ? m_formats.remaining(campaign.endsAt)
                : tr("Closed");
            painter->setFont(m_theme.font(TextStyle::Caption));
            painter->setPen(colours.muted);
            const QRect titleLine(inside.left(), inside.top(), inside.width(), strong.height());
            painter->drawText(titleLine, Qt::AlignRight | Qt::AlignVCenter, left);
            painter->setFont(m_theme.font(TextStyle::Strong));
            painter->setPen(colours.text);
            painter->drawText(
                titleLine, Qt::AlignVCenter,
                strong.elidedText(oneLine(campaign.title, 120), Qt::ElideRight,
                                  inside.width() - small.horizontalAdvance(left) - space::kMedium));
            const int thick = m_theme.scaled(7);
            const QRect bar(inside.left(), titleLine.bottom() + space::kTiny, inside.width(), thick);
            paintGoalBar(*painter, bar, m_theme,
                         campaign.goal.won > 0
                             ? static_cast<qreal>(campaign.total.won) / static_cast<qreal>(campaign.goal.won)
                             : 0);
            painter->setFont(m_theme.font(TextStyle::Caption));
            painter->setPen(colours.muted);
            painter->drawText(
                QRect(inside.left(), bar.bottom() + space::kTiny, inside.width(), small.height()),
                Qt::AlignVCenter,
                tr("%1 of %2").arg(m_formats.won(campaign.total), m_formats.won(campaign.goal)));
            painter->restore();
        }

    private:
        const Theme &m_theme;
        const views::CampaignList &m_campaigns;
        const views::Formats &m_formats;
    };

} // namespace

CampaignsSheet::CampaignsSheet(const Theme &theme, Session &session, const views::Formats &formats,
                               QWidget *host)
    : Sheet(theme, 540, host)
    , m_campaigns(session)
    , m_mayStart(session.state() == Session::State::SignedIn)
    , m_list(new QListView(this))
    , m_state(new EmptyState(theme, this))
    , m_start(new Button(theme, Button::Kind::Primary, this))
{
    content()->addWidget(m_list, 1);
    content()->addWidget(m_state, 1);
    m_list->setModel(&m_campaigns);
    m_list->setItemDelegate(new CampaignDelegate(theme, m_campaigns, formats, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    for (QWidget *widget : {static_cast<QWidget *>(m_list), static_cast<QWidget *>(m_state)})
        widget->setMinimumHeight(theme.scaled(320));
    if (m_mayStart)
        buttons()->addWidget(m_start);
    else
        m_start->hide();
    const auto pick = [this](const QModelIndex &index) {
        const campaigns::Campaign campaign = m_campaigns.campaign(index.row());
        leave();
        Q_EMIT picked(campaign);
    };
    connect(m_list, &QListView::clicked, this, pick);
    connect(m_list, &QListView::activated, this, pick);
    connect(m_start, &QPushButton::clicked, this, [this] {
        leave();
        Q_EMIT startWanted();
    });
    connect(m_state, &EmptyState::pressed, &m_campaigns, &views::CampaignList::refresh);
    connect(&m_campaigns, &views::CampaignList::loadingChanged, this, &CampaignsSheet::showState);
    connect(&m_campaigns, &views::CampaignList::errorChanged, this, &CampaignsSheet::showState);
    connect(&m_campaigns, &QAbstractItemModel::rowsInserted, this, &CampaignsSheet::showState);
    connect(&m_campaigns, &QAbstractItemModel::modelReset, this, &CampaignsSheet::showState);
}

void CampaignsSheet::open()
{
    m_campaigns.refresh();
    Sheet::open(m_list);
}

void CampaignsSheet::showState()
{
    const bool any = m_campaigns.rowCount() > 0;
    m_list->setVisible(any);
    m_state->setVisible(!any);
    if (any)
        return;
    if (m_campaigns.isLoading())
        m_state->wait(tr("Fetching the campaigns…"));
    else if (m_campaigns.error())
        m_state->say(Glyph::CloudOff, tr("The campaigns could not be fetched"),
                     views::wording::of(*m_campaigns.error()), tr("Try again"));
    else
        m_state->say(Glyph::Heart, tr("No campaigns yet"),
                     tr("Start one: tell what it is for, and how much it needs."));
}

void CampaignsSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Campaigns"));
    m_list->setAccessibleName(tr("Campaigns"));
    m_start->setText(tr("Start a campaign"));
    showState();
}

} // namespace madang::gui
