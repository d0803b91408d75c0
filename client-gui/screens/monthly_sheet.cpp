// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/monthly_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "common/views/donation_form.h"
#include "common/views/gift_sights.h"
#include "common/views/pledge_text.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using campaigns::GiftVisibility;
using views::DonationForm;
namespace pledge_text = views::pledge_text;

void fillDays(QComboBox &box, int chosen)
{
    box.clear();
    for (int day = 1; day <= pledges::kLatestDay; ++day)
        box.addItem(pledge_text::ofDay(day), day);
    box.addItem(pledge_text::ofDay(pledges::kLastDay), pledges::kLastDay);
    box.setCurrentIndex(box.findData(chosen));
}

MonthlySheet::MonthlySheet(const Theme &theme, views::PledgeList &pledges, const views::Formats &formats,
                           const views::PledgeWish &wish, const QString &campaignTitle, QWidget *host)
    : Sheet(theme, 480, host)
    , m_pledges(pledges)
    , m_formats(formats)
    , m_wish(wish)
    , m_title(campaignTitle)
    , m_campaign(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_amount(new MoneyEdit(theme, this))
    , m_amountField(new FormField(theme, m_amount, this))
    , m_day(new QComboBox(this))
    , m_dayField(new FormField(theme, m_day, this))
    , m_now(new QCheckBox(this))
    , m_message(new QLineEdit(this))
    , m_messageField(new FormField(theme, m_message, this))
    , m_visibility(new QComboBox(this))
    , m_visibilityField(new FormField(theme, m_visibility, this))
    , m_note(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_error(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_cancel(new Button(theme, Button::Kind::Plain, this))
    , m_give(new Button(theme, Button::Kind::Money, this))
{
    setLeavesLightly(false);
    m_message->setMaxLength(DonationForm::kLongestMessage);
    m_amount->setText(m_wish.amountText);
    m_message->setText(m_wish.message);
    for (const GiftVisibility visibility : views::visibilityLevels())
        m_visibility->addItem(QString(), int(visibility));
    m_visibility->setCurrentIndex(m_visibility->findData(int(m_wish.visibility)));
    // Its longest choice is wider than the card: what does not fit is cut there, not the whole form.
    m_visibility->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_visibility->setMinimumContentsLength(12);
    for (QWidget *widget : QWidgetList{m_campaign, m_amountField, m_dayField, m_now, m_messageField,
                                       m_visibilityField, m_error, m_note})
        content()->addWidget(widget);
    buttons()->addWidget(m_cancel);
    buttons()->addWidget(m_give);

    connect(m_amount, &QLineEdit::textChanged, this, &MonthlySheet::showForm);
    connect(m_amount, &QLineEdit::returnPressed, this, &MonthlySheet::submit);
    connect(m_cancel, &QPushButton::clicked, this, &Sheet::leave);
    connect(m_give, &QPushButton::clicked, this, &MonthlySheet::submit);
    connect(&pledges, &views::PledgeList::changed, this, &MonthlySheet::showForm);
    connect(&pledges, &views::PledgeList::created, this, &MonthlySheet::made);
}

void MonthlySheet::open()
{
    Sheet::open(m_amount);
}

void MonthlySheet::submit()
{
    if (!m_give->isEnabled())
        return;
    m_wish.amountText = m_amount->text();
    m_wish.day = m_day->currentData().toInt();
    m_wish.now = m_now->isChecked();
    m_wish.message = m_message->text();
    m_wish.visibility = GiftVisibility(m_visibility->currentData().toInt());
    m_pledges.create(m_wish);
}

void MonthlySheet::showForm()
{
    const Result<Money> amount = DonationForm::amountOf(m_amount->text());
    const bool sending = m_pledges.isCreating();
    m_amountField->setFault(DonationForm::hintFor(m_amount->text(), m_formats));
    m_give->setEnabled(amount && !sending);
    m_give->setText(sending      ? tr("One moment…")
                        : amount ? tr("Give %1 every month").arg(m_formats.won(*amount))
                                 : tr("Give every month"));
    m_error->setText(m_pledges.error() ? views::wording::of(*m_pledges.error()) : QString());
    m_error->setVisible(m_pledges.error().has_value());
}

void MonthlySheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Give every month"));
    m_campaign->setText(oneLine(m_title));
    m_amountField->setName(tr("Amount each month"));
    m_amount->setPlaceholderText(tr("For example 10,000"));
    m_dayField->setName(tr("When"));
    const int day = m_day->count() > 0 ? m_day->currentData().toInt() : m_wish.day;
    fillDays(*m_day, day);
    m_now->setText(tr("Also give today; then from next month on"));
    m_messageField->setName(tr("A few words with each gift (optional)"));
    m_visibilityField->setName(tr("What others see"));
    for (int i = 0; i < m_visibility->count(); ++i)
        m_visibility->setItemText(i,
                                  views::visibilityName(GiftVisibility(m_visibility->itemData(i).toInt())));
    m_note->setText(
        tr("You register a card in your browser, on the payment provider's page. You can pause, skip a "
           "month, change or end it at any time under “Monthly gifts”."));
    m_cancel->setText(tr("Cancel"));
    showForm();
}

} // namespace madang::gui
