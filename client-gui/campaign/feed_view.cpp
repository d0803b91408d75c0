// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/campaign/feed_view.h"

#include "client-gui/campaign/gift_row.h"
#include "client-gui/parts/tab_row.h"
#include "client-gui/theme/spacing.h"

#include <QHBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

FeedView::FeedView(const Theme &theme, views::GiftFeed &feed, const views::Formats &formats, bool mayReport,
                   QWidget *parent)
    : Pane(theme, Ground::None, parent)
    , m_feed(feed)
    , m_formats(formats)
    , m_mayReport(mayReport)
    , m_days(new QComboBox(this))
    , m_range(new QWidget(this))
    , m_first(new QDateEdit(m_range))
    , m_firstField(new FormField(theme, m_first, m_range))
    , m_last(new QDateEdit(m_range))
    , m_lastField(new FormField(theme, m_last, m_range))
    , m_fault(new FaultLine(theme, this))
    , m_note(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_more(new Button(theme, Button::Kind::Plain, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(m_days, 0, Qt::AlignLeft);
    auto *range = new QHBoxLayout(m_range);
    range->setContentsMargins(0, 0, 0, 0);
    range->setSpacing(space::kMedium);
    range->addWidget(m_firstField);
    range->addWidget(m_lastField);
    range->addStretch(1);
    m_range->hide();
    column->addWidget(m_range);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(space::kTiny);
    column->addLayout(m_rows);
    column->addWidget(m_fault);
    column->addWidget(m_note);
    column->addWidget(m_more, 0, Qt::AlignLeft);
    for (int i = 0; i <= int(Days::Chosen); ++i)
        m_days->addItem(QString());
    const QDate today = formats.day(formats.now());
    for (QDateEdit *day : {m_first, m_last}) {
        day->setMaximumDate(today);
        day->setCalendarPopup(false);
        connect(day, &QDateEdit::dateChanged, this, &FeedView::choose);
    }
    m_first->setDate(today.addDays(-7));
    m_last->setDate(today);
    connect(m_days, &QComboBox::currentIndexChanged, this, &FeedView::choose);
    connect(m_more, &QPushButton::clicked, this, [this] { m_feed.fetchMore(); });
    connect(m_fault, &FaultLine::againWanted, &feed, &views::GiftFeed::refresh);
    connect(&feed, &views::GiftFeed::loadingChanged, this, &FeedView::showFeed);
    connect(&formats, &views::Formats::changed, this, &FeedView::showFeed);
    retranslate();
}

void FeedView::choose()
{
    const auto days = static_cast<Days>(m_days->currentIndex());
    const QDate today = m_formats.day(m_formats.now());
    m_range->setVisible(days == Days::Chosen);
    switch (days) {
    case Days::All:
        m_feed.setDays({}, {});
        break;
    case Days::Today:
        m_feed.setDays(today, today);
        break;
    case Days::Week:
        m_feed.setDays(today.addDays(-6), today);
        break;
    case Days::Month:
        m_feed.setDays(today.addDays(-29), today);
        break;
    case Days::Chosen:
        m_feed.setDays(m_first->date(), qMax(m_first->date(), m_last->date()));
        break;
    }
}

void FeedView::showFeed()
{
    clearRows(m_rows);
    for (int i = 0; i < m_feed.rowCount(); ++i) {
        const campaigns::Gift &gift = m_feed.gift(i);
        auto *row = new GiftRow(theme(), m_formats, gift, faceOf(gift.nickname), this);
        if (m_mayReport)
            row->offerReport();
        connect(row, &GiftRow::reportWanted, this, &FeedView::reportWanted);
        m_rows->addWidget(row);
    }
    QString note;
    if (m_feed.isLoading())
        note = tr("Fetching the gifts…");
    else if (m_feed.rowCount() == 0 && !m_feed.error())
        note = m_days->currentIndex() == int(Days::All) ? tr("Nobody has given yet.")
                                                        : tr("No gift in these days.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    const bool canGoOn = m_feed.canFetchMore();
    m_fault->say(m_feed.isLoading() ? std::nullopt : m_feed.error(),
                 canGoOn ? FaultLine::Again::Pointless : FaultLine::Again::Offered);
    m_more->setVisible(canGoOn);
}

void FeedView::retranslate()
{
    const QStringList names{tr("All gifts"), tr("Today"), tr("Last 7 days"), tr("Last 30 days"),
                            tr("From day to day…")};
    for (int i = 0; i < int(names.size()); ++i)
        m_days->setItemText(i, names[i]);
    nameChoice(*m_days, tr("Days"));
    m_firstField->setName(tr("From"));
    m_lastField->setName(tr("To"));
    for (QDateEdit *day : {m_first, m_last})
        day->setDisplayFormat(u"yyyy-MM-dd"_s);
    m_more->setText(tr("Show more"));
    showFeed();
}

} // namespace madang::gui
