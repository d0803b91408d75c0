// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/fault_line.h"

#include "client-gui/theme/spacing.h"
#include "common/views/wording.h"

#include <QVBoxLayout>

namespace madang::gui {

FaultLine::FaultLine(const Theme &theme, QWidget *parent)
    : Pane(theme, Ground::None, parent)
    , m_words(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_again(new Button(theme, Button::Kind::Plain, Glyph::Refresh, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(m_words);
    column->addWidget(m_again, 0, Qt::AlignLeft);
    connect(m_again, &QPushButton::clicked, this, &FaultLine::againWanted);
    hide();
    retranslate();
}

void FaultLine::say(const std::optional<Error> &why, Again again)
{
    m_why = why;
    m_again->setVisible(again == Again::Offered);
    retranslate();
    setVisible(why.has_value());
}

void FaultLine::retranslate()
{
    m_words->setText(m_why ? views::wording::of(*m_why) : QString());
    m_again->setText(tr("Try again"));
}

} // namespace madang::gui
