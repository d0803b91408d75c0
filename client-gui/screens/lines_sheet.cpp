// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/lines_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

LinesSheet::LinesSheet(const Theme &theme, std::function<Words()> words, QWidget *host)
    : Sheet(theme, 560, host)
    , m_words(std::move(words))
    , m_state(new EmptyState(theme, this))
{
    content()->addWidget(m_state);
    content()->addStretch(1);
    content()->setSpacing(space::kMedium);
    m_state->setMinimumHeight(theme.scaled(200));
    connect(m_state, &EmptyState::pressed, this, [this] {
        m_waits = true;
        retranslate();
        Q_EMIT againWanted();
    });
}

void LinesSheet::setLines(const QList<Line> &lines)
{
    m_waits = false;
    m_isEmpty = lines.isEmpty();
    m_state->setVisible(m_isEmpty);
    for (const Line &line : lines)
        addLine(line);
    retranslate();
}

void LinesSheet::setError(const QString &text)
{
    m_waits = false;
    m_state->say(Glyph::CloudOff, tr("The list could not be fetched"), text, tr("Try again"));
}

void LinesSheet::addLine(const Line &line)
{
    auto *row = new QWidget(this);
    auto *across = new QHBoxLayout(row);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(space::kMedium);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *head = new Label(theme(), TextStyle::Caption, Label::Tone::Muted, Label::Lines::One, row);
    head->setText(line.head);
    words->addWidget(head);
    if (!line.text.isEmpty()) {
        auto *text = new Label(theme(), TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, row);
        text->setText(manyLines(line.text));
        words->addWidget(text);
    }
    across->addLayout(words, 1);
    if (line.position > 0) {
        auto *go = new Button(theme(), Button::Kind::Plain, row);
        go->setText(tr("Go there"));
        across->addWidget(go, 0, Qt::AlignTop);
        connect(go, &QPushButton::clicked, this, [this, position = line.position] {
            Q_EMIT pressed(position);
            leave();
        });
    }
    // Above the stretch.
    content()->insertWidget(content()->count() - 1, row);
}

void LinesSheet::retranslate()
{
    Sheet::retranslate();
    const Words words = m_words();
    setHeading(words.heading);
    if (m_waits)
        m_state->wait(tr("Fetching the list…"));
    if (m_isEmpty)
        m_state->say(Glyph::Info, words.nothing, {});
}

} // namespace madang::gui
