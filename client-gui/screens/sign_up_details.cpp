// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/sign_up_details.h"

#include "client-gui/theme/spacing.h"

#include <QVBoxLayout>

namespace madang::gui {

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
    connect(&m_form.addresses(), &views::AddressSearch::changed, this, &SignUpDetails::show);
    connect(m_more, &QPushButton::clicked, this, [this] {
        const bool opens = !m_form.isMoreShown();
        m_form.showMore(opens);
        if (opens)
            focusGap();
    });
}

void SignUpDetails::addRow(Field field, QLayout *column)
{
    auto *input = new DetailField(m_theme, *views::AccountForm::detailOf(field), this);
    connect(input, &DetailField::edited, this,
            [this, field](const QString &text) { m_form.setText(field, text); });
    connect(input, &DetailField::finished, this, &SignUpDetails::show);
    connect(input, &DetailField::submitted, this, &SignUpDetails::submitted);
    column->addWidget(input);
    AddressList *places = nullptr;
    if (field == Field::Line1 || field == Field::Home) {
        places = new AddressList(m_theme, m_form.addresses(), *input, this);
        column->addWidget(places);
        connect(places, &AddressList::picked, this, &SignUpDetails::takePlace);
    }
    m_rows.append({field, input, places});
}

/// What is asked next is which flat it is, where that is asked.
void SignUpDetails::takePlace(int place)
{
    const auto searched = m_form.addressField();
    for (const Row &row : std::as_const(m_rows)) {
        if (row.field == (searched == Field::Line1 ? Field::Line2 : Field::Home))
            row.input->focusInput();
    }
    m_form.choosePlace(place);
}

void SignUpDetails::showRemark(const Row &row)
{
    const QString remark = m_form.isOptional(row.field) ? tr("Only if you want to; nobody else reads it here")
                                                        : tr("Nobody else reads it here");
    if (row.places && m_form.addressField() == row.field) {
        row.places->setEnabled(!m_form.isBusy());
        return row.places->follow(remark);
    }
    if (row.places)
        row.places->close();
    row.input->setRemark(remark);
}

bool SignUpDetails::focusGap()
{
    const QList<Field> asked = m_form.fields();
    for (const Row &row : std::as_const(m_rows)) {
        const bool lacks = m_form.text(row.field).trimmed().isEmpty() || !m_form.hint(row.field).isEmpty();
        if (!asked.contains(row.field) || !lacks)
            continue;
        row.input->focusInput();
        return true;
    }
    return false;
}

void SignUpDetails::show()
{
    const QList<Field> asked = m_form.fields();
    for (const Row &row : std::as_const(m_rows)) {
        row.input->setVisible(asked.contains(row.field));
        row.input->setText(m_form.text(row.field));
        // Nobody is told of a mistake in the middle of a number.
        const bool isTyping = row.input->isTyping() && !m_form.error();
        row.input->setFault(isTyping ? QString() : m_form.hint(row.field));
        row.input->setEnabled(!m_form.isBusy());
        showRemark(row);
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
        row.input->retranslate();
        if (row.places)
            row.places->retranslate();
    }
    show();
}

} // namespace madang::gui
