// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/campaign/thanks_page.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/tab_row.h"
#include "client-gui/theme/spacing.h"
#include "common/base/when_done.h"
#include "common/views/wording.h"

#include <QHBoxLayout>

namespace madang::gui {

namespace {

    constexpr int kGiftsShown = 100;
    constexpr int kLettersShown = 20;

} // namespace

ThanksPage::ThanksPage(const Theme &theme, views::CampaignDesk &desk, const views::Formats &formats,
                       QWidget *parent)
    : Pane(theme, Ground::None, parent)
    , m_desk(desk)
    , m_formats(formats)
    , m_whom(new Label(theme, TextStyle::Strong, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_everybody(new Button(theme, Button::Kind::Quiet, Glyph::People, this))
    , m_text(new QPlainTextEdit(this))
    , m_textField(new FormField(theme, m_text, this))
    , m_fault(new FaultLine(theme, this))
    , m_note(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_send(new Button(theme, Button::Kind::Primary, this))
    , m_lettersHead(new Label(theme, TextStyle::Strong, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_giftsHead(new Label(theme, TextStyle::Strong, Label::Tone::Normal, Label::Lines::Wrapped, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(theme.scaled(90));
    m_note->hide();
    auto *top = new QHBoxLayout;
    top->addWidget(m_whom, 1);
    top->addWidget(m_everybody);
    column->addLayout(top);
    column->addWidget(m_textField);
    column->addWidget(m_fault);
    column->addWidget(m_note);
    column->addWidget(m_send, 0, Qt::AlignRight);
    column->addWidget(m_lettersHead);
    m_letters = new QVBoxLayout;
    m_letters->setSpacing(space::kSmall);
    column->addLayout(m_letters);
    column->addSpacing(space::kSmall);
    column->addWidget(m_giftsHead);
    m_gifts = new QVBoxLayout;
    m_gifts->setSpacing(space::kSmall);
    column->addLayout(m_gifts);
    connect(m_fault, &FaultLine::againWanted, this, &ThanksPage::refresh);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ThanksPage::check);
    connect(m_send, &QPushButton::clicked, this, &ThanksPage::send);
    connect(m_everybody, &QPushButton::clicked, this, [this] {
        m_to.reset();
        check();
    });
    connect(&desk, &views::CampaignDesk::changed, this, &ThanksPage::showLetters);
    retranslate();
}

void ThanksPage::refresh()
{
    m_desk.refreshLetters();
    whenDone(m_desk.statement(), this, [this](const Result<statements::Statement> &statement) {
        m_fault->say(statement ? std::nullopt : std::optional(statement.error()));
        if (!statement)
            return;
        m_statement = *statement;
        showGifts();
        check();
    });
}

void ThanksPage::check()
{
    const auto over = int(m_text->toPlainText().size()) - views::CampaignDesk::kLongestThanks;
    m_textField->setFault(over > 0 ? tr("%n character(s) too many", nullptr, over) : QString());
    const bool any = m_statement && !m_statement->gifts.isEmpty();
    m_send->setEnabled(any && over <= 0 && !m_text->toPlainText().trimmed().isEmpty());
    if (m_to) {
        const QString name = m_to->donor ? isolated(*m_to->donor) : tr("an anonymous donor");
        m_whom->setText(tr("To %1, for %2").arg(name, m_formats.won(m_to->amount)));
        m_send->setText(tr("Send"));
    } else {
        m_whom->setText(tr("To everybody who has given, also to those whose names are hidden"));
        m_send->setText(tr("Send to everybody"));
    }
    m_everybody->setVisible(m_to.has_value());
}

void ThanksPage::send()
{
    m_send->setEnabled(false);
    std::optional<DonationId> gift;
    if (m_to)
        gift = m_to->id;
    whenDone(m_desk.thank(m_text->toPlainText(), gift), this, [this](const Result<letters::Letter> &letter) {
        m_note->setVisible(!letter);
        if (!letter)
            m_note->setText(views::wording::of(letter.error()));
        else
            m_text->clear();
        check();
        if (letter)
            Q_EMIT said(tr("Your thanks are on their way."));
    });
}

void ThanksPage::showLetters()
{
    clearRows(m_letters);
    m_lettersHead->setVisible(!m_desk.letters().isEmpty());
    for (qsizetype i = 0; i < qMin<qsizetype>(kLettersShown, m_desk.letters().size()); ++i) {
        const letters::Letter &letter = m_desk.letters()[i];
        auto *row = new QWidget(this);
        auto *column = new QVBoxLayout(row);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        auto *text = new Label(theme(), TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, row);
        text->setText(oneLine(letter.text, 160));
        auto *progress
            = new Label(theme(), TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, row);
        progress->setText(tr("%1 · %2").arg(m_formats.relative(letter.createdAt),
                                            views::CampaignDesk::progressText(letter, m_formats)));
        column->addWidget(text);
        column->addWidget(progress);
        m_letters->addWidget(row);
    }
}

void ThanksPage::showGifts()
{
    clearRows(m_gifts);
    if (!m_statement)
        return;
    m_giftsHead->setText(tr("%n gift(s), %1 received", nullptr, int(m_statement->gifts.size()))
                             .arg(m_formats.won(m_statement->received)));
    // The newest are thanked for first.
    const qsizetype count = m_statement->gifts.size();
    for (qsizetype i = count - 1; i >= qMax<qsizetype>(0, count - kGiftsShown); --i) {
        const statements::ReceivedGift &gift = m_statement->gifts[i];
        auto *row = new QWidget(this);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(space::kMedium);
        auto *words = new QVBoxLayout;
        words->setSpacing(0);
        auto *name = new Label(theme(), TextStyle::Body, Label::Tone::Normal, Label::Lines::One, row);
        name->setText(gift.donor ? oneLine(*gift.donor, 60) : tr("Anonymous"));
        auto *when = new Label(theme(), TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, row);
        when->setText(
            gift.returned > Money{}
                ? tr("%1 · %2 given back").arg(m_formats.relative(gift.at), m_formats.won(gift.returned))
                : m_formats.relative(gift.at));
        words->addWidget(name);
        words->addWidget(when);
        if (!gift.message.isEmpty()) {
            auto *said
                = new Label(theme(), TextStyle::Caption, Label::Tone::Normal, Label::Lines::Wrapped, row);
            said->setText(oneLine(gift.message, 200));
            words->addWidget(said);
        }
        line->addLayout(words, 1);
        auto *amount = new Label(theme(), TextStyle::Strong, Label::Tone::Money, Label::Lines::One, row);
        amount->setText(m_formats.won(gift.amount));
        amount->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
        line->addWidget(amount);
        auto *thank = new Button(theme(), Button::Kind::Quiet, row);
        thank->setText(tr("Thank"));
        thank->setAccessibleName(tr("Thank %1").arg(name->text()));
        connect(thank, &QPushButton::clicked, this, [this, gift] {
            m_to = gift;
            check();
            m_text->setFocus(Qt::OtherFocusReason);
        });
        line->addWidget(thank);
        m_gifts->addWidget(row);
    }
}

void ThanksPage::retranslate()
{
    m_everybody->setText(tr("To everybody instead"));
    m_textField->setName(tr("Your words"));
    m_lettersHead->setText(tr("Sent so far"));
    showLetters();
    showGifts();
    check();
}

} // namespace madang::gui
