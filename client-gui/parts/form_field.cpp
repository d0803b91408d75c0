// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/form_field.h"

#include "client-gui/theme/spacing.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QStyle>
#include <QVBoxLayout>

namespace madang::gui {

FormField::FormField(const Theme &theme, QWidget *input, QWidget *parent)
    : QWidget(parent)
    , m_input(input)
    , m_name(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_hint(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTiny);
    column->addWidget(m_name);
    column->addWidget(input);
    column->addWidget(m_hint);
    m_name->setBuddy(input);
    // A number or a day is typed, or stepped by the arrow keys.
    if (auto *stepped = qobject_cast<QAbstractSpinBox *>(input))
        stepped->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_hint->hide();
}

void FormField::setName(const QString &name)
{
    m_name->setText(name);
    m_input->setAccessibleName(name);
}

void FormField::setFault(const QString &fault)
{
    m_fault = fault;
    show();
}

void FormField::setRemark(const QString &remark)
{
    m_remark = remark;
    show();
}

void FormField::show()
{
    const QString &text = m_fault.isEmpty() ? m_remark : m_fault;
    m_hint->setTone(m_fault.isEmpty() ? Label::Tone::Muted : Label::Tone::Danger);
    m_hint->setText(text);
    m_hint->setVisible(!text.isEmpty());
    m_input->setAccessibleDescription(text);
    if (m_input->property("invalid").toBool() != !m_fault.isEmpty()) {
        m_input->setProperty("invalid", !m_fault.isEmpty());
        m_input->style()->unpolish(m_input);
        m_input->style()->polish(m_input);
    }
}

void nameChoice(QComboBox &choice, const QString &name)
{
    choice.setAccessibleName(name);
    choice.setAccessibleDescription(name);
}

} // namespace madang::gui
