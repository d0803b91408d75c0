// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/donate_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/screens/timeline_screen.h"
#include "client-gui/theme/spacing.h"
#include "common/views/wording.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QPainter>
#include <QVBoxLayout>

namespace madang::gui {

using Stage = views::DonationForm::Stage;
using campaigns::GiftVisibility;

namespace {

    constexpr int kPresetColumns = 3;
    constexpr int kMostDepositLines = 6;

    /// A frame for the preview: the card as everybody will see it.
    class PreviewCard : public QWidget {
    public:
        PreviewCard(const Theme &theme, QWidget *parent)
            : QWidget(parent)
            , m_theme(theme)
        {
        }

    protected:
        void paintEvent(QPaintEvent *) override
        {
            QPainter painter(this);
            painter.setRenderHint(QPainter::Antialiasing);
            const Colours &colours = m_theme.colours();
            painter.setPen(colours.strong ? QPen(colours.border, 1) : QPen(Qt::NoPen));
            painter.setBrush(colours.moneySoft);
            painter.drawRoundedRect(rect(), space::kRadius, space::kRadius);
        }

    private:
        const Theme &m_theme;
    };

} // namespace

DonateSheet::DonateSheet(const Theme &theme, views::DonationForm &form, const views::Formats &formats,
                         const QString &campaignTitle, QWidget *host)
    : Sheet(theme, 480, host)
    , m_form(form)
    , m_formats(formats)
    , m_title(campaignTitle)
    , m_campaign(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_formPage(new QWidget(this))
    , m_outcomePage(new QWidget(this))
    , m_secondary(new Button(theme, Button::Kind::Plain, this))
    , m_primary(new Button(theme, Button::Kind::Money, this))
{
    setLeavesLightly(false);
    content()->addWidget(m_campaign);
    content()->addWidget(m_formPage);
    content()->addWidget(m_outcomePage);
    buildForm(m_formPage);
    buildOutcome(m_outcomePage);
    buttons()->addWidget(m_secondary);
    buttons()->addWidget(m_primary);

    connect(&form, &views::DonationForm::changed, this, &DonateSheet::showForm);
    connect(&form, &views::DonationForm::changed, this, &DonateSheet::showOutcome);
    connect(&form, &views::DonationForm::stageChanged, this, &DonateSheet::showStage);
    connect(m_primary, &QPushButton::clicked, this, &DonateSheet::submit);
    connect(m_secondary, &QPushButton::clicked, this, [this] {
        if (m_form.stage() == Stage::Paying)
            openInBrowser(m_form.checkoutUrl());
        else if (m_form.stage() == Stage::Done)
            m_form.startOver();
        else
            leave();
    });
}

void DonateSheet::buildForm(QWidget *page)
{
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);

    m_presetGrid = new QGridLayout;
    m_presetGrid->setSpacing(space::kSmall);
    for (const Money preset : m_form.presets()) {
        auto *button = new Button(theme(), Button::Kind::Choice, page);
        button->setCheckable(true);
        connect(button, &QPushButton::clicked, this, [this, preset] {
            m_form.setAmount(preset);
            m_amount->setFocus();
        });
        m_presets.append(button);
    }
    placePresets();
    column->addLayout(m_presetGrid);

    m_amount = new MoneyEdit(theme(), page);
    m_amountField = new FormField(theme(), m_amount, page);
    column->addWidget(m_amountField);
    connect(m_amount, &QLineEdit::textChanged, &m_form, &views::DonationForm::setAmountText);
    connect(m_amount, &QLineEdit::returnPressed, this, &DonateSheet::submit);

    m_message = new QPlainTextEdit(page);
    m_message->setTabChangesFocus(true);
    m_message->setFixedHeight(theme().scaled(66));
    m_messageField = new FormField(theme(), m_message, page);
    column->addWidget(m_messageField);
    connect(m_message, &QPlainTextEdit::textChanged, this,
            [this] { m_form.setMessage(m_message->toPlainText()); });

    m_visibilityHead
        = new Label(theme(), TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, page);
    column->addWidget(m_visibilityHead);
    auto *choices = new QVBoxLayout;
    choices->setSpacing(0);
    for (const GiftVisibility visibility : views::visibilityLevels()) {
        auto *radio = new QRadioButton(page);
        radio->setChecked(m_form.visibility() == visibility);
        connect(radio, &QRadioButton::clicked, this,
                [this, visibility] { m_form.setVisibility(visibility); });
        m_visibilities.append(radio);
        choices->addWidget(radio);
    }
    column->addLayout(choices);

    auto *card = new PreviewCard(theme(), page);
    auto *cardColumn = new QVBoxLayout(card);
    cardColumn->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, space::kSmall);
    cardColumn->setSpacing(space::kHair);
    m_previewHead = new Label(theme(), TextStyle::Caption, Label::Tone::Money, Label::Lines::Wrapped, card);
    m_preview = new Label(theme(), TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, card);
    cardColumn->addWidget(m_previewHead);
    cardColumn->addWidget(m_preview);
    auto *places = new QGridLayout;
    places->setContentsMargins(0, space::kSmall, 0, 0);
    places->setHorizontalSpacing(space::kMedium);
    places->setVerticalSpacing(space::kHair);
    places->setColumnStretch(1, 1);
    for (const views::GiftSight &sight : views::giftSights(GiftVisibility::Public, {}, {})) {
        const int row = int(sight.place);
        auto *place = new Label(theme(), TextStyle::Caption, Label::Tone::Muted, Label::Lines::One, card);
        auto *shows = new Label(theme(), TextStyle::Caption, Label::Tone::Normal, Label::Lines::One, card);
        places->addWidget(place, row, 0);
        places->addWidget(shows, row, 1);
        m_places.emplaceBack(place, shows);
    }
    cardColumn->addLayout(places);
    column->addWidget(card);

    m_error = new Label(theme(), TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, page);
    column->addWidget(m_error);
    m_note = new Label(theme(), TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, page);
    column->addWidget(m_note);
    m_monthly = new Button(theme(), Button::Kind::Quiet, Glyph::Refresh, page);
    connect(m_monthly, &QPushButton::clicked, this, &DonateSheet::monthlyWanted);
    column->addWidget(m_monthly, 0, Qt::AlignLeft);
}

void DonateSheet::buildOutcome(QWidget *page)
{
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, space::kLarge, 0, space::kLarge);
    column->setSpacing(space::kSmall);
    m_drawing = new QLabel(page);
    m_drawing->setTextFormat(Qt::PlainText);
    m_spinner = new Spinner(theme(), 44, page);
    m_headline = new Label(theme(), TextStyle::Title, Label::Tone::Normal, Label::Lines::Wrapped, page);
    m_detail = new Label(theme(), TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, page);
    m_trouble = new Label(theme(), TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, page);
    buildDeposit(page);
    m_nextCheck = new Label(theme(), TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, page);
    column->addWidget(m_drawing, 0, Qt::AlignHCenter);
    column->addWidget(m_spinner, 0, Qt::AlignHCenter);
    for (Label *label : {m_headline, m_detail, m_trouble, m_nextCheck}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        column->addWidget(label);
    }
    column->insertWidget(column->indexOf(m_detail), m_deposit);
}

void DonateSheet::buildDeposit(QWidget *page)
{
    m_deposit = new PreviewCard(theme(), page);
    auto *grid = new QGridLayout(m_deposit);
    grid->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, space::kSmall);
    grid->setHorizontalSpacing(space::kMedium);
    grid->setVerticalSpacing(space::kHair);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    for (int row = 0; row < kMostDepositLines; ++row) {
        auto *name
            = new Label(theme(), TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, m_deposit);
        auto *value
            = new Label(theme(), TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, m_deposit);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        grid->addWidget(name, row, 0);
        grid->addWidget(value, row, 1);
        m_depositLines.emplaceBack(name, value);
    }
}

void DonateSheet::showDeposit()
{
    const QList<views::NamedFact> facts = m_form.depositLines();
    for (int row = 0; row < m_depositLines.size(); ++row) {
        const auto &[name, value] = m_depositLines[row];
        const bool isUsed = row < facts.size();
        name->setText(isUsed ? facts[row].name : QString());
        value->setText(isUsed ? facts[row].value : QString());
        name->setVisible(isUsed);
        value->setVisible(isUsed);
    }
    m_deposit->setVisible(!facts.isEmpty());
    const QString next = m_form.nextCheck();
    m_nextCheck->setText(next);
    m_nextCheck->setVisible(!next.isEmpty());
}

void DonateSheet::placePresets()
{
    for (int i = 0; i < m_presets.size(); ++i)
        m_presetGrid->addWidget(m_presets[i], i / kPresetColumns, i % kPresetColumns);
}

void DonateSheet::open()
{
    m_amount->setText(m_form.amountText());
    m_message->setPlainText(m_form.message());
    showStage();
    Sheet::open(m_form.stage() == Stage::Editing ? static_cast<QWidget *>(m_amount) : m_primary);
}

void DonateSheet::submit()
{
    switch (m_form.stage()) {
    case Stage::Editing:
        m_form.submit();
        break;
    case Stage::Submitting:
        break;
    case Stage::Paying:
    case Stage::Checking:
        m_form.check();
        break;
    case Stage::Depositing:
        if (m_form.donation() && m_form.donation()->deposit)
            QGuiApplication::clipboard()->setText(oneLine(m_form.donation()->deposit->account, 60));
        break;
    case Stage::Done:
        leave();
        break;
    case Stage::Declined:
    case Stage::Expired:
        m_form.startOver();
        break;
    }
}

void DonateSheet::showStage()
{
    const bool editing = m_form.stage() == Stage::Editing || m_form.stage() == Stage::Submitting;
    m_formPage->setVisible(editing);
    m_outcomePage->setVisible(!editing);
    // What had the keyboard may be hidden now.
    if (isVisible())
        (editing ? static_cast<QWidget *>(m_amount) : m_primary)->setFocus(Qt::OtherFocusReason);
    showForm();
    showOutcome();
}

void DonateSheet::showForm()
{
    const bool submitting = m_form.stage() == Stage::Submitting;
    if (!submitting && m_form.stage() != Stage::Editing)
        return;
    if (m_amount->text() != m_form.amountText()) {
        const QSignalBlocker quiet(m_amount);
        m_amount->setText(m_form.amountText());
    }
    const Result<Money> amount = m_form.amount();
    const QList<Money> presets = m_form.presets();
    for (int i = 0; i < m_presets.size(); ++i) {
        m_presets[i]->setText(m_formats.won(presets[i]));
        m_presets[i]->setChecked(amount && *amount == presets[i]);
        m_presets[i]->setEnabled(!submitting);
    }
    m_amountField->setFault(m_form.amountHint());
    m_messageField->setFault(m_form.messageHint());
    m_preview->setText(amount ? oneLine(m_form.preview(), 400) : tr("Choose an amount to see the card."));
    const QList<views::GiftSight> sights = m_form.sights();
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        const auto &[place, shows] = m_places[i];
        place->setVisible(i < sights.size());
        shows->setVisible(i < sights.size());
        if (i < sights.size())
            shows->setText(views::sightText(sights[i], m_formats));
    }
    m_error->setText(m_form.error() ? views::wording::of(*m_form.error()) : QString());
    m_error->setVisible(m_form.error().has_value());
    m_amount->setEnabled(!submitting);
    m_message->setEnabled(!submitting);
    m_secondary->setText(tr("Cancel"));
    m_primary->setEnabled(m_form.canSubmit() && !submitting);
    m_primary->setText(submitting   ? tr("One moment…")
                           : amount ? tr("Donate %1").arg(m_formats.won(*amount))
                                    : tr("Donate"));
    m_secondary->setEnabled(!submitting);
    m_monthly->setEnabled(!submitting);
}

void DonateSheet::showOutcome()
{
    const Stage stage = m_form.stage();
    if (stage == Stage::Editing || stage == Stage::Submitting)
        return;
    const bool waiting = stage == Stage::Paying || stage == Stage::Checking;
    showDeposit();
    const Colours &colours = theme().colours();
    m_spinner->setVisible(waiting);
    m_drawing->setVisible(!waiting);
    m_primary->setEnabled(true);
    m_secondary->setEnabled(true);
    switch (stage) {
    case Stage::Paying:
        m_headline->setText(tr("Waiting for your payment"));
        m_primary->setText(tr("Check now"));
        m_secondary->setText(tr("Open the payment page again"));
        break;
    case Stage::Checking:
        m_headline->setText(tr("The outcome is not known yet"));
        m_primary->setText(tr("Check now"));
        m_secondary->setText(tr("Close"));
        break;
    case Stage::Depositing:
        m_headline->setText(tr("Please transfer the money"));
        m_drawing->setPixmap(theme().pixmap(Glyph::Clock, colours.money, 40));
        m_primary->setText(tr("Copy the account number"));
        m_secondary->setText(tr("Close"));
        break;
    case Stage::Done:
        m_headline->setText(tr("Thank you!"));
        m_drawing->setPixmap(theme().pixmap(Glyph::Heart, colours.money, 56));
        m_primary->setText(tr("Done"));
        m_secondary->setText(tr("Give again"));
        break;
    case Stage::Declined:
        m_headline->setText(tr("The payment was declined"));
        m_drawing->setPixmap(theme().pixmap(Glyph::Alert, colours.dangerText, 56));
        m_primary->setText(tr("Try again"));
        m_secondary->setText(tr("Close"));
        break;
    case Stage::Expired:
        m_headline->setText(tr("Nobody paid in time"));
        m_drawing->setPixmap(theme().pixmap(Glyph::Clock, colours.muted, 56));
        m_primary->setText(tr("Try again"));
        m_secondary->setText(tr("Close"));
        break;
    case Stage::Editing:
    case Stage::Submitting:
        break;
    }
    m_detail->setText(m_form.stageText());
    m_trouble->setText(m_form.error() ? views::wording::of(*m_form.error()) : QString());
    m_trouble->setVisible(m_form.error().has_value());
}

void DonateSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Donate"));
    m_campaign->setText(oneLine(m_title));
    m_amountField->setName(tr("Amount"));
    m_amount->setPlaceholderText(tr("Another amount"));
    m_messageField->setName(tr("A few words with it (optional)"));
    m_visibilityHead->setText(tr("What others see"));
    for (qsizetype i = 0; i < m_visibilities.size(); ++i)
        m_visibilities[i]->setText(views::visibilityName(views::visibilityLevels()[i]));
    for (qsizetype i = 0; i < m_places.size(); ++i)
        m_places[i].first->setText(views::placeName(views::GiftPlace(i)));
    m_previewHead->setText(tr("So it will appear in the room"));
    m_note->setText(
        tr("You pay in your browser, on the payment provider's page. Card numbers never come into this "
           "program."));
    m_monthly->setText(tr("Give every month instead…"));
    showStage();
}

} // namespace madang::gui
