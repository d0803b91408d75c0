// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/details_box.h"

#include "client-gui/theme/spacing.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

DetailsBox::DetailsBox(const Theme &theme, Session &session, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_view(session)
    , m_head(new Label(theme, TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_lead(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_open(new Button(theme, Button::Kind::Plain, Glyph::Lock, this))
    , m_form(new QWidget(this))
    , m_error(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_unread(new FaultLine(theme, this))
    , m_save(new Button(theme, Button::Kind::Plain, m_form))
    , m_cancel(new Button(theme, Button::Kind::Quiet, m_form))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);
    column->addWidget(m_head);
    column->addWidget(m_lead);
    column->addWidget(m_open, 0, Qt::AlignLeft);
    column->addWidget(m_form);
    column->addWidget(m_error);
    column->addWidget(m_unread);

    auto *inner = new QVBoxLayout(m_form);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(space::kMedium);
    for (const Field field : views::OwnDetails::kFields)
        addRow(field, inner);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::kSmall);
    buttons->addWidget(m_save);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    inner->addLayout(buttons);

    connect(m_unread, &FaultLine::againWanted, &m_view, &views::OwnDetails::read);
    connect(m_open, &QPushButton::clicked, this, [this] { setOpen(true); });
    connect(m_save, &QPushButton::clicked, &m_view, &views::OwnDetails::save);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_view.cancel();
        setOpen(false);
    });
    connect(&m_view, &views::OwnDetails::changed, this, &DetailsBox::show);
    connect(&m_view, &views::OwnDetails::saved, this, [this] {
        setOpen(false);
        Q_EMIT said(tr("Your private details are kept."));
    });
    m_form->hide();
    retranslate();
}

void DetailsBox::addRow(Field field, QLayout *column)
{
    auto *row = new DetailField(m_theme, field, m_form);
    connect(row, &DetailField::edited, this,
            [this, field](const QString &text) { m_view.setText(field, text); });
    connect(row, &DetailField::submitted, this, [this] {
        if (m_view.canSave())
            m_view.save();
    });
    column->addWidget(row);
    m_rows.append(row);
    if (field != Field::Line1)
        return;
    m_places = new AddressList(m_theme, m_view.addresses(), *row, m_form);
    column->addWidget(m_places);
    connect(m_places, &AddressList::picked, this, &DetailsBox::takePlace);
    connect(&m_view.addresses(), &views::AddressSearch::changed, this, &DetailsBox::show);
}

DetailField *DetailsBox::rowOf(Field field) const
{
    return m_rows.at(qsizetype(field));
}

/// What is asked next is which flat it is.
void DetailsBox::takePlace(int row)
{
    rowOf(Field::Line2)->focusInput();
    m_view.choosePlace(row);
}

void DetailsBox::refresh()
{
    m_view.read();
}

void DetailsBox::setOpen(bool open)
{
    m_form->setVisible(open);
    m_open->setVisible(!open);
    if (open) {
        m_view.addresses().begin();
        m_rows.first()->focusInput();
    }
    show();
}

void DetailsBox::show()
{
    const bool open = m_form->isVisibleTo(this);
    m_open->setEnabled(m_view.isKnown());
    for (DetailField *row : std::as_const(m_rows)) {
        row->setText(m_view.text(row->field()));
        row->setFault(open ? m_view.fault(row->field()) : QString());
        row->setEnabled(!m_view.isBusy());
    }
    m_places->setEnabled(!m_view.isBusy());
    m_places->follow();
    rowOf(Field::Home)
        ->setRemark(m_view.addresses().isOffered()
                        ? tr("Comes from the address that you choose; empty it to take it away")
                        : QString());
    m_save->setEnabled(m_view.canSave());
    m_cancel->setEnabled(!m_view.isBusy());
    const bool known = m_view.isKnown();
    m_unread->say(known || m_view.fault().isEmpty() ? std::nullopt : m_view.error());
    m_error->setText(m_view.fault());
    m_error->setVisible(known && !m_view.fault().isEmpty());
    setVisible(m_view.isKnown() || !m_view.fault().isEmpty());
}

void DetailsBox::retranslate()
{
    m_head->setText(tr("Private details"));
    m_lead->setText(
        tr("Name, day of birth, phone, address and where home is, as far as you want to tell them. They are "
           "kept sealed; no other member and no operator reads them here."));
    m_open->setText(tr("Look at them or change them…"));
    m_save->setText(tr("Keep them"));
    m_cancel->setText(tr("Cancel"));
    for (DetailField *row : std::as_const(m_rows))
        row->retranslate();
    m_places->retranslate();
    show();
}

} // namespace madang::gui
