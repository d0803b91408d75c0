// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/question_sheet.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

QuestionSheet::QuestionSheet(const Theme &theme, Button::Kind kind, std::function<Words()> words,
                             QWidget *host)
    : Sheet(theme, 440, host)
    , m_words(std::move(words))
    , m_text(new Label(theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_cancel(new Button(theme, Button::Kind::Plain, this))
    , m_action(new Button(theme, kind, this))
{
    content()->addWidget(m_text);
    buttons()->addWidget(m_cancel);
    buttons()->addWidget(m_action);
    connect(m_cancel, &QPushButton::clicked, this, &Sheet::leave);
    connect(m_action, &QPushButton::clicked, this, [this] {
        Q_EMIT agreed();
        leave();
    });
}

void QuestionSheet::open()
{
    Sheet::open(m_action->kind() == Button::Kind::Danger ? m_cancel : m_action);
}

void QuestionSheet::retranslate()
{
    Sheet::retranslate();
    const Words words = m_words();
    setHeading(words.heading);
    m_text->setText(words.text);
    m_action->setText(words.action);
    m_cancel->setText(tr("Cancel"));
}

} // namespace madang::gui
