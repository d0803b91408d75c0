// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/detail_field.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>

namespace madang::gui {

using views::OwnDetails;

namespace {

    int longestOf(OwnDetails::Field field)
    {
        switch (field) {
        case OwnDetails::Field::FullName:
            return details::kLongestFullName;
        case OwnDetails::Field::Line1:
        case OwnDetails::Field::Line2:
            return details::kLongestAddressLine;
        default:
            return 40;
        }
    }

    QWidget *inputFor(OwnDetails::Field field, QWidget *parent)
    {
        using Field = OwnDetails::Field;
        if (field == Field::Gender || field == Field::Country) {
            auto *choice = new QComboBox(parent);
            choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
            choice->setMinimumContentsLength(12);
            choice->setMaxVisibleItems(12);
            choice->setFocusPolicy(Qt::StrongFocus);
            return choice;
        }
        auto *edit = new QLineEdit(parent);
        edit->setMaxLength(longestOf(field));
        if (field == Field::Phone)
            edit->setInputMethodHints(Qt::ImhDialableCharactersOnly);
        else if (field == Field::BirthDate || field == Field::Home)
            edit->setInputMethodHints(Qt::ImhPreferNumbers);
        return edit;
    }

} // namespace

DetailField::DetailField(const Theme &theme, Field field, QWidget *parent)
    : DetailField(theme, field, inputFor(field, parent), parent)
{
}

DetailField::DetailField(const Theme &theme, Field field, QWidget *input, QWidget *parent)
    : FormField(theme, input, parent)
    , m_field(field)
    , m_input(input)
    , m_edit(qobject_cast<QLineEdit *>(input))
    , m_choice(qobject_cast<QComboBox *>(input))
{
    if (m_choice) {
        m_choice->installEventFilter(this);
        connect(m_choice, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT edited(text()); });
    } else {
        m_edit->installEventFilter(this);
        connect(m_edit, &QLineEdit::textEdited, this, &DetailField::edited);
        connect(m_edit, &QLineEdit::editingFinished, this, &DetailField::finished);
        connect(m_edit, &QLineEdit::returnPressed, this, &DetailField::submitted);
    }
}

QString DetailField::text() const
{
    return m_edit ? m_edit->text() : m_choice->currentData().toString();
}

void DetailField::setText(const QString &wanted)
{
    if (text() == wanted)
        return;
    if (m_edit) {
        m_edit->setText(wanted);
        return;
    }
    const QSignalBlocker quiet(m_choice);
    m_choice->setCurrentIndex(qMax(0, m_choice->findData(wanted)));
}

bool DetailField::isTyping() const
{
    return m_edit && m_edit->hasFocus();
}

void DetailField::focusInput()
{
    m_input->setFocus(Qt::OtherFocusReason);
}

void DetailField::retranslate()
{
    setName(OwnDetails::nameOf(m_field));
    if (m_edit) {
        m_edit->setPlaceholderText(OwnDetails::exampleOf(m_field));
        return;
    }
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    const auto choices = m_field == Field::Gender ? OwnDetails::genders() : OwnDetails::countries();
    for (const OwnDetails::Choice &choice : choices)
        m_choice->addItem(choice.name, choice.word);
}

/// Turning the wheel over the form moves the form, and chooses no other country in passing.
bool DetailField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_choice && event->type() == QEvent::Wheel && !m_choice->hasFocus()) {
        event->ignore();
        return true;
    }
    if (watched == m_edit && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down) {
        Q_EMIT steppedDown();
        if (!m_edit->hasFocus())
            return true;
    }
    return FormField::eventFilter(watched, event);
}

} // namespace madang::gui
