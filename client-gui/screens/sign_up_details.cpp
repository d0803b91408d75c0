// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/sign_up_details.h"

#include "client-gui/theme/spacing.h"

#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

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

} // namespace

SignUpDetails::SignUpDetails(const Theme &theme, views::AccountForm &form, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_form(form)
    , m_more(new Button(theme, Button::Kind::Quiet, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);
    for (const Field field : {Field::FullName, Field::BirthDate, Field::Gender, Field::Phone, Field::Country,
                              Field::Postcode, Field::Line1, Field::Line2, Field::Home})
        addRow(field, column);
    column->addWidget(m_more, 0, Qt::AlignLeft);
    connect(m_more, &QPushButton::clicked, this, [this] {
        const bool opens = !m_form.isMoreShown();
        m_form.showMore(opens);
        if (opens)
            focusGap();
    });
}

void SignUpDetails::addRow(Field field, QLayout *column)
{
    Row row{field};
    if (field == Field::Gender || field == Field::Country) {
        row.choice = new QComboBox(this);
        row.choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        row.choice->setMinimumContentsLength(12);
        row.choice->setMaxVisibleItems(12);
        row.choice->setFocusPolicy(Qt::StrongFocus);
        row.choice->installEventFilter(this);
        connect(row.choice, &QComboBox::currentIndexChanged, this, [this, field, choice = row.choice] {
            m_form.setText(field, choice->currentData().toString());
        });
    } else {
        row.edit = new QLineEdit(this);
        row.edit->setMaxLength(longestOf(*views::AccountForm::detailOf(field)));
        if (field == Field::Phone)
            row.edit->setInputMethodHints(Qt::ImhDialableCharactersOnly);
        else if (field == Field::BirthDate || field == Field::Home)
            row.edit->setInputMethodHints(Qt::ImhPreferNumbers);
        connect(row.edit, &QLineEdit::textEdited, this,
                [this, field](const QString &text) { m_form.setText(field, text); });
        connect(row.edit, &QLineEdit::editingFinished, this, &SignUpDetails::show);
        connect(row.edit, &QLineEdit::returnPressed, this, &SignUpDetails::submitted);
    }
    row.frame = new FormField(m_theme, row.edit ? static_cast<QWidget *>(row.edit) : row.choice, this);
    column->addWidget(row.frame);
    m_rows.append(row);
}

/// Turning the wheel over the form moves the form, and chooses no other country in passing.
bool SignUpDetails::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel && !static_cast<QWidget *>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SignUpDetails::fill(const Row &row)
{
    const QSignalBlocker quiet(row.choice);
    row.choice->clear();
    const auto choices = row.field == Field::Gender ? OwnDetails::genders() : OwnDetails::countries();
    for (const OwnDetails::Choice &choice : choices)
        row.choice->addItem(choice.name, choice.word);
}

bool SignUpDetails::focusGap()
{
    const QList<Field> asked = m_form.fields();
    for (const Row &row : std::as_const(m_rows)) {
        const bool lacks = m_form.text(row.field).trimmed().isEmpty() || !m_form.hint(row.field).isEmpty();
        if (!asked.contains(row.field) || !lacks)
            continue;
        (row.edit ? static_cast<QWidget *>(row.edit) : row.choice)->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

void SignUpDetails::show()
{
    const QList<Field> asked = m_form.fields();
    for (const Row &row : std::as_const(m_rows)) {
        row.frame->setVisible(asked.contains(row.field));
        const QString text = m_form.text(row.field);
        if (row.edit && row.edit->text() != text) {
            row.edit->setText(text);
        } else if (row.choice && row.choice->currentData().toString() != text) {
            const QSignalBlocker quiet(row.choice);
            row.choice->setCurrentIndex(qMax(0, row.choice->findData(text)));
        }
        // Nobody is told of a mistake in the middle of a number.
        const bool isTyping = row.edit && row.edit->hasFocus() && !m_form.error();
        row.frame->setFault(isTyping ? QString() : m_form.hint(row.field));
        row.frame->setEnabled(!m_form.isBusy());
    }
    m_more->setVisible(m_form.hasMore());
    m_more->setEnabled(!m_form.isBusy());
    m_more->setText(m_form.isMoreShown() ? tr("Less about you") : tr("More about you…"));
    const bool any = std::any_of(m_rows.cbegin(), m_rows.cend(),
                                 [&](const Row &row) { return asked.contains(row.field); });
    setVisible(any || m_form.hasMore());
}

void SignUpDetails::retranslate()
{
    for (const Row &row : std::as_const(m_rows)) {
        const OwnDetails::Field detail = *views::AccountForm::detailOf(row.field);
        row.frame->setName(OwnDetails::nameOf(detail));
        if (row.choice)
            fill(row);
        else
            row.edit->setPlaceholderText(OwnDetails::exampleOf(detail));
        row.frame->setRemark(m_form.isOptional(row.field)
                                 ? tr("Only if you want to; nobody else reads it here")
                                 : tr("Nobody else reads it here"));
    }
    show();
}

} // namespace madang::gui
