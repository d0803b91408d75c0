// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/campaign/ranking_view.h"

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/tab_row.h"
#include "client-gui/theme/spacing.h"

#include <QHBoxLayout>

namespace madang::gui {

RankingView::RankingView(const Theme &theme, views::DonorRanking &ranking, const views::Formats &formats,
                         QWidget *parent)
    : Pane(theme, Ground::None, parent)
    , m_ranking(ranking)
    , m_formats(formats)
    , m_period(new QComboBox(this))
    , m_fault(new FaultLine(theme, this))
    , m_note(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_listed(new QCheckBox(this))
    , m_masked(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(m_period, 0, Qt::AlignLeft);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(space::kSmall);
    column->addLayout(m_rows);
    column->addWidget(m_fault);
    column->addWidget(m_note);
    column->addWidget(m_masked);
    column->addWidget(m_listed);
    for (const auto period : views::DonorRanking::kPeriods) {
        m_period->addItem(QString());
        if (period == ranking.period())
            m_period->setCurrentIndex(m_period->count() - 1);
    }
    connect(m_period, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_ranking.setPeriod(views::DonorRanking::kPeriods[index]); });
    connect(m_listed, &QCheckBox::clicked, this, [this](bool on) { m_ranking.setListed(on); });
    connect(m_fault, &FaultLine::againWanted, &ranking, &views::DonorRanking::refresh);
    connect(&ranking, &views::DonorRanking::changed, this, &RankingView::showRanking);
    connect(&formats, &views::Formats::changed, this, &RankingView::showRanking);
    retranslate();
}

void RankingView::showRanking()
{
    clearRows(m_rows);
    for (const statements::Place &place : m_ranking.places()) {
        auto *row = new QWidget(this);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(space::kMedium);
        auto *rank = new Label(theme(), TextStyle::Subtitle, Label::Tone::Money, Label::Lines::One, row);
        rank->setText(m_formats.number(place.rank));
        rank->setFixedWidth(theme().scaled(36));
        rank->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        auto *name = new Label(theme(), TextStyle::Strong, Label::Tone::Normal, Label::Lines::One, row);
        name->setText(oneLine(place.name, 60));
        auto *gifts = new Label(theme(), TextStyle::Caption, Label::Tone::Muted, Label::Lines::One, row);
        gifts->setText(tr("%n gift(s)", nullptr, place.gifts));
        gifts->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
        auto *total = new Label(theme(), TextStyle::Strong, Label::Tone::Money, Label::Lines::One, row);
        total->setText(m_formats.won(place.total));
        total->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
        line->addWidget(rank);
        line->addWidget(name, 1);
        line->addWidget(gifts);
        line->addWidget(total);
        m_rows->addWidget(row);
    }
    QString note;
    if (m_ranking.places().isEmpty() && !m_ranking.error())
        note = m_ranking.isLoading() ? tr("Counting…") : tr("Nobody has given openly in this time.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_fault->say(m_ranking.error());
    m_listed->setVisible(m_ranking.isListed().has_value());
    m_listed->setChecked(m_ranking.isListed().value_or(true));
}

void RankingView::retranslate()
{
    for (int i = 0; i < m_period->count(); ++i)
        m_period->setItemText(i, views::DonorRanking::nameOf(views::DonorRanking::kPeriods[i]));
    nameChoice(*m_period, tr("Period"));
    m_listed->setText(tr("List my open gifts in rankings"));
    m_masked->setText(tr("Only gifts with open name and amount count. Names are masked for everybody."));
    showRanking();
}

} // namespace madang::gui
