// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/campaign/messages_page.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/tab_row.h"
#include "client-gui/theme/spacing.h"
#include "common/base/when_done.h"
#include "common/views/amount.h"
#include "common/views/wording.h"

#include <QHBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;
using campaigns::MessageState;

MessagesPage::MessagesPage(const Theme &theme, views::CampaignDesk &desk, const views::Formats &formats,
                           QWidget *parent)
    : Pane(theme, Ground::None, parent)
    , m_desk(desk)
    , m_formats(formats)
    , m_fault(new FaultLine(theme, this))
    , m_none(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_words(new QPlainTextEdit(this))
    , m_wordsField(new FormField(theme, m_words, this))
    , m_from(new MoneyEdit(theme, this))
    , m_fromField(new FormField(theme, m_from, this))
    , m_note(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_save(new Button(theme, Button::Kind::Primary, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);
    m_words->setTabChangesFocus(true);
    m_words->setFixedHeight(theme.scaled(90));
    m_note->hide();
    column->addWidget(m_fault);
    column->addWidget(m_none);
    connect(m_fault, &FaultLine::againWanted, &m_desk, &views::CampaignDesk::refreshHeld);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(space::kMedium);
    column->addLayout(m_rows);
    column->addWidget(m_wordsField);
    column->addWidget(m_fromField);
    column->addWidget(m_note);
    column->addWidget(m_save, 0, Qt::AlignRight);
    connect(m_save, &QPushButton::clicked, this, &MessagesPage::save);
    connect(&desk, &views::CampaignDesk::changed, this, &MessagesPage::showHeld);
    retranslate();
}

void MessagesPage::setCampaign(const campaigns::Campaign &campaign)
{
    m_open = campaign.state == campaigns::State::Open;
    if (m_messagesFrom == campaign.messagesFrom && m_filled)
        return;
    m_messagesFrom = campaign.messagesFrom;
    m_from->setText(m_messagesFrom ? m_formats.number(m_messagesFrom->won) : QString());
    m_fromField->setVisible(m_open);
}

void MessagesPage::showHeld()
{
    clearRows(m_rows);
    const auto &held = m_desk.held();
    m_fault->say(m_desk.error());
    m_none->setText(!m_desk.knowsHeld()  ? tr("Fetching the messages…")
                        : held.isEmpty() ? tr("No message waits for you.")
                                         : tr("%n message(s) to decide about. The money counts in any case.",
                                              nullptr, int(held.size())));
    m_none->setVisible(!m_desk.error());
    for (const moderation::HeldMessage &message : held) {
        auto *row = new QWidget(this);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(space::kMedium);
        auto *words = new QVBoxLayout;
        words->setSpacing(0);
        auto *said = new Label(theme(), TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, row);
        said->setText(oneLine(message.message, 200));
        auto *who = new Label(theme(), TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, row);
        const QString name = message.nickname ? oneLine(*message.nickname, 60) : tr("Anonymous");
        const QString where
            = message.state == MessageState::Reported ? tr("still shown") : tr("hidden until you decide");
        who->setText(
            QStringList{name, m_formats.won(message.amount), where, views::CampaignDesk::whyText(message)}
                .join(u" · "_s));
        words->addWidget(said);
        words->addWidget(who);
        line->addLayout(words, 1);
        auto *release = new Button(theme(), Button::Kind::Plain, row);
        release->setText(tr("Show it"));
        auto *drop = new Button(theme(), Button::Kind::Danger, row);
        drop->setText(tr("Drop it"));
        connect(release, &QPushButton::clicked, this,
                [this, id = message.donation] { m_desk.decide(id, moderation::Verdict::Release); });
        connect(drop, &QPushButton::clicked, this,
                [this, id = message.donation] { m_desk.decide(id, moderation::Verdict::Drop); });
        line->addWidget(release, 0, Qt::AlignTop);
        line->addWidget(drop, 0, Qt::AlignTop);
        m_rows->addWidget(row);
    }
    m_wordsField->setRemark(m_desk.rules().usualWords
                                ? tr("One a line. The server's own list of swear words holds messages too.")
                                : tr("One a line."));
    if (!m_filled && !m_desk.rules().campaign.isNull()) {
        m_filled = true;
        m_words->setPlainText(QStringList(m_desk.rules().words).join(u'\n'));
    }
}

void MessagesPage::save()
{
    const QString typed = m_from->text().trimmed();
    const Result<Money> from = typed.isEmpty() ? Result<Money>(Money{}) : views::readAmount(typed);
    m_fromField->setFault(from ? QString() : views::wording::of(from.error()));
    if (!from)
        return;
    QStringList words;
    for (const QString &word : m_words->toPlainText().split(u'\n', Qt::SkipEmptyParts)) {
        if (!word.trimmed().isEmpty())
            words += word.trimmed();
    }
    m_save->setEnabled(false);
    whenDone(m_desk.setWords(words), this, [this](const Result<moderation::MessageRules> &rules) {
        m_save->setEnabled(true);
        m_note->setVisible(!rules);
        if (!rules)
            m_note->setText(views::wording::of(rules.error()));
        else
            Q_EMIT said(tr("Saved."));
    });
    if (!m_open || *from == m_messagesFrom.value_or(Money{}))
        return;
    campaigns::ChangeCampaign change;
    change.messagesFrom = *from;
    whenDone(m_desk.change(change), this, [this](const Result<campaigns::Campaign> &changed) {
        m_fromField->setFault(changed ? QString() : views::wording::of(changed.error()));
        if (changed)
            m_messagesFrom = changed->messagesFrom;
    });
}

void MessagesPage::retranslate()
{
    m_wordsField->setName(tr("Words that hold a message"));
    m_fromField->setName(tr("Smallest gift with a message"));
    m_fromField->setRemark(tr("Empty: every gift may carry one"));
    m_save->setText(tr("Save"));
    showHeld();
}

} // namespace madang::gui
