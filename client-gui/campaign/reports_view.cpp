// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/campaign/reports_view.h"

#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/label.h"
#include "client-gui/parts/markdown_view.h"
#include "client-gui/parts/picture_box.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/tab_row.h"
#include "client-gui/theme/spacing.h"
#include "common/base/web_link.h"
#include "common/views/received_gifts.h"

#include <QHBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kReceiptHeight = 360;

    Label *label(const Theme &theme, TextStyle style, Label::Tone tone, const QString &text, QWidget *parent,
                 Label::Lines lines = Label::Lines::Wrapped)
    {
        auto *made = new Label(theme, style, tone, lines, parent);
        made->setText(text);
        return made;
    }

} // namespace

ReportsView::ReportsView(const Theme &theme, views::CampaignPage &page, const views::Formats &formats,
                         QWidget *parent)
    : Pane(theme, Ground::None, parent)
    , m_page(page)
    , m_formats(formats)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(space::kMedium);
    connect(&page, &views::CampaignPage::changed, this, &ReportsView::showPage);
    connect(&formats, &views::Formats::changed, this, &ReportsView::showPage);
    retranslate();
}

void ReportsView::setStanding(const QString &standing)
{
    if (standing == m_standing)
        return;
    m_standing = standing;
    showPage();
}

void ReportsView::setReceived(const std::optional<Money> &received)
{
    if (received == m_received)
        return;
    m_received = received;
    showPage();
}

void ReportsView::showPage()
{
    clearRows(m_rows);
    Money spent;
    for (const reports::Report &report : m_page.reports())
        spent += report.spent;
    if (const QString warning = m_received ? views::overspentText(spent, *m_received, m_formats) : QString();
        !warning.isEmpty())
        m_rows->addWidget(label(theme(), TextStyle::Body, Label::Tone::Danger, warning, this));
    if (m_page.reports().isEmpty()) {
        const QString words = m_page.isLoading() ? tr("Fetching the reports…")
                                                 : tr("Nothing has been reported yet.") + u'\n' + m_standing;
        if (!m_page.error())
            m_rows->addWidget(label(theme(), TextStyle::Body, Label::Tone::Muted, words, this));
    }
    if (m_page.error()) {
        auto *fault = new FaultLine(theme(), this);
        m_rows->addWidget(fault);
        fault->say(m_page.error());
        connect(fault, &FaultLine::againWanted, &m_page, &views::CampaignPage::refresh);
    }
    for (const reports::Report &report : m_page.reports())
        m_rows->addWidget(reportCard(report));
    if (!m_page.videos().isEmpty())
        m_rows->addWidget(
            label(theme(), TextStyle::Subtitle, Label::Tone::Normal, tr("Videos of the delivery"), this));
    for (const reports::Video &video : m_page.videos())
        m_rows->addWidget(videoRow(video));
}

QWidget *ReportsView::reportCard(const reports::Report &report)
{
    auto *card = new QWidget(this);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(0, 0, 0, space::kSmall);
    column->setSpacing(space::kTiny);
    column->addWidget(
        label(theme(), TextStyle::Subtitle, Label::Tone::Normal, oneLine(report.title, 120), card));
    column->addWidget(label(
        theme(), TextStyle::Caption, Label::Tone::Muted,
        tr("%1 · %2 used").arg(m_formats.fullTime(report.publishedAt), m_formats.won(report.spent)), card));
    if (!report.story.isEmpty()) {
        auto *story = new MarkdownView(theme(), card);
        story->setMarkdown(report.story);
        story->setAccessibleName(oneLine(report.title, 120));
        connect(story, &MarkdownView::linkPressed, this, &ReportsView::linkPressed);
        column->addWidget(story);
    }
    for (const reports::Spending &spending : report.spendings)
        column->addWidget(spendingRow(spending, card));
    return card;
}

QWidget *ReportsView::spendingRow(const reports::Spending &spending, QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(space::kMedium, 0, 0, 0);
    column->setSpacing(space::kTiny);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::kMedium);
    line->addWidget(label(theme(), TextStyle::Body, Label::Tone::Normal, oneLine(spending.label, 120), row),
                    1);
    auto *amount = label(theme(), TextStyle::Strong, Label::Tone::Normal, m_formats.won(spending.amount), row,
                         Label::Lines::One);
    amount->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    column->addLayout(line);
    if (spending.receipt) {
        auto *button = new Button(theme(), Button::Kind::Quiet, Glyph::Info, row);
        button->setText(tr("Receipt"));
        button->setAccessibleName(tr("Receipt of %1").arg(spending.label));
        button->setCheckable(true);
        line->addWidget(button);
        auto *picture = new PictureBox(theme(), kReceiptHeight, row);
        picture->hide();
        column->addWidget(picture);
        const QString path = m_page.pathOf(*spending.receipt);
        const auto show = [this, picture, path] { picture->setOctets(m_page.picture(path)); };
        connect(button, &QPushButton::toggled, picture, [picture, show](bool on) {
            picture->setVisible(on);
            if (on)
                show();
        });
        connect(&m_page, &views::CampaignPage::pictureCame, picture,
                [path, picture, show](const QString &came) {
                    if (came == path && picture->isVisible())
                        show();
                });
    }
    line->addWidget(amount);
    return row;
}

QWidget *ReportsView::videoRow(const reports::Video &video)
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kMedium);
    const QUrl link = webLink(video.link);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(label(theme(), TextStyle::Strong, Label::Tone::Normal, oneLine(video.title, 120), row));
    const QString where
        = video.file ? m_formats.locale().formattedDataSize(video.file->size) : oneLine(realHost(link), 120);
    words->addWidget(label(theme(), TextStyle::Caption, Label::Tone::Muted,
                           tr("%1 · opens in the browser").arg(where), row));
    line->addLayout(words, 1);
    auto *open = new Button(theme(), Button::Kind::Plain, Glyph::Globe, row);
    open->setText(tr("Watch"));
    open->setAccessibleName(tr("Watch %1").arg(oneLine(video.title, 120)));
    open->setEnabled(!link.isEmpty());
    connect(open, &QPushButton::clicked, this, [this, link] { Q_EMIT linkPressed(link, false); });
    line->addWidget(open);
    return row;
}

void ReportsView::retranslate()
{
    showPage();
}

} // namespace madang::gui
