// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/lock/pin_box.h"

#include "client-gui/theme/spacing.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

PinBox::PinBox(const Theme &theme, PinLock &lock, QWidget *parent)
    : QWidget(parent)
    , m_lock(lock)
    , m_head(new Label(theme, TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_lead(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_present(new PasswordEdit(theme, this))
    , m_presentField(new FormField(theme, m_present, this))
    , m_pin(new PasswordEdit(theme, this))
    , m_pinField(new FormField(theme, m_pin, this))
    , m_again(new PasswordEdit(theme, this))
    , m_againField(new FormField(theme, m_again, this))
    , m_set(new Button(theme, Button::Kind::Plain, this))
    , m_remove(new Button(theme, Button::Kind::Quiet, this))
    , m_idle(new QComboBox(this))
    , m_idleField(new FormField(theme, m_idle, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);
    for (QWidget *part : {static_cast<QWidget *>(m_head), static_cast<QWidget *>(m_lead),
                          static_cast<QWidget *>(m_presentField), static_cast<QWidget *>(m_pinField),
                          static_cast<QWidget *>(m_againField)})
        column->addWidget(part);
    auto *deeds = new QHBoxLayout;
    deeds->setSpacing(space::kSmall);
    deeds->addWidget(m_set);
    deeds->addWidget(m_remove);
    deeds->addStretch(1);
    column->addLayout(deeds);
    column->addWidget(m_idleField);
    m_idle->addItem(QString(), 0);
    for (const int minutes : PinLock::kIdleChoices)
        m_idle->addItem({}, minutes);

    for (PasswordEdit *edit : {m_present, m_pin, m_again}) {
        edit->setMaxLength(PinLock::kLongestPin);
        connect(edit, &QLineEdit::textEdited, this, [this] {
            m_presentField->setFault({});
            m_pinField->setFault({});
            m_againField->setFault({});
        });
        connect(edit, &QLineEdit::returnPressed, this, &PinBox::submit);
    }
    connect(m_set, &QPushButton::clicked, this, &PinBox::submit);
    connect(m_remove, &QPushButton::clicked, this, &PinBox::remove);
    connect(m_idle, &QComboBox::activated, this, [this] {
        const Done kept = m_lock.setIdleMinutes(m_idle->currentData().toInt());
        m_idleField->setFault(kept ? QString() : views::wording::of(kept.error()));
        showLock();
    });
    connect(&m_lock, &PinLock::changed, this, &PinBox::showLock);
    retranslate();
}

QWidget *PinBox::first() const
{
    return m_lock.isSet() ? m_present : m_pin;
}

void PinBox::submit()
{
    if (m_pin->text() != m_again->text()) {
        m_againField->setFault(tr("The two are not the same."));
        return;
    }
    const bool wasSet = m_lock.isSet();
    if (const Done set = m_lock.setPin(m_pin->text(), m_present->text()); !set)
        return refuse(set.error());
    clear();
    m_againField->setRemark(wasSet ? tr("The PIN is another one now.") : tr("The PIN is set."));
}

void PinBox::remove()
{
    if (const Done removed = m_lock.removePin(m_present->text()); !removed)
        return refuse(removed.error());
    clear();
}

void PinBox::refuse(const Error &error)
{
    FormField *field = error.field == "present"_L1 ? m_presentField : m_pinField;
    field->setFault(views::wording::of(error));
    PasswordEdit *edit = field == m_presentField ? m_present : m_pin;
    edit->selectAll();
    edit->setFocus();
}

void PinBox::clear()
{
    for (PasswordEdit *edit : {m_present, m_pin, m_again})
        edit->clear();
    for (FormField *field : {m_presentField, m_pinField, m_againField}) {
        field->setFault({});
        field->setRemark({});
    }
}

void PinBox::showLock()
{
    const bool set = m_lock.isSet();
    m_presentField->setVisible(set);
    m_remove->setVisible(set);
    m_idleField->setEnabled(set);
    m_idle->setCurrentIndex(qMax(0, m_idle->findData(m_lock.idleMinutes())));
    m_pinField->setName(set ? tr("New PIN") : tr("PIN"));
    m_againField->setName(set ? tr("New PIN again") : tr("PIN again"));
    m_set->setText(set ? tr("Change the PIN") : tr("Set the PIN"));
}

void PinBox::retranslate()
{
    m_head->setText(tr("Lock"));
    m_lead->setText(tr("A PIN of at least %1 characters locks this window while you are away. Notifications "
                       "then say neither what was written nor how much it is about. It does not encrypt what "
                       "lies on this computer.")
                        .arg(PinLock::kShortestPin));
    m_presentField->setName(tr("Present PIN"));
    m_remove->setText(tr("Remove the PIN"));
    m_idleField->setName(tr("Lock by itself"));
    nameChoice(*m_idle, tr("Lock by itself"));
    m_idle->setItemText(0, tr("Never"));
    for (int i = 1; i < m_idle->count(); ++i) {
        const int minutes = m_idle->itemData(i).toInt();
        m_idle->setItemText(i,
                            minutes == 1 ? tr("After one minute without you")
                                         : tr("After %1 minutes without you").arg(minutes));
    }
    showLock();
}

} // namespace madang::gui
