// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/campaign/gifts_page.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/tab_row.h"
#include "client-gui/theme/spacing.h"
#include "common/views/gift_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using views::ReceivedGifts;

namespace {

    /// A row is several widgets: a few at a time.
    constexpr qsizetype kRowsAtOnce = 30;

} // namespace

GiftsPage::GiftsPage(const Theme &theme, Session &session, ReceivedGifts &gifts,
                     const views::Formats &formats, QWidget *parent)
    : Pane(theme, Ground::None, parent)
    , m_gifts(gifts)
    , m_formats(formats)
    , m_received(new Label(theme, TextStyle::Strong, Label::Tone::Money, Label::Lines::Wrapped, this))
    , m_warning(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_fault(new FaultLine(theme, this))
    , m_note(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_more(new Button(theme, Button::Kind::Quiet, this))
    , m_export(new ExportRow(theme, session, gifts.campaign(), this))
    , m_shown(kRowsAtOnce)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(space::kMedium);
    column->addWidget(m_received);
    column->addWidget(m_warning);
    column->addWidget(m_fault);
    column->addWidget(m_note);
    column->addLayout(m_rows);
    column->addWidget(m_more, 0, Qt::AlignHCenter);
    column->addWidget(m_export);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_shown += kRowsAtOnce;
        showGifts();
    });
    connect(m_export, &ExportRow::said, this, &GiftsPage::said);
    connect(m_fault, &FaultLine::againWanted, &gifts, &ReceivedGifts::refresh);
    connect(&gifts, &ReceivedGifts::changed, this, &GiftsPage::showGifts);
    retranslate();
}

QWidget *GiftsPage::rowOf(const statements::ReceivedGift &gift)
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kMedium);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    const QString name = ReceivedGifts::nameOf(gift);
    const campaigns::Donation shown = m_gifts.asDonation(gift);
    auto *head = new Label(theme(), TextStyle::Strong,
                           ReceivedGifts::canGoBack(gift) ? Label::Tone::Normal : Label::Tone::Muted,
                           Label::Lines::One, row);
    head->setText(tr("%1 · %2").arg(name, m_formats.won(gift.amount)));
    auto *details = new Label(theme(), TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, row);
    QStringList parts{m_formats.shortTime(gift.at), views::giftStateText(shown, m_formats)};
    if (!gift.message.isEmpty())
        parts += oneLine(gift.message, 200);
    details->setText(parts.join(QStringLiteral(" · ")));
    words->addWidget(head);
    words->addWidget(details);
    line->addLayout(words, 1);
    if (!ReceivedGifts::canGoBack(gift))
        return row;
    auto *back = new Button(theme(), Button::Kind::Plain, row);
    back->setText(tr("Give back…"));
    back->setAccessibleName(tr("Give back: %1").arg(head->text()));
    connect(back, &QPushButton::clicked, this, [this, shown, name] { Q_EMIT refundWanted(shown, name); });
    line->addWidget(back, 0, Qt::AlignTop);
    return row;
}

void GiftsPage::showGifts()
{
    clearRows(m_rows);
    const auto &gifts = m_gifts.gifts();
    for (qsizetype i = 0; i < qMin(m_shown, gifts.size()); ++i)
        m_rows->addWidget(rowOf(gifts[i]));
    m_received->setText(tr("Received: %1").arg(m_formats.won(m_gifts.received())));
    const QString warning = m_gifts.warning();
    m_warning->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
    m_fault->say(m_gifts.error());
    m_note->setText(m_gifts.isLoading()                       ? tr("Fetching the gifts…")
                        : gifts.isEmpty() && !m_gifts.error() ? tr("Nobody has given yet.")
                                                              : QString());
    m_note->setVisible(!m_note->text().isEmpty());
    m_more->setVisible(gifts.size() > m_shown);
    m_more->setText(tr("Show older gifts"));
}

void GiftsPage::retranslate()
{
    showGifts();
}

} // namespace madang::gui
