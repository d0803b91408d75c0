// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/people/care_sheet.h"

#include "client-gui/screens/question_sheet.h"
#include "common/views/event_text.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;
using accounts::Writings;
using views::AccountCare;

CareSheet::CareSheet(const Theme &theme, Session &session, const views::Formats &formats,
                     const QString &username, QWidget *host)
    : Sheet(theme, 480, host)
    , m_username(username)
    , m_care(session, formats)
    , m_lead(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_ask(new Label(theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_choice(new QComboBox(this))
    , m_choiceField(new FormField(theme, m_choice, this))
    , m_meaning(new Label(theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_messages(new QComboBox(this))
    , m_messagesField(new FormField(theme, m_messages, this))
    , m_reason(new QLineEdit(this))
    , m_reasonField(new FormField(theme, m_reason, this))
    , m_name(new QLineEdit(this))
    , m_nameField(new FormField(theme, m_name, this))
    , m_fault(new FaultLine(theme, this))
    , m_cancel(new Button(theme, Button::Kind::Plain, this))
    , m_action(new Button(theme, Button::Kind::Danger, this))
{
    setLeavesLightly(false);
    m_reason->setMaxLength(users::kLongestActReason);
    m_name->setMaxLength(33); // with an @ before it
    m_name->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    for (QWidget *part : {static_cast<QWidget *>(m_lead), static_cast<QWidget *>(m_ask),
                          static_cast<QWidget *>(m_choiceField), static_cast<QWidget *>(m_meaning),
                          static_cast<QWidget *>(m_messagesField), static_cast<QWidget *>(m_reasonField),
                          static_cast<QWidget *>(m_nameField), static_cast<QWidget *>(m_fault)})
        content()->addWidget(part);
    for (Button *button : {m_cancel, m_action})
        buttons()->addWidget(button);
    connect(m_cancel, &QPushButton::clicked, this, &Sheet::leave);
    connect(m_action, &QPushButton::clicked, this, &CareSheet::confirm);
    connect(m_reason, &QLineEdit::textChanged, this, &CareSheet::showAction);
    connect(m_name, &QLineEdit::textChanged, this, &CareSheet::showAction);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &CareSheet::showChoice);
    connect(m_messages, &QComboBox::currentIndexChanged, this, &CareSheet::showChoice);
    connect(&m_care, &AccountCare::changed, this, &CareSheet::showCare);
    connect(&m_care, &AccountCare::taken, this, [this](AccountCare::Care care, const QString &sentence) {
        Q_EMIT taken(sentence, care == AccountCare::Care::Erase);
        leave();
    });
}

void CareSheet::open()
{
    connect(m_fault, &FaultLine::againWanted, this, [this] { m_care.look(m_username); });
    m_care.look(m_username);
    Sheet::open(m_choice);
}

std::optional<CareSheet::Care> CareSheet::chosen() const
{
    const int index = m_choice->currentIndex();
    return index >= 0 && index < m_offered.size() ? std::optional(m_offered[index]) : std::nullopt;
}

Writings CareSheet::messages() const
{
    return m_messages->currentIndex() == 1 ? Writings::Remove : Writings::Keep;
}

void CareSheet::confirm()
{
    const auto care = chosen();
    if (!care || m_care.isBusy() || !m_action->isEnabled())
        return;
    // Over this sheet and part of it: it goes when this one goes.
    auto *sheet = new QuestionSheet(
        theme(), Button::Kind::Danger,
        [this, care = *care]() -> QuestionSheet::Words {
            return {m_care.wordOf(care) + u'?', m_care.warning(care, messages()),
                    care == Care::Erase ? tr("Erase for good") : tr("Do it")};
        },
        this);
    connect(sheet, &QuestionSheet::agreed, this,
            [this, care = *care] { m_care.take(care, m_reason->text(), messages()); });
    sheet->open();
}

void CareSheet::showCare()
{
    const auto before = chosen();
    if (!m_care.story())
        m_lead->setText(m_care.error() ? QString() : tr("Fetching the account…"));
    else
        m_lead->setText(tr("For %1. It is on the audit log.").arg(m_care.name()));
    m_lead->setVisible(!m_lead->text().isEmpty());
    m_ask->setText(m_care.askText());
    m_ask->setVisible(!m_ask->text().isEmpty());
    m_offered = m_care.offered();
    {
        const QSignalBlocker quiet(m_choice);
        m_choice->clear();
        for (const Care care : std::as_const(m_offered))
            m_choice->addItem(m_care.wordOf(care));
        m_choice->setCurrentIndex(before ? int(qMax<qsizetype>(0, m_offered.indexOf(*before))) : 0);
    }
    {
        const QSignalBlocker quiet(m_messages);
        const int index = qMax(0, m_messages->currentIndex());
        m_messages->clear();
        for (const Writings each : {Writings::Keep, Writings::Remove})
            m_messages->addItem(views::AccountCare::nameOf(each));
        m_messages->setCurrentIndex(index);
    }
    for (QWidget *part : {static_cast<QWidget *>(m_choiceField), static_cast<QWidget *>(m_reasonField),
                          static_cast<QWidget *>(m_messagesField), static_cast<QWidget *>(m_nameField)})
        part->setEnabled(!m_care.isBusy());
    showChoice();
    showFault();
}

void CareSheet::showChoice()
{
    const auto care = chosen();
    const bool offers = care.has_value();
    const bool erases = care == Care::Erase;
    m_meaning->setText(care ? m_care.warning(*care, messages()) : QString());
    for (QWidget *part : {static_cast<QWidget *>(m_choiceField), static_cast<QWidget *>(m_meaning),
                          static_cast<QWidget *>(m_reasonField), static_cast<QWidget *>(m_action)})
        part->setVisible(offers);
    m_messagesField->setVisible(erases);
    m_nameField->setVisible(erases);
    m_reasonField->setRemark(erases ? tr("Do not call them by name there: it stays.")
                                    : tr("May stay empty."));
    m_action->setText(care ? m_care.wordOf(*care) + u'…' : QString());
    showAction();
}

void CareSheet::showAction()
{
    const bool erases = chosen() == Care::Erase;
    m_action->setEnabled(
        !m_care.isBusy()
        && (!erases || (!m_reason->text().trimmed().isEmpty() && m_care.isTheirName(m_name->text()))));
}

void CareSheet::showFault()
{
    const auto &fault = m_care.error();
    const QString words = fault ? views::wording::of(*fault) : QString();
    const bool isReasons = fault && fault->field == "reason"_L1;
    m_reasonField->setFault(isReasons ? words : QString());
    m_fault->say(isReasons ? std::nullopt : fault,
                 m_care.story() ? FaultLine::Again::Pointless : FaultLine::Again::Offered);
}

void CareSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Help @%1, or erase the account").arg(views::oneLine(m_username, 40)));
    m_choiceField->setName(tr("What to do"));
    m_messagesField->setName(tr("What they wrote"));
    m_reasonField->setName(tr("Reason, for the audit log"));
    m_nameField->setName(tr("Type the user name of the account"));
    m_cancel->setText(tr("Cancel"));
    showCare();
}

} // namespace madang::gui
