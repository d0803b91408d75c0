// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/consent_box.h"

#include "client-gui/parts/open_page.h"
#include "client-gui/theme/spacing.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

ConsentBox::ConsentBox(const Theme &theme, Session &session, const views::Formats &formats, QWidget *parent)
    : QWidget(parent)
    , m_formats(formats)
    , m_view(session)
    , m_words(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_read(new Button(theme, Button::Kind::Quiet, Glyph::Link, this))
    , m_agree(new Button(theme, Button::Kind::Plain, this))
    , m_error(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(m_words);
    column->addWidget(m_error);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    row->addWidget(m_agree);
    row->addWidget(m_read);
    row->addStretch(1);
    column->addLayout(row);

    connect(m_read, &QPushButton::clicked, this, [this] {
        if (const auto terms = m_view.newer())
            openPage(terms->address);
    });
    connect(m_agree, &QPushButton::clicked, &m_view, &views::TermsConsent::agree);
    connect(&m_view, &views::TermsConsent::changed, this, &ConsentBox::show);
    connect(&m_view, &views::TermsConsent::agreed, this,
            [this] { Q_EMIT said(tr("Thank you. That is noted.")); });
    retranslate();
}

void ConsentBox::refresh()
{
    m_view.refresh();
}

void ConsentBox::show()
{
    const QString words = m_view.sentence(m_formats);
    const bool waits = m_view.newer().has_value();
    m_words->setText(words);
    m_read->setVisible(waits);
    m_agree->setVisible(waits);
    m_agree->setEnabled(!m_view.isBusy());
    m_error->setText(m_view.fault());
    m_error->setVisible(!m_view.fault().isEmpty());
    setVisible(!words.isEmpty());
}

void ConsentBox::retranslate()
{
    m_read->setText(tr("Read them"));
    m_agree->setText(tr("I agree to them"));
    show();
}

} // namespace madang::gui
