// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/paste_choice.h"

#include "client-gui/theme/spacing.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <utility>

namespace madang::gui {

PasteChoice::PasteChoice(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_words(new Label(theme, TextStyle::Caption, Label::Tone::Accent, Label::Lines::Wrapped, this))
    , m_code(new Button(theme, Button::Kind::Plain, this))
    , m_file(new Button(theme, Button::Kind::Plain, this))
    , m_text(new Button(theme, Button::Kind::Quiet, this))
    , m_drop(new IconButton(theme, Glyph::Close, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, space::kSmall, space::kTiny);
    column->setSpacing(space::kTiny);
    auto *head = new QHBoxLayout;
    head->addWidget(m_words, 1);
    head->addWidget(m_drop);
    column->addLayout(head);
    m_choices = new QHBoxLayout;
    m_choices->setSpacing(space::kSmall);
    m_choices->addWidget(m_code);
    m_choices->addWidget(m_file);
    m_choices->addWidget(m_text);
    m_choices->addStretch(1);
    column->addLayout(m_choices);
    connect(m_code, &QPushButton::clicked, this, [this] { choose(Use::Code); });
    connect(m_file, &QPushButton::clicked, this, [this] { choose(Use::File); });
    connect(m_text, &QPushButton::clicked, this, [this] { choose(Use::Text); });
    connect(m_drop, &QToolButton::clicked, this, [this] {
        m_pasted.clear();
        hide();
        Q_EMIT dropped();
    });
    retranslate();
    hide();
}

void PasteChoice::ask(const QString &text, bool fitsAsCode, bool canBeFile)
{
    m_pasted = text;
    m_code->setEnabled(fitsAsCode);
    m_file->setEnabled(canBeFile);
    m_text->setEnabled(text.size() <= kMostText);
    retranslate();
    show();
    (fitsAsCode ? m_code : canBeFile ? m_file : m_text)->setFocus(Qt::OtherFocusReason);
    if (!fitsAsCode && !canBeFile && !m_text->isEnabled())
        m_drop->setFocus(Qt::OtherFocusReason); // the keyboard stays here all the same
}

void PasteChoice::choose(Use use)
{
    hide();
    Q_EMIT chosen(use, std::exchange(m_pasted, QString()));
}

void PasteChoice::retranslate()
{
    m_words->setText(
        tr("What you pasted is long (lines: %1, characters: %2). How is it to go?")
            .arg(locale().toString(m_pasted.trimmed().count(u'\n') + 1), locale().toString(m_pasted.size())));
    m_code->setText(tr("As a code block"));
    m_file->setText(tr("As a text file"));
    m_text->setText(tr("As it is"));
    m_drop->setWords(tr("Do not paste it"), Qt::Key_Escape);
    // Heard with the first choice by whoever cannot see the question.
    for (Button *choice : {m_code, m_file, m_text})
        choice->setAccessibleDescription(m_words->text());
    const QString tooLong = tr("It is longer than a message can be.");
    m_code->setToolTip(m_code->isEnabled() ? QString() : tooLong);
    m_text->setToolTip(m_text->isEnabled() ? QString() : tooLong);
    m_file->setToolTip(m_file->isEnabled() ? QString() : tr("No file can be added here now."));
    arrange();
}

QSize PasteChoice::minimumSizeHint() const
{
    QSize least = QWidget::minimumSizeHint();
    const QMargins around = layout()->contentsMargins();
    int widest = 0;
    for (const Button *choice : {m_code, m_file, m_text})
        widest = qMax(widest, choice->sizeHint().width());
    least.setWidth(widest + around.left() + around.right());
    return least;
}

void PasteChoice::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void PasteChoice::arrange()
{
    const QMargins around = layout()->contentsMargins();
    int wanted = around.left() + around.right() + 2 * m_choices->spacing();
    for (const Button *choice : {m_code, m_file, m_text})
        wanted += choice->sizeHint().width();
    m_choices->setDirection(wanted > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void PasteChoice::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        m_drop->click();
    else
        QWidget::keyPressEvent(event);
}

} // namespace madang::gui
