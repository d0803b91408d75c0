// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/people/nickname_sheet.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace madang::gui {

using views::NicknameChoice;

NicknameSheet::NicknameSheet(const Theme &theme, NicknameChoice &choice, QWidget *host)
    : Sheet(theme, 420, host)
    , m_choice(choice)
    , m_lead(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_name(new QLineEdit(this))
    , m_field(new FormField(theme, m_name, this))
    , m_later(new Button(theme, Button::Kind::Plain, this))
    , m_take(new Button(theme, Button::Kind::Primary, this))
{
    setLeavesLightly(false);
    m_name->setMaxLength(32);
    m_name->setText(choice.text());
    content()->addWidget(m_lead);
    content()->addWidget(m_field);
    buttons()->addWidget(m_later);
    buttons()->addWidget(m_take);
    connect(m_name, &QLineEdit::textChanged, &m_choice, &NicknameChoice::setText);
    connect(m_name, &QLineEdit::returnPressed, &m_choice, &NicknameChoice::choose);
    connect(m_take, &QPushButton::clicked, &m_choice, &NicknameChoice::choose);
    connect(m_later, &QPushButton::clicked, this, &NicknameSheet::leave);
    connect(&m_choice, &NicknameChoice::changed, this, &NicknameSheet::show);
    connect(&m_choice, &NicknameChoice::chosen, this, &NicknameSheet::leave);
}

void NicknameSheet::open()
{
    Sheet::open(m_name);
}

void NicknameSheet::show()
{
    m_field->setFault(m_choice.fault());
    m_field->setRemark(m_choice.praise());
    m_name->setEnabled(!m_choice.isBusy());
    m_take->setEnabled(m_choice.canChoose());
    if (!m_choice.isBusy() && !m_choice.fault().isEmpty())
        m_name->setFocus(Qt::OtherFocusReason);
}

void NicknameSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Choose your nickname"));
    m_lead->setText(NicknameChoice::explanation());
    m_field->setName(tr("Nickname"));
    m_later->setText(tr("Later"));
    m_take->setText(tr("Take it"));
    show();
}

} // namespace madang::gui
